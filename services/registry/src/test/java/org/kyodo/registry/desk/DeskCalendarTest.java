package org.kyodo.registry.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.Slot;

/** The desk of 004:L9: Mondays, Wednesdays and Fridays from 13 to 17. */
class DeskCalendarTest {
    private static final DeskCalendar DESK = desk(Set.of(), Set.of());

    private static DeskCalendar desk(Set<LocalDate> closed, Set<Instant> full) {
        return new DeskCalendar(
                FacilityCode.of("centre"),
                DeskScheduleRulesTest.AFTERNOONS,
                closed,
                PublicHolidays::contain,
                slot -> full.contains(slot.from()));
    }

    private static Instant at(String jst) {
        return OffsetDateTime.parse(jst + "+09:00").toInstant();
    }

    private static Optional<Instant> next(DeskCalendar desk, String from) {
        return desk.open(at(from)).findFirst().map(Slot::from);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-03T13:00:00, 2026-06-03T13:00:00",
        "2026-06-03T13:29:59, 2026-06-03T13:00:00",
        "2026-06-03T13:30:00, 2026-06-03T13:30:00",
        "2026-06-03T16:30:00, 2026-06-03T16:30:00",
        "2026-06-03T16:59:59, 2026-06-03T16:30:00"
    })
    void a_time_in_its_hours_is_in_a_slot(String time, String slot) {
        assertThat(DESK.at(at(time)).map(Slot::from)).contains(at(slot));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-03T12:59:59", "2026-06-03T17:00:00", "2026-06-04T15:00:00", "2026-06-06T15:00:00"})
    void another_time_is_in_none(String time) {
        assertThat(DESK.at(at(time))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-04T15:00:00, 2026-06-05T13:00:00",
        "2026-06-03T12:59:59, 2026-06-03T13:00:00",
        "2026-06-03T13:00:00, 2026-06-03T13:00:00",
        "2026-06-03T13:00:01, 2026-06-03T13:30:00",
        "2026-06-03T16:30:01, 2026-06-05T13:00:00",
        // The substitute holiday of 3 May, and the holidays before it.
        "2026-05-01T16:30:01, 2026-05-08T13:00:00",
        "2026-09-18T17:00:00, 2026-09-25T13:00:00"
    })
    void the_next_open_slot_is_exact(String from, String next) {
        assertThat(next(DESK, from)).contains(at(next));
    }

    @Test
    void closed_days_and_taken_slots_are_passed_over() {
        assertThat(next(desk(Set.of(LocalDate.of(2026, 6, 5)), Set.of()), "2026-06-04T15:00:00"))
                .contains(at("2026-06-08T13:00:00"));
        assertThat(next(desk(Set.of(), Set.of(at("2026-06-05T13:00:00"))), "2026-06-04T15:00:00"))
                .contains(at("2026-06-05T13:30:00"));
        assertThat(desk(Set.of(LocalDate.of(2026, 6, 5)), Set.of()).on(LocalDate.of(2026, 6, 5)))
                .isEqualTo(DeskCalendar.Day.CLOSED);
        assertThat(DESK.on(LocalDate.of(2026, 6, 5))).isEqualTo(DeskCalendar.Day.OPEN);
        assertThat(DESK.on(LocalDate.of(2026, 5, 6))).isEqualTo(DeskCalendar.Day.HOLIDAY);
    }

    @Test
    void a_day_has_as_many_slots_as_fit() {
        assertThat(DESK.open(at("2026-06-03T00:00:00")).limit(8).map(Slot::from))
                .startsWith(at("2026-06-03T13:00:00"))
                .endsWith(at("2026-06-03T16:30:00"));
    }

    /** As the Cabinet Office and the almanac office have announced or calculated them; what is over in 2030 is known to differ. */
    @Nested
    class Public_holidays {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "2026|01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
                    "2027|01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
                    "2028|01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23",
                    "2029|01-01 01-08 02-11 02-12 02-23 03-20 04-29 04-30 05-03 05-04 05-05 07-16 08-11 09-17 09-23 09-24 10-08 11-03 11-23",
                    "2030|01-01 01-14 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 11-03 11-04 11-23"
                })
        void are_those_of_the_act_with_substitutes_and_days_between(int year, String days) {
            List<String> found = LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .filter(PublicHolidays::contain)
                    .map(day -> day.toString().substring(5))
                    .toList();

            assertThat(found).containsExactly(days.split(" "));
        }

        @Test
        void come_from_the_list_in_the_library_and_not_over_the_network() {
            assertThat(PublicHolidays.contain(LocalDate.of(2026, 5, 6))).isTrue();
            assertThat(System.getProperty("SYUKUJITSU_URL"))
                    .startsWith("jar:file:")
                    .endsWith("/syukujitsu.csv");
        }
    }
}
