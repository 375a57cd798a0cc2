package org.kyodo.proposal.project;

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
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.proposal.project.ProjectCommand.AnnounceInitiative;
import org.kyodo.proposal.project.ProjectCommand.CancelProject;
import org.kyodo.proposal.project.ProjectCommand.CloseProject;
import org.kyodo.proposal.project.ProjectCommand.CompleteProject;
import org.kyodo.proposal.project.ProjectCommand.CorrectInitiative;
import org.kyodo.proposal.project.ProjectCommand.HideInitiative;
import org.kyodo.proposal.project.ProjectCommand.PlanUnderAgreement;
import org.kyodo.proposal.project.ProjectCommand.PledgeSupport;
import org.kyodo.proposal.project.ProjectCommand.ReportCondition;
import org.kyodo.proposal.project.ProjectCommand.ReportProgress;
import org.kyodo.proposal.project.ProjectCommand.ResumeProject;
import org.kyodo.proposal.project.ProjectCommand.ShowInitiative;
import org.kyodo.proposal.project.ProjectCommand.StartProject;
import org.kyodo.proposal.project.ProjectCommand.SuspendProject;
import org.kyodo.proposal.project.ProjectCommand.WithdrawPledge;
import org.kyodo.proposal.project.ProjectQueries.Filter;
import org.kyodo.proposal.project.ProjectView.Kind;
import org.kyodo.proposal.project.ProjectView.PledgeLine;
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

/** Projects 協働事業 and initiatives 市民事業 over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ProjectController {
    private final Aggregate<ProjectCommand, Project, ProjectEvent> projects;
    private final ProjectQueries queries;

    ProjectController(Aggregate<ProjectCommand, Project, ProjectEvent> projects, ProjectQueries queries) {
        this.projects = projects;
        this.queries = queries;
    }

    /** Under a standing agreement; upon an adoption it is planned by itself. */
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/projects")
    ResponseEntity<Receipt> plan(@RequestBody PlanUnderAgreement command, Caller caller) {
        return begin(command, caller);
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/projects/initiatives")
    ResponseEntity<Receipt> announce(@RequestBody AnnounceInitiative command, Caller caller) {
        return begin(command, caller);
    }

    @PutMapping("/projects/{id}/initiative")
    ResponseEntity<Receipt> correct(@PathVariable ProjectId id, @RequestBody CorrectInitiative command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/pledges")
    ResponseEntity<Receipt> pledge(@PathVariable ProjectId id, @RequestBody PledgeSupport command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/pledge-withdrawals")
    ResponseEntity<Receipt> withdrawPledge(
            @PathVariable ProjectId id, @RequestBody WithdrawPledge command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/hiding")
    ResponseEntity<Receipt> hide(@PathVariable ProjectId id, @RequestBody HideInitiative command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/showing")
    ResponseEntity<Receipt> show(@PathVariable ProjectId id, Caller caller) {
        return carryOut(id, new ShowInitiative(), caller);
    }

    @PostMapping("/projects/{id}/start")
    ResponseEntity<Receipt> start(@PathVariable ProjectId id, @RequestBody StartProject command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/progress-reports")
    ResponseEntity<Receipt> reportProgress(
            @PathVariable ProjectId id, @RequestBody ReportProgress command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/condition-reports")
    ResponseEntity<Receipt> reportCondition(
            @PathVariable ProjectId id, @RequestBody ReportCondition command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/suspension")
    ResponseEntity<Receipt> suspend(@PathVariable ProjectId id, @RequestBody SuspendProject command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/resumption")
    ResponseEntity<Receipt> resume(@PathVariable ProjectId id, Caller caller) {
        return carryOut(id, new ResumeProject(), caller);
    }

    @PostMapping("/projects/{id}/completion")
    ResponseEntity<Receipt> complete(@PathVariable ProjectId id, @RequestBody CompleteProject command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/closure")
    ResponseEntity<Receipt> close(@PathVariable ProjectId id, @RequestBody CloseProject command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/projects/{id}/cancellation")
    ResponseEntity<Receipt> cancel(@PathVariable ProjectId id, @RequestBody CancelProject command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @GetMapping("/projects/{id}")
    ResponseEntity<Representation<ProjectView>> find(@PathVariable ProjectId id, Caller caller) {
        return queries.find(id, caller);
    }

    @GetMapping("/projects/{id}/history")
    Page<History.Line> history(@PathVariable ProjectId id, PageQuery query, Caller caller) {
        return queries.history(id, query, caller);
    }

    /** In the order in which they were given. */
    @GetMapping("/projects/{id}/pledges")
    Page<PledgeLine> pledges(@PathVariable ProjectId id, PageQuery query, Caller caller) {
        return queries.pledges(id, query, caller);
    }

    /** @param own only those that the caller carries out or stated */
    @GetMapping("/projects")
    Page<Representation<ProjectView>> list(
            @RequestParam Optional<Kind> kind,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<FieldType> fieldType,
            @RequestParam Optional<GroupId> group,
            @RequestParam Optional<DepartmentCode> department,
            @RequestParam Optional<ProposalId> proposal,
            @RequestParam Optional<CallId> call,
            @RequestParam Optional<String> stage,
            @RequestParam(defaultValue = "false") boolean own,
            @Sorted(by = "since", searched = true) PageQuery query,
            Caller caller) {
        return queries.list(
                new Filter(kind, area, fieldType, group, department, proposal, call, stage), own, query, caller);
    }

    @GetMapping("/public/projects/{id}")
    ProjectView findForEveryone(@PathVariable ProjectId id, @RequestParam MunicipalityCode municipality) {
        return queries.findForEveryone(id, municipality);
    }

    @GetMapping("/public/projects/{id}/history")
    Page<History.Line> historyForEveryone(
            @PathVariable ProjectId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.historyForEveryone(id, query, municipality);
    }

    @GetMapping("/public/projects/{id}/pledges")
    Page<PledgeLine> pledgesForEveryone(
            @PathVariable ProjectId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return queries.pledgesForEveryone(id, query, municipality);
    }

    @GetMapping("/public/projects")
    Page<Representation<ProjectView>> listForEveryone(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<Kind> kind,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<FieldType> fieldType,
            @RequestParam Optional<GroupId> group,
            @RequestParam Optional<DepartmentCode> department,
            @RequestParam Optional<ProposalId> proposal,
            @RequestParam Optional<CallId> call,
            @RequestParam Optional<String> stage,
            @Sorted(by = "since", searched = true) PageQuery query) {
        return queries.listForEveryone(
                municipality, new Filter(kind, area, fieldType, group, department, proposal, call, stage), query);
    }

    private ResponseEntity<Receipt> begin(ProjectCommand command, Caller caller) {
        String id = caller.newId(projects, command).toString();
        return Answers.created(projects.handle(id, command, caller.request()), "/api/v1/projects/" + id);
    }

    private ResponseEntity<Receipt> carryOut(ProjectId id, ProjectCommand command, Caller caller) {
        return Answers.ok(projects.handle(id.toString(), command, caller.request()));
    }
}
