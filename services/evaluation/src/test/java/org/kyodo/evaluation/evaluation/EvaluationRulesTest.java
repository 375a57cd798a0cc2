package org.kyodo.evaluation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.chassis.decide.CommonRefusal.REASON_REQUIRED;
import static org.kyodo.evaluation.evaluation.EvaluationRefusal.KIND_NOT_OFFERED;
import static org.kyodo.evaluation.evaluation.EvaluationRefusal.UNKNOWN_AXIS;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanRevised;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.evaluation.EvaluationPlan;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.EvaluationKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Shape;
import org.kyodo.evaluation.evaluation.Evaluation.Absent;
import org.kyodo.evaluation.evaluation.Evaluation.Planned;
import org.kyodo.evaluation.evaluation.EvaluationCommand.PlanEvaluation;
import org.kyodo.evaluation.evaluation.EvaluationCommand.RevisePlan;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.RulesTest;
import org.kyodo.presets.Presets;

class EvaluationRulesTest extends RulesTest<EvaluationCommand, Evaluation, EvaluationEvent> {
    private static final EvaluationId ID = EvaluationId.of("01981f2e-7c00-7000-8000-000000000001");
    static final List<String> AXES = List.of(
            "shared-purpose", "mutual-understanding", "respect-and-equality", "autonomy", "openness", "evaluation");
    static final EvaluationSettings SETTINGS = new EvaluationSettings(
            List.of(EvaluationKind.SELF, EvaluationKind.MUTUAL, EvaluationKind.THIRD_PARTY), AXES, 20);
    static final Collaboration SUBJECT = new Collaboration(
            ProposalId.of("01981f2e-7c00-7000-8000-000000000002"),
            GroupId.of("01981f2e-7c00-7000-8000-000000000003"),
            List.of(DepartmentCode.of("school-education")),
            CollaborationForm.COMMISSION,
            "放課後みまもりマップづくり",
            new FiscalYear(2026));
    private static final EvaluationPlanned PLANNED = new EvaluationPlanned(
            ID,
            new Collaboration(
                    SUBJECT.proposal(),
                    SUBJECT.group(),
                    SUBJECT.departments(),
                    SUBJECT.form(),
                    SUBJECT.title(),
                    SUBJECT.fiscalYear()),
            new EvaluationPlan(SETTINGS.kinds(), AXES));
    private static final String WHY = "一年目は当事者の評価に絞り、第三者評価は二年目に行うため。";
    private static final List<EvaluationKind> OURS = List.of(EvaluationKind.SELF, EvaluationKind.MUTUAL);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    EvaluationRulesTest() {
        super(EvaluationCommand.class, new EvaluationRules(), new Absent(ID));
    }

    @Nested
    class Planning {
        @Test
        void takes_the_kinds_and_the_six_axes_of_the_settings() {
            assertThat(given().knowing(SETTINGS)
                            .when(new PlanEvaluation(SUBJECT))
                            .thenStage())
                    .isEqualTo(new Planned(ID, SUBJECT, new EvaluationPlan(SETTINGS.kinds(), AXES)));
            given().knowing(SETTINGS).when(new PlanEvaluation(SUBJECT)).then(PLANNED);
        }

        @Test
        void twice_is_refused() {
            given(PLANNED).knowing(SETTINGS).when(new PlanEvaluation(SUBJECT)).thenRefused(NOT_IN_THIS_STAGE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"012076", "052019", "062014", "352039", "NP"})
        void finds_six_axes_in_every_municipality(String municipality) {
            EvaluationSettings settings =
                    EvaluationConfiguration.settings(Presets.load().of(MunicipalityCode.of(municipality)));
            assertThat(settings.axes()).hasSize(6).doesNotHaveDuplicates();
            assertThat(settings.kinds()).contains(EvaluationKind.MUTUAL);
        }
    }

    @Nested
    class Revising_the_plan {
        @Test
        void is_told_with_its_reason() {
            given(PLANNED)
                    .knowing(SETTINGS)
                    .by(OFFICE)
                    .when(revise(OURS, AXES, WHY))
                    .then(new EvaluationPlanRevised(
                            ID, new EvaluationPlan(OURS, AXES), new Reason(ReasonCode.OTHER, WHY)));
        }

        @Test
        void keeps_what_is_evaluated() {
            assertThat(given(PLANNED)
                            .knowing(SETTINGS)
                            .by(OFFICE)
                            .when(revise(OURS, AXES.subList(0, 3), WHY))
                            .thenStage())
                    .isEqualTo(new Planned(ID, SUBJECT, new EvaluationPlan(OURS, AXES.subList(0, 3))));
        }

        @Test
        void to_what_it_is_already_is_a_repeat() {
            given(PLANNED)
                    .knowing(SETTINGS)
                    .by(OFFICE)
                    .when(revise(SETTINGS.kinds(), AXES, WHY))
                    .thenRepeated();
        }

        @Test
        void without_a_reason_of_some_length_is_refused() {
            given(PLANNED)
                    .knowing(SETTINGS)
                    .by(OFFICE)
                    .when(revise(OURS, AXES, "簡素化のため"))
                    .thenRefused(REASON_REQUIRED);
            given(PLANNED)
                    .knowing(SETTINGS)
                    .by(OFFICE)
                    .when(new RevisePlan(new EvaluationPlan(OURS, AXES), Optional.empty()))
                    .thenRefused(REASON_REQUIRED);
        }

        @Test
        void is_for_the_collaboration_office() {
            given(PLANNED)
                    .knowing(SETTINGS)
                    .by(staff("mori", "school-education"))
                    .when(revise(OURS, AXES, WHY))
                    .thenRefused(NOT_IN_CHARGE);
        }

        @Test
        void to_axes_or_kinds_that_the_settings_do_not_have_is_refused() {
            assertThat(given(PLANNED)
                            .knowing(SETTINGS)
                            .by(OFFICE)
                            .when(revise(OURS, List.of("autonomy", "loudness"), WHY))
                            .thenRefused(UNKNOWN_AXIS)
                            .given())
                    .hasToString("[loudness]");
            given(PLANNED)
                    .knowing(new EvaluationSettings(List.of(EvaluationKind.SELF), AXES, 20))
                    .by(OFFICE)
                    .when(revise(OURS, AXES, WHY))
                    .thenRefused(KIND_NOT_OFFERED);
        }

        @Test
        void of_nothing_is_refused() {
            given().knowing(SETTINGS).by(OFFICE).when(revise(OURS, AXES, WHY)).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void names_each_kind_and_axis_once() {
            assertThat(Shape.broken(revise(OURS, List.of("autonomy", "autonomy"), WHY)))
                    .extracting(Shape.Broken::field)
                    .containsExactly("plan.axes");
            assertThat(Shape.broken(revise(List.of(), AXES, WHY)))
                    .extracting(Shape.Broken::field)
                    .containsExactly("plan.kinds");
        }
    }

    @Test
    void it_is_seen_by_staff_auditors_and_the_group_itself() {
        Given planned = given(PLANNED).knowing(standing("acct-watch"));
        planned.by(actor("acct-watch", Role.GROUP)).isSeen();
        planned.by(actor("acct-others", Role.GROUP)).isUnseen();
        planned.by(actor("acct-watch", Role.RESIDENT)).isUnseen();
        planned.by(staff("mori", "school-education")).isSeen();
        planned.by(actor("acct-auditor", Role.AUDITOR)).isSeen();
        planned.by(actor("acct-reviewer", Role.REVIEWER)).isUnseen();
        given(PLANNED)
                .knowing(new EvaluationRules.Party(Optional.empty()))
                .by(actor("acct-watch", Role.GROUP))
                .isUnseen();
    }

    private static EvaluationRules.Party standing(String account) {
        return new EvaluationRules.Party(
                GroupStanding.after(Optional.empty(), GroupFacts.registered(SUBJECT.group(), account)));
    }

    private static RevisePlan revise(List<EvaluationKind> kinds, List<String> axes, String why) {
        return new RevisePlan(new EvaluationPlan(kinds, axes), ReasonGiven.of(ReasonCode.OTHER, why));
    }
}
