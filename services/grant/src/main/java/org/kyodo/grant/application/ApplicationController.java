package org.kyodo.grant.application;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.grant.application.ApplicationCommand.ReturnApplication;
import org.kyodo.grant.application.ApplicationCommand.SubmitApplication;
import org.kyodo.grant.application.ApplicationCommand.WithdrawApplication;
import org.kyodo.grant.application.ApplicationViews.ApplicationView;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Applications over HTTP. They are opened by adopted proposals, so nothing here creates one. */
@RestController
@RequestMapping("/api/v1/applications")
final class ApplicationController {
    private final Aggregate<ApplicationCommand, Application, ApplicationEvent> applications;
    private final ApplicationViews views;
    private final History history;

    ApplicationController(
            Aggregate<ApplicationCommand, Application, ApplicationEvent> applications,
            ApplicationViews views,
            History history) {
        this.history = history;
        this.applications = applications;
        this.views = views;
    }

    @PostMapping("/{id}/submission")
    ResponseEntity<Answers.Receipt> submit(
            @PathVariable ApplicationId id, @RequestBody SubmitApplication command, Caller caller) {
        return Answers.ok(applications.handle(id.toString(), command, caller.request()));
    }

    @PostMapping("/{id}/return")
    ResponseEntity<Answers.Receipt> sendBack(
            @PathVariable ApplicationId id, @RequestBody ReturnApplication command, Caller caller) {
        return Answers.ok(applications.handle(id.toString(), command, caller.request()));
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<Answers.Receipt> withdraw(@PathVariable ApplicationId id, Caller caller) {
        return Answers.ok(applications.handle(id.toString(), new WithdrawApplication(), caller.request()));
    }

    @GetMapping("/{id}")
    ResponseEntity<Answers.Representation<ApplicationView>> one(@PathVariable ApplicationId id, Caller caller) {
        return Answers.found(applications, id.toString(), caller, views::shown);
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable ApplicationId id, PageQuery query, Caller caller) {
        return history.of(applications, id.toString(), query, caller);
    }

    @GetMapping
    Page<Answers.Representation<ApplicationView>> list(
            @RequestParam Optional<ProposalId> proposal,
            @RequestParam Optional<String> stage,
            PageQuery query,
            Caller caller) {
        Criteria about = proposal.map(id ->
                        Criteria.where("stage.dossier.collaboration.proposal").is(id.toString()))
                .orElseGet(Criteria::new);
        return Answers.listed(
                applications,
                caller,
                new Criteria()
                        .andOperator(views.narrowed(caller), about, Answers.inStage(ApplicationEvent.class, stage)),
                query,
                views::shown);
    }
}
