package org.kyodo.registry.consultation;

import org.kyodo.contracts.value.FiscalYear;

/** A number 受付番号 that can be read out on the telephone. */
record ConsultationNumber(String value) {
    static ConsultationNumber of(FiscalYear year, int number) {
        return new ConsultationNumber("%d-%04d".formatted(year.year(), number));
    }
}
