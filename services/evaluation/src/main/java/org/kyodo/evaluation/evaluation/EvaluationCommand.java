package org.kyodo.evaluation.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.EvaluationKind;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Require;

/** What can be asked of an evaluation. */
sealed interface EvaluationCommand {

    /** Plan it 計画, with the kinds and axes of the municipality's settings. */
    @AllowedTo(Role.PLATFORM)
    record PlanEvaluation(Subject subject) implements EvaluationCommand {}

    /** Change by whom and on what it is evaluated 計画変更. */
    @AllowedTo(Role.STAFF)
    record RevisePlan(List<EvaluationKind> kinds, List<String> axes, Optional<ReasonGiven> reason)
            implements EvaluationCommand {
        public RevisePlan {
            distinct("kinds", Require.size("kinds", kinds, 1, EvaluationKind.values().length));
            distinct("axes", Require.size("axes", axes, 1, 30));
        }

        private static void distinct(String field, List<?> values) {
            if (new HashSet<>(values).size() < values.size()) {
                throw new InvalidInput(field, values, "each one once");
            }
        }
    }
}
