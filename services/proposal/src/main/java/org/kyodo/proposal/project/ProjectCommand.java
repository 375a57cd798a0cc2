package org.kyodo.proposal.project;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.ConditionReport;
import org.kyodo.contracts.proposal.InitiativeOutline;
import org.kyodo.contracts.proposal.ProgressReport;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.proposal.ProjectResult;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.SupportKind;

/** What can be asked of a project 協働事業 or an initiative 市民事業. */
sealed interface ProjectCommand {
    /** 準備する, because a proposal was adopted. */
    @AllowedTo(Role.PLATFORM)
    record PlanProject(ProjectPlan plan) implements ProjectCommand {}

    /** 包括連携協定の下で準備する. @param agreement a standing one, to which the section is a party */
    @AllowedTo(Role.STAFF)
    record PlanUnderAgreement(
            AgreementId agreement,
            @Line(max = 120) String title,
            @Size(max = 20) @OnceEach List<FieldType> fieldTypes,
            @Size(max = 50) @OnceEach List<AreaCode> areas)
            implements ProjectCommand {}

    /**
     * 表明する. Holds personal data: see {@link InitiativeContact}.
     *
     * @param group that states it; without it the person does
     */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP},
            onBehalf = {Role.STAFF, Role.DESK})
    record AnnounceInitiative(Optional<GroupId> group, InitiativeOutline initiative, InitiativeContact contact)
            implements ProjectCommand {
        /** Named as the party 代理入力の相手 where it has no account: nothing of the person may stand in an event. */
        static final String PARTY = "person";
    }

    /** 内容を修正する. @param contact where it changes */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP},
            onBehalf = {Role.STAFF, Role.DESK})
    record CorrectInitiative(InitiativeOutline initiative, Optional<InitiativeContact> contact)
            implements ProjectCommand {}

    /**
     * 支援を表明する, once for each kind of help; said again, the later word counts.
     *
     * @param group that helps
     * @param department that helps; without both the person does
     */
    @AllowedTo(
            anyone = true,
            onBehalf = {Role.STAFF, Role.DESK})
    record PledgeSupport(
            Optional<GroupId> group,
            Optional<DepartmentCode> department,
            SupportKind kind,
            Optional<@Min(1) @Max(1_000_000) Integer> quantity)
            implements ProjectCommand {}

    /** 支援を取りやめる. */
    @AllowedTo(
            anyone = true,
            onBehalf = {Role.STAFF, Role.DESK})
    record WithdrawPledge(Optional<GroupId> group, Optional<DepartmentCode> department, SupportKind kind)
            implements ProjectCommand {}

    /** 非表示にする. */
    @AllowedTo(Role.STAFF)
    record HideInitiative(Optional<ReasonGiven> reason) implements ProjectCommand {}

    /** 表示する. */
    @AllowedTo(Role.STAFF)
    record ShowInitiative() implements ProjectCommand {}

    /** 開始する. @param until the day on which it is planned to end; of a project as its agreement or fiscal year has it */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record StartProject(Optional<LocalDate> until) implements ProjectCommand {}

    /** 進捗を報告する. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record ReportProgress(ProgressReport progress) implements ProjectCommand {}

    /** No progress was reported in time. */
    @AllowedTo(Role.PLATFORM)
    record TellProgressOverdue() implements ProjectCommand {}

    /** 状況を報告する. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record ReportCondition(ConditionReport condition) implements ProjectCommand {}

    /** 中断する. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record SuspendProject(Optional<ReasonGiven> reason) implements ProjectCommand {}

    /** 再開する. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record ResumeProject() implements ProjectCommand {}

    /** 完了する. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record CompleteProject(ProjectResult result) implements ProjectCommand {}

    /** Its evaluation after the end is completed. */
    @AllowedTo(Role.PLATFORM)
    record RecordEvaluation(EvaluationId evaluation) implements ProjectCommand {}

    /** 終結する. @param successorForm in which it may go on (R-HO-7) */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record CloseProject(Optional<CollaborationForm> successorForm) implements ProjectCommand {}

    /** What it was to rest on was given up, before it started. @param reason of that */
    @AllowedTo(Role.PLATFORM)
    record AbandonProject(Reason reason) implements ProjectCommand {}

    /** 中止する. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record CancelProject(Optional<ReasonGiven> reason) implements ProjectCommand {}
}
