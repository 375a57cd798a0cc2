package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/** A Japanese fiscal year 年度: from 1 April of {@code year} to 31 March of the next, in JST. */
public record FiscalYear(
        @JsonValue @Min(FiscalYear.FIRST) @Max(FiscalYear.LAST)
        int year) implements Comparable<FiscalYear> {
    /** Where the business date is taken: Japan Standard Time. */
    public static final ZoneId JST = ZoneId.of("Asia/Tokyo");

    // Fiscal years by the Gregorian calendar begin with Meiji 6; the upper end only catches slips of the hand.
    private static final int FIRST = 1873;
    private static final int LAST = 2199;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FiscalYear {
        Require.between("fiscalYear", year, FIRST, LAST);
    }

    public static FiscalYear of(LocalDate day) {
        return new FiscalYear(day.getMonthValue() < Month.APRIL.getValue() ? day.getYear() - 1 : day.getYear());
    }

    /** As it stands in a query: {@code 2026}. */
    public static FiscalYear of(String year) {
        try {
            return new FiscalYear(Integer.parseInt(year));
        } catch (NumberFormatException e) {
            throw new InvalidInput("fiscalYear", year, Wording.YEAR.of());
        }
    }

    public static FiscalYear at(Instant instant) {
        return of(dayOf(instant));
    }

    /** The day in Japan: days of the domain are never those of another zone. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, JST);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, Month.APRIL, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(year + 1, Month.MARCH, 31);
    }

    public FiscalYear next() {
        return new FiscalYear(year + 1);
    }

    /** The year in the Japanese calendar 和暦: 令和8年度; named after the era of its first day, so 2019 is 平成31年度. */
    public String wareki() {
        // A fiscal year is named after the era that was in force on its first day.
        var era = java.time.chrono.JapaneseDate.from(firstDay());
        String name = era.getEra().getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.JAPANESE);
        int number = era.get(java.time.temporal.ChronoField.YEAR_OF_ERA);
        return name + (number == 1 ? "元" : number) + "年度";
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(year, other.year);
    }

    @Override
    public String toString() {
        return "FY" + year;
    }
}
