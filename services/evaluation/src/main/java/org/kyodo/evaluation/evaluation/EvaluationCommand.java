package org.kyodo.evaluation.evaluation;

import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.evaluation.EvaluationPlan;
import org.kyodo.contracts.proposal.Collaboration;

/** What can be asked of an evaluation. */
sealed interface EvaluationCommand {

    /** Plan it 計画, with the kinds and axes of the municipality's settings. */
    @AllowedTo(Role.PLATFORM)
    record PlanEvaluation(Collaboration collaboration) implements EvaluationCommand {}

    /** Change by whom and on what it is evaluated 計画変更. */
    @AllowedTo(Role.STAFF)
    record RevisePlan(EvaluationPlan plan, Optional<ReasonGiven> reason) implements EvaluationCommand {}
}
