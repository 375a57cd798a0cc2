package org.kyodo.chassis.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Receipt;

/**
 * What a decision may know besides stage and command.
 *
 * @param now by the clock of the platform
 * @param facts looked up beforehand: the municipality's settings, a foreign aggregate's standing, a number drawn
 * @param rules what the municipality makes of rules
 */
public record Context(Instant now, Actor actor, MunicipalityCode municipality, Facts facts, RulesInUse rules) {
    /** With the rules as the table has them. */
    public Context(Instant now, Actor actor, MunicipalityCode municipality, Facts facts) {
        this(now, actor, municipality, facts, RulesInUse.AS_IN_THE_TABLE);
    }

    /**
     * Whether the municipality uses the rule that this refusal rests on 規則の扱い; a guard whose rule a municipality may switch
     * off asks this first. Where the rule is only checked, this is true at first: {@link Decider#answer} sees what it would
     * refuse, notes it, and decides without it.
     */
    public boolean applies(Refusal refusal) {
        return rules.applies(refusal.rule());
    }

    /** The same of a rule that refuses nothing: whether the municipality wants it looked at and told. */
    public boolean applies(Concern concern) {
        return rules.applies(concern.rule());
    }

    /** Whether the municipality refuses what breaks a rule that elsewhere is only told of by an event of its own. */
    public boolean requires(Refusal refusal) {
        return rules.use(refusal.rule()) == Use.HARD;
    }

    /** The figure that the municipality has set in the rule that this refusal rests on, such as how many at most. */
    public int figure(Refusal refusal) {
        return rules.figure(refusal.rule());
    }

    /** The same, but for this rule, which is not used. What was looked up when asked for is not looked up again. */
    Context without(String rule) {
        return new Context(now, actor, municipality, facts, rules.without(rule));
    }

    /** The business date: today in JST. */
    public LocalDate today() {
        return FiscalYear.dayOf(now);
    }

    public FiscalYear fiscalYear() {
        return FiscalYear.of(today());
    }

    /** What a receipt says of what the command came in as 受領証, for the event that tells of it; none where it came without a body. */
    public Optional<Receipt> receipt() {
        return facts.find(Receipt.class);
    }

    /** The fact of this type. @throws IllegalStateException when nobody looked it up: a fault of the program */
    public <F> F fact(Class<F> type) {
        return facts.get(type);
    }
}
