package org.kyodo.registry.match;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchAccepted;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchAgreed;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchCancelled;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchDeclined;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchProposed;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchReported;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchRequested;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchTalentLost;
import org.kyodo.contracts.registry.MatchRequestEvent.TalentDispatched;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MatchParty;
import org.kyodo.contracts.value.MatchRequestId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.TalentId;

/**
 * A match request 派遣依頼: a group or a department asks for a talent 人材. A support centre or the collaboration office proposes one;
 * both it and the asker must agree, and while either does not, others may be proposed. Once both do, the talent goes there, and the
 * asker tells whether it was useful. A talent that retires meanwhile leaves the request as it was before.
 */
sealed interface MatchRequest extends Stage<MatchRequest, MatchRequestEvent> {
    MatchRequestId id();

    record Absent(MatchRequestId id) implements MatchRequest {}

    /** 依頼. */
    record Requested(MatchRequestId id, Request request) implements Begun {
        @Override
        public Requested with(Request other) {
            return new Requested(id, other);
        }
    }

    /** 提案. @param agreed which of the two agrees already */
    record Proposed(MatchRequestId id, Request request, TalentId talent, Optional<MatchParty> agreed)
            implements Matched {
        @Override
        public Proposed with(Request other) {
            return new Proposed(id, other, talent, agreed);
        }
    }

    /** 承諾. */
    record Accepted(MatchRequestId id, Request request, TalentId talent) implements Matched {
        @Override
        public Accepted with(Request other) {
            return new Accepted(id, other, talent);
        }
    }

    /** 派遣. */
    record Dispatched(MatchRequestId id, Request request, TalentId talent, LocalDate on) implements Matched {
        @Override
        public Dispatched with(Request other) {
            return new Dispatched(id, other, talent, on);
        }
    }

    /** 報告. */
    record Reported(MatchRequestId id, Request request, TalentId talent, LocalDate on, boolean useful)
            implements Matched {
        @Override
        public Reported with(Request other) {
            return new Reported(id, other, talent, on, useful);
        }
    }

    /** 取消. */
    record Cancelled(MatchRequestId id, Request request, Reason reason) implements Begun {
        @Override
        public Cancelled with(Request other) {
            return new Cancelled(id, other, reason);
        }
    }

    /** It was made. */
    sealed interface Begun extends MatchRequest {
        Request request();

        Begun with(Request other);
    }

    /** There is a talent for it. */
    sealed interface Matched extends Begun {
        TalentId talent();
    }

    /** The day stands beside the event, not in it. */
    @Override
    default MatchRequest after(MatchRequestEvent event, Entry entry) {
        MatchRequest next = after(event);
        return event instanceof MatchRequested && next instanceof Begun begun
                ? begun.with(begun.request().on(FiscalYear.dayOf(entry.at())))
                : next;
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default MatchRequest after(MatchRequestEvent event) {
        return switch (event) {
            case MatchRequested e -> new Requested(e.matchRequestId(), Request.of(e.kind(), e.need(), e.asker()));
            case MatchProposed e -> new Proposed(id(), as(Requested.class).request(), e.talent(), Optional.empty());
            case MatchAgreed e -> new Proposed(id(), as(Proposed.class).request(), e.talent(), Optional.of(e.by()));
            case MatchAccepted e -> new Accepted(id(), as(Proposed.class).request(), e.talent());
            case MatchDeclined e ->
                new Requested(id(), as(Proposed.class).request().without(e.talent()));
            case MatchTalentLost _ -> new Requested(id(), as(Matched.class).request());
            case TalentDispatched e -> new Dispatched(id(), as(Accepted.class).request(), e.talent(), e.on());
            case MatchReported e -> {
                Dispatched dispatched = as(Dispatched.class);
                yield new Reported(id(), dispatched.request(), e.talent(), dispatched.on(), e.useful());
            }
            case MatchCancelled e -> new Cancelled(id(), as(Begun.class).request(), e.reason());
        };
    }
}
