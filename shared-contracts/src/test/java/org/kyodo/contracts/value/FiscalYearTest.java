package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalYearTest {
    @Test
    void the_last_second_of_31_march_in_japan_belongs_to_the_old_year() {
        assertThat(FiscalYear.at(Instant.parse("2027-03-31T14:59:59Z"))).isEqualTo(new FiscalYear(2026));
    }

    @Test
    void midnight_of_1_april_in_japan_begins_the_new_year() {
        assertThat(FiscalYear.at(Instant.parse("2027-03-31T15:00:00Z"))).isEqualTo(new FiscalYear(2027));
    }

    @Test
    void new_year_changes_nothing() {
        assertThat(FiscalYear.of(LocalDate.of(2026, 12, 31))).isEqualTo(new FiscalYear(2026));
        assertThat(FiscalYear.of(LocalDate.of(2027, 1, 1))).isEqualTo(new FiscalYear(2026));
    }

    @Test
    void its_first_and_last_day_belong_to_it() {
        FiscalYear year = new FiscalYear(2026);

        assertThat(year.firstDay()).isEqualTo("2026-04-01");
        assertThat(year.lastDay()).isEqualTo("2027-03-31");
        assertThat(FiscalYear.of(year.firstDay())).isEqualTo(year);
        assertThat(FiscalYear.of(year.lastDay())).isEqualTo(year);
        assertThat(FiscalYear.of(year.lastDay().plusDays(1))).isEqualTo(year.next());
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 令和8年度",
        "2020, 令和2年度",
        // Reiwa began on 1 May 2019, a month into this fiscal year.
        "2019, 平成31年度",
        "1990, 平成2年度",
        "1989, 平成元年度",
        "1988, 昭和63年度",
        "1926, 大正15年度",
        "1912, 明治45年度"
    })
    void it_is_named_after_the_era_of_its_first_day(int year, String wareki) {
        assertThat(new FiscalYear(year).wareki()).isEqualTo(wareki);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 26, 1872, 3000, 20260})
    void a_slip_of_the_hand_is_refused(int year) {
        assertThatThrownBy(() -> new FiscalYear(year))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("fiscalYear: %d (expected: a whole number from 1873 to 2199)", year);
    }

    @Test
    void years_are_in_order() {
        assertThat(new FiscalYear(2026)).isLessThan(new FiscalYear(2027)).isGreaterThan(new FiscalYear(2025));
    }
}
