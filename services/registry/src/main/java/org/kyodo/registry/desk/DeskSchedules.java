package org.kyodo.registry.desk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.contracts.registry.DeskScheduleEvent;
import org.kyodo.contracts.registry.DeskSlots;
import org.kyodo.contracts.value.DeskScheduleId;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Slot;
import org.kyodo.registry.slot.Ledger;

/** What consultations ask of desks 窓口: when they are open, and a slot of theirs. */
public final class DeskSchedules {
    private static final Instant SINCE = Instant.parse("2026-04-01T00:00:00Z");

    private final Aggregate<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> schedules;
    private final Ledger ledger;
    private final Municipalities municipalities;

    DeskSchedules(
            Aggregate<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> schedules,
            Ledger ledger,
            Municipalities municipalities) {
        this.schedules = schedules;
        this.ledger = ledger;
        this.municipalities = municipalities;
    }

    /** The one id that the schedule of a base can have. */
    static DeskScheduleId idOf(MunicipalityCode municipality, FacilityCode facility) {
        return new DeskScheduleId(Ids.named("desk-schedule/" + municipality + "/" + facility, SINCE));
    }

    /** When the desk of the base takes consultations; empty where nothing is set. @param from as of when it is looked at */
    public Optional<DeskCalendar> calendar(FacilityCode facility, MunicipalityCode municipality, Instant from) {
        return schedules
                .find(idOf(municipality, facility).toString(), municipality)
                .flatMap(stored -> stored.stage() instanceof DeskSchedule.Set set
                        ? Optional.of(calendar(set, municipality, from))
                        : Optional.empty());
    }

    /** Takes one of the desks of a slot. @param stands whether a holder has what it holds a desk for @return whether there was one */
    public boolean take(
            DeskCalendar desk, Slot slot, MunicipalityCode municipality, String holder, Predicate<String> stands) {
        List<String> things = things(municipality, desk.facility(), desk.slots());
        return things.stream().anyMatch(thing -> ledger.holds(thing, slot, holder))
                || things.stream().anyMatch(thing -> ledger.take(thing, slot, holder, stands));
    }

    /** Notes that the holder has one of them, be there one or not. */
    public void hold(FacilityCode facility, Slot slot, MunicipalityCode municipality, String holder) {
        List<String> things = all(municipality, facility).toList();
        if (things.stream().noneMatch(thing -> ledger.holds(thing, slot, holder))) {
            ledger.hold(things.getFirst(), slot, holder);
        }
    }

    /** Gives up what the holder has. */
    public void release(FacilityCode facility, Slot slot, MunicipalityCode municipality, String holder) {
        all(municipality, facility)
                .filter(thing -> ledger.holds(thing, slot, holder))
                .forEach(thing -> ledger.release(thing, holder));
    }

    private DeskCalendar calendar(DeskSchedule.Set set, MunicipalityCode municipality, Instant from) {
        Slot ahead = new Slot(
                from.truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.DAYS),
                from.truncatedTo(ChronoUnit.MINUTES).plus(2L * DeskCalendar.DAYS, ChronoUnit.DAYS));
        Supplier<List<List<Slot>>> taken = once(() -> things(municipality, set.facility(), set.slots()).stream()
                .map(thing -> ledger.taken(thing, ahead))
                .toList());
        return new DeskCalendar(
                set.facility(),
                set.slots(),
                Set.copyOf(set.closed()),
                municipalities.rules(municipality).applies(DeskConcern.CLOSED_ON_HOLIDAYS.rule())
                        ? PublicHolidays::contain
                        : _ -> false,
                slot -> taken.get().stream().allMatch(desk -> desk.stream().anyMatch(slot::overlaps)));
    }

    private static <T> Supplier<T> once(Supplier<T> lookUp) {
        Object[] found = new Object[1];
        return () -> {
            if (found[0] == null) {
                found[0] = lookUp.get();
            }
            @SuppressWarnings("unchecked")
            T there = (T) found[0];
            return there;
        };
    }

    private static List<String> things(MunicipalityCode municipality, FacilityCode facility, DeskSlots slots) {
        return all(municipality, facility).limit(slots.desks()).toList();
    }

    private static Stream<String> all(MunicipalityCode municipality, FacilityCode facility) {
        return IntStream.rangeClosed(1, DeskSlots.MOST_DESKS)
                .mapToObj(number -> String.join("/", "desk", municipality.code(), facility.value(), "" + number));
    }
}
