package org.kyodo.chassis.decide;

import java.util.HashMap;
import java.util.Map;
import org.kyodo.contracts.rules.Use;

/**
 * What a municipality makes of rules 規則の扱い, where it says anything of them.
 *
 * @param uses by the id of the rule: {@code K-GR-2}
 */
public record RulesInUse(Map<String, Use> uses) {
    /** As the table of rules has them: required. */
    public static final RulesInUse AS_IN_THE_TABLE = new RulesInUse(Map.of());

    public RulesInUse {
        uses = Map.copyOf(uses);
    }

    /** Whether what breaks the rule is refused, or at least noted. */
    public boolean applies(String rule) {
        return uses.get(rule) != Use.OFF;
    }

    /** Whether what breaks the rule is noted and not refused. */
    boolean onlyChecks(String rule) {
        return uses.get(rule) == Use.CHECK;
    }

    /** The same, but for this rule, which is not used. */
    public RulesInUse without(String rule) {
        Map<String, Use> others = new HashMap<>(uses);
        others.put(rule, Use.OFF);
        return new RulesInUse(others);
    }
}
