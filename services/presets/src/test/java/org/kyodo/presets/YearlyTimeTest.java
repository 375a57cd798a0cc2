package org.kyodo.presets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.value.FiscalYear;

class YearlyTimeTest {
    private static final YearlyTime FIRST_OF_APRIL = new YearlyTime(MonthDay.of(4, 1), LocalTime.MIN);
    private static final YearlyTime LAST_OF_MARCH = YearlyTime.endOf(MonthDay.of(3, 31));
    private static final YearlyTime LEAP_DAY = new YearlyTime(MonthDay.of(2, 29), LocalTime.NOON);

    @Test
    void january_to_march_are_in_the_next_calendar_year() {
        FiscalYear year = new FiscalYear(2026);

        assertThat(FIRST_OF_APRIL.in(year)).isEqualTo(LocalDateTime.parse("2026-04-01T00:00:00"));
        assertThat(LAST_OF_MARCH.in(year)).isEqualTo(LocalDateTime.parse("2027-03-31T23:59:59"));
    }

    @Test
    void april_comes_before_march() {
        assertThat(FIRST_OF_APRIL).isLessThan(LAST_OF_MARCH);
        assertThat(LEAP_DAY).isLessThan(LAST_OF_MARCH).isGreaterThan(YearlyTime.endOf(MonthDay.of(12, 31)));
    }

    @Test
    void the_leap_day_falls_on_the_28th_in_other_years() {
        assertThat(LEAP_DAY.in(new FiscalYear(2026))).isEqualTo(LocalDateTime.parse("2027-02-28T12:00:00"));
        assertThat(LEAP_DAY.in(new FiscalYear(2027))).isEqualTo(LocalDateTime.parse("2028-02-29T12:00:00"));
    }

    @Test
    void is_written_as_in_the_file() {
        assertThat(new YearlyTime(MonthDay.of(5, 29), LocalTime.of(17, 0))).hasToString("05-29 17:00");
    }
}
