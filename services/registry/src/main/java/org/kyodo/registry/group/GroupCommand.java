package org.kyodo.registry.group;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.CorrectionGiven;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.Attachments;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupProfile;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.OneOf;
import org.kyodo.contracts.value.Prose;

/** What can be asked of a group's registration. */
sealed interface GroupCommand {

    /** Decided by the office in charge. */
    sealed interface OfficeDecision extends GroupCommand {}

    /**
     * Begins a registration.
     *
     * @param account whose it will be; needed where staff enter it for a group 代理入力
     */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record StartGroupRegistration(Optional<AccountRef> account) implements GroupCommand {}

    /**
     * Submits the form 登録申請書, first or corrected. Holds personal data: see {@link Representative}, {@link Contact}.
     */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record SubmitGroupRegistration(
            GroupProfile profile,
            Particulars particulars,
            Representative representative,
            Contact contact,
            Attachments attachments,
            ExclusionDeclaration declaration,
            PublicationConsent publicationConsent)
            implements GroupCommand {}

    @AllowedTo(Role.STAFF)
    record StartReview() implements OfficeDecision {}

    /**
     * Sends the form back.
     *
     * @param items what is missing or wrong
     * @param dueOn the last day for the correction; by the municipality's settings where it is left out
     */
    @AllowedTo(Role.STAFF)
    record ReturnForCorrection(
            @Size(min = 1, max = 50) List<@Prose(max = 200) String> items,
            Optional<ReasonGiven> reason,
            Optional<LocalDate> dueOn)
            implements OfficeDecision {
        public ReturnForCorrection {
            items = List.copyOf(items);
        }

        CorrectionGiven correction(LocalDate byDefault) {
            return new CorrectionGiven(items, reason, dueOn.orElse(byDefault));
        }
    }

    @AllowedTo(Role.STAFF)
    record RegisterGroup() implements OfficeDecision {}

    /**
     * Refuses the registration.
     *
     * @param rule the rule it rests on, such as a section of the municipality's own; the code of the reason where left out
     */
    @AllowedTo(Role.STAFF)
    record RefuseGroupRegistration(Optional<ReasonGiven> reason, Optional<@Prose(max = 100) String> rule)
            implements OfficeDecision {}

    @AllowedTo(Role.STAFF)
    record SuspendGroup(Optional<ReasonGiven> reason) implements OfficeDecision {}

    @AllowedTo(Role.STAFF)
    record ReinstateGroup(Optional<ReasonGiven> reason) implements OfficeDecision {}

    /**
     * Erases personal data 個人情報の消去: at a person's request, or because it is not needed any more.
     *
     * @param ground {@link ErasureGround#REQUEST} or {@link ErasureGround#OFFICE}
     * @param reason needed; it stays with the group, and no event tells it
     */
    @AllowedTo(Role.STAFF)
    record ErasePersonalData(
            @Size(min = 1) Set<FormPart> scope,
            @OneOf({"REQUEST", "OFFICE"}) ErasureGround ground,
            Optional<ReasonGiven> reason)
            implements OfficeDecision {
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

    /** 異議を述べる: contests what was entered for the group. @param entry the event of the entry */
    @AllowedTo(Role.GROUP)
    record ContestEntry(UUID entry, @Prose(max = 1_000) String reason) implements GroupCommand {}
}
