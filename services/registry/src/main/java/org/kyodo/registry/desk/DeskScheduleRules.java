package org.kyodo.registry.desk;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.registry.desk.DeskScheduleRefusal.HOURS_DO_NOT_FIT;
import static org.kyodo.registry.desk.DeskScheduleRefusal.UNKNOWN_BASE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.DeskScheduleEvent;
import org.kyodo.contracts.registry.DeskScheduleEvent.DeskDaysClosed;
import org.kyodo.contracts.registry.DeskScheduleEvent.DeskScheduleSet;
import org.kyodo.contracts.registry.DeskSlots;
import org.kyodo.contracts.registry.WeeklyHours;
import org.kyodo.contracts.value.DeskScheduleId;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.desk.DeskSchedule.Absent;
import org.kyodo.registry.desk.DeskScheduleCommand.CloseDeskDays;
import org.kyodo.registry.desk.DeskScheduleCommand.SetDeskSchedule;
import org.kyodo.registry.facility.Desk;

/** The rule book of consultation days 相談日. */
final class DeskScheduleRules implements Decider<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> {
    private static final Taken<DeskScheduleCommand, DeskSchedule> TAKEN = Taken.of(
                    DeskScheduleCommand.class, DeskSchedule.class)
            .in(Absent.class, SetDeskSchedule.class)
            .in(DeskSchedule.Set.class, SetDeskSchedule.class, CloseDeskDays.class);

    private record Case(DeskSchedule schedule, DeskScheduleCommand command) {}

    /** 公開範囲: everybody. */
    @Override
    public boolean seenBy(DeskSchedule schedule, Context context) {
        return !(schedule instanceof Absent);
    }

    @Override
    public Taken<DeskScheduleCommand, DeskSchedule> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<DeskScheduleEvent>> barred(
            DeskSchedule schedule, Class<? extends DeskScheduleCommand> command, Context context) {
        return schedule instanceof DeskSchedule.Set set
                ? notItsDesk(set.facility(), context.actor())
                : Optional.empty();
    }

    @Override
    public Decision<DeskScheduleEvent> decide(DeskSchedule schedule, DeskScheduleCommand command, Context context) {
        return switch (new Case(schedule, command)) {
            case Case(Absent absent, SetDeskSchedule c) ->
                notItsDesk(c.facility(), context.actor()).orElseGet(() -> set(absent.id(), c, context));
            case Case(DeskSchedule.Set set, SetDeskSchedule c) when c.slots().equals(set.slots()) -> repeated();
            case Case(DeskSchedule.Set set, SetDeskSchedule c) -> set(set.id(), c, context);

            case Case(DeskSchedule.Set set, CloseDeskDays c) when set.closed().containsAll(c.days()) -> repeated();
            case Case(DeskSchedule.Set set, CloseDeskDays c) ->
                notAhead(c.days(), context)
                        .orElseGet(() -> accept(new DeskDaysClosed(
                                set.id(),
                                set.facility(),
                                c.days().stream()
                                        .filter(day -> !set.closed().contains(day))
                                        .sorted()
                                        .toList())));

            case Case _ -> notInThisStage(schedule, command);
        };
    }

    private static Decision<DeskScheduleEvent> set(DeskScheduleId id, SetDeskSchedule c, Context context) {
        if (context.fact(Base.class) == Base.UNKNOWN) {
            return refuse(UNKNOWN_BASE, "facility", c.facility().value(), Wording.BASES_HERE.of());
        }
        return wrong(c.slots())
                .map(hours -> Decision.<DeskScheduleEvent>refuse(
                        HOURS_DO_NOT_FIT,
                        "slots.weekly",
                        Wording.PERIOD.of(
                                hours.opensAt().value(), hours.closesAt().value()),
                        Wording.AT_LEAST.of(c.slots().minutes())))
                .orElseGet(() -> accept(new DeskScheduleSet(id, c.facility(), c.slots())));
    }

    /** The first hours that have no whole slot, or overlap others of the day. */
    private static Optional<WeeklyHours> wrong(DeskSlots slots) {
        return slots.weekly().stream()
                .filter(hours -> hours.closesAt().minutes() - hours.opensAt().minutes() < slots.minutes()
                        || slots.weekly().stream()
                                .anyMatch(other -> other != hours
                                        && other.day() == hours.day()
                                        && other.opensAt().compareTo(hours.closesAt()) < 0
                                        && hours.opensAt().compareTo(other.closesAt()) < 0))
                .findFirst();
    }

    private static Optional<Decision<DeskScheduleEvent>> notAhead(List<LocalDate> days, Context context) {
        return days.stream()
                .map(day -> DueDates.<DeskScheduleEvent>notAhead("days", day, context))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Decision<DeskScheduleEvent>> notItsDesk(FacilityCode facility, Actor actor) {
        return Desk.isOffice(actor) || Desk.isOf(facility, actor) || actor.is(Role.PLATFORM)
                ? Optional.empty()
                : Optional.of(refuse(NOT_IN_CHARGE, "department", actor.department(), Wording.DESK_OF.of(facility)));
    }
}
