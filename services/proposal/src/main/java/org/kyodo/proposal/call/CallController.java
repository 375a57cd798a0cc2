package org.kyodo.proposal.call;

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
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.proposal.call.CallCommand.AppointPanel;
import org.kyodo.proposal.call.CallCommand.CancelCall;
import org.kyodo.proposal.call.CallCommand.DraftCall;
import org.kyodo.proposal.call.CallCommand.ExtendCall;
import org.kyodo.proposal.call.CallCommand.PublishCall;
import org.kyodo.proposal.call.CallCommand.ReviseCall;
import org.kyodo.proposal.call.CallCommand.ScheduleScreening;
import org.kyodo.proposal.call.CallCommand.WithdrawCall;
import org.kyodo.proposal.call.CallQueries.CallView;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calls for proposals 募集 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class CallController {
    private final Aggregate<CallCommand, Call, CallEvent> calls;
    private final CallQueries queries;

    CallController(Aggregate<CallCommand, Call, CallEvent> calls, CallQueries queries) {
        this.calls = calls;
        this.queries = queries;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/calls")
    ResponseEntity<Receipt> draft(@RequestBody DraftCall command, Caller caller) {
        String id = caller.newId(calls, command).toString();
        return Answers.created(calls.handle(id, command, caller.request()), "/api/v1/calls/" + id);
    }

    @PutMapping("/calls/{id}")
    ResponseEntity<Receipt> revise(@PathVariable CallId id, @RequestBody ReviseCall command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @DeleteMapping("/calls/{id}")
    ResponseEntity<Receipt> withdraw(@PathVariable CallId id, Caller caller) {
        return carryOut(id, new WithdrawCall(), caller);
    }

    @PostMapping("/calls/{id}/panel")
    ResponseEntity<Receipt> appoint(@PathVariable CallId id, @RequestBody AppointPanel command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/calls/{id}/publication")
    ResponseEntity<Receipt> publish(@PathVariable CallId id, Caller caller) {
        return carryOut(id, new PublishCall(), caller);
    }

    @PostMapping("/calls/{id}/extension")
    ResponseEntity<Receipt> extend(@PathVariable CallId id, @RequestBody ExtendCall command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/calls/{id}/screening")
    ResponseEntity<Receipt> scheduleScreening(
            @PathVariable CallId id, @RequestBody ScheduleScreening command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/calls/{id}/cancellation")
    ResponseEntity<Receipt> cancel(@PathVariable CallId id, @RequestBody CancelCall command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @GetMapping("/calls/{id}")
    ResponseEntity<Representation<CallView>> find(@PathVariable CallId id, Caller caller) {
        return queries.find(id, caller);
    }

    @GetMapping("/calls/{id}/history")
    Page<History.Line> history(@PathVariable CallId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    @GetMapping("/public/calls/{id}/history")
    Page<History.Line> historyForEveryone(
            @PathVariable CallId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.historyForEveryone(id, municipality, query);
    }

    @GetMapping("/calls")
    Page<Representation<CallView>> list(
            @RequestParam Optional<CallKind> kind,
            @RequestParam Optional<String> stage,
            @RequestParam Optional<DepartmentCode> department,
            @RequestParam Optional<FiscalYear> fiscalYear,
            @RequestParam Optional<CollaborationForm> form,
            @RequestParam Optional<GroupType> groupType,
            @RequestParam Optional<Boolean> residents,
            @RequestParam Optional<LocalDate> openOn,
            @Sorted(by = "closesAt", searched = true) PageQuery query,
            Caller caller) {
        return queries.list(
                new CallQueries.Filter(kind, stage, department, fiscalYear, form, groupType, residents, openOn),
                query,
                caller);
    }

    @GetMapping("/public/calls")
    Page<Representation<CallView>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<CallKind> kind,
            @RequestParam Optional<String> stage,
            @RequestParam Optional<DepartmentCode> department,
            @RequestParam Optional<FiscalYear> fiscalYear,
            @RequestParam Optional<CollaborationForm> form,
            @RequestParam Optional<GroupType> groupType,
            @RequestParam Optional<Boolean> residents,
            @RequestParam Optional<LocalDate> openOn,
            @Sorted(by = "closesAt", searched = true) PageQuery query) {
        return queries.listForEveryone(
                municipality,
                new CallQueries.Filter(kind, stage, department, fiscalYear, form, groupType, residents, openOn),
                query);
    }

    private ResponseEntity<Receipt> carryOut(CallId id, CallCommand command, Caller caller) {
        return Answers.ok(calls.handle(id.toString(), command, caller.request()));
    }
}
