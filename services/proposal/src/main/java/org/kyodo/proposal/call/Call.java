package org.kyodo.proposal.call;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPanelAppointed;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallEvent.CallRevised;
import org.kyodo.contracts.proposal.CallEvent.CallWithdrawn;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.Reason;

/**
 * A call for proposals 募集. A department drafts it, may change the draft or give it up, names its panel 審査会, and publishes
 * it with its criteria; it opens and closes at the times of
 * its window. Until it is closed it may be cancelled, with a reason.
 */
sealed interface Call extends Stage<Call, CallEvent> {
    CallId id();

    record Absent(CallId id) implements Call {}

    record Drafted(CallId id, CallTerms terms, List<AccountRef> panel) implements Call {}

    /** A draft that was given up. */
    record Withdrawn(CallId id) implements Call {}

    record Published(CallId id, CallTerms terms, List<AccountRef> panel) implements Call {}

    record Open(CallId id, CallTerms terms, List<AccountRef> panel) implements Call {}

    record Closed(CallId id, CallTerms terms, List<AccountRef> panel) implements Call {}

    record Cancelled(CallId id, CallTerms terms, Reason reason) implements Call {}

    @Override
    default Call after(CallEvent event) {
        return switch (event) {
            case CallDrafted e -> new Drafted(e.callId(), e.terms(), List.of());
            case CallRevised e -> new Drafted(e.callId(), e.terms(), panel());
            case CallWithdrawn e -> new Withdrawn(e.callId());
            case CallPanelAppointed e -> appointed(e.members());
            case CallPublished e -> new Published(e.callId(), e.terms(), panel());
            case CallOpened _ -> new Open(id(), known(), panel());
            case CallClosed _ -> new Closed(id(), known(), panel());
            case CallCancelled e -> new Cancelled(id(), known(), e.reason());
        };
    }

    /** 審査会: who scores its proposals; nobody unless the department has named them. */
    default List<AccountRef> panel() {
        return List.of();
    }

    /** What others than its department may know of it; empty before it is published. */
    default Optional<PublishedCall> published() {
        return switch (this) {
            case Absent _, Drafted _, Withdrawn _ -> Optional.empty();
            case Published _, Open _, Closed _ -> Optional.of(new PublishedCall(known(), false, panel()));
            case Cancelled _ -> Optional.of(new PublishedCall(known(), true, panel()));
        };
    }

    private Call appointed(List<AccountRef> members) {
        return switch (this) {
            case Drafted _ -> new Drafted(id(), known(), members);
            case Published _ -> new Published(id(), known(), members);
            case Open _ -> new Open(id(), known(), members);
            case Closed _ -> new Closed(id(), known(), members);
            case Absent _, Withdrawn _, Cancelled _ ->
                throw new IllegalStateException("a panel of " + this + " (expected: a call that goes on)");
        };
    }

    /** As it was drafted, revised or published last. */
    default CallTerms known() {
        return switch (this) {
            case Absent _, Withdrawn _ ->
                throw new IllegalStateException(this + " (expected: a call that was drafted)");
            case Drafted call -> call.terms();
            case Published call -> call.terms();
            case Open call -> call.terms();
            case Closed call -> call.terms();
            case Cancelled call -> call.terms();
        };
    }
}
