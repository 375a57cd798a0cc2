package org.kyodo.registry.consultation;

import java.time.Instant;
import org.kyodo.contracts.value.FiscalYear;

/** How long it is known who asked 保存期間 (K-CO-4). @param years from the day on which it was asked for */
record Retention(int years) {
    Instant over(Matter matter) {
        return FiscalYear.dayOf(matter.enquiry().at())
                .plusYears(years)
                .atStartOfDay(FiscalYear.JST)
                .toInstant();
    }
}
