package org.kyodo.registry.department;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentStanding;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.presets.Presets;
import org.kyodo.registry.department.DepartmentCommand.AssignOfficer;
import org.kyodo.registry.department.DepartmentCommand.CancelReorganisation;
import org.kyodo.registry.department.DepartmentCommand.CloseDepartment;
import org.kyodo.registry.department.DepartmentCommand.MergeDepartment;
import org.kyodo.registry.department.DepartmentCommand.RegisterDepartment;
import org.kyodo.registry.department.DepartmentCommand.ReleaseOfficer;
import org.kyodo.registry.department.DepartmentCommand.RenameDepartment;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Departments 所属 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class DepartmentController {
    private final Aggregate<DepartmentCommand, Department, DepartmentEvent> departments;
    private final DepartmentViews views;
    private final Departments standings;
    private final Presets presets;
    private final History history;
    private final SecurityLog log;

    DepartmentController(
            Aggregate<DepartmentCommand, Department, DepartmentEvent> departmentAggregate,
            DepartmentViews views,
            Departments standings,
            Presets presets,
            History history,
            SecurityLog log) {
        this.departments = departmentAggregate;
        this.views = views;
        this.standings = standings;
        this.presets = presets;
        this.history = history;
        this.log = log;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/departments")
    ResponseEntity<Receipt> register(Caller caller, @RequestBody RegisterDepartment command) {
        String id = Register.idOf(command.code(), caller.municipality()).toString();
        return Answers.created(departments.handle(id, command, caller.request()), "/api/v1/departments/" + id);
    }

    @PostMapping("/departments/{id}/merger")
    ResponseEntity<Receipt> merge(Caller caller, @PathVariable DepartmentId id, @RequestBody MergeDepartment command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/departments/{id}/label")
    ResponseEntity<Receipt> rename(
            Caller caller, @PathVariable DepartmentId id, @RequestBody RenameDepartment command) {
        return carryOut(caller, id, command);
    }

    /** What was planned for a day ahead does not come. */
    @DeleteMapping("/departments/{id}/reorganisation")
    ResponseEntity<Receipt> cancel(Caller caller, @PathVariable DepartmentId id) {
        return carryOut(caller, id, new CancelReorganisation());
    }

    @PostMapping("/departments/{id}/closure")
    ResponseEntity<Receipt> close(Caller caller, @PathVariable DepartmentId id) {
        return carryOut(caller, id, new CloseDepartment());
    }

    @PostMapping("/departments/{id}/officers")
    ResponseEntity<Receipt> assign(Caller caller, @PathVariable DepartmentId id, @RequestBody AssignOfficer command) {
        return carryOut(caller, id, command);
    }

    @DeleteMapping("/departments/{id}/officers/{person}")
    ResponseEntity<Receipt> release(Caller caller, @PathVariable DepartmentId id, @PathVariable PersonRef person) {
        return carryOut(caller, id, new ReleaseOfficer(person));
    }

    @GetMapping("/departments/{id}")
    ResponseEntity<Representation<DepartmentView>> department(Caller caller, @PathVariable DepartmentId id) {
        ResponseEntity<Representation<DepartmentView>> found = Answers.found(
                departments,
                id.toString(),
                caller,
                department -> views.full(department, caller.actor(), caller.municipality()));
        if (found.getBody().content().officers().stream()
                .anyMatch(officer -> !officer.published() && officer.name().isPresent())) {
            log.tell(Event.PERSONAL_DATA_READ, "department/" + id, "");
        }
        return found;
    }

    @GetMapping("/departments/{id}/history")
    Page<History.Line> history(Caller caller, @PathVariable DepartmentId id, PageQuery query) {
        return history.of(departments, id.toString(), query, caller);
    }

    @GetMapping("/departments")
    Page<Representation<DepartmentView>> departments(
            Caller caller,
            @RequestParam Optional<DepartmentCode> code,
            @RequestParam Optional<String> stage,
            @Sorted(by = "code", usually = "code", searched = true) PageQuery query) {
        return Answers.listed(
                departments,
                caller,
                new Criteria()
                        .andOperator(
                                code.map(one -> where("stage.card.code").is(one.value()))
                                        .orElseGet(Criteria::new),
                                Answers.inStage(DepartmentEvent.class, stage)),
                query,
                department -> views.line(department, caller.municipality()));
    }

    /** The sections that are there, by their codes, and whether each has its officer 協働推進員. */
    @GetMapping("/public/departments")
    Page<DepartmentView.Section> sections(
            @RequestParam MunicipalityCode municipality,
            @Sorted(by = "code", usually = "code", searched = true) PageQuery query) {
        MunicipalityCode served = presets.of(municipality).code();
        Map<DepartmentCode, List<DepartmentStanding>> predecessors = standings.predecessors(served);
        return departments
                .list(served, where("stage.type").is(Department.Active.class.getSimpleName()), query)
                .map(stored -> views.section(stored.stage(), predecessors, served));
    }

    private ResponseEntity<Receipt> carryOut(Caller caller, DepartmentId id, DepartmentCommand command) {
        return Answers.ok(departments.handle(id.toString(), command, caller.request()));
    }
}
