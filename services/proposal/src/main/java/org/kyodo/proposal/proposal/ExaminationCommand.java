package org.kyodo.proposal.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.AgreedForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Prose;

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

    /** 採点する. @param points by axis of the call's criteria */
    @AllowedTo(Role.REVIEWER)
    record ScoreProposal(@Size(max = 20) Map<String, Integer> points) implements ExaminationCommand {
        public ScoreProposal {
            points = Map.copyOf(points);
        }
    }

    /** 採択する; both sides say why this form (R-COM-2). Without a programme, a subsidy is of the one proposed. */
    @AllowedTo(Role.STAFF)
    record AdoptProposal(AgreedForm agreed) implements ExaminationCommand {}

    /** 不採択とする. */
    @AllowedTo(Role.STAFF)
    record RejectProposal(Optional<ReasonGiven> reason) implements ExaminationCommand {}

    /** 不採択の理由を説明する. */
    @AllowedTo(Role.STAFF)
    record GiveExplanation(@Prose(max = 4_000) String text) implements ExaminationCommand {}

    /** 再検討を求める. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record RequestReconsideration(@Prose(max = 2_000) String grounds) implements ExaminationCommand {}
}
