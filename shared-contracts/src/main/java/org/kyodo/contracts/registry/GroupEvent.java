package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Visibility;

/** What happens to a civic group 団体 in the registry. */
@AggregateStream(
        service = "registry",
        aggregate = "group",
        stages = {
            "Draft",
            "Submitted",
            "UnderReview",
            "Returned",
            "Lapsed",
            "Refused",
            "Registered",
            "Suspended",
            "Expired",
            "Dissolved",
            "Withdrawn"
        })
public sealed interface GroupEvent extends DomainEvent {

    /** A registration 登録 was begun by, or for, an account; or by the registrar for a group that has none. */
    @EventType(value = "kyodo.registry.GroupRegistrationStarted", visibility = Visibility.PARTIES)
    record GroupRegistrationStarted(GroupId groupId, Optional<AccountRef> account) implements GroupEvent {}

    /**
     * The form was submitted 申請; again after each correction.
     *
     * @param memberCount 会員数, or of a territorial community 世帯数; where the form asks for it
     * @param attachments the documents that were handed in with it, by id and hash
     */
    @EventType(value = "kyodo.registry.GroupRegistrationSubmitted", visibility = Visibility.PARTIES)
    record GroupRegistrationSubmitted(
            GroupId groupId,
            GroupCard card,
            Optional<Integer> memberCount,
            RegistrationPolicy policy,
            Optional<Attachments> attachments)
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
    record GroupRegistered(GroupId groupId, Optional<AccountRef> account, GroupCard card, Registration registration)
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

    /** A code was handed to the representative, by which an account may claim the group 引継ぎコード. */
    @EventType(value = "kyodo.registry.GroupClaimCodeIssued", visibility = Visibility.INTERNAL)
    record GroupClaimCodeIssued(GroupId groupId, LocalDate until) implements GroupEvent {}

    /** An account claimed the group that had none, and acts for it from now on. */
    @EventType(value = "kyodo.registry.GroupAccountClaimed", visibility = Visibility.PARTIES)
    record GroupAccountClaimed(GroupId groupId, AccountRef account) implements GroupEvent {}

    /** Another account acts for the group from now on, the former one no more 引継ぎ. */
    @EventType(value = "kyodo.registry.GroupAccountTransferred", visibility = Visibility.PARTIES)
    record GroupAccountTransferred(GroupId groupId, AccountRef account) implements GroupEvent {}

    /** Another person represents it 代表者の変更; nobody's data is published before consent is given anew. */
    @EventType(value = "kyodo.registry.GroupRepresentativeChanged", visibility = Visibility.PARTIES)
    record GroupRepresentativeChanged(GroupId groupId, PersonRef person, LocalDate effectiveOn) implements GroupEvent {}

    /** It presents itself anew 登録事項の変更. */
    @EventType(value = "kyodo.registry.GroupProfileChanged", visibility = Visibility.PUBLIC)
    record GroupProfileChanged(GroupId groupId, GroupCard card) implements GroupEvent {}

    /** What it agrees to see published 公開の同意, all of it. */
    @EventType(value = "kyodo.registry.PublicationConsentChanged", visibility = Visibility.PARTIES)
    record PublicationConsentChanged(GroupId groupId, List<PublishedField> fields) implements GroupEvent {}

    /** Of what bodies an area council is made 構成の変更. */
    @EventType(value = "kyodo.registry.CouncilStructureChanged", visibility = Visibility.PARTIES)
    record CouncilStructureChanged(GroupId groupId, CouncilStructure structure) implements GroupEvent {}

    /** It became a corporation 法人化. */
    @EventType(value = "kyodo.registry.GroupIncorporated", visibility = Visibility.PUBLIC)
    record GroupIncorporated(GroupId groupId, CorporateNumber corporateNumber, LegalForm legalForm, LocalDate on)
            implements GroupEvent {}

    /** It can be renewed 更新の案内. */
    @EventType(value = "kyodo.registry.GroupRenewalDue", visibility = Visibility.PARTIES)
    record GroupRenewalDue(GroupId groupId, LocalDate validUntil) implements GroupEvent {}

    /** It is renewed 更新. */
    @EventType(value = "kyodo.registry.GroupRenewed", visibility = Visibility.PUBLIC)
    record GroupRenewed(GroupId groupId, Validity validity) implements GroupEvent {}

    /** Its validity is over 失効. @param on the first day on which it is not registered any more */
    @EventType(value = "kyodo.registry.GroupRegistrationExpired", visibility = Visibility.PUBLIC)
    record GroupRegistrationExpired(GroupId groupId, LocalDate on, ReasonCode code) implements GroupEvent {}

    /** It dissolved 解散. */
    @EventType(value = "kyodo.registry.GroupDissolved", visibility = Visibility.PUBLIC)
    record GroupDissolved(GroupId groupId, LocalDate on) implements GroupEvent {}

    /** It is registered no more, as it wished 抹消. */
    @EventType(value = "kyodo.registry.GroupRegistrationWithdrawn", visibility = Visibility.PARTIES)
    record GroupRegistrationWithdrawn(GroupId groupId, LocalDate on) implements GroupEvent {}

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

    /** It left the register or was suspended, and these of its matters go on 継続中の案件: told to those in charge. The first of each kind. */
    @EventType(value = "kyodo.registry.GroupMattersLeft", visibility = Visibility.DEPARTMENT)
    record GroupMattersLeft(GroupId groupId, List<MatterLeft> matters) implements GroupEvent {
        public GroupMattersLeft {
            matters = List.copyOf(matters);
        }
    }
}
