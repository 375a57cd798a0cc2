package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Visibility;

/** What happens to a civic group 団体 in the registry. */
@AggregateStream(
        service = "registry",
        aggregate = "group",
        stages = {"Draft", "Submitted", "UnderReview", "Returned", "Lapsed", "Refused", "Registered", "Suspended"})
public sealed interface GroupEvent extends DomainEvent {

    /** A registration 登録 was begun by, or for, an account. */
    @EventType(value = "kyodo.registry.GroupRegistrationStarted", visibility = Visibility.PARTIES)
    record GroupRegistrationStarted(GroupId groupId, AccountRef account) implements GroupEvent {}

    /**
     * The form was submitted 申請; again after each correction.
     *
     * @param attachments the documents that were handed in with it, by id and hash
     */
    @EventType(value = "kyodo.registry.GroupRegistrationSubmitted", visibility = Visibility.PARTIES)
    record GroupRegistrationSubmitted(
            GroupId groupId, GroupProfile profile, RegistrationPolicy policy, Optional<Attachments> attachments)
            implements GroupEvent {}

    /** Staff began to check it 確認中. */
    @EventType(value = "kyodo.registry.GroupReviewStarted", visibility = Visibility.PARTIES)
    record GroupReviewStarted(GroupId groupId) implements GroupEvent {}

    /** It was sent back for correction 差戻し. */
    @EventType(value = "kyodo.registry.GroupRegistrationReturned", visibility = Visibility.PARTIES)
    record GroupRegistrationReturned(GroupId groupId, Correction correction) implements GroupEvent {}

    /** No correction came by the due date: taken as withdrawn 取下げ扱い. */
    @EventType(value = "kyodo.registry.GroupRegistrationLapsed", visibility = Visibility.PARTIES)
    record GroupRegistrationLapsed(GroupId groupId, LocalDate dueOn) implements GroupEvent {}

    /** It is registered 登録. */
    @EventType(value = "kyodo.registry.GroupRegistered", visibility = Visibility.PUBLIC)
    record GroupRegistered(GroupId groupId, AccountRef account, GroupProfile profile, Registration registration)
            implements GroupEvent {}

    /** It was refused 不登録, with a reason and the rule it rests on. */
    @EventType(value = "kyodo.registry.GroupRegistrationRefused", visibility = Visibility.PARTIES)
    record GroupRegistrationRefused(GroupId groupId, Reason reason, String rule, LocalDate on) implements GroupEvent {}

    /** The registration is suspended 停止. */
    @EventType(value = "kyodo.registry.GroupSuspended", visibility = Visibility.PUBLIC)
    record GroupSuspended(GroupId groupId, Reason reason, LocalDate on) implements GroupEvent {}

    /** The suspension ended 停止解除. */
    @EventType(value = "kyodo.registry.GroupReinstated", visibility = Visibility.PUBLIC)
    record GroupReinstated(GroupId groupId, Reason reason, LocalDate on) implements GroupEvent {}

    /**
     * Personal data was erased 消去, and nobody can read it any more. Whoever has a copy of what these references stand for
     * forgets it.
     *
     * @param by who decided it; the platform where a retention period is over
     */
    @EventType(value = "kyodo.registry.PersonalDataErased", visibility = Visibility.INTERNAL)
    record PersonalDataErased(
            GroupId groupId, List<ErasedPart> erased, ErasureGround ground, AccountRef by, LocalDate on)
            implements GroupEvent {}

    /** The group contests what was entered for it 代理入力への異議: {@code entry} is the event. */
    @EventType(value = "kyodo.registry.GroupEntryContested", visibility = Visibility.PARTIES)
    record GroupEntryContested(GroupId groupId, UUID entry, String reason) implements GroupEvent {}
}
