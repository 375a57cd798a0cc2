package org.kyodo.evaluation.evaluation;

import java.util.List;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.evaluation.EvaluationPlan;
import org.kyodo.contracts.value.EvaluationKind;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.evaluation.evaluation.EvaluationCommand.PlanEvaluation;
import org.kyodo.evaluation.evaluation.EvaluationCommand.RevisePlan;
import org.kyodo.kit.AggregateConformance;
import org.springframework.data.mongodb.core.MongoOperations;

class EvaluationConformanceTest extends AggregateConformance<EvaluationCommand, Evaluation, EvaluationEvent> {
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final RevisePlan REVISED = new RevisePlan(
            new EvaluationPlan(List.of(EvaluationKind.SELF, EvaluationKind.MUTUAL), EvaluationRulesTest.AXES),
            ReasonGiven.of(ReasonCode.OTHER, "一年目は当事者の評価に絞り、第三者評価は二年目に行うため。"));

    @Override
    protected AggregateType<EvaluationCommand, Evaluation, EvaluationEvent> type(MongoOperations mongo) {
        return EvaluationConfiguration.type(
                (evaluation, command, municipality) -> Facts.of(EvaluationRulesTest.SETTINGS));
    }

    @Override
    protected List<Step<EvaluationCommand>> script(String id) {
        return List.of(by(Actor.PLATFORM, new PlanEvaluation(EvaluationRulesTest.SUBJECT)), by(OFFICE, REVISED));
    }
}
