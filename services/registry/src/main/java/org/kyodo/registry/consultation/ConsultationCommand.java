package org.kyodo.registry.consultation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.Referral;
import org.kyodo.contracts.value.AskerType;
import org.kyodo.contracts.value.ConsultationOutcome;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.Subject;

/** What can be asked of a consultation 相談. */
sealed interface ConsultationCommand {
    /**
     * 相談を申し込む. Holds personal data: see {@link Asker}.
     *
     * @param facility whose desk is asked; left out where any will do
     * @param slot a time in the slot that is wanted; left out where no appointment is
     * @param askerType who asks; by the account or group where it is left out
     * @param group for which it is asked
     * @param question what is asked, in words; in no event
     * @param asker somebody without an account for whom it is entered 代理入力
     */
    @AllowedTo(
            anyone = true,
            onBehalf = {Role.STAFF, Role.DESK})
    record RequestConsultation(
            ConsultationTopic topic,
            Optional<FacilityCode> facility,
            Optional<Instant> slot,
            Optional<AskerType> askerType,
            Optional<GroupId> group,
            Optional<@Personal @Prose(max = 2_000) String> question,
            Optional<Asker> asker)
            implements ConsultationCommand {
        @Override
        public String toString() {
            return "RequestConsultation[" + topic + ", what was asked is not shown]";
        }
    }

    /** 担当を決める. @param facility whose desk takes charge @param department that takes charge; one of the two */
    @AllowedTo({Role.STAFF, Role.DESK})
    record AssignConsultation(Optional<FacilityCode> facility, Optional<DepartmentCode> department)
            implements ConsultationCommand {}

    /** 助言する. @param advice in words; in no event */
    @AllowedTo({Role.STAFF, Role.DESK})
    record GiveAdvice(Optional<@Personal @Prose(max = 4_000) String> advice) implements ConsultationCommand {
        @Override
        public String toString() {
            return "GiveAdvice[not shown]";
        }
    }

    /** 専門家やほかの窓口を紹介する. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record ReferConsultation(Referral to) implements ConsultationCommand {}

    /** 完了する. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record CloseConsultation(ConsultationOutcome outcome) implements ConsultationCommand {}

    /** 取り消す. */
    @AllowedTo(
            anyone = true,
            onBehalf = {Role.STAFF, Role.DESK})
    record CancelConsultation() implements ConsultationCommand {}

    /** 何につながったかを記録する. */
    @AllowedTo(
            anyone = true,
            onBehalf = {Role.STAFF, Role.DESK})
    record LinkConsultation(Subject subject) implements ConsultationCommand {}

    /** 相談者の個人情報を消去する: at the person's request, or by the platform when it was kept for its time. */
    @AllowedTo({Role.STAFF, Role.DESK, Role.PLATFORM})
    record EraseConsultation(@JsonIgnore ErasureGround ground) implements ConsultationCommand {}
}
