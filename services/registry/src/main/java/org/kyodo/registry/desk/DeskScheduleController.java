package org.kyodo.registry.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.DeskScheduleEvent;
import org.kyodo.contracts.registry.DeskSlots;
import org.kyodo.contracts.value.DeskScheduleId;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Slot;
import org.kyodo.presets.Presets;
import org.kyodo.registry.desk.DeskScheduleCommand.CloseDeskDays;
import org.kyodo.registry.desk.DeskScheduleCommand.SetDeskSchedule;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Consultation days 相談日 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class DeskScheduleController {
    /** Of open slots, in one answer. */
    private static final int SHOWN = 50;

    private final Aggregate<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> schedules;
    private final History history;
    private final DeskSchedules desks;
    private final Presets presets;
    private final Clock clock;

    DeskScheduleController(
            Aggregate<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> schedules,
            DeskSchedules desks,
            Presets presets,
            Clock clock,
            History history) {
        this.history = history;
        this.schedules = schedules;
        this.desks = desks;
        this.presets = presets;
        this.clock = clock;
    }

    /** @param closed days on which its desk is closed, beside public holidays */
    record DeskScheduleView(FacilityCode facility, DeskSlots slots, List<LocalDate> closed) {}

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/desk-schedules")
    ResponseEntity<Receipt> set(@RequestBody SetDeskSchedule command, Caller caller) {
        String id =
                DeskSchedules.idOf(caller.municipality(), command.facility()).toString();
        return Answers.created(schedules.handle(id, command, caller.request()), "/api/v1/desk-schedules/" + id);
    }

    @PostMapping("/desk-schedules/{id}/closed-days")
    ResponseEntity<Receipt> close(@PathVariable DeskScheduleId id, @RequestBody CloseDeskDays command, Caller caller) {
        return Answers.ok(schedules.handle(id.toString(), command, caller.request()));
    }

    @GetMapping("/desk-schedules/{id}")
    ResponseEntity<Representation<DeskScheduleView>> find(@PathVariable DeskScheduleId id, Caller caller) {
        return Answers.found(schedules, id.toString(), caller, DeskScheduleController::shown);
    }

    @GetMapping("/desk-schedules/{id}/history")
    Page<History.Line> history(@PathVariable DeskScheduleId id, PageQuery query, Caller caller) {
        return history.of(schedules, id.toString(), query, caller, schedule -> false);
    }

    @GetMapping("/desk-schedules")
    Page<Representation<DeskScheduleView>> list(PageQuery query, Caller caller) {
        return Answers.listed(schedules, caller, new Criteria(), query, DeskScheduleController::shown);
    }

    /** The consultation days of all desks, for everybody. */
    @GetMapping("/public/desk-schedules")
    Page<Representation<DeskScheduleView>> listForEveryone(
            @RequestParam MunicipalityCode municipality, PageQuery query) {
        return Answers.listedForEveryone(
                schedules, presets.of(municipality).code(), new Criteria(), query, DeskScheduleController::shown);
    }

    /** The next slots of a desk that are open 空いている枠. @param from a day; without one, from now on */
    @GetMapping("/public/desk-schedules/{id}/open-slots")
    Page<Slot> open(
            @PathVariable DeskScheduleId id,
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<LocalDate> from) {
        MunicipalityCode served = presets.of(municipality).code();
        Instant now = clock.instant();
        Instant first = from.map(day -> day.atStartOfDay(FiscalYear.JST).toInstant())
                .filter(now::isBefore)
                .orElse(now);
        return schedules
                .find(id.toString(), served)
                .flatMap(stored -> shown(stored.stage()))
                .flatMap(view -> desks.calendar(view.facility(), served, first))
                .map(calendar -> Page.ofAll(calendar.open(first).limit(SHOWN).toList()))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("desk-schedule", id.toString(), false)));
    }

    private static Optional<DeskScheduleView> shown(DeskSchedule schedule) {
        return schedule instanceof DeskSchedule.Set set
                ? Optional.of(new DeskScheduleView(set.facility(), set.slots(), set.closed()))
                : Optional.empty();
    }
}
