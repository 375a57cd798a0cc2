package org.kyodo.chassis.decide;

import java.time.Instant;
import java.time.LocalDate;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * What a decision may know besides stage and command.
 *
 * @param now by the clock of the platform
 * @param facts looked up beforehand: the municipality's settings, a foreign aggregate's standing, a number drawn
 */
public record Context(Instant now, Actor actor, MunicipalityCode municipality, Facts facts) {
    /** The business date: today in JST. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, FiscalYear.JST);
    }

    public FiscalYear fiscalYear() {
        return FiscalYear.of(today());
    }

    /** The fact of this type. @throws IllegalStateException when nobody looked it up: a fault of the program */
    public <F> F fact(Class<F> type) {
        return facts.get(type);
    }
}
