package org.kyodo.proposal.call;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallDecided;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallExtended;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPanelAppointed;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallEvent.CallRevised;
import org.kyodo.contracts.proposal.CallEvent.CallWithdrawn;
import org.kyodo.contracts.proposal.CallEvent.ScreeningScheduled;
import org.kyodo.contracts.proposal.CallOutcome;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.ScreeningDay;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Window;

/**
 * A call for proposals 募集. A department drafts it, may change the draft or give it up, names its panel 審査会, and publishes
 * it with its criteria; it opens and closes at the times of its window, which may be extended until then. What is examined gets
 * a day for that. Once nothing that was proposed to it is open any more, it is decided. Until then it may be cancelled, with a
 * reason, and what was proposed to it lapses.
 */
sealed interface Call extends Stage<Call, CallEvent> {
    CallId id();

    /** A call that was drafted, whatever became of it. */
    sealed interface Known extends Call {
        CallTerms terms();

        /** 審査会: who scores its proposals; nobody unless the department has named them. */
        List<AccountRef> panel();
    }

    /** A call that everybody may know of. */
    sealed interface Announced extends Known {}

    record Absent(CallId id) implements Call {}

    record Drafted(CallId id, CallTerms terms, List<AccountRef> panel) implements Known {}

    /** A draft that was given up. */
    record Withdrawn(CallId id) implements Call {}

    record Published(CallId id, CallTerms terms, List<AccountRef> panel) implements Announced {}

    record Open(CallId id, CallTerms terms, List<AccountRef> panel) implements Announced {}

    record Closed(CallId id, CallTerms terms, List<AccountRef> panel) implements Announced {}

    record Screening(CallId id, CallTerms terms, List<AccountRef> panel, ScreeningDay screening) implements Announced {}

    record Decided(
            CallId id, CallTerms terms, List<AccountRef> panel, Optional<ScreeningDay> screening, CallOutcome outcome)
            implements Announced {}

    record Cancelled(CallId id, CallTerms terms, List<AccountRef> panel, Reason reason) implements Announced {}

    @Override
    default Call after(CallEvent event) {
        return switch (event) {
            case CallDrafted e -> new Drafted(e.callId(), e.terms(), List.of());
            case CallRevised e -> new Drafted(e.callId(), e.terms(), known().panel());
            case CallWithdrawn e -> new Withdrawn(e.callId());
            case CallPanelAppointed e -> appointed(e.members());
            case CallPublished e -> new Published(e.callId(), e.terms(), known().panel());
            case CallExtended e -> in(e.window());
            case CallOpened _ -> new Open(id(), known().terms(), known().panel());
            case CallClosed _ -> new Closed(id(), known().terms(), known().panel());
            case ScreeningScheduled e -> new Screening(id(), known().terms(), known().panel(), e.screening());
            case CallDecided e ->
                new Decided(
                        id(),
                        known().terms(),
                        known().panel(),
                        this instanceof Screening s ? Optional.of(s.screening()) : Optional.empty(),
                        e.outcome());
            case CallCancelled e -> new Cancelled(id(), known().terms(), known().panel(), e.reason());
        };
    }

    /** What others than its department may know of it; empty before it is published. */
    default Optional<PublishedCall> published() {
        return this instanceof Announced call
                ? Optional.of(new PublishedCall(call.terms(), call instanceof Cancelled, call.panel()))
                : Optional.empty();
    }

    private Call appointed(List<AccountRef> members) {
        return switch (this) {
            case Drafted(var id, var terms, var _) -> new Drafted(id, terms, members);
            case Published(var id, var terms, var _) -> new Published(id, terms, members);
            case Open(var id, var terms, var _) -> new Open(id, terms, members);
            case Closed(var id, var terms, var _) -> new Closed(id, terms, members);
            case Screening(var id, var terms, var _, var screening) -> new Screening(id, terms, members, screening);
            case Absent _, Withdrawn _, Decided _, Cancelled _ ->
                throw new IllegalStateException("a panel of " + this + " (expected: a call that goes on)");
        };
    }

    private Call in(Window window) {
        return switch (this) {
            case Published(var id, var terms, var panel) -> new Published(id, terms.in(window), panel);
            case Open(var id, var terms, var panel) -> new Open(id, terms.in(window), panel);
            case Absent _, Drafted _, Withdrawn _, Closed _, Screening _, Decided _, Cancelled _ ->
                throw new IllegalStateException("extended while " + this + " (expected: Published or Open)");
        };
    }

    private Known known() {
        return as(Known.class);
    }
}
