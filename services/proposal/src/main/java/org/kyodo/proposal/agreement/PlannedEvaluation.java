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

/**
 * That an evaluation 協働評価 of what an adopted proposal leads to was planned, from the events of evaluations alone.
 *
 * @param byBothOn the day on which it was completed, where both sides scored the same
 */
record PlannedEvaluation(ProposalId proposal, LocalDate on, Optional<LocalDate> byBothOn) {
    PlannedEvaluation {
        // One that an earlier release wrote says nothing of it until the read model is made anew.
        byBothOn = byBothOn == null ? Optional.empty() : byBothOn;
    }

    static Optional<PlannedEvaluation> after(Optional<PlannedEvaluation> known, Recorded<EvaluationEvent> happened) {
        return switch (happened.event()) {
            case EvaluationPlanned e ->
                Optional.of(new PlannedEvaluation(e.collaboration().proposal(), day(happened), Optional.empty()));
            case EvaluationPlanRevised _ -> known;
            case EvaluationCompleted e ->
                known.filter(_ -> !e.outcome().gaps().isEmpty())
                        .map(planned ->
                                new PlannedEvaluation(planned.proposal(), planned.on(), Optional.of(day(happened))))
                        .or(() -> known);
        };
    }

    private static LocalDate day(Recorded<EvaluationEvent> happened) {
        return FiscalYear.dayOf(happened.envelope().time());
    }
}
