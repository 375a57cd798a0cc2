package org.kyodo.registry.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.kyodo.contracts.registry.DeskSlots;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Slot;

/**
 * When a desk takes consultations 相談できる時間枠, exactly: its weekly hours cut into slots, without public holidays (K-CO-1),
 * the days on which it is closed, and what is taken (K-CO-2). A fact of the rule book of consultations.
 *
 * @param closed days
 * @param holidays 国民の祝日・休日
 * @param full whether all desks of a slot are taken
 */
public record DeskCalendar(
        FacilityCode facility,
        DeskSlots slots,
        Set<LocalDate> closed,
        Predicate<LocalDate> holidays,
        Predicate<Slot> full) {
    /** As far as an open slot is looked for, and as far ahead as one may be asked for. */
    public static final int DAYS = 366;

    /** Whether the desk is open on a day, where its hours say so. */
    public enum Day {
        OPEN,
        HOLIDAY,
        CLOSED
    }

    public Day on(LocalDate day) {
        return on(day, true);
    }

    /** @param closedOnHolidays whether the municipality closes its desks on them (K-CO-1) */
    public Day on(LocalDate day, boolean closedOnHolidays) {
        return closedOnHolidays && holidays.test(day) ? Day.HOLIDAY : closed.contains(day) ? Day.CLOSED : Day.OPEN;
    }

    /** The slot of its weekly hours in which an instant is, whatever the day. */
    public Optional<Slot> at(Instant instant) {
        return of(FiscalYear.dayOf(instant))
                .filter(slot -> !instant.isBefore(slot.from()) && instant.isBefore(slot.to()))
                .findFirst();
    }

    /** The open slots that begin at an instant or later, in their order. */
    public Stream<Slot> open(Instant from) {
        LocalDate first = FiscalYear.dayOf(from);
        return LongStream.rangeClosed(0, DAYS)
                .mapToObj(first::plusDays)
                .filter(day -> on(day) == Day.OPEN)
                .flatMap(this::of)
                .filter(slot -> !slot.from().isBefore(from))
                .filter(full.negate());
    }

    private Stream<Slot> of(LocalDate day) {
        return slots.weekly().stream()
                .flatMap(hours -> hours.on(day).stream())
                .flatMap(this::cut)
                .sorted(Comparator.comparing(Slot::from));
    }

    /** What is left of the hours at the end and is shorter than a slot, is none. */
    private Stream<Slot> cut(Slot hours) {
        int most = (int) (ChronoUnit.MINUTES.between(hours.from(), hours.to()) / slots.minutes());
        return IntStream.range(0, most)
                .mapToObj(n -> hours.from().plus((long) n * slots.minutes(), ChronoUnit.MINUTES))
                .map(from -> new Slot(from, from.plus(slots.minutes(), ChronoUnit.MINUTES)));
    }
}
