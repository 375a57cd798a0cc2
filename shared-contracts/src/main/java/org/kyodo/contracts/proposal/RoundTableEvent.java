package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.Visibility;

/** What happens to a round table 協働ラウンドテーブル, a public forum 公開の場 or a screening meeting 公開プレゼン. */
@AggregateStream(
        service = "proposal",
        aggregate = "round-table",
        stages = {"Scheduled", "Held", "Minuted", "Cancelled"})
public sealed interface RoundTableEvent extends DomainEvent {

    /** It was scheduled and announced 開催の案内 (K-RT-1). */
    @EventType(value = "kyodo.proposal.RoundTableScheduled", visibility = Visibility.PUBLIC)
    record RoundTableScheduled(RoundTableId roundTableId, RoundTableTerms terms) implements RoundTableEvent {}

    /** It is at another time or place 日時・会場の変更. */
    @EventType(value = "kyodo.proposal.RoundTableChanged", visibility = Visibility.PUBLIC)
    record RoundTableChanged(RoundTableId roundTableId, RoundTableTerms terms) implements RoundTableEvent {}

    /** It will not be held 中止. */
    @EventType(value = "kyodo.proposal.RoundTableCancelled", visibility = Visibility.PUBLIC)
    record RoundTableCancelled(RoundTableId roundTableId, Reason reason) implements RoundTableEvent {}

    /**
     * It was held 開催.
     *
     * @param subjects what it was about
     * @param on the day it began
     * @param attendance who came, in groups, departments and numbers
     */
    @EventType(value = "kyodo.proposal.RoundTableHeld", visibility = Visibility.PUBLIC)
    record RoundTableHeld(
            RoundTableId roundTableId, RoundTableKind kind, List<Subject> subjects, LocalDate on, Attendance attendance)
            implements RoundTableEvent {}

    /** The attendance was corrected 訂正: this one counts. */
    @EventType(value = "kyodo.proposal.RoundTableAttendanceCorrected", visibility = Visibility.PUBLIC)
    record RoundTableAttendanceCorrected(RoundTableId roundTableId, Attendance attendance) implements RoundTableEvent {}

    /**
     * Its minutes were published 議事録の公表. What they say is on its page alone: they may name persons who agreed to that and
     * may change their mind (K-RT-2), and an event is for ever.
     *
     * @param subjects what it was about
     * @param document the minutes as a file, where there is one
     */
    @EventType(value = "kyodo.proposal.MinutesPublished", visibility = Visibility.PUBLIC)
    record MinutesPublished(
            RoundTableId roundTableId, RoundTableKind kind, List<Subject> subjects, Optional<DocumentRef> document)
            implements RoundTableEvent {}

    /** Its minutes were published anew in the place of the first ones 議事録の差替え. @param document as a file, where there is one */
    @EventType(value = "kyodo.proposal.MinutesReplaced", visibility = Visibility.PUBLIC)
    record MinutesReplaced(RoundTableId roundTableId, Optional<DocumentRef> document) implements RoundTableEvent {}
}
