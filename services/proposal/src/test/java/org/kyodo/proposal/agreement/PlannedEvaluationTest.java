package org.kyodo.proposal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationCompleted;
import org.kyodo.contracts.evaluation.EvaluationOutcome;

class PlannedEvaluationTest {
    private static final Sample COMPLETED = GoldenSamples.of("kyodo.evaluation.EvaluationCompleted.v1");
    private static final Optional<PlannedEvaluation> PLANNED =
            after(Optional.empty(), GoldenSamples.of("kyodo.evaluation.EvaluationPlanned.v1"), (EvaluationEvent)
                    GoldenSamples.of("kyodo.evaluation.EvaluationPlanned.v1")
                            .event()
                            .orElseThrow());

    private static Optional<PlannedEvaluation> after(
            Optional<PlannedEvaluation> known, Sample sample, EvaluationEvent event) {
        return PlannedEvaluation.after(known, new Recorded<>(sample.envelope(), event));
    }

    @Test
    void is_by_both_once_it_is_completed_with_what_lies_between_them() {
        EvaluationCompleted completed = (EvaluationCompleted) COMPLETED.event().orElseThrow();
        assertThat(PLANNED.orElseThrow().byBothOn()).isEmpty();
        assertThat(after(PLANNED, COMPLETED, completed).orElseThrow().byBothOn())
                .contains(LocalDate.of(2026, 6, 10));
        EvaluationCompleted byItself = new EvaluationCompleted(
                completed.evaluationId(),
                completed.subject(),
                completed.stage(),
                new EvaluationOutcome(completed.outcome().scores(), List.of(), List.of()));
        assertThat(after(PLANNED, COMPLETED, byItself)).isEqualTo(PLANNED);
        assertThat(after(Optional.empty(), COMPLETED, completed))
                .as("of what no proposal led to")
                .isEmpty();
    }
}
