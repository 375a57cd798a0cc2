package org.kyodo.proposal.table;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.proposal.table.RoundTableCommand.CancelRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.ChangeRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.PublishMinutes;
import org.kyodo.proposal.table.RoundTableCommand.RecordRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.ScheduleRoundTable;
import org.kyodo.proposal.table.RoundTableQueries.Filter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Round tables 協働ラウンドテーブル, public forums and screening meetings over HTTP; the public list is their calendar. */
@RestController
@RequestMapping("/api/v1")
class RoundTableController {
    private final Aggregate<RoundTableCommand, RoundTable, RoundTableEvent> tables;
    private final RoundTableQueries queries;

    RoundTableController(Aggregate<RoundTableCommand, RoundTable, RoundTableEvent> tables, RoundTableQueries queries) {
        this.tables = tables;
        this.queries = queries;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/round-tables")
    ResponseEntity<Receipt> schedule(@RequestBody ScheduleRoundTable command, Caller caller) {
        String id = caller.newId(tables, command).toString();
        return Answers.created(tables.handle(id, command, caller.request()), "/api/v1/round-tables/" + id);
    }

    @PutMapping("/round-tables/{id}/slot")
    ResponseEntity<Receipt> change(
            @PathVariable RoundTableId id, @RequestBody ChangeRoundTable command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/round-tables/{id}/cancellation")
    ResponseEntity<Receipt> cancel(
            @PathVariable RoundTableId id, @RequestBody CancelRoundTable command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/round-tables/{id}/attendance")
    ResponseEntity<Receipt> record(
            @PathVariable RoundTableId id, @RequestBody RecordRoundTable command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/round-tables/{id}/minutes")
    ResponseEntity<Receipt> publishMinutes(
            @PathVariable RoundTableId id, @RequestBody PublishMinutes command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @GetMapping("/round-tables/{id}")
    ResponseEntity<Representation<RoundTableView>> find(@PathVariable RoundTableId id, Caller caller) {
        return queries.find(id, caller);
    }

    @GetMapping("/round-tables/{id}/history")
    Page<History.Line> history(@PathVariable RoundTableId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    @GetMapping("/round-tables")
    Page<Representation<RoundTableView>> list(
            @RequestParam Optional<RoundTableKind> kind,
            @RequestParam Optional<UUID> subject,
            @RequestParam Optional<DepartmentCode> department,
            @RequestParam Optional<String> stage,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> until,
            @Sorted(by = "begins", searched = true) PageQuery query,
            Caller caller) {
        return queries.list(new Filter(kind, subject, department, stage, from, until), query, caller);
    }

    @GetMapping("/public/round-tables/{id}")
    RoundTableView.ForEveryone findForEveryone(
            @PathVariable RoundTableId id, @RequestParam MunicipalityCode municipality) {
        return queries.findForEveryone(id, municipality);
    }

    @GetMapping("/public/round-tables/{id}/history")
    Page<History.Line> historyForEveryone(
            @PathVariable RoundTableId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.historyForEveryone(id, query, municipality);
    }

    @GetMapping("/public/round-tables")
    Page<Representation<RoundTableView.ForEveryone>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<RoundTableKind> kind,
            @RequestParam Optional<UUID> subject,
            @RequestParam Optional<DepartmentCode> department,
            @RequestParam Optional<String> stage,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> until,
            @Sorted(by = "begins", searched = true) PageQuery query) {
        return queries.listForEveryone(municipality, new Filter(kind, subject, department, stage, from, until), query);
    }

    private ResponseEntity<Receipt> carryOut(RoundTableId id, RoundTableCommand command, Caller caller) {
        return Answers.ok(tables.handle(id.toString(), command, caller.request()));
    }
}
