package org.kyodo.registry.group;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Actor;
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
import org.kyodo.registry.code.Codes;
import org.kyodo.registry.code.ReceiptWithCode;
import org.kyodo.registry.group.GroupCommand.ChangeGroupProfile;
import org.kyodo.registry.group.GroupCommand.ChangeRepresentative;
import org.kyodo.registry.group.GroupCommand.ClaimGroupAccount;
import org.kyodo.registry.group.GroupCommand.ErasePersonalData;
import org.kyodo.registry.group.GroupCommand.IssueClaimCode;
import org.kyodo.registry.group.GroupCommand.RecordIncorporation;
import org.kyodo.registry.group.GroupCommand.RefuseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.RegisterGroup;
import org.kyodo.registry.group.GroupCommand.ReinstateGroup;
import org.kyodo.registry.group.GroupCommand.RenewGroup;
import org.kyodo.registry.group.GroupCommand.ReportDissolution;
import org.kyodo.registry.group.GroupCommand.ReturnForCorrection;
import org.kyodo.registry.group.GroupCommand.SetCouncilStructure;
import org.kyodo.registry.group.GroupCommand.SetPublicationConsent;
import org.kyodo.registry.group.GroupCommand.StartGroupRegistration;
import org.kyodo.registry.group.GroupCommand.StartReview;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.group.GroupCommand.SuspendGroup;
import org.kyodo.registry.group.GroupCommand.TransferGroupAccount;
import org.kyodo.registry.group.GroupCommand.WithdrawRegistration;
import org.springframework.data.mongodb.core.query.Criteria;
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

/** Registration over HTTP, for groups and the office. */
@RestController
@RequestMapping("/api/v1/groups")
class GroupController {
    /** What the codes are for by which an account claims a group (K-GR-8). */
    static final String CLAIM_CODE = "claim-code";

    private static final StartGroupRegistration OWN = new StartGroupRegistration(Optional.empty());

    private final Aggregate<GroupCommand, Group, GroupEvent> groups;
    private final GroupNames names;
    private final GroupViews views;
    private final Codes codes;
    private final History history;
    private final SecurityLog log;

    GroupController(
            Aggregate<GroupCommand, Group, GroupEvent> groups,
            GroupNames names,
            GroupViews views,
            Codes codes,
            History history,
            SecurityLog log) {
        this.codes = codes;
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
        UUID id = caller.newId(groups, meant);
        return Answers.created(
                groups.handle(id.toString(), meant, caller.creating(id).request()), "/api/v1/groups/" + id);
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
    ResponseEntity<Receipt> register(Caller caller, @PathVariable GroupId id, @RequestBody RegisterGroup command) {
        return carryOut(caller, id, command);
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

    /** 引継ぎコードの交付, for a group without an account. */
    @PostMapping("/{id}/claim-code")
    ResponseEntity<ReceiptWithCode> issueCode(Caller caller, @PathVariable GroupId id) {
        return issue(caller, id, IssueClaimCode::new);
    }

    /** アカウントの引継ぎ, from one account to another. */
    @PostMapping("/{id}/account-transfer")
    ResponseEntity<ReceiptWithCode> transfer(Caller caller, @PathVariable GroupId id) {
        return issue(caller, id, TransferGroupAccount::new);
    }

    private ResponseEntity<ReceiptWithCode> issue(Caller caller, GroupId id, Function<String, GroupCommand> command) {
        String code = codes.draw();
        String fingerprint = codes.fingerprint(CLAIM_CODE, id, code);
        return ReceiptWithCode.of(
                groups.handle(id.toString(), command.apply(fingerprint), caller.request()), code, "group/" + id, log);
    }

    /** 引継ぎ: by the account that has the code. */
    @PostMapping("/{id}/account")
    ResponseEntity<Receipt> claim(Caller caller, @PathVariable GroupId id, @RequestBody ClaimGroupAccount command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/{id}/representative")
    ResponseEntity<Receipt> changeRepresentative(
            Caller caller, @PathVariable GroupId id, @RequestBody ChangeRepresentative command) {
        return carryOut(caller, id, command);
    }

    @PutMapping("/{id}/profile")
    ResponseEntity<Receipt> changeProfile(
            Caller caller, @PathVariable GroupId id, @RequestBody ChangeGroupProfile command) {
        return carryOut(caller, id, command);
    }

    @PutMapping("/{id}/publication-consent")
    ResponseEntity<Receipt> consent(
            Caller caller, @PathVariable GroupId id, @RequestBody SetPublicationConsent command) {
        return carryOut(caller, id, command);
    }

    @PutMapping("/{id}/structure")
    ResponseEntity<Receipt> structure(
            Caller caller, @PathVariable GroupId id, @RequestBody SetCouncilStructure command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/{id}/incorporation")
    ResponseEntity<Receipt> incorporate(
            Caller caller, @PathVariable GroupId id, @RequestBody RecordIncorporation command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/{id}/renewal")
    ResponseEntity<Receipt> renew(Caller caller, @PathVariable GroupId id, @RequestBody RenewGroup command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/{id}/dissolution")
    ResponseEntity<Receipt> dissolve(Caller caller, @PathVariable GroupId id, @RequestBody ReportDissolution command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<Receipt> withdraw(Caller caller, @PathVariable GroupId id) {
        return carryOut(caller, id, new WithdrawRegistration());
    }

    @PostMapping("/{id}/erasure")
    ResponseEntity<Receipt> erase(Caller caller, @PathVariable GroupId id, @RequestBody ErasePersonalData command) {
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

    /** All groups for the office, those of its tracks for a desk that registers, its own for an account. */
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

    /** All for the registrar, as far as a desk registers them; its own for an account. */
    private Criteria seenBy(Caller caller) {
        Actor actor = caller.actor();
        if (GroupViews.isOffice(actor)) {
            return new Criteria();
        }
        List<Criteria> seen = new ArrayList<>();
        views.tracksOf(actor, caller.municipality())
                .forEach(track -> seen.add(where("stage.filing.card.track").is(track.name())));
        actor.onBehalfOf().filter(_ -> actor.is(Role.DESK)).ifPresent(party -> {
            seen.add(where("stage.account").is(party));
            seen.add(where("_id").is(party));
        });
        if (actor.is(Role.GROUP) || seen.isEmpty()) {
            seen.add(where("stage.account")
                    .is(actor.is(Role.GROUP) ? actor.account().value() : ""));
        }
        return new Criteria().orOperator(seen);
    }
}
