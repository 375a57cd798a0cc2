package org.kyodo.registry.group;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.CorrectionGiven;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.Attachments;
import org.kyodo.contracts.registry.CouncilStructure;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.LegalForm;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.OneOf;
import org.kyodo.contracts.value.Prose;

/** What can be asked of a group's registration. */
sealed interface GroupCommand {

    /** Decided by the registrar 登録機関 of the group's track: a support centre or the office (R-GR-8). */
    sealed interface RegistrarDecision extends GroupCommand {}

    /** Given by the group, or for it by whoever enters what came on paper, at the counter or by telephone. */
    sealed interface OfTheGroup extends GroupCommand {}

    /** Leads to a code that the representative is handed. */
    sealed interface CodeIssue extends GroupCommand {
        /** Of the code, which is in no command. */
        String fingerprint();
    }

    /**
     * Begins a registration.
     *
     * @param account whose it will be; where the registrar enters it for a group without one, none
     */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record StartGroupRegistration(Optional<AccountRef> account) implements GroupCommand {}

    /**
     * Submits the form 登録申請書, first or corrected; what of it is asked, the track says. Holds personal data: see {@link
     * Representative}, {@link Contact}.
     *
     * @param structure of an area council
     */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record SubmitGroupRegistration(
            CardGiven card,
            Particulars particulars,
            Optional<CouncilStructure> structure,
            Optional<Representative> representative,
            Contact contact,
            Attachments attachments,
            ExclusionDeclaration declaration,
            PublicationConsent publicationConsent)
            implements OfTheGroup {}

    @AllowedTo({Role.STAFF, Role.DESK})
    record StartReview() implements RegistrarDecision {}

    /**
     * Sends the form back.
     *
     * @param items what is missing or wrong
     * @param dueOn the last day for the correction; by the municipality's settings where it is left out
     */
    @AllowedTo({Role.STAFF, Role.DESK})
    record ReturnForCorrection(
            @Size(min = 1, max = 50) List<@Prose(max = 200) String> items,
            Optional<ReasonGiven> reason,
            Optional<LocalDate> dueOn)
            implements RegistrarDecision {
        public ReturnForCorrection {
            items = List.copyOf(items);
        }

        CorrectionGiven correction(LocalDate byDefault) {
            return new CorrectionGiven(items, reason, dueOn.orElse(byDefault));
        }
    }

    /** Registers the group. @param findings on each criterion that is asked of its track */
    @AllowedTo({Role.STAFF, Role.DESK})
    record RegisterGroup(
            @Size(max = 20) @OnceEach(by = "criterion") List<Finding> findings) implements RegistrarDecision {}

    /**
     * Refuses the registration.
     *
     * @param rule the rule it rests on, such as a section of the municipality's own; the code of the reason where left out
     */
    @AllowedTo({Role.STAFF, Role.DESK})
    record RefuseGroupRegistration(Optional<ReasonGiven> reason, Optional<@Prose(max = 100) String> rule)
            implements RegistrarDecision {}

    /** 引継ぎコードの交付: so that an account can claim a group that has none. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record IssueClaimCode(@JsonIgnore String fingerprint) implements RegistrarDecision, CodeIssue {}

    /** アカウントの引継ぎ: so that another account can claim the group; the present one acts for it until then. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record TransferGroupAccount(@JsonIgnore String fingerprint) implements CodeIssue {}

    /** Claims the group for the account that has the code. */
    @AllowedTo(Role.GROUP)
    record ClaimGroupAccount(@Line(max = 40) String code) implements GroupCommand {}

    /**
     * 代表者の変更. Holds personal data.
     *
     * @param effectiveOn from when
     * @param minutes 総会等の議事録
     * @param bothSigned whether the former and the new representative signed it
     */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record ChangeRepresentative(
            Representative representative, LocalDate effectiveOn, Optional<DocumentRef> minutes, boolean bothSigned)
            implements OfTheGroup {}

    /** 登録事項の変更. Holds personal data. @param contact as before where it is left out */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record ChangeGroupProfile(CardGiven card, Particulars particulars, Optional<Contact> contact)
            implements OfTheGroup {}

    /** 公開の同意, field by field. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record SetPublicationConsent(PublicationConsent publicationConsent) implements OfTheGroup {}

    /** 協議会の構成. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record SetCouncilStructure(CouncilStructure structure) implements OfTheGroup {}

    /** 法人化: by the group, or by the registrar who learns of it. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record RecordIncorporation(CorporateNumber corporateNumber, LegalForm legalForm, LocalDate on)
            implements GroupCommand {}

    /** It can be renewed from now on. */
    @AllowedTo(Role.PLATFORM)
    record RemindOfRenewal() implements GroupCommand {}

    /** 更新. @param statement that it signs its declaration of intent again 意思表明 */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record RenewGroup(Optional<YearlyReport> report, boolean statement) implements OfTheGroup {}

    /** Its validity is over. */
    @AllowedTo(Role.PLATFORM)
    record ExpireGroup() implements GroupCommand {}

    @AllowedTo({Role.STAFF, Role.DESK})
    record SuspendGroup(Optional<ReasonGiven> reason) implements RegistrarDecision {}

    @AllowedTo({Role.STAFF, Role.DESK})
    record ReinstateGroup(Optional<ReasonGiven> reason) implements RegistrarDecision {}

    /** 解散の届出. @param on the day on which it dissolved; today where it is left out */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record ReportDissolution(Optional<LocalDate> on) implements OfTheGroup {}

    /** 登録の抹消の届出. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record WithdrawRegistration() implements OfTheGroup {}

    /**
     * Erases personal data 個人情報の消去: at a person's request, or because it is not needed any more.
     *
     * @param ground {@link ErasureGround#REQUEST} or {@link ErasureGround#OFFICE}
     * @param reason needed; it stays with the group, and no event tells it
     */
    @AllowedTo({Role.STAFF, Role.DESK})
    record ErasePersonalData(
            @Size(min = 1) Set<FormPart> scope,
            @OneOf({"REQUEST", "OFFICE"}) ErasureGround ground,
            Optional<ReasonGiven> reason)
            implements RegistrarDecision {
        public ErasePersonalData {
            scope = Set.copyOf(scope);
        }
    }

    /** The time has passed for which personal data is kept 保存期間満了. */
    @AllowedTo(Role.PLATFORM)
    record EraseAfterRetention() implements GroupCommand {}

    /** The day for a correction has passed. */
    @AllowedTo(Role.PLATFORM)
    record LapseGroupRegistration() implements GroupCommand {}
}
