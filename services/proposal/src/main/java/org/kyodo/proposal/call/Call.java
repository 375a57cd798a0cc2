package org.kyodo.proposal.call;

import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.Reason;

/**
 * A call for proposals 募集. A department drafts it and publishes it with its criteria; it opens and closes at the times of
 * its window. Until it is closed it may be cancelled, with a reason.
 */
sealed interface Call extends Stage<Call, CallEvent> {
    CallId id();

    record Absent(CallId id) implements Call {}

    record Drafted(CallId id, CallTerms terms) implements Call {}

    record Published(CallId id, CallTerms terms) implements Call {}

    record Open(CallId id, CallTerms terms) implements Call {}

    record Closed(CallId id, CallTerms terms) implements Call {}

    record Cancelled(CallId id, CallTerms terms, Reason reason) implements Call {}

    @Override
    default Call after(CallEvent event) {
        return switch (event) {
            case CallDrafted e -> new Drafted(e.callId(), e.terms());
            case CallPublished e -> new Published(e.callId(), e.terms());
            case CallOpened _ -> new Open(id(), known());
            case CallClosed _ -> new Closed(id(), known());
            case CallCancelled e -> new Cancelled(id(), known(), e.reason());
        };
    }

    /** What others than its department may know of it; empty before it is published. */
    default Optional<PublishedCall> published() {
        return switch (this) {
            case Absent _, Drafted _ -> Optional.empty();
            case Published(var _, var terms) -> Optional.of(new PublishedCall(terms, false));
            case Open(var _, var terms) -> Optional.of(new PublishedCall(terms, false));
            case Closed(var _, var terms) -> Optional.of(new PublishedCall(terms, false));
            case Cancelled(var _, var terms, var _) -> Optional.of(new PublishedCall(terms, true));
        };
    }

    private CallTerms known() {
        return switch (this) {
            case Absent _ -> throw new IllegalStateException(this + " (expected: a call that was drafted)");
            case Drafted(var _, var terms) -> terms;
            case Published(var _, var terms) -> terms;
            case Open(var _, var terms) -> terms;
            case Closed(var _, var terms) -> terms;
            case Cancelled(var _, var terms, var _) -> terms;
        };
    }
}
