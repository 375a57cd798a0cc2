package org.kyodo.proposal.proposal;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Assessment;
import org.kyodo.contracts.proposal.Condition;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentStance;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.RoundTableId;

/** What can be asked of a city-proposed or citizen-proposed one that was accepted 審査から決定まで. */
sealed interface ExaminationCommand extends ProposalCommand {

    /** 担当課を決める. */
    @AllowedTo(Role.STAFF)
    record AssignDepartments(
            @Size(min = 1, max = 10) @OnceEach List<DepartmentCode> departments) implements ExaminationCommand {
        public AssignDepartments {
            departments = List.copyOf(departments);
        }
    }

    /** 所見を求める. */
    @AllowedTo(Role.STAFF)
    record RequestDepartmentOpinion(
            @Size(min = 1, max = 20) @OnceEach List<DepartmentCode> departments) implements ExaminationCommand {
        public RequestDepartmentOpinion {
            departments = List.copyOf(departments);
        }
    }

    /** 所見を述べる, as a department that was asked. */
    @AllowedTo(Role.STAFF)
    record SubmitDepartmentOpinion(
            DepartmentStance stance, @Prose(max = 4_000) String text) implements ExaminationCommand {}

    /** 所見の遅れを知らせる. */
    @AllowedTo(Role.PLATFORM)
    record TellOpinionOverdue() implements ExaminationCommand {}

    /** 協働で実施すると答える: the section itself, with its own role in the project. */
    @AllowedTo(Role.STAFF)
    record AcceptCoImplementation(@Prose(max = 1_000) String role) implements ExaminationCommand {}

    /** 協働での実施を辞退する. */
    @AllowedTo(Role.STAFF)
    record DeclineCoImplementation(Optional<ReasonGiven> reason) implements ExaminationCommand {}

    /** 事業の性格・必要性・収益性を整理する, for form and price. */
    @AllowedTo(Role.STAFF)
    record AssessForForm(Assessment assessment) implements ExaminationCommand {}

    /** 協働ラウンドテーブルでの協議を記録する: its minutes are public. */
    @AllowedTo(Role.PLATFORM)
    record RecordExamination(RoundTableId roundTable) implements ExaminationCommand {}

    /** 採点する. @param points by axis of the call's criteria */
    @AllowedTo(Role.REVIEWER)
    record ScoreProposal(@Size(max = 20) Map<String, Integer> points) implements ExaminationCommand {
        public ScoreProposal {
            points = Map.copyOf(points);
        }
    }

    /** 形態とその理由を述べる, each side for itself. */
    @AllowedTo(
            value = {Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record StateFormRationale(
            CollaborationForm form,
            // A blank text breaks R-COM-2, so it gets as far as the rules.
            @Size(max = 2_000) String text)
            implements ExaminationCommand {}

    /**
     * 採択する, in the form that both sides stated.
     *
     * @param programme of a subsidy; without it that of the proposal
     * @param conditions that the proposer is to accept first 条件付採択
     */
    @AllowedTo(Role.STAFF)
    record AdoptProposal(
            Optional<ProgrammeCode> programme, Optional<@Size(max = 20) @OnceEach List<Condition>> conditions)
            implements ExaminationCommand {
        public AdoptProposal {
            conditions = Optional.of(List.copyOf(conditions.orElse(List.of())));
        }
    }

    /** 条件を受け入れる. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record AcceptConditions() implements ExaminationCommand {}

    /** 条件を受け入れず、取り下げる. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record DeclineConditions() implements ExaminationCommand {}

    /** 条件への回答がないため、辞退とする. */
    @AllowedTo(Role.PLATFORM)
    record LapseConditions() implements ExaminationCommand {}

    /** 不採択とする. */
    @AllowedTo(Role.STAFF)
    record RejectProposal(Optional<ReasonGiven> reason) implements ExaminationCommand {}

    /** 継続検討とする. @param until the day on which the examination goes on by itself */
    @AllowedTo(Role.STAFF)
    record DeferProposal(Optional<ReasonGiven> reason, LocalDate until) implements ExaminationCommand {}

    /** 審査を再開する. */
    @AllowedTo({Role.STAFF, Role.PLATFORM})
    record ResumeExamination() implements ExaminationCommand {}

    /** 不採択の理由を説明する. */
    @AllowedTo(Role.STAFF)
    record GiveExplanation(@Prose(max = 4_000) String text) implements ExaminationCommand {}

    /** 説明の遅れを知らせる. */
    @AllowedTo(Role.PLATFORM)
    record TellExplanationOverdue() implements ExaminationCommand {}

    /** 再検討を求める. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record RequestReconsideration(@Prose(max = 2_000) String grounds) implements ExaminationCommand {}
}
