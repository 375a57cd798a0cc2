package org.kyodo.chassis.decide;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.rules.Use;

/**
 * What a municipality makes of rules 規則の扱い, where it says anything of them; of the others, what the table has.
 *
 * @param uses by the id of the rule: {@code K-GR-2}
 * @param figures in rules, by the same
 */
public record RulesInUse(Map<String, Use> uses, Map<String, Integer> figures) {
    private static final Map<String, Rule> TABLE = RuleTable.byId();

    /** Of a municipality that says nothing of any. */
    public static final RulesInUse AS_IN_THE_TABLE = new RulesInUse(Map.of(), Map.of());

    public RulesInUse {
        uses = Map.copyOf(uses);
        figures = Map.copyOf(figures);
    }

    /** The rules of which it says anything, in their order. */
    public SortedSet<String> mentioned() {
        SortedSet<String> ids = new TreeSet<>(uses.keySet());
        ids.addAll(figures.keySet());
        return ids;
    }

    /** What the municipality makes of the rule; a guard that rests on none is required. */
    public Use use(String rule) {
        return Optional.ofNullable(uses.get(rule))
                .or(() -> Optional.ofNullable(TABLE.get(rule))
                        .map(there -> there.possibleUses().getFirst()))
                .orElse(Use.HARD);
    }

    /** Whether what breaks the rule is refused, or at least noted. */
    public boolean applies(String rule) {
        return use(rule) != Use.OFF;
    }

    /** The figure in the rule. @throws IllegalStateException when the table has none: a fault of the program */
    public int figure(String rule) {
        return Optional.ofNullable(figures.get(rule))
                .or(() -> Optional.ofNullable(TABLE.get(rule))
                        .flatMap(Rule::figure)
                        .map(Rule.Figure::value))
                .orElseThrow(() -> new IllegalStateException("no figure of " + rule));
    }

    /** Whether what breaks the rule is noted and not refused. */
    boolean onlyChecks(String rule) {
        return use(rule) == Use.CHECK;
    }

    /** The same, but for this rule, which is not used. */
    public RulesInUse without(String rule) {
        return with(rule, Use.OFF);
    }

    /** The same, but with this made of the rule. */
    public RulesInUse with(String rule, Use use) {
        Map<String, Use> others = new HashMap<>(uses);
        others.put(rule, use);
        return new RulesInUse(others, figures);
    }
}
