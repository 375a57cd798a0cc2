package org.kyodo.registry.gathering;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.GatheringEvent;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GatheringId;
import org.kyodo.contracts.value.GatheringKind;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.gathering.GatheringCommand.AnnounceGathering;
import org.kyodo.registry.gathering.GatheringCommand.BackGathering;
import org.kyodo.registry.gathering.GatheringCommand.CancelEnrolment;
import org.kyodo.registry.gathering.GatheringCommand.CancelGathering;
import org.kyodo.registry.gathering.GatheringCommand.Enrol;
import org.kyodo.registry.gathering.GatheringCommand.PlanGathering;
import org.kyodo.registry.gathering.GatheringCommand.RecordAttendance;
import org.kyodo.registry.gathering.GatheringQueries.Filter;
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

/** Gatherings 催し・講座 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class GatheringController {
    private final Aggregate<GatheringCommand, Gathering, GatheringEvent> gatherings;
    private final GatheringQueries queries;

    GatheringController(Aggregate<GatheringCommand, Gathering, GatheringEvent> gatherings, GatheringQueries queries) {
        this.gatherings = gatherings;
        this.queries = queries;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/gatherings")
    ResponseEntity<Receipt> plan(@RequestBody PlanGathering command, Caller caller) {
        String id = caller.newId(gatherings, command).toString();
        return Answers.created(gatherings.handle(id, command, caller.request()), "/api/v1/gatherings/" + id);
    }

    /** 応援. */
    @PostMapping("/gatherings/{id}/backing")
    ResponseEntity<Receipt> back(@PathVariable GatheringId id, Caller caller) {
        return carryOut(id, new BackGathering(), caller);
    }

    @PostMapping("/gatherings/{id}/announcement")
    ResponseEntity<Receipt> announce(
            @PathVariable GatheringId id, @RequestBody AnnounceGathering command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/gatherings/{id}/enrolments")
    ResponseEntity<Receipt> enrol(@PathVariable GatheringId id, @RequestBody Enrol command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/gatherings/{id}/enrolment-cancellations")
    ResponseEntity<Receipt> cancelEnrolment(
            @PathVariable GatheringId id, @RequestBody CancelEnrolment command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/gatherings/{id}/attendance")
    ResponseEntity<Receipt> recordAttendance(
            @PathVariable GatheringId id, @RequestBody RecordAttendance command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/gatherings/{id}/cancellation")
    ResponseEntity<Receipt> cancel(@PathVariable GatheringId id, @RequestBody CancelGathering command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @GetMapping("/gatherings/{id}")
    ResponseEntity<Representation<GatheringView>> find(@PathVariable GatheringId id, Caller caller) {
        return queries.find(id, caller);
    }

    /** The caller's own enrolments; all of them for the host and for whoever enters them for others. */
    @GetMapping("/gatherings/{id}/enrolments")
    Page<GatheringView.Line> enrolments(@PathVariable GatheringId id, PageQuery query, Caller caller) {
        return queries.enrolments(id, query, caller);
    }

    @GetMapping("/gatherings/{id}/history")
    Page<History.Line> history(@PathVariable GatheringId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    @GetMapping("/gatherings")
    Page<Representation<GatheringView>> list(
            @RequestParam Optional<GatheringKind> kind,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<ActivityField> field,
            @RequestParam Optional<String> stage,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> until,
            @Sorted(by = "begins", searched = true) PageQuery query,
            Caller caller) {
        return queries.list(new Filter(kind, area, field, stage, from, until), query, caller);
    }

    @GetMapping("/public/gatherings/{id}")
    GatheringView.ForEveryone findForEveryone(
            @PathVariable GatheringId id, @RequestParam MunicipalityCode municipality) {
        return queries.findForEveryone(id, municipality);
    }

    @GetMapping("/public/gatherings/{id}/history")
    Page<History.Line> historyForEveryone(
            @PathVariable GatheringId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.historyForEveryone(id, query, municipality);
    }

    @GetMapping("/public/gatherings")
    Page<Representation<GatheringView.ForEveryone>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<GatheringKind> kind,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<ActivityField> field,
            @RequestParam Optional<String> stage,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> until,
            @Sorted(by = "begins", searched = true) PageQuery query) {
        return queries.listForEveryone(municipality, new Filter(kind, area, field, stage, from, until), query);
    }

    private ResponseEntity<Receipt> carryOut(GatheringId id, GatheringCommand command, Caller caller) {
        return Answers.ok(gatherings.handle(id.toString(), command, caller.request()));
    }
}
