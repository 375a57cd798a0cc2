package org.kyodo.presets;

import java.time.Instant;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Window;

/**
 * The time in which applications are taken each fiscal year 受付期間, in JST.
 *
 * @param closes the last second that counts
 */
public record YearlyWindow(YearlyTime opens, YearlyTime closes) {

    public Window in(FiscalYear year) {
        return new Window(instant(opens, year), instant(closes, year));
    }

    private static Instant instant(YearlyTime time, FiscalYear year) {
        return time.in(year).atZone(FiscalYear.JST).toInstant();
    }
}
