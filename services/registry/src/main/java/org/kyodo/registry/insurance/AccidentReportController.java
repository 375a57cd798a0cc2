package org.kyodo.registry.insurance;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.AccidentReportEvent;
import org.kyodo.contracts.value.AccidentReportId;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.insurance.AccidentReport.Accident;
import org.kyodo.registry.insurance.AccidentReport.Closed;
import org.kyodo.registry.insurance.AccidentReport.Denied;
import org.kyodo.registry.insurance.AccidentReport.Known;
import org.kyodo.registry.insurance.AccidentReport.Settled;
import org.kyodo.registry.insurance.AccidentReportCommand.CloseReport;
import org.kyodo.registry.insurance.AccidentReportCommand.FileClaim;
import org.kyodo.registry.insurance.AccidentReportCommand.RecordDenial;
import org.kyodo.registry.insurance.AccidentReportCommand.RecordSettlement;
import org.kyodo.registry.insurance.AccidentReportCommand.ReportAccident;
import org.kyodo.registry.person.PersonVault;
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

/** Reports of accidents 事故報告 over HTTP, for groups and the office. */
@RestController
@RequestMapping("/api/v1/accident-reports")
class AccidentReportController {
    private final Aggregate<AccidentReportCommand, AccidentReport, AccidentReportEvent> reports;
    private final Groups groups;
    private final PersonVault vault;
    private final History history;
    private final SecurityLog log;

    AccidentReportController(
            Aggregate<AccidentReportCommand, AccidentReport, AccidentReportEvent> reports,
            Groups groups,
            PersonVault vault,
            History history,
            SecurityLog log) {
        this.reports = reports;
        this.groups = groups;
        this.vault = vault;
        this.history = history;
        this.log = log;
    }

    /** A line of a list. @param late whether it came later than the municipality asks for */
    record AccidentReportLine(GroupId group, CoverKind kind, LocalDate on, boolean late) {}

    /**
     * A report.
     *
     * @param details what happened to whom, for the group itself and the office; none once it was erased
     * @param settledOn by the insurer
     * @param reason why it was closed or denied, and in words
     */
    record AccidentReportView(
            GroupId group,
            CoverKind kind,
            LocalDate on,
            boolean late,
            Optional<UUID> project,
            Optional<AccidentDetails> details,
            Optional<LocalDate> settledOn,
            Optional<ReasonCode> reason,
            Optional<String> reasonText) {}

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Receipt> report(@RequestBody ReportAccident command, Caller caller) {
        String id = caller.newId(reports, command).toString();
        return Answers.created(reports.handle(id, command, caller.request()), "/api/v1/accident-reports/" + id);
    }

    @PostMapping("/{id}/claim")
    ResponseEntity<Receipt> claim(@PathVariable AccidentReportId id, Caller caller) {
        return carryOut(id, new FileClaim(), caller);
    }

    @PostMapping("/{id}/closure")
    ResponseEntity<Receipt> close(@PathVariable AccidentReportId id, @RequestBody CloseReport command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/settlement")
    ResponseEntity<Receipt> settle(
            @PathVariable AccidentReportId id, @RequestBody RecordSettlement command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/denial")
    ResponseEntity<Receipt> deny(@PathVariable AccidentReportId id, @RequestBody RecordDenial command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<AccidentReportView>> find(@PathVariable AccidentReportId id, Caller caller) {
        ResponseEntity<Representation<AccidentReportView>> found =
                Answers.found(reports, id.toString(), caller, report -> shown(report, caller));
        if (found.getBody().content().details().isPresent()) {
            log.tell(Event.PERSONAL_DATA_READ, "accident-report/" + id, "");
        }
        return found;
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable AccidentReportId id, PageQuery query, Caller caller) {
        return history.ofOwnMatter(reports, id.toString(), query, caller);
    }

    /** All of them for the office, and to a group its own. */
    @GetMapping
    Page<Representation<AccidentReportLine>> list(
            @RequestParam Optional<String> stage,
            @RequestParam Optional<GroupId> group,
            @Sorted(by = "on") PageQuery query,
            Caller caller) {
        Criteria seen = caller.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                ? new Criteria()
                : groups.ofThoseActedForBy(caller.actor(), "stage.accident.group", caller.municipality());
        Criteria wanted = new Criteria()
                .andOperator(
                        seen,
                        Answers.inStage(AccidentReportEvent.class, stage),
                        group.map(id -> where("stage.accident.group").is(id.toString()))
                                .orElseGet(Criteria::new));
        return Answers.listed(reports, caller, wanted, query, AccidentReportController::line);
    }

    private static Optional<AccidentReportLine> line(AccidentReport report) {
        return report instanceof Known known
                ? Optional.of(new AccidentReportLine(
                        known.accident().group(),
                        known.accident().kind(),
                        known.accident().on(),
                        known.accident().late()))
                : Optional.empty();
    }

    private Optional<AccidentReportView> shown(AccidentReport report, Caller caller) {
        if (!(report instanceof Known known)) {
            return Optional.empty();
        }
        Accident accident = known.accident();
        boolean readsDetails = readsDetails(accident, caller);
        return Optional.of(new AccidentReportView(
                accident.group(),
                accident.kind(),
                accident.on(),
                accident.late(),
                accident.project(),
                accident.details().filter(_ -> readsDetails).flatMap(kept -> vault.open(
                                kept,
                                AccidentDetails.class,
                                InsuranceConfiguration.place(known.id(), "details", caller.municipality()))
                        .value()),
                known instanceof Settled settled ? Optional.of(settled.on()) : Optional.empty(),
                switch (known) {
                    case Denied denied -> Optional.of(denied.reason());
                    case Closed closed -> Optional.of(closed.reason());
                    case Known _ -> Optional.empty();
                },
                accident.reason().filter(_ -> readsDetails).flatMap(kept -> vault.open(
                                kept,
                                String.class,
                                InsuranceConfiguration.place(known.id(), "reason", caller.municipality()))
                        .value())));
    }

    /** A desk needs none of it to enter what it has on paper, and any desk may name any group. */
    private boolean readsDetails(Accident accident, Caller caller) {
        return caller.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                || groups.find(accident.group(), caller.municipality()).isActedForBySelf(caller.actor());
    }

    private ResponseEntity<Receipt> carryOut(AccidentReportId id, AccidentReportCommand command, Caller caller) {
        return Answers.ok(reports.handle(id.toString(), command, caller.request()));
    }
}
