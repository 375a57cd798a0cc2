package org.kyodo.presets;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.Comparator;
import org.kyodo.contracts.value.FiscalYear;

/** A day and time that comes back every fiscal year 毎年度の日時, ordered from 1 April to 31 March. */
public record YearlyTime(MonthDay day, LocalTime time) implements Comparable<YearlyTime> {
    private static final Comparator<YearlyTime> FROM_APRIL = Comparator.comparing(YearlyTime::inNextCalendarYear)
            .thenComparing(YearlyTime::day)
            .thenComparing(YearlyTime::time);

    /** The last second of a day. */
    static YearlyTime endOf(MonthDay day) {
        return new YearlyTime(day, LocalTime.of(23, 59, 59));
    }

    /** 29 February becomes the 28th where the year has none. */
    public LocalDateTime in(FiscalYear year) {
        return day.atYear(year.year() + (inNextCalendarYear() ? 1 : 0)).atTime(time);
    }

    private boolean inNextCalendarYear() {
        return day.getMonthValue() < Month.APRIL.getValue();
    }

    @Override
    public int compareTo(YearlyTime other) {
        return FROM_APRIL.compare(this, other);
    }

    @Override
    public String toString() {
        return day.toString().substring(2) + " " + time;
    }
}
