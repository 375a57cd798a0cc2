package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationCompleted;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanRevised;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ProposalId;

/** That an evaluation 協働評価 of what an adopted proposal leads to was planned, from the events of evaluations alone. */
record PlannedEvaluation(ProposalId proposal, LocalDate on) {
    static Optional<PlannedEvaluation> after(Optional<PlannedEvaluation> known, Recorded<EvaluationEvent> happened) {
        return switch (happened.event()) {
            case EvaluationPlanned e ->
                Optional.of(new PlannedEvaluation(
                        e.collaboration().proposal(),
                        LocalDate.ofInstant(happened.envelope().time(), FiscalYear.JST)));
            case EvaluationPlanRevised _, EvaluationCompleted _ -> known;
        };
    }
}
