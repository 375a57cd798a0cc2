package org.kyodo.registry.contact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.NoticeConsent;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.ReachFailure;

/** What can be asked of a contact point 連絡先. */
sealed interface ContactPointCommand {

    /** By whose it is, or for them by whoever enters what came on paper, at the counter or by telephone. */
    sealed interface OfTheOwner extends ContactPointCommand {}

    /** By a desk or the office. */
    sealed interface OfTheDesk extends ContactPointCommand {}

    /**
     * 連絡先を登録する. Holds personal data: see {@link ContactValue}.
     *
     * @param group whose it is; the account's own where it is left out
     */
    @AllowedTo(
            value = {Role.GROUP, Role.RESIDENT},
            onBehalf = {Role.STAFF, Role.DESK})
    record SetContactPoint(Optional<GroupId> group, ContactValue value, NoticeConsent consent)
            implements ContactPointCommand {}

    /** 確認コードを交付する: the code before it counts no more. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record IssueContactCode(@JsonIgnore String fingerprint) implements OfTheDesk {}

    /** 確認コードで確認する. */
    @AllowedTo(
            value = {Role.GROUP, Role.RESIDENT},
            onBehalf = {Role.STAFF, Role.DESK})
    record ConfirmContactPoint(@Line(max = 40) String code) implements OfTheOwner {}

    /** 口頭で確認する. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record ConfirmByVoice() implements OfTheDesk {}

    /** 通知の同意を変更する. */
    @AllowedTo(
            value = {Role.GROUP, Role.RESIDENT},
            onBehalf = {Role.STAFF, Role.DESK})
    record ChangeNoticeConsent(NoticeConsent consent) implements OfTheOwner {}

    /** 不達を記録する. */
    @AllowedTo({Role.STAFF, Role.DESK, Role.PLATFORM})
    record DoubtContactPoint(ReachFailure cause) implements OfTheDesk {}

    /** 苦情を記録する. */
    @AllowedTo({Role.STAFF, Role.DESK, Role.PLATFORM})
    record RecordComplaint() implements OfTheDesk {}

    /** 連絡先を撤回する; by the platform where the data of the group was erased. */
    @AllowedTo(
            value = {Role.GROUP, Role.RESIDENT, Role.PLATFORM},
            onBehalf = {Role.STAFF, Role.DESK})
    record WithdrawContactPoint() implements OfTheOwner {}
}
