package org.kyodo.registry.booking;

import org.kyodo.contracts.value.FiscalYear;

/** A number 受付番号 that can be read out. */
record BookingNumber(String value) {
    static BookingNumber of(FiscalYear year, int number) {
        return new BookingNumber("%d-%05d".formatted(year.year(), number));
    }
}
