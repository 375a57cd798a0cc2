package org.kyodo.registry.group;

import com.fasterxml.jackson.annotation.JsonValue;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;

/** The number of a registered group 登録番号: {@code 352039-2026-0001}, counted anew in each fiscal year. */
record RegistrationNumber(@JsonValue String value) {
    static RegistrationNumber of(MunicipalityCode municipality, FiscalYear year, int number) {
        return new RegistrationNumber("%s-%d-%04d".formatted(municipality, year.year(), number));
    }

    @Override
    public String toString() {
        return value;
    }
}
