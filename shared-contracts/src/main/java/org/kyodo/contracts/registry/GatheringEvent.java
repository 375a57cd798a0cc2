package org.kyodo.contracts.registry;

import java.time.LocalDate;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.GatheringId;
import org.kyodo.contracts.value.GatheringKind;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Visibility;

/** What happens to a gathering 催し・講座 in the registry. */
@AggregateStream(
        service = "registry",
        aggregate = "gathering",
        stages = {"Planned", "Open", "Held", "Cancelled"})
public sealed interface GatheringEvent extends DomainEvent {

    /** It was planned 企画; by a group that raises its hand 手をあげる as well. */
    @EventType(value = "kyodo.registry.GatheringPlanned", visibility = Visibility.PARTIES)
    record GatheringPlanned(GatheringId gatheringId, GatheringPlan gathering) implements GatheringEvent {}

    /** One account more backs it 応援. @param backers how many do now */
    @EventType(value = "kyodo.registry.GatheringBacked", visibility = Visibility.PARTIES, unnamed = true)
    record GatheringBacked(GatheringId gatheringId, int backers) implements GatheringEvent {}

    /** It is announced 案内, and enrolment is open where it takes any. */
    @EventType(value = "kyodo.registry.GatheringAnnounced", visibility = Visibility.PUBLIC)
    record GatheringAnnounced(GatheringId gatheringId, GatheringPlan gathering) implements GatheringEvent {}

    /** An enrolment 申込 has its places, at once or from the waiting list. @param left places that are free after it */
    @EventType(value = "kyodo.registry.EnrolmentAccepted", visibility = Visibility.PARTIES)
    record EnrolmentAccepted(GatheringId gatheringId, Enrolment enrolment, int left) implements GatheringEvent {}

    /** An enrolment waits for places キャンセル待ち. */
    @EventType(value = "kyodo.registry.EnrolmentWaitlisted", visibility = Visibility.PARTIES)
    record EnrolmentWaitlisted(GatheringId gatheringId, Enrolment enrolment) implements GatheringEvent {}

    /** An enrolment was cancelled 申込の取消し. */
    @EventType(value = "kyodo.registry.EnrolmentCancelled", visibility = Visibility.PARTIES)
    record EnrolmentCancelled(GatheringId gatheringId, Enrolment enrolment) implements GatheringEvent {}

    /** It was held 開催, once: the fact of which a group's steps are computed. @param on the day it began */
    @EventType(value = "kyodo.registry.GatheringHeld", visibility = Visibility.PUBLIC)
    record GatheringHeld(GatheringId gatheringId, GatheringKind kind, LocalDate on, Attendance attendance)
            implements GatheringEvent {}

    /** The attendance was corrected 訂正: this one counts. */
    @EventType(value = "kyodo.registry.AttendanceCorrected", visibility = Visibility.PARTIES)
    record AttendanceCorrected(GatheringId gatheringId, Attendance attendance) implements GatheringEvent {}

    /** It will not be held 中止. */
    @EventType(value = "kyodo.registry.GatheringCancelled", visibility = Visibility.PUBLIC)
    record GatheringCancelled(GatheringId gatheringId, Reason reason) implements GatheringEvent {}

    /**
     * What was known of those who enrolled without an account is erased 消去, for it was kept for its time.
     *
     * @param enrolments how many there were
     */
    @EventType(value = "kyodo.registry.ParticipantsForgotten", visibility = Visibility.INTERNAL)
    record ParticipantsForgotten(GatheringId gatheringId, int enrolments) implements GatheringEvent {}
}
