package org.kyodo.registry.group;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.registry.group.GroupCommand.ContestEntry;
import org.kyodo.registry.group.GroupCommand.ErasePersonalData;
import org.kyodo.registry.group.GroupCommand.RefuseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.RegisterGroup;
import org.kyodo.registry.group.GroupCommand.ReinstateGroup;
import org.kyodo.registry.group.GroupCommand.ReturnForCorrection;
import org.kyodo.registry.group.GroupCommand.StartGroupRegistration;
import org.kyodo.registry.group.GroupCommand.StartReview;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.group.GroupCommand.SuspendGroup;
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

/** Registration over HTTP, for groups and the office. */
@RestController
@RequestMapping("/api/v1/groups")
class GroupController {
    private static final StartGroupRegistration OWN = new StartGroupRegistration(Optional.empty());

    private final Aggregate<GroupCommand, Group, GroupEvent> groups;
    private final GroupNames names;
    private final GroupViews views;
    private final History history;
    private final SecurityLog log;

    GroupController(
            Aggregate<GroupCommand, Group, GroupEvent> groups,
            GroupNames names,
            GroupViews views,
            History history,
            SecurityLog log) {
        this.history = history;
        this.log = log;
        this.groups = groups;
        this.names = names;
        this.views = views;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Receipt> start(Caller caller, @RequestBody(required = false) StartGroupRegistration command) {
        StartGroupRegistration meant = Optional.ofNullable(command).orElse(OWN);
        String id = caller.newId(groups, meant).toString();
        return Answers.created(groups.handle(id, meant, caller.request()), "/api/v1/groups/" + id);
    }

    @PostMapping("/{id}/submission")
    ResponseEntity<Receipt> submit(Caller caller, @PathVariable GroupId id, @RequestBody SubmitGroupRegistration form) {
        Outcome outcome = groups.handle(id.toString(), form, caller.request());
        names.settle(form, id, caller.municipality());
        return Answers.ok(outcome);
    }

    @PostMapping("/{id}/review")
    ResponseEntity<Receipt> review(Caller caller, @PathVariable GroupId id) {
        return carryOut(caller, id, new StartReview());
    }

    @PostMapping("/{id}/return")
    ResponseEntity<Receipt> sendBack(
            Caller caller, @PathVariable GroupId id, @RequestBody ReturnForCorrection command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/{id}/registration")
    ResponseEntity<Receipt> register(Caller caller, @PathVariable GroupId id) {
        return carryOut(caller, id, new RegisterGroup());
    }

    @PostMapping("/{id}/refusal")
    ResponseEntity<Receipt> refuse(
            Caller caller, @PathVariable GroupId id, @RequestBody RefuseGroupRegistration command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/{id}/suspension")
    ResponseEntity<Receipt> suspend(Caller caller, @PathVariable GroupId id, @RequestBody SuspendGroup command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/{id}/reinstatement")
    ResponseEntity<Receipt> reinstate(Caller caller, @PathVariable GroupId id, @RequestBody ReinstateGroup command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/{id}/erasure")
    ResponseEntity<Receipt> erase(Caller caller, @PathVariable GroupId id, @RequestBody ErasePersonalData command) {
        return carryOut(caller, id, command);
    }

    /** 代理入力への異議, by the group itself. */
    @PostMapping("/{id}/contests")
    ResponseEntity<Receipt> contest(Caller caller, @PathVariable GroupId id, @RequestBody ContestEntry command) {
        return carryOut(caller, id, command);
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<GroupView>> group(Caller caller, @PathVariable GroupId id) {
        ResponseEntity<Representation<GroupView>> found = Answers.found(
                groups, id.toString(), caller, group -> views.full(group, caller.actor(), caller.municipality()));
        if (found.getBody().content().form().filter(GroupView.Form::hasPersons).isPresent()) {
            log.tell(Event.PERSONAL_DATA_READ, "group/" + id, "");
        }
        return found;
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(Caller caller, @PathVariable GroupId id, PageQuery query) {
        return history.of(groups, id.toString(), query, caller);
    }

    /** All groups for the office, its own for an account. */
    @GetMapping
    Page<Representation<GroupView.Line>> groups(
            Caller caller,
            @RequestParam Optional<String> stage,
            @Sorted(by = "name", searched = true) PageQuery query) {
        return Answers.listed(
                groups,
                caller,
                new Criteria().andOperator(seenBy(caller), Answers.inStage(GroupEvent.class, stage)),
                query,
                views::line);
    }

    private ResponseEntity<Receipt> carryOut(Caller caller, GroupId id, GroupCommand command) {
        return Answers.ok(groups.handle(id.toString(), command, caller.request()));
    }

    private static Criteria seenBy(Caller caller) {
        return GroupViews.isOffice(caller.actor())
                ? new Criteria()
                : where("stage.account")
                        .in(Stream.concat(
                                        Stream.of(caller.actor())
                                                .filter(actor -> actor.is(Role.GROUP))
                                                .map(actor -> actor.account().value()),
                                        caller
                                                .actor()
                                                .onBehalfOf()
                                                .filter(named -> caller.actor().is(Role.DESK))
                                                .stream())
                                .toList());
    }
}
