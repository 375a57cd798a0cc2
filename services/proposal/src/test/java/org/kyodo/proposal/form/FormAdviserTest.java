package org.kyodo.proposal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.contracts.value.CollaborationForm.COMMISSION;
import static org.kyodo.contracts.value.CollaborationForm.POLICY_PROPOSAL;
import static org.kyodo.contracts.value.CollaborationForm.SUBSIDY;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.grant.AwardEvent.AwardDecided;
import org.kyodo.contracts.grant.AwardTerms;
import org.kyodo.contracts.proposal.Condition;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.award.KnownAward;
import org.kyodo.proposal.form.FormAdvice.Point;
import org.kyodo.proposal.form.FormAdvice.State;
import org.kyodo.proposal.form.FormAdviser.Reader;
import org.kyodo.proposal.form.FormCase.GoingOn;

/** What the adviser says of a form, in the words of the municipality and the language of the reader. */
class FormAdviserTest {
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");
    private static final Reader JAPANESE = new Reader(YAMAGUCHI, Locale.JAPANESE);
    private static final Reader ENGLISH = new Reader(YAMAGUCHI, Locale.ENGLISH);
    private static final Continuation FOURTH = new Continuation(
            GroupId.of("019a0000-0000-7000-8000-0000000000b1"), DepartmentCode.COLLABORATION_OFFICE, COMMISSION, 4);

    private static FormAdviser adviser(RulesInUse rules) {
        return new FormAdviser(new Instruments(Presets.load()), new Municipalities() {
            @Override
            public boolean serves(MunicipalityCode municipality) {
                return true;
            }

            @Override
            public String ruleSetVersion(MunicipalityCode municipality) {
                return "1";
            }

            @Override
            public RulesInUse rules(MunicipalityCode municipality) {
                return rules;
            }
        });
    }

    private static final FormAdviser ADVISER = adviser(RulesInUse.AS_IN_THE_TABLE);

    private static FormCase before(boolean allowed, RuleEvidence... shown) {
        return FormCase.before(80, new GoingOn(Optional.of(FOURTH), allowed), List.of(shown));
    }

    private static FormChoice chosen(boolean together) {
        return new FormChoice(Optional.empty(), Map.of(ChoiceRule.CHOSEN_TOGETHER, together));
    }

    private static List<String> states(FormAdvice advice) {
        return advice.rules().stream()
                .map(point -> point.rule() + " " + point.use() + " " + point.checkedAt() + " " + point.state())
                .toList();
    }

    @Test
    void what_is_asked_of_the_choice_stands_before_the_key_points_of_the_form() {
        FormAdvice advice = ADVISER.of(COMMISSION, before(false), chosen(false), JAPANESE);
        assertThat(advice.open()).isTrue();
        assertThat(advice.why()).isEmpty();
        assertThat(advice.instrument()).isEqualTo(Instrument.CONTRACT);
        assertThat(advice.consecutiveYears()).contains(4);
        assertThat(states(advice))
                .containsExactly(
                        "R-COM-2 HARD DECISION MISSING",
                        "R-IT-1 GATE INSTRUMENT MISSING",
                        "R-IT-2 HARD INSTRUMENT MISSING",
                        "R-IT-3 GATE INSTRUMENT MISSING",
                        "R-IT-4 HARD INSTRUMENT MISSING");
        assertThat(advice.rules()).allMatch(point -> point.asks().isPresent());
        assertThat(states(ADVISER.of(COMMISSION, before(true), chosen(true), JAPANESE)))
                .contains("R-COM-2 HARD DECISION MET", "R-IT-4 HARD INSTRUMENT MET");
    }

    @Test
    void what_is_checked_elsewhere_asks_for_nothing_here_and_may_be_shown_all_the_same() {
        RuleEvidence exchange = new RuleEvidence("R-SE-2", true, Optional.empty(), Optional.empty(), Optional.empty());
        FormAdvice advice = ADVISER.of(POLICY_PROPOSAL, before(true, exchange), FormChoice.MADE, JAPANESE);
        assertThat(states(advice))
                .containsExactly(
                        "R-SE-1 HARD DECISION ELSEWHERE",
                        "R-SE-2 CHECK EXCHANGE MET",
                        "R-SE-3 HARD DECISION ELSEWHERE",
                        "R-SE-4 HARD DECISION ELSEWHERE");
        assertThat(advice.rules()).noneMatch(point -> point.asks().isPresent());
    }

    private static KnownAward award(Condition... conditions) {
        AwardDecided sample = (AwardDecided)
                GoldenSamples.of("kyodo.grant.AwardDecided.v1").event().orElseThrow();
        AwardTerms terms = sample.award();
        return new KnownAward(
                sample.awardId(),
                new AwardTerms(
                        terms.application(),
                        terms.proposal(),
                        terms.programme(),
                        terms.fiscalYear(),
                        terms.group(),
                        terms.department(),
                        terms.coImplementing(),
                        terms.amount(),
                        List.of(conditions),
                        2),
                sample.decidedOn(),
                true);
    }

    private static FormAdvice ofSubsidy(Map<FormRule, Elsewhere> known, Reader reader) {
        return ADVISER.of(SUBSIDY, before(true), FormChoice.MADE.knowing(known), reader);
    }

    @Test
    void of_a_subsidy_it_says_what_its_award_shows_and_who_saw_to_it() {
        assertThat(states(ofSubsidy(Map.of(), JAPANESE))).hasSize(7).allMatch(state -> state.endsWith(" ELSEWHERE"));
        assertThat(ofSubsidy(Map.of(), JAPANESE).rules())
                .noneMatch(point -> point.known().isPresent());

        FormAdvice awarded = ofSubsidy(Elsewhere.of(award()), JAPANESE);
        assertThat(states(awarded))
                .containsExactly(
                        "R-HO-1 CHECK GRANT MET",
                        "R-HO-2 CHECK GRANT MET",
                        "R-HO-3 HARD GRANT MET",
                        "R-HO-4 HARD GRANT MET",
                        "R-HO-5 CHECK EVALUATION ELSEWHERE",
                        "R-HO-6 HARD GRANT MET",
                        "R-HO-7 DERIVED PROJECT ELSEWHERE");
        assertThat(awarded.rules().get(5).known())
                .contains(new FormAdvice.Known(
                        Optional.of(DepartmentCode.COLLABORATION_OFFICE),
                        LocalDate.of(2026, 6, 10),
                        "連続2年度目の交付として数えられています。"));
    }

    @Test
    void of_conditions_it_says_only_that_they_are_there() {
        FormAdvice awarded = ofSubsidy(Elsewhere.of(award(new Condition("領収書を五年間保管する。", Optional.empty()))), ENGLISH);
        assertThat(states(awarded)).startsWith("R-HO-1 CHECK GRANT ELSEWHERE", "R-HO-2 CHECK GRANT ELSEWHERE");
        assertThat(awarded.rules().getFirst().known().orElseThrow().text())
                .isEqualTo("The award has conditions (1); see there what they ask.");
    }

    @Test
    void of_a_subsidy_it_says_what_its_evaluation_and_its_project_came_to() {
        LocalDate day = LocalDate.of(2027, 4, 20);
        FormAdvice moved = ofSubsidy(
                Map.of(
                        FormRule.SUBSIDISED_NOT_EQUAL,
                        Elsewhere.evaluatedOn(day),
                        FormRule.SUBSIDY_TO_COMMISSION,
                        Elsewhere.closed(day, Optional.of(COMMISSION))),
                JAPANESE);
        assertThat(states(moved))
                .contains(
                        "R-HO-5 CHECK EVALUATION ELSEWHERE",
                        "R-HO-7 DERIVED PROJECT MET",
                        "R-HO-3 HARD GRANT ELSEWHERE");
        assertThat(moved.rules().get(4).known().orElseThrow().on()).isEqualTo(day);
        assertThat(states(ofSubsidy(
                        Map.of(FormRule.SUBSIDY_TO_COMMISSION, Elsewhere.closed(day, Optional.empty())), JAPANESE)))
                .contains("R-HO-7 DERIVED PROJECT ELSEWHERE");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_known_elsewhere_is_said_in_both_languages(Elsewhere.Said said) {
        Map<FormRule, Elsewhere> known = Map.of(
                FormRule.AUTONOMY_OF_SUBSIDISED,
                new Elsewhere(true, Optional.empty(), LocalDate.of(2026, 6, 10), said, Optional.of(3)));
        String japanese = ofSubsidy(known, JAPANESE)
                .rules()
                .getFirst()
                .known()
                .orElseThrow()
                .text();
        String english = ofSubsidy(known, ENGLISH)
                .rules()
                .getFirst()
                .known()
                .orElseThrow()
                .text();
        assertThat(japanese).endsWith("。").doesNotContain("{", "%");
        assertThat(english).endsWith(".").doesNotContain("{", "%");
        assertThat(japanese.contains("3")).isEqualTo(english.contains("3"));
    }

    @Test
    void what_the_municipality_does_not_use_is_left_out() {
        FormAdviser without =
                adviser(RulesInUse.AS_IN_THE_TABLE.without("R-COM-2").with("R-IT-1", Use.OFF));
        assertThat(without.of(COMMISSION, before(true), chosen(false), JAPANESE).rules())
                .extracting(Point::rule)
                .containsExactly("R-IT-2", "R-IT-3", "R-IT-4");
    }

    @ParameterizedTest
    @EnumSource
    void each_closing_says_why_in_both_languages(Closing closing) {
        FormChoice choice = new FormChoice(Optional.of(closing), Map.of());
        FormAdvice japanese = ADVISER.of(COMMISSION, before(true), choice, JAPANESE);
        FormAdvice english = ADVISER.of(COMMISSION, before(true), choice, ENGLISH);
        assertThat(japanese.open()).isFalse();
        assertThat(japanese.why().orElseThrow().rule()).isEqualTo(closing.rule());
        assertThat(japanese.why().orElseThrow().text()).isNotBlank().endsWith("。");
        assertThat(english.why().orElseThrow().text()).isNotBlank().endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void each_rule_of_the_choice_stands_in_the_table_and_asks_in_both_languages(ChoiceRule rule) {
        FormChoice choice = new FormChoice(Optional.empty(), Map.of(rule, false));
        Point japanese =
                ADVISER.of(COMMISSION, before(true), choice, JAPANESE).rules().getFirst();
        Point english =
                ADVISER.of(COMMISSION, before(true), choice, ENGLISH).rules().getFirst();
        assertThat(japanese.rule()).isEqualTo(rule.rule());
        assertThat(japanese.state()).isEqualTo(State.MISSING);
        assertThat(japanese.source()).isPresent();
        assertThat(japanese.asks().orElseThrow()).endsWith("。");
        assertThat(english.asks().orElseThrow()).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void each_form_has_a_name_and_an_instrument(CollaborationForm form) {
        FormAdvice advice = ADVISER.of(form, before(true), FormChoice.MADE, JAPANESE);
        assertThat(advice.name()).isNotBlank();
        assertThat(advice.instrument()).isNotNull();
        assertThat(advice.rules()).hasSameSizeAs(FormRule.of(form));
    }
}
