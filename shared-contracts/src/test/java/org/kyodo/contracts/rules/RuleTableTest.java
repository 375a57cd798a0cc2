package org.kyodo.contracts.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.rules.Rule.Words;

class RuleTableTest {
    @Test
    void each_rule_stands_in_it_once() {
        assertThat(RuleTable.all()).extracting(Rule::id).doesNotHaveDuplicates().hasSizeGreaterThan(25);
    }

    @Test
    void services_are_those_there_are() {
        Set<String> named = RuleTable.all().stream()
                .flatMap(rule -> rule.services().stream())
                .collect(Collectors.toSet());

        assertThat(named).isSubsetOf("registry", "proposal", "grant", "evaluation", "notification");
    }

    @Test
    void each_speaks_both_languages() {
        for (Rule rule : RuleTable.all()) {
            rule.reason().ifPresent(reason -> speaksBoth(rule, reason));
            rule.holds().ifPresent(holds -> speaksBoth(rule, holds));
            speaksBoth(rule, rule.text());
        }
    }

    private static void speaksBoth(Rule rule, Words words) {
        assertThat(words.ja()).as(rule.id()).matches(text -> text.codePoints().anyMatch(Character::isIdeographic));
        assertThat(words.en()).as(rule.id()).isNotBlank().isNotEqualTo(words.ja());
    }

    @Test
    void each_is_served_by_somebody() {
        assertThat(RuleTable.all())
                .allSatisfy(rule -> assertThat(rule.services()).as(rule.id()).isNotEmpty());
    }

    @Test
    void one_that_nothing_can_break_says_where_it_holds_and_why_it_is_fixed() {
        assertThat(RuleTable.all())
                .filteredOn(rule -> rule.fixed().equals(Optional.of(Rule.Fixed.SHAPE)))
                .extracting(Rule::id)
                .contains("R-AP-3", "R-CO-1", "R-CO-3", "R-CO-4", "R-FA-1", "R-FA-3", "R-FA-4", "R-GR-9")
                .contains(
                        "R-GT-1", "R-GT-2", "R-GT-3", "R-GT-4", "R-GT-6", "R-GT-7", "R-IN-2", "R-SO-1", "R-TA-1",
                        "R-TA-3");
        assertThat(RuleTable.all())
                .filteredOn(rule -> rule.fixed().equals(Optional.of(Rule.Fixed.SHAPE)))
                .allSatisfy(rule -> assertThat(rule.holds()).as(rule.id()).isPresent());
        assertThat(RuleTable.byId().get("K-GT-1").holds()).isPresent();
    }

    @Test
    void what_is_not_said_to_be_optional_is_required() {
        assertThat(RuleTable.byId().get("K-GR-16").possibleUses()).containsExactly(Use.HARD);
        assertThat(RuleTable.byId().get("K-GR-2").possibleUses()).containsExactly(Use.HARD, Use.CHECK, Use.OFF);
        assertThat(RuleTable.all())
                .allSatisfy(rule -> assertThat(rule.possibleUses()).isNotEmpty().doesNotHaveDuplicates());
    }

    @Test
    void one_of_ours_is_a_municipalitys_to_switch_or_says_why_it_is_not() {
        assertThat(RuleTable.all())
                .filteredOn(rule -> rule.kind() == Rule.Kind.OURS)
                .allSatisfy(rule -> assertThat(rule.uses().isPresent())
                        .as(rule.id())
                        .isNotEqualTo(rule.fixed().isPresent()));
        assertThat(RuleTable.byId().get("K-ALL-1").fixed()).contains(Rule.Fixed.DEFAULT_DENY);
    }

    @Test
    void a_figure_is_changed_by_the_settings_of_its_rule() {
        assertThat(RuleTable.all())
                .filteredOn(rule -> rule.figure().isPresent())
                .hasSizeGreaterThan(10)
                .allSatisfy(rule -> assertThat(rule.setting()).contains("rules." + rule.id()));
    }

    @Test
    void a_fact_needs_a_source_and_one_of_ours_a_reason() {
        Words words = new Words("規則", "a rule");

        assertThatThrownBy(() -> new Rule(
                        "R-SE-1",
                        List.of(),
                        words,
                        Optional.empty(),
                        Optional.of(words),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .hasMessageContaining("expected: a source of R-");
        assertThatThrownBy(() -> new Rule(
                        "K-GR-1",
                        List.of(),
                        words,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .hasMessageContaining("a reason of K-");
    }
}
