package org.kyodo.registry.committee;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.CommitteeEvent;
import org.kyodo.contracts.value.CommitteeId;
import org.kyodo.contracts.value.CommitteeKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.presets.Presets;
import org.kyodo.registry.committee.Committee.Recruiting;
import org.kyodo.registry.committee.Committee.SetUp;
import org.kyodo.registry.committee.CommitteeCommand.ApplyForSeat;
import org.kyodo.registry.committee.CommitteeCommand.AppointMember;
import org.kyodo.registry.committee.CommitteeCommand.DissolveCommittee;
import org.kyodo.registry.committee.CommitteeCommand.OpenRecruitment;
import org.kyodo.registry.committee.CommitteeCommand.ReleaseMember;
import org.kyodo.registry.committee.CommitteeCommand.SetUpCommittee;
import org.kyodo.registry.committee.CommitteeView.Published;
import org.kyodo.registry.committee.CommitteeView.Roster;
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

/** Committees 審議会等 over HTTP, and who sits where. */
@RestController
@RequestMapping("/api/v1")
class CommitteeController {
    private final Aggregate<CommitteeCommand, Committee, CommitteeEvent> committees;
    private final CommitteeViews views;
    private final Presets presets;
    private final Departments departments;
    private final History history;
    private final SecurityLog log;

    CommitteeController(
            Aggregate<CommitteeCommand, Committee, CommitteeEvent> committees,
            CommitteeViews views,
            Presets presets,
            Departments departments,
            History history,
            SecurityLog log) {
        this.committees = committees;
        this.views = views;
        this.presets = presets;
        this.departments = departments;
        this.history = history;
        this.log = log;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/committees")
    ResponseEntity<Receipt> setUp(Caller caller, @RequestBody SetUpCommittee command) {
        String id = caller.newId(committees, command).toString();
        return Answers.created(committees.handle(id, command, caller.request()), "/api/v1/committees/" + id);
    }

    @PostMapping("/committees/{id}/recruitment")
    ResponseEntity<Receipt> recruit(Caller caller, @PathVariable CommitteeId id, @RequestBody OpenRecruitment command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/committees/{id}/applications")
    ResponseEntity<Receipt> apply(Caller caller, @PathVariable CommitteeId id, @RequestBody ApplyForSeat command) {
        return carryOut(caller, id, command);
    }

    @PostMapping("/committees/{id}/members")
    ResponseEntity<Receipt> appoint(Caller caller, @PathVariable CommitteeId id, @RequestBody AppointMember command) {
        return carryOut(caller, id, command);
    }

    @DeleteMapping("/committees/{id}/members/{person}")
    ResponseEntity<Receipt> release(Caller caller, @PathVariable CommitteeId id, @PathVariable PersonRef person) {
        return carryOut(caller, id, new ReleaseMember(person));
    }

    @PostMapping("/committees/{id}/dissolution")
    ResponseEntity<Receipt> dissolve(Caller caller, @PathVariable CommitteeId id) {
        return carryOut(caller, id, new DissolveCommittee());
    }

    @GetMapping("/committees/{id}")
    ResponseEntity<Representation<CommitteeView>> committee(Caller caller, @PathVariable CommitteeId id) {
        ResponseEntity<Representation<CommitteeView>> found = Answers.found(
                committees,
                id.toString(),
                caller,
                committee -> views.full(committee, caller.actor(), caller.municipality()));
        CommitteeView shown = found.getBody().content();
        if (!shown.members().isEmpty() || !shown.applicants().isEmpty()) {
            log.tell(Event.PERSONAL_DATA_READ, "committee/" + id, "");
        }
        return found;
    }

    @GetMapping("/committees/{id}/history")
    Page<History.Line> history(Caller caller, @PathVariable CommitteeId id, PageQuery query) {
        return history.of(committees, id.toString(), query, caller);
    }

    @GetMapping("/committees")
    Page<Representation<CommitteeView>> committees(
            Caller caller,
            @RequestParam Optional<CommitteeKind> kind,
            @RequestParam Optional<DepartmentCode> department,
            @RequestParam Optional<String> stage,
            @Sorted(by = "title", searched = true) PageQuery query) {
        List<Criteria> wanted = new ArrayList<>();
        wanted.add(Answers.inStage(CommitteeEvent.class, stage));
        kind.ifPresent(one -> wanted.add(where("stage.outline.kind").is(one.name())));
        department.ifPresent(one ->
                wanted.add(departments.inChargeOf(CommitteeConfiguration.IN_CHARGE, one, caller.municipality())));
        return Answers.listed(
                committees,
                caller,
                new Criteria().andOperator(wanted),
                query,
                committee -> views.line(committee, caller.actor(), caller.municipality()));
    }

    /** Who sits where 委嘱状況 (001:L1396), for staff: by person, by the group that sent them, by the department that runs it. */
    @GetMapping("/committee-members")
    Page<Roster> members(
            Caller caller,
            @RequestParam Optional<PersonRef> person,
            @RequestParam Optional<GroupId> group,
            @RequestParam Optional<DepartmentCode> department,
            @Sorted(by = "title", searched = true) PageQuery query) {
        if (!CommitteeViews.seesMembers(caller.actor())) {
            throw new Declined(new Outcome.NotAllowed("ReadCommitteeMembers"));
        }
        List<Criteria> wanted = new ArrayList<>();
        wanted.add(where("stage.type").in(SetUp.class.getSimpleName(), Recruiting.class.getSimpleName()));
        person.ifPresent(one -> wanted.add(where("stage.members.person").is(one.value())));
        group.ifPresent(one -> wanted.add(where("stage.members.group").is(one.toString())));
        department.ifPresent(one ->
                wanted.add(departments.inChargeOf(CommitteeConfiguration.IN_CHARGE, one, caller.municipality())));
        Predicate<Member> asked = member -> person.map(member.person()::equals).orElse(true)
                && group.map(one -> member.group().filter(one::equals).isPresent())
                        .orElse(true);
        log.tell(Event.PERSONAL_DATA_READ, "committee-members", "");
        return committees
                .list(caller.municipality(), new Criteria().andOperator(wanted), query)
                .map(stored -> views.roster(stored.stage(), asked, caller.municipality()));
    }

    /** What committees there are, and where seats are open. */
    @GetMapping("/public/committees")
    Page<Published> published(
            @RequestParam MunicipalityCode municipality,
            @RequestParam(defaultValue = "false") boolean recruiting,
            @Sorted(by = "title", searched = true) PageQuery query) {
        MunicipalityCode served = presets.of(municipality).code();
        Criteria stage = recruiting
                ? where("stage.type").is(Recruiting.class.getSimpleName())
                : where("stage.type").in(SetUp.class.getSimpleName(), Recruiting.class.getSimpleName());
        return committees.list(served, stage, query).map(stored -> views.published(stored.stage()));
    }

    private ResponseEntity<Receipt> carryOut(Caller caller, CommitteeId id, CommitteeCommand command) {
        return Answers.ok(committees.handle(id.toString(), command, caller.request()));
    }
}
