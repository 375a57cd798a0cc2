package org.kyodo.proposal.project;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.proposal.Supporter;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.group.Groups;
import org.kyodo.proposal.project.Pledges.Said;
import org.kyodo.proposal.project.Project.Cancelled;
import org.kyodo.proposal.project.Project.Closed;
import org.kyodo.proposal.project.Project.Done;
import org.kyodo.proposal.project.Project.Evaluated;
import org.kyodo.proposal.project.Project.Known;
import org.kyodo.proposal.project.Project.Suspended;
import org.kyodo.proposal.project.ProjectFacts.Parties;
import org.kyodo.proposal.project.ProjectView.Going;
import org.kyodo.proposal.project.ProjectView.Kind;
import org.kyodo.proposal.project.ProjectView.PledgeLine;
import org.kyodo.proposal.project.ProjectView.Stated;
import org.kyodo.proposal.project.ProjectView.Why;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The lists and look-ups of projects and initiatives, and what they show to whom. */
@Component
class ProjectQueries {
    static final String PROPOSAL = "stage.work.plan.proposal";
    static final String AGREEMENT = "stage.work.plan.agreement";
    static final String GROUPS = "stage.work.plan.groups";
    static final String DEPARTMENTS = "stage.work.plan.departments";
    static final String CALL = "stage.work.initiative.outline.call";
    static final String INITIATOR_ACCOUNT = "stage.work.initiative.initiator.account";
    static final String INITIATOR_GROUP = "stage.work.initiative.initiator.group";
    static final String HIDDEN = "stage.work.initiative.hidden";

    private final Aggregate<ProjectCommand, Project, ProjectEvent> projects;
    private final ProjectLookup lookup;
    private final EarlierPledges earlier;
    private final InitiativeContacts contacts;
    private final Groups groups;
    private final Departments departments;
    private final Presets presets;
    private final History history;
    private final SecurityLog log;

    ProjectQueries(
            Aggregate<ProjectCommand, Project, ProjectEvent> projects,
            ProjectLookup lookup,
            EarlierPledges earlier,
            InitiativeContacts contacts,
            Groups groups,
            Departments departments,
            Presets presets,
            History history,
            SecurityLog log) {
        this.projects = projects;
        this.lookup = lookup;
        this.earlier = earlier;
        this.contacts = contacts;
        this.groups = groups;
        this.departments = departments;
        this.presets = presets;
        this.history = history;
        this.log = log;
    }

    /** What narrows a list. @param group that carries it out, or stated it */
    record Filter(
            Optional<Kind> kind,
            Optional<AreaCode> area,
            Optional<FieldType> fieldType,
            Optional<GroupId> group,
            Optional<DepartmentCode> department,
            Optional<ProposalId> proposal,
            Optional<CallId> call,
            Optional<String> stage) {
        private List<Criteria> criteria(Departments departments, MunicipalityCode municipality) {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(Answers.inStage(ProjectEvent.class, stage));
            kind.ifPresent(one -> wanted.add(where(one == Kind.PROJECT ? "stage.work.plan" : "stage.work.initiative")
                    .ne(null)));
            area.ifPresent(code -> wanted.add(of("areas", code.value())));
            fieldType.ifPresent(code -> wanted.add(of("fieldTypes", code.value())));
            group.ifPresent(id -> wanted.add(new Criteria()
                    .orOperator(
                            where(GROUPS).is(id.toString()),
                            where(INITIATOR_GROUP).is(id.toString()))));
            department.ifPresent(code -> wanted.add(departments.inChargeOf(DEPARTMENTS, code, municipality)));
            proposal.ifPresent(id -> wanted.add(where(PROPOSAL).is(id.toString())));
            call.ifPresent(id -> wanted.add(where(CALL).is(id.toString())));
            return wanted;
        }

        private static Criteria of(String field, String code) {
            return new Criteria()
                    .orOperator(
                            where("stage.work.plan." + field).is(code),
                            where("stage.work.initiative.outline." + field).is(code));
        }
    }

    /** Who reads how to reach a person is noted, but for the person. */
    ResponseEntity<Representation<ProjectView>> find(ProjectId id, Caller caller) {
        ResponseEntity<Representation<ProjectView>> found =
                Answers.found(projects, id.toString(), caller, project -> shown(project, caller, true));
        found.getBody()
                .content()
                .initiative()
                .filter(stated -> stated.contact().isPresent() && !stated.own())
                .ifPresent(_ -> log.tell(Event.PERSONAL_DATA_READ, "project/" + id, ""));
        return found;
    }

    /** @param own only those that the caller carries out or stated, for themself, a group or their section */
    Page<Representation<ProjectView>> list(Filter filter, boolean own, PageQuery query, Caller caller) {
        List<Criteria> wanted = filter.criteria(departments, caller.municipality());
        if (own) {
            wanted.add(new Criteria().orOperator(ownedBy(caller)));
        } else if (!ProjectRules.seesAll(caller.actor())) {
            List<Criteria> any = ownedBy(caller);
            any.add(where(HIDDEN).is(null));
            wanted.add(new Criteria().orOperator(any));
        }
        return Answers.listed(
                projects, caller, new Criteria().andOperator(wanted), query, project -> shown(project, caller, false));
    }

    ProjectView findForEveryone(ProjectId id, MunicipalityCode municipality) {
        MunicipalityCode served = presets.of(municipality).code();
        return projects.find(id.toString(), served)
                .flatMap(stored -> forEveryone(stored.stage(), served))
                .orElseThrow(() -> notThere(id));
    }

    Page<Representation<ProjectView>> listForEveryone(MunicipalityCode municipality, Filter filter, PageQuery query) {
        MunicipalityCode served = presets.of(municipality).code();
        List<Criteria> wanted = filter.criteria(departments, served);
        wanted.add(where(HIDDEN).is(null));
        return Answers.listedForEveryone(
                projects, served, new Criteria().andOperator(wanted), query, project -> forEveryone(project, served));
    }

    Page<History.Line> history(ProjectId id, PageQuery query, Caller caller) {
        return history.of(
                projects,
                id.toString(),
                query,
                caller,
                project -> project instanceof Known known && isOwn(known, caller.actor(), caller.municipality()));
    }

    Page<History.Line> historyForEveryone(ProjectId id, PageQuery query, MunicipalityCode municipality) {
        return history.forEverybody(
                projects, id.toString(), query, presets.of(municipality).code(), ProjectQueries::isPublic);
    }

    Page<PledgeLine> pledges(ProjectId id, PageQuery query, Caller caller) {
        Project project = Answers.seen(projects, id.toString(), caller).stage();
        Set<Supporter> own = Set.copyOf(supportersOf(caller));
        return pledges(project, query, caller.municipality(), own);
    }

    Page<PledgeLine> pledgesForEveryone(ProjectId id, PageQuery query, MunicipalityCode municipality) {
        MunicipalityCode served = presets.of(municipality).code();
        Project project = projects.find(id.toString(), served)
                .map(stored -> stored.stage())
                .filter(ProjectQueries::isPublic)
                .orElseThrow(() -> notThere(id));
        return pledges(project, query, served, Set.of());
    }

    private Page<PledgeLine> pledges(
            Project project, PageQuery query, MunicipalityCode municipality, Set<Supporter> own) {
        Pledges kept = project instanceof Known known
                ? known.work().initiative().map(Statement::pledges).orElse(Pledges.NONE)
                : Pledges.NONE;
        Page<Said> page = earlier.page(project.id(), kept, municipality, query);
        Map<GroupId, GroupStanding> helping = groups.standings(
                page.items().stream()
                        .flatMap(said -> said.pledge().supporter().group().stream())
                        .toList(),
                municipality);
        return page.map(said -> Optional.of(line(said, helping, own)));
    }

    private static PledgeLine line(Said said, Map<GroupId, GroupStanding> helping, Set<Supporter> own) {
        Supporter supporter = said.pledge().supporter();
        return new PledgeLine(
                said.pledge().kind(),
                said.pledge().quantity(),
                supporter.group(),
                supporter.group().map(helping::get).map(GroupStanding::name),
                supporter.department(),
                own.contains(supporter));
    }

    private Optional<String> name(GroupId group, MunicipalityCode municipality) {
        return Optional.ofNullable(
                        groups.standings(List.of(group), municipality).get(group))
                .map(GroupStanding::name);
    }

    private static Declined notThere(ProjectId id) {
        return new Declined(new Outcome.NotFound("project", id.toString(), false));
    }

    private static boolean isPublic(Project project) {
        return project instanceof Known known && !known.work().isHidden();
    }

    private List<Criteria> ownedBy(Caller caller) {
        List<Criteria> any = new ArrayList<>();
        Actor actor = caller.actor();
        if (!actor.entersForOthers()) {
            any.add(where(INITIATOR_ACCOUNT).is(actor.account().value()));
        }
        List<String> own = groups.actedForBy(actor, caller.municipality()).stream()
                .map(GroupId::toString)
                .toList();
        any.add(where(INITIATOR_GROUP).in(own));
        any.add(where(GROUPS).in(own));
        if (!actor.departments().isEmpty()) {
            any.add(where(DEPARTMENTS)
                    .in(actor.departments().stream().map(DepartmentCode::value).toList()));
        }
        return any;
    }

    private boolean isOwn(Known known, Actor actor, MunicipalityCode municipality) {
        Parties parties = lookup.parties(known.work().groups(), municipality);
        return known.work().isInitiative()
                ? ProjectRules.isInitiator(known, actor, parties)
                : ProjectRules.isParty(known, actor, parties);
    }

    private Optional<ProjectView> forEveryone(Project project, MunicipalityCode municipality) {
        return project instanceof Known known && isPublic(known)
                ? Optional.of(view(known, false, false, Optional.empty(), municipality))
                : Optional.empty();
    }

    /** @param opened whether it is read by itself, and not in a list: there nobody's contact is shown */
    private Optional<ProjectView> shown(Project project, Caller caller, boolean opened) {
        if (!(project instanceof Known known)) {
            return Optional.empty();
        }
        boolean own = isOwn(known, caller.actor(), caller.municipality());
        boolean reaches = opened && (own || ProjectRules.seesAll(caller.actor()) || supports(known, caller));
        Optional<InitiativeContact> contact = reaches
                ? known.work()
                        .initiative()
                        .flatMap(Statement::contact)
                        .flatMap(text -> contacts.open(text, known.id(), caller.municipality()))
                : Optional.empty();
        return Optional.of(view(
                known,
                own && known.work().isInitiative(),
                own || ProjectRules.seesAll(caller.actor()),
                contact,
                caller.municipality()));
    }

    private boolean supports(Known known, Caller caller) {
        Pledges pledges = known.work().initiative().map(Statement::pledges).orElse(Pledges.NONE);
        return pledges.inForce() > 0
                && supportersOf(caller).stream().anyMatch(supporter -> Arrays.stream(SupportKind.values())
                        .map(kind -> pledges.find(supporter, kind)
                                .or(() -> earlier.find(known.id(), supporter, kind, caller.municipality())))
                        .flatMap(Optional::stream)
                        .anyMatch(said -> !said.withdrawn()));
    }

    /** As whom the caller may have pledged. */
    private List<Supporter> supportersOf(Caller caller) {
        Actor actor = caller.actor();
        List<Supporter> any = new ArrayList<>();
        if (!actor.entersForOthers()) {
            any.add(Supporter.account(actor.account()));
        }
        groups.actedForBy(actor, caller.municipality()).forEach(group -> any.add(Supporter.group(group)));
        actor.departments().forEach(department -> any.add(Supporter.department(department)));
        return any;
    }

    /** @param full what is for its parties and the town hall */
    private ProjectView view(
            Known known,
            boolean own,
            boolean full,
            Optional<InitiativeContact> contact,
            MunicipalityCode municipality) {
        Work work = known.work();
        return new ProjectView(
                work.plan(),
                work.initiative()
                        .map(statement -> new Stated(
                                statement.initiator().group(),
                                statement.initiator().group().flatMap(group -> name(group, municipality)),
                                statement.outline(),
                                statement.pledges().inForce(),
                                statement.hidden().filter(_ -> full),
                                contact,
                                own)),
                work.progress()
                        .map(progress -> new Going(
                                progress.since(),
                                progress.until(),
                                progress.dueOn().filter(_ -> full),
                                progress.last().filter(_ -> full),
                                full ? progress.conditions() : List.of())),
                outcome(known),
                evaluation(known),
                known instanceof Closed closed ? closed.successorForm() : Optional.empty(),
                reason(known)
                        .map(why -> new Why(why.code(), Optional.of(why.text()).filter(_ -> full))));
    }

    private static Optional<Project.Outcome> outcome(Known known) {
        return switch (known) {
            case Done done -> Optional.of(done.outcome());
            case Closed closed -> Optional.of(closed.outcome());
            case Known _ -> Optional.empty();
        };
    }

    private static Optional<EvaluationId> evaluation(Known known) {
        return switch (known) {
            case Evaluated evaluated -> Optional.of(evaluated.evaluation());
            case Closed closed -> closed.evaluation();
            case Known _ -> Optional.empty();
        };
    }

    private static Optional<Reason> reason(Known known) {
        return switch (known) {
            case Suspended suspended -> Optional.of(suspended.reason());
            case Cancelled cancelled -> Optional.of(cancelled.reason());
            case Known _ -> Optional.empty();
        };
    }
}
