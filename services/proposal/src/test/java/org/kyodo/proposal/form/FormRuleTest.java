package org.kyodo.proposal.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.contracts.proposal.AgreementRoles;
import org.kyodo.contracts.proposal.AgreementText;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.proposal.CostSplit;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.Side;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.RefusalTexts;
import org.kyodo.proposal.form.FormCase.GoingOn;

/** Each of the 35 rules with a case that keeps it and one that does not, and the table beside the documents. */
class FormRuleTest {
    private static final Period TERM = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2027, 3, 31));
    private static final LocalDate BEFORE = LocalDate.of(2026, 9, 30);
    private static final GoingOn ALLOWED = new GoingOn(Optional.empty(), true);
    private static final GoingOn TOO_LONG = new GoingOn(Optional.empty(), false);
    private static final AgreementText WHOLE =
            text("目的", roles("会場を用意する"), Optional.of("市が負う"), costs(80, 20), List.of(LocalDate.of(2026, 12, 25)));

    /** What a case that keeps all rules lacks when it breaks the one. */
    private static final Map<FormRule, UnaryOperator<FormCase>> BROKEN = Map.ofEntries(
            Map.entry(
                    FormRule.PURPOSE_REQUIRED,
                    c -> with(c, text("　", WHOLE.roles(), WHOLE.responsibility(), WHOLE.costs(), WHOLE.reviewDates()))),
            Map.entry(
                    FormRule.BURDEN_ONE_SIDED,
                    c -> with(
                            c, text("目的", WHOLE.roles(), WHOLE.responsibility(), costs(81, 19), WHOLE.reviewDates()))),
            Map.entry(
                    FormRule.CO_HOSTING_NOT_SETTLED,
                    c -> with(c, text("目的", WHOLE.roles(), Optional.empty(), WHOLE.costs(), WHOLE.reviewDates()))),
            Map.entry(
                    FormRule.CO_HOSTING_IN_NAME_ONLY,
                    c -> with(
                            c,
                            text(
                                    "目的",
                                    new AgreementRoles(List.of(), List.of("運営する")),
                                    WHOLE.responsibility(),
                                    WHOLE.costs(),
                                    WHOLE.reviewDates()))),
            Map.entry(
                    FormRule.COMMITTEE_NOT_SETTLED,
                    c -> with(
                            c,
                            text(
                                    "目的",
                                    AgreementRoles.NONE,
                                    WHOLE.responsibility(),
                                    WHOLE.costs(),
                                    WHOLE.reviewDates()))),
            Map.entry(FormRule.ADOPTING_NOT_SETTLED, c -> with(c, withoutClause("insurance"))),
            Map.entry(
                    FormRule.COOPERATION_NOT_SETTLED,
                    c -> with(
                            c,
                            text("目的", WHOLE.roles(), WHOLE.responsibility(), Optional.empty(), WHOLE.reviewDates()))),
            Map.entry(
                    FormRule.SPECIFICATION_NOT_BY_GROUP,
                    c -> new FormCase(
                            c.text(), c.sides(), Set.of(Side.CITY), c.evidence(), 80, ALLOWED, Optional.empty())),
            Map.entry(
                    FormRule.CONTINUATION_NOT_REVIEWED,
                    c -> new FormCase(c.text(), c.sides(), c.writers(), c.evidence(), 80, TOO_LONG, Optional.empty())));

    private static AgreementRoles roles(String city) {
        return new AgreementRoles(List.of(city), List.of("運営する"));
    }

    private static Optional<CostSplit> costs(long city, long group) {
        return Optional.of(new CostSplit(Yen.of(city), Yen.of(group)));
    }

    private static AgreementText text(
            String purpose,
            AgreementRoles roles,
            Optional<String> responsibility,
            Optional<CostSplit> costs,
            List<LocalDate> reviewDates) {
        return text(purpose, roles, responsibility, costs, Optional.of(TERM), reviewDates, FormCase.OF_ADOPTION);
    }

    private static AgreementText text(
            String purpose,
            AgreementRoles roles,
            Optional<String> responsibility,
            Optional<CostSplit> costs,
            Optional<Period> term,
            List<LocalDate> reviewDates,
            Set<String> clauses) {
        return new AgreementText(
                "花壇",
                purpose,
                roles,
                responsibility,
                costs,
                term,
                reviewDates,
                clauses.stream()
                        .sorted()
                        .map(code -> new Clause(code, "条項", Optional.empty()))
                        .toList());
    }

    private static AgreementText withoutClause(String code) {
        return text(
                "目的",
                WHOLE.roles(),
                WHOLE.responsibility(),
                WHOLE.costs(),
                Optional.of(TERM),
                WHOLE.reviewDates(),
                FormCase.OF_ADOPTION.stream()
                        .filter(other -> !other.equals(code))
                        .collect(Collectors.toSet()));
    }

    private static FormCase with(FormCase given, AgreementText text) {
        return with(given, text, given.evidence());
    }

    private static FormCase with(FormCase given, AgreementText text, List<RuleEvidence> evidence) {
        return new FormCase(
                Optional.of(text), given.sides(), given.writers(), evidence, 80, given.goingOn(), Optional.empty());
    }

    private static RuleEvidence evidence(FormRule rule, boolean met, LocalDate on) {
        return new RuleEvidence(rule.rule(), met, Optional.of(on), Optional.empty(), Optional.empty());
    }

    /** A case that keeps all rules of all forms. */
    private static FormCase whole() {
        return new FormCase(
                Optional.of(WHOLE),
                EnumSet.allOf(Side.class),
                EnumSet.allOf(Side.class),
                Arrays.stream(FormRule.values())
                        .map(rule -> evidence(rule, true, BEFORE))
                        .toList(),
                80,
                ALLOWED,
                Optional.empty());
    }

    private static FormCase answered(FormRule rule, boolean met, LocalDate on) {
        return with(
                whole(),
                WHOLE,
                Stream.concat(
                                whole().evidence().stream()
                                        .filter(one -> !one.rule().equals(rule.rule())),
                                Stream.of(evidence(rule, met, on)))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void each_is_kept_by_one_case_and_broken_by_another(FormRule rule) {
        assertThat(rule.isMetBy(whole())).as("%s: kept", rule).isTrue();
        FormCase broken =
                BROKEN.getOrDefault(rule, _ -> answered(rule, false, BEFORE)).apply(whole());
        assertThat(rule.isMetBy(broken)).as("%s: broken", rule).isFalse();
        assertThat(Arrays.stream(FormRule.values()).filter(other -> !other.isMetBy(broken)))
                .as("what breaks %s", rule)
                .contains(rule);
        assertThat(rule.isMetBy(FormCase.before(80, TOO_LONG, List.of())))
                .as("%s: a case without anything", rule)
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void each_speaks_both_languages(FormRule rule) {
        RefusalTexts.speakBothLanguages("proposal", rule);
    }

    @ParameterizedTest
    @EnumSource(names = {"TALKS_BEFORE_CO_HOSTING", "TALKS_BEFORE_COMMITTEE", "TALKS_BEFORE_ADOPTING"})
    void talks_count_up_to_the_day_before_it_begins(FormRule rule) {
        assertThat(rule.isMetBy(answered(rule, true, BEFORE))).isTrue();
        assertThat(rule.isMetBy(answered(rule, true, TERM.from()))).isFalse();
        RuleEvidence undated =
                new RuleEvidence(rule.rule(), true, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(rule.isMetBy(with(whole(), WHOLE, List.of(undated)))).isFalse();
        AgreementText endless = text(
                "目的",
                WHOLE.roles(),
                WHOLE.responsibility(),
                WHOLE.costs(),
                Optional.empty(),
                List.of(),
                FormCase.OF_ADOPTION);
        assertThat(rule.isMetBy(with(whole(), endless))).as("without a term").isTrue();
    }

    @Test
    void what_several_conditions_make_lacks_each_of_them() {
        AgreementText purposeless = text("", WHOLE.roles(), WHOLE.responsibility(), WHOLE.costs(), WHOLE.reviewDates());
        assertThat(FormRule.TALKS_BEFORE_COMMITTEE.isMetBy(with(whole(), purposeless)))
                .isFalse();
        FormCase alone = new FormCase(
                Optional.of(WHOLE), Set.of(Side.GROUP), Set.of(), whole().evidence(), 80, ALLOWED, Optional.empty());
        assertThat(FormRule.MEMBERS_NOT_COMPLETE.isMetBy(alone)).isFalse();
        AgreementText unwatched = text("目的", WHOLE.roles(), WHOLE.responsibility(), WHOLE.costs(), List.of());
        assertThat(FormRule.CAPABILITY_NOT_CHECKED.isMetBy(with(whole(), unwatched)))
                .isFalse();
        AgreementText endless = text(
                "目的",
                WHOLE.roles(),
                WHOLE.responsibility(),
                WHOLE.costs(),
                Optional.empty(),
                List.of(),
                FormCase.OF_ADOPTION);
        assertThat(FormRule.TERM_OR_PILOT_NOT_SAID.isMetBy(with(whole(), endless)))
                .isFalse();
        AgreementText unpaid = text("目的", WHOLE.roles(), WHOLE.responsibility(), Optional.empty(), WHOLE.reviewDates());
        for (FormRule rule : List.of(
                FormRule.CO_HOSTING_NOT_SETTLED,
                FormRule.COMMITTEE_NOT_SETTLED,
                FormRule.ADOPTING_NOT_SETTLED,
                FormRule.BURDEN_ONE_SIDED)) {
            assertThat(rule.isMetBy(with(whole(), unpaid))).as("%s", rule).isFalse();
        }
        for (String code : FormCase.OF_ADOPTION) {
            assertThat(FormRule.ADOPTING_NOT_SETTLED.isMetBy(with(whole(), withoutClause(code))))
                    .as("without %s", code)
                    .isFalse();
        }
        AgreementText idle =
                text("目的", AgreementRoles.NONE, WHOLE.responsibility(), WHOLE.costs(), WHOLE.reviewDates());
        assertThat(FormRule.COOPERATION_NOT_SETTLED.isMetBy(with(whole(), idle)))
                .isFalse();
        AgreementText byCity = text(
                "目的",
                new AgreementRoles(List.of("貸す"), List.of()),
                WHOLE.responsibility(),
                WHOLE.costs(),
                WHOLE.reviewDates());
        assertThat(FormRule.COOPERATION_NOT_SETTLED.isMetBy(with(whole(), byCity)))
                .isTrue();
    }

    @Test
    void a_burden_is_one_sided_above_the_percentage_on_either_side() {
        assertThat(isShared(80, 20)).isTrue();
        assertThat(isShared(20, 80)).isTrue();
        assertThat(isShared(19, 81)).isFalse();
        assertThat(isShared(1, 0)).isFalse();
        assertThat(isShared(0, 0)).as("of nothing, neither bears too much").isTrue();
        assertThat(isShared(1_000_000_000_000_000L, 1_000_000_000_000_000L)).isTrue();
    }

    private static boolean isShared(long city, long group) {
        return FormRule.BURDEN_ONE_SIDED.isMetBy(with(
                whole(), text("目的", WHOLE.roles(), WHOLE.responsibility(), costs(city, group), WHOLE.reviewDates())));
    }

    @Test
    void there_are_35_rules_each_in_the_table_beside_the_document() {
        assertThat(FormRule.values()).hasSize(35).extracting(FormRule::rule).doesNotHaveDuplicates();
        Map<String, Rule> table = RuleTable.byId();
        for (FormRule rule : FormRule.values()) {
            Rule.Source source = table.get(rule.rule()).source().orElseThrow();
            assertThat(source.document()).isEqualTo("001");
            assertThat(source.line()).as(rule.rule()).isBetween(359, 369);
        }
    }

    @Test
    void each_form_has_as_many_as_the_document() {
        assertThat(Arrays.stream(CollaborationForm.values())
                        .collect(Collectors.toMap(
                                form -> form, form -> FormRule.of(form).size())))
                .isEqualTo(Map.of(
                        CollaborationForm.CO_HOSTING, 6,
                        CollaborationForm.NOMINAL_SUPPORT, 2,
                        CollaborationForm.EXECUTIVE_COMMITTEE, 4,
                        CollaborationForm.ADOPT, 2,
                        CollaborationForm.COOPERATION, 2,
                        CollaborationForm.COMMISSION, 4,
                        CollaborationForm.SUBSIDY, 7,
                        CollaborationForm.POLICY_PROPOSAL, 4,
                        CollaborationForm.INFORMATION_EXCHANGE, 5));
    }

    @Test
    void a_gate_asks_for_a_record_and_is_checked_before_the_signature() {
        for (FormRule rule : FormRule.values()) {
            Use use = RuleTable.byId().get(rule.rule()).possibleUses().getFirst();
            if (use == Use.GATE) {
                assertThat(rule.step()).as(rule.rule()).isEqualTo(FormStep.INSTRUMENT);
            }
            if (use == Use.DERIVED) {
                assertThat(rule.step()).as(rule.rule()).isNotEqualTo(FormStep.INSTRUMENT);
            }
        }
        assertThat(Arrays.stream(FormRule.values()).filter(FormRule::asksForRecord))
                .extracting(FormRule::rule)
                .containsExactly(
                        "R-KS-1", "R-KS-6", "R-KO-1", "R-JI-1", "R-JI-2", "R-AD-1", "R-JK-1", "R-IT-2", "R-IT-3");
    }
}
