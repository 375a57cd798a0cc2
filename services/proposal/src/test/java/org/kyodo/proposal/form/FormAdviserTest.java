package org.kyodo.proposal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.contracts.value.CollaborationForm.COMMISSION;
import static org.kyodo.contracts.value.CollaborationForm.POLICY_PROPOSAL;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
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
