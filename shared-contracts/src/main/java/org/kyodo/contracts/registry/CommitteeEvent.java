package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CommitteeId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SeatKind;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Window;

/** What happens to a committee 審議会等. Who applies for a seat is in no event. */
@AggregateStream(
        service = "registry",
        aggregate = "committee",
        stages = {"SetUp", "Recruiting", "Dissolved"})
public sealed interface CommitteeEvent extends DomainEvent {

    /** It was set up 設置. */
    @EventType(value = "kyodo.registry.CommitteeSetUp", visibility = Visibility.PUBLIC)
    record CommitteeSetUp(CommitteeId committeeId, CommitteeOutline outline) implements CommitteeEvent {}

    /** A question of a rule was answered with no 確認事項: told to whom it concerns, and refused to nobody. */
    @EventType(value = "kyodo.registry.CommitteeConcernNoted", visibility = Visibility.DEPARTMENT)
    record CommitteeConcernNoted(CommitteeId committeeId, String rule, Optional<PersonRef> ref)
            implements CommitteeEvent {}

    /** So many seats are open to everybody 公募, in this window. */
    @EventType(value = "kyodo.registry.RecruitmentOpened", visibility = Visibility.PUBLIC)
    record RecruitmentOpened(CommitteeId committeeId, int seats, Window window) implements CommitteeEvent {}

    /** Somebody applied for a seat; {@code applications} so far. */
    @EventType(value = "kyodo.registry.SeatApplicationReceived", visibility = Visibility.PARTIES, inConfidence = true)
    record SeatApplicationReceived(CommitteeId committeeId, int applications) implements CommitteeEvent {}

    /** The window of the recruitment is over. */
    @EventType(value = "kyodo.registry.RecruitmentClosed", visibility = Visibility.PUBLIC)
    record RecruitmentClosed(CommitteeId committeeId, int applications) implements CommitteeEvent {}

    /** What was applied with is erased, for it was kept for its time 保存期間満了. */
    @EventType(value = "kyodo.registry.SeatApplicationsErased", visibility = Visibility.INTERNAL)
    record SeatApplicationsErased(CommitteeId committeeId, int applications, LocalDate on) implements CommitteeEvent {}

    /** Somebody has a seat 委嘱. */
    @EventType(value = "kyodo.registry.MemberAppointed", visibility = Visibility.PARTIES)
    record MemberAppointed(
            CommitteeId committeeId,
            PersonRef ref,
            Optional<AccountRef> account,
            SeatKind seat,
            Optional<GroupId> group,
            Period term)
            implements CommitteeEvent {}

    /** Somebody has it no more 解嘱, from this day on. */
    @EventType(value = "kyodo.registry.MemberReleased", visibility = Visibility.PARTIES)
    record MemberReleased(CommitteeId committeeId, PersonRef ref, LocalDate on) implements CommitteeEvent {}

    /** It is no more 廃止. */
    @EventType(value = "kyodo.registry.CommitteeDissolved", visibility = Visibility.PUBLIC)
    record CommitteeDissolved(CommitteeId committeeId, LocalDate on) implements CommitteeEvent {}
}
