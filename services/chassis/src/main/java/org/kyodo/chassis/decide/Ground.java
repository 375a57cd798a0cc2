package org.kyodo.chassis.decide;

import java.util.regex.Pattern;
import org.kyodo.chassis.decide.Refusal.Kind;

/**
 * What a refusal rests on 根拠.
 *
 * @param kind what kind of no it is
 * @param rule the rule's id in the table of rules: {@code R-…} a fact of a document, {@code K-…} ours. Empty where it
 *     rests on none: a guard of ours that keeps stages, order, windows and references whole, and that nobody can switch off
 */
public record Ground(Kind kind, String rule) {
    private static final Pattern ID = Pattern.compile("[RK]-[A-Z]{2,3}-[0-9]{1,2}");

    public Ground {
        if (!rule.isEmpty() && !ID.matcher(rule).matches()) {
            throw new IllegalArgumentException("rule: " + rule + " (expected: such as R-SE-3 or K-GR-7)");
        }
    }

    /** Not in this stage: 409. */
    public static Ground stage() {
        return stage("");
    }

    /** Not in this stage, by a rule: 409. */
    public static Ground stage(String rule) {
        return new Ground(Kind.STAGE, rule);
    }

    /** A rule is broken by what was sent: 422. */
    public static Ground breaks(String rule) {
        return new Ground(Kind.RULE, rule);
    }

    /** What was sent does not fit together or in time, whatever the rules: 422. */
    public static Ground guard() {
        return breaks("");
    }

    /** Too early or too late, by a rule: 422. */
    public static Ground untimely(String rule) {
        return new Ground(Kind.TIME, rule);
    }

    /** Not by this actor: 403. */
    public static Ground forbidden() {
        return forbidden("");
    }

    /** Not by this actor, by a rule: 403. */
    public static Ground forbidden(String rule) {
        return new Ground(Kind.FORBIDDEN, rule);
    }

    /** Something that the command names does not exist: 422. */
    public static Ground unknown() {
        return new Ground(Kind.UNKNOWN_REFERENCE, "");
    }
}
