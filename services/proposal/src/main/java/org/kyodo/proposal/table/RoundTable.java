package org.kyodo.proposal.table;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesPublished;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesReplaced;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableAttendanceCorrected;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableCancelled;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableChanged;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableHeld;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableScheduled;
import org.kyodo.contracts.proposal.RoundTableTerms;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.RoundTableId;

/**
 * A round table 協働ラウンドテーブル, a public forum 公開の場 or a screening meeting 公開プレゼン. A section or a support centre
 * announces it some days before, may put it at another time or place, or call it off with a reason. Once it was held they say
 * who came, in groups, departments and numbers, and then publish its minutes; both they may correct.
 */
sealed interface RoundTable extends Stage<RoundTable, RoundTableEvent> {
    RoundTableId id();

    record Absent(RoundTableId id) implements RoundTable {}

    /** 予定. */
    record Scheduled(RoundTableId id, RoundTableTerms terms) implements Known {}

    /** 開催. @param on the day it began */
    record Held(RoundTableId id, RoundTableTerms terms, LocalDate on, Attendance attendance) implements Known {}

    /** 議事録公表. */
    record Minuted(RoundTableId id, RoundTableTerms terms, LocalDate on, Attendance attendance, Minutes minutes)
            implements Known {
        Minuted with(Minutes others) {
            return new Minuted(id, terms, on, attendance, others);
        }
    }

    /** 中止. */
    record Cancelled(RoundTableId id, RoundTableTerms terms, Reason reason) implements Known {}

    /** Announced, whatever became of it: it is public. */
    sealed interface Known extends RoundTable {
        RoundTableTerms terms();
    }

    /**
     * What was published of it 議事録: a file, a text, or both.
     *
     * @param text on its page alone, for it may name persons who agreed to that
     */
    record Minutes(Optional<DocumentRef> document, Optional<String> text) {}

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default RoundTable after(RoundTableEvent event) {
        return switch (event) {
            case RoundTableScheduled e -> new Scheduled(e.roundTableId(), e.terms());
            case RoundTableChanged e -> new Scheduled(id(), e.terms());
            case RoundTableCancelled e ->
                new Cancelled(id(), as(Scheduled.class).terms(), e.reason());
            case RoundTableHeld e -> new Held(id(), as(Scheduled.class).terms(), e.on(), e.attendance());
            case RoundTableAttendanceCorrected e -> {
                Held held = as(Held.class);
                yield new Held(id(), held.terms(), held.on(), e.attendance());
            }
            case MinutesPublished e -> {
                Held held = as(Held.class);
                yield new Minuted(id(), held.terms(), held.on(), held.attendance(), without(e.document()));
            }
            case MinutesReplaced e -> as(Minuted.class).with(without(e.document()));
        };
    }

    /** What a stage has of minutes before it keeps their text, which no event tells. */
    private static Minutes without(Optional<DocumentRef> document) {
        return new Minutes(document, Optional.empty());
    }
}
