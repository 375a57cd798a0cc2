package org.kyodo.proposal.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationCompleted;
import org.kyodo.contracts.evaluation.EvaluationSubject;
import org.kyodo.contracts.value.EvaluationStage;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.proposal.project.ProjectCommand.RecordEvaluation;

class EvaluationReactionsTest {
    private static final Sample SAMPLE = GoldenSamples.of("kyodo.evaluation.EvaluationCompleted.v1");
    private static final EvaluationCompleted COMPLETED =
            (EvaluationCompleted) SAMPLE.event().orElseThrow();

    private static List<Instruction<?>> on(SubjectType kind, EvaluationStage stage) {
        EvaluationSubject of = COMPLETED.subject();
        UUID id = of.matter().id();
        return new EvaluationReactions(null)
                .on(new Recorded<EvaluationEvent>(
                        SAMPLE.envelope(),
                        new EvaluationCompleted(
                                COMPLETED.evaluationId(),
                                new EvaluationSubject(
                                        new Subject(kind, id),
                                        of.proposal(),
                                        of.form(),
                                        of.title(),
                                        of.groups(),
                                        of.departments(),
                                        of.fiscalYear()),
                                stage,
                                COMPLETED.outcome())));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROJECT", "INITIATIVE"})
    void what_was_carried_out_here_is_evaluated_after_the_end(SubjectType kind) {
        assertThat(on(kind, EvaluationStage.SEE)).singleElement().satisfies(instruction -> {
            assertThat(instruction.id())
                    .isEqualTo(COMPLETED.subject().matter().id().toString());
            assertThat(instruction.command()).isEqualTo(new RecordEvaluation(COMPLETED.evaluationId()));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAN", "DO"})
    void an_earlier_stage_says_nothing_of_the_end(EvaluationStage stage) {
        assertThat(on(SubjectType.PROJECT, stage)).isEmpty();
    }

    @Test
    void an_award_and_an_agreement_are_no_projects() {
        assertThat(on(SubjectType.AWARD, EvaluationStage.SEE)).isEmpty();
        assertThat(on(SubjectType.AGREEMENT, EvaluationStage.SEE)).isEmpty();
    }
}
