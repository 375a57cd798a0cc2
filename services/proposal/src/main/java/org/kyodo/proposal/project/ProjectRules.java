package org.kyodo.proposal.project;

import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.project.ProjectRefusal.AGREEMENT_IS_OVER;
import static org.kyodo.proposal.project.ProjectRefusal.AWARD_NOT_DECIDED;
import static org.kyodo.proposal.project.ProjectRefusal.END_NOT_AHEAD;
import static org.kyodo.proposal.project.ProjectRefusal.NOT_A_PARTY;
import static org.kyodo.proposal.project.ProjectRefusal.NOT_A_STANDING_AGREEMENT;
import static org.kyodo.proposal.project.ProjectRefusal.NOT_THE_INITIATOR;
import static org.kyodo.proposal.project.ProjectRefusal.NO_ADOPTED_PLACE;
import static org.kyodo.proposal.project.ProjectRefusal.OTHER_KIND_OF_PROJECT;
import static org.kyodo.proposal.project.ProjectRefusal.RULES_NOT_PUBLIC;
import static org.kyodo.proposal.project.ProjectRefusal.UNKNOWN_AREA;
import static org.kyodo.proposal.project.ProjectRefusal.UNKNOWN_FIELD_TYPE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.proposal.ProjectEvent.ConditionReported;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressOverdue;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressReported;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectCancelled;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectClosed;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectCompleted;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectEvaluated;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectPlanned;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectResumed;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectStarted;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectSuspended;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.agreement.KnownAgreement;
import org.kyodo.proposal.project.Project.Absent;
import org.kyodo.proposal.project.Project.Ahead;
import org.kyodo.proposal.project.Project.Cancelled;
import org.kyodo.proposal.project.Project.Closed;
import org.kyodo.proposal.project.Project.Completed;
import org.kyodo.proposal.project.Project.Done;
import org.kyodo.proposal.project.Project.Evaluated;
import org.kyodo.proposal.project.Project.InProgress;
import org.kyodo.proposal.project.Project.Known;
import org.kyodo.proposal.project.Project.Planned;
import org.kyodo.proposal.project.Project.Supported;
import org.kyodo.proposal.project.Project.Suspended;
import org.kyodo.proposal.project.ProjectCommand.AbandonProject;
import org.kyodo.proposal.project.ProjectCommand.AnnounceInitiative;
import org.kyodo.proposal.project.ProjectCommand.CancelProject;
import org.kyodo.proposal.project.ProjectCommand.CloseProject;
import org.kyodo.proposal.project.ProjectCommand.CompleteProject;
import org.kyodo.proposal.project.ProjectCommand.CorrectInitiative;
import org.kyodo.proposal.project.ProjectCommand.HideInitiative;
import org.kyodo.proposal.project.ProjectCommand.PlanProject;
import org.kyodo.proposal.project.ProjectCommand.PlanUnderAgreement;
import org.kyodo.proposal.project.ProjectCommand.PledgeSupport;
import org.kyodo.proposal.project.ProjectCommand.RecordEvaluation;
import org.kyodo.proposal.project.ProjectCommand.ReportCondition;
import org.kyodo.proposal.project.ProjectCommand.ReportProgress;
import org.kyodo.proposal.project.ProjectCommand.ResumeProject;
import org.kyodo.proposal.project.ProjectCommand.ShowInitiative;
import org.kyodo.proposal.project.ProjectCommand.StartProject;
import org.kyodo.proposal.project.ProjectCommand.SuspendProject;
import org.kyodo.proposal.project.ProjectCommand.TellProgressOverdue;
import org.kyodo.proposal.project.ProjectCommand.WithdrawPledge;
import org.kyodo.proposal.project.ProjectFacts.Awarded;
import org.kyodo.proposal.project.ProjectFacts.Basis;
import org.kyodo.proposal.project.ProjectFacts.Parties;
import org.kyodo.proposal.project.ProjectFacts.Settings;

/** The rule book of a project 協働事業, and of what an initiative 市民事業 has in common with it. @see InitiativeRules */
final class ProjectRules implements Decider<ProjectCommand, Project, ProjectEvent> {
    private static final Taken<ProjectCommand, Project> TAKEN = Taken.of(ProjectCommand.class, Project.class)
            .in(Absent.class, PlanProject.class, PlanUnderAgreement.class, AnnounceInitiative.class)
            .in(
                    Supported.class,
                    CorrectInitiative.class,
                    PledgeSupport.class,
                    WithdrawPledge.class,
                    HideInitiative.class,
                    ShowInitiative.class)
            .in(Ahead.class, StartProject.class, CancelProject.class)
            .in(
                    InProgress.class,
                    ReportProgress.class,
                    TellProgressOverdue.class,
                    ReportCondition.class,
                    SuspendProject.class,
                    CompleteProject.class,
                    CancelProject.class)
            .in(Suspended.class, ResumeProject.class, CancelProject.class)
            .in(Known.class, AbandonProject.class)
            .in(Completed.class, RecordEvaluation.class)
            // They are not waited for: an evaluation that comes after them changes nothing.
            .in(Evaluated.class, RecordEvaluation.class)
            .in(Closed.class, RecordEvaluation.class)
            .in(Cancelled.class, RecordEvaluation.class)
            .in(Done.class, CloseProject.class);

    private static final Set<Class<? extends ProjectCommand>> OF_PROJECTS = Set.of(
            ReportProgress.class,
            TellProgressOverdue.class,
            ReportCondition.class,
            SuspendProject.class,
            ResumeProject.class);

    private static final Set<Class<? extends ProjectCommand>> OF_INITIATIVES = Set.of(
            CorrectInitiative.class,
            PledgeSupport.class,
            WithdrawPledge.class,
            HideInitiative.class,
            ShowInitiative.class);

    private static final Set<Class<? extends ProjectCommand>> BY_PARTIES = Set.of(
            StartProject.class,
            ReportProgress.class,
            ReportCondition.class,
            SuspendProject.class,
            ResumeProject.class,
            CompleteProject.class,
            CancelProject.class);

    /** Further ahead nobody plans. */
    private static final int MOST_YEARS = 10;

    private record Case(Project project, ProjectCommand command) {}

    /** 公開範囲: all is public (R-PJ-1, R-IV-1), but what the office hides (K-IV-1). */
    @Override
    public boolean seenBy(Project project, Context context) {
        return project instanceof Known known && (!known.work().isHidden() || seesHidden(known, context));
    }

    /** Whoever pledged may take it back, also of what they are not shown any more. */
    @Override
    public boolean seenBy(Project project, ProjectCommand command, Context context) {
        return command instanceof WithdrawPledge && project instanceof Supported || seenBy(project, context);
    }

    private static boolean seesHidden(Known known, Context context) {
        return seesAll(context.actor()) || isInitiator(known, context);
    }

    /** Staff, who checks them, and the desks that enter for others; who pays has no business with persons. */
    static boolean seesAll(Actor actor) {
        return actor.is(Role.STAFF) || actor.is(Role.AUDITOR) || actor.is(Role.DESK);
    }

    @Override
    public Taken<ProjectCommand, Project> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<ProjectEvent>> barred(
            Project project, Class<? extends ProjectCommand> command, Context context) {
        if (!(project instanceof Known known)) {
            return Optional.empty();
        }
        Work work = known.work();
        if ((work.isInitiative() ? OF_PROJECTS : OF_INITIATIVES).contains(command)) {
            return Optional.of(refuse(OTHER_KIND_OF_PROJECT));
        }
        Optional<Decision<ProjectEvent>> person = work.isInitiative()
                ? barredFromInitiative(known, command, context)
                : barredFromProject(known, command, context);
        return person.or(() -> unready(known, command, context));
    }

    private static Optional<Decision<ProjectEvent>> barredFromProject(
            Known known, Class<? extends ProjectCommand> command, Context context) {
        if (BY_PARTIES.contains(command) && !isParty(known, context)) {
            return Optional.of(refuse(NOT_A_PARTY));
        }
        return command == CloseProject.class && !isOwner(known, context.actor())
                ? Optional.of(notInCharge(context.actor()))
                : Optional.empty();
    }

    private static Optional<Decision<ProjectEvent>> barredFromInitiative(
            Known known, Class<? extends ProjectCommand> command, Context context) {
        if (command == HideInitiative.class || command == ShowInitiative.class) {
            if (!context.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE)) {
                return Optional.of(notInCharge(context.actor()));
            }
            return context.applies(CONFLICT_OF_INTEREST) && isInitiatorInPerson(known, context)
                    ? Optional.of(refuse(CONFLICT_OF_INTEREST))
                    : Optional.empty();
        }
        boolean own =
                BY_PARTIES.contains(command) || command == CloseProject.class || command == CorrectInitiative.class;
        return own && !isInitiator(known, context) ? Optional.of(refuse(NOT_THE_INITIATOR)) : Optional.empty();
    }

    private static Optional<Decision<ProjectEvent>> unready(
            Known known, Class<? extends ProjectCommand> command, Context context) {
        if (command == StartProject.class && known instanceof Planned planned) {
            return isSubsidised(planned) ? notAwarded(context) : rulesNotPublic(planned, context);
        }
        boolean place = known.work().plan().flatMap(ProjectPlan::form).equals(Optional.of(CollaborationForm.ADOPT));
        return command == ReportCondition.class && !place ? Optional.of(refuse(NO_ADOPTED_PLACE)) : Optional.empty();
    }

    /** R-AG-4; where nothing is put down, there is nothing to publish. */
    private static Optional<Decision<ProjectEvent>> rulesNotPublic(Planned planned, Context context) {
        return plan(planned).agreement().isEmpty()
                        || !context.applies(RULES_NOT_PUBLIC)
                        || context.fact(Basis.class)
                                .agreement()
                                .filter(agreement -> agreement.inForce(context.today()))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(refuse(RULES_NOT_PUBLIC));
    }

    /** What was adopted as a subsidy is put down in its award, which grant decides. */
    private static boolean isSubsidised(Planned planned) {
        ProjectPlan plan = plan(planned);
        return plan.proposal().isPresent() && plan.form().equals(Optional.of(CollaborationForm.SUBSIDY));
    }

    /** R-AG-4: the award says in public what is granted for what. */
    private static Optional<Decision<ProjectEvent>> notAwarded(Context context) {
        return !context.applies(AWARD_NOT_DECIDED)
                        || context.fact(Awarded.class).award().isPresent()
                ? Optional.empty()
                : Optional.of(refuse(AWARD_NOT_DECIDED));
    }

    @Override
    public Decision<ProjectEvent> decide(Project project, ProjectCommand command, Context context) {
        return switch (new Case(project, command)) {
            case Case(Absent absent, PlanProject c) -> accept(new ProjectPlanned(absent.id(), c.plan()));
            case Case(Absent absent, PlanUnderAgreement c) -> planned(absent.id(), c, context);
            case Case(Absent absent, AnnounceInitiative c) -> InitiativeRules.announced(absent.id(), c, context);

            case Case(Supported initiative, CorrectInitiative c) -> InitiativeRules.corrected(initiative, c, context);
            case Case(Supported initiative, PledgeSupport c) -> InitiativeRules.pledged(initiative, c, context);
            case Case(Supported initiative, WithdrawPledge c) -> InitiativeRules.withdrawn(initiative, c, context);
            case Case(Supported initiative, HideInitiative c) -> InitiativeRules.hidden(initiative, c, context);
            case Case(Supported initiative, ShowInitiative _) -> InitiativeRules.shown(initiative);

            case Case(Ahead ahead, StartProject c) -> started(ahead, c, context);

            case Case(InProgress p, ReportProgress c) ->
                accept(new ProgressReported(p.id(), c.progress(), context.today(), nextDue(p, context)));
            case Case(InProgress p, TellProgressOverdue _) -> overdue(p, context);
            case Case(InProgress p, ReportCondition c) ->
                accept(new ConditionReported(p.id(), c.condition(), context.today()));

            case Case(InProgress p, SuspendProject c) ->
                reasoned(c.reason(), context, reason -> new ProjectSuspended(p.id(), reason));
            case Case(Suspended s, ResumeProject _) ->
                accept(new ProjectResumed(s.id(), context.today(), nextDue(s, context)));

            case Case(InProgress p, CompleteProject c) ->
                accept(new ProjectCompleted(p.id(), context.today(), c.result()));
            case Case(Completed p, RecordEvaluation c) -> accept(new ProjectEvaluated(p.id(), c.evaluation()));
            case Case(Evaluated _, RecordEvaluation _) -> repeated();
            case Case(Closed _, RecordEvaluation _) -> repeated();
            case Case(Cancelled _, RecordEvaluation _) -> repeated();
            case Case(Done done, CloseProject c) -> accept(new ProjectClosed(done.id(), c.successorForm()));

            case Case(Planned planned, AbandonProject c) -> accept(new ProjectCancelled(planned.id(), c.reason()));
            // It follows from an event, and what has started goes on.
            case Case(Known _, AbandonProject _) -> repeated();

            case Case(Known known, CancelProject c) ->
                reasoned(c.reason(), context, reason -> new ProjectCancelled(known.id(), reason));

            case Case _ -> notInThisStage(project, command);
        };
    }

    private static Decision<ProjectEvent> planned(ProjectId id, PlanUnderAgreement c, Context context) {
        Optional<KnownAgreement> standing = context.fact(Basis.class)
                .agreement()
                .filter(agreement -> agreement.terms().standing());
        if (standing.isEmpty()) {
            return refuse(NOT_A_STANDING_AGREEMENT, "agreement", c.agreement(), Wording.KNOWN_ID.of());
        }
        AgreementTerms agreement = standing.get().terms();
        Actor actor = context.actor();
        if (agreement.subjectDepartments().stream().noneMatch(actor::isStaffOf)) {
            return refuse(NOT_IN_CHARGE, "department", actor.department(), agreement.subjectDepartments());
        }
        if (standing.get().isOver(context.today())) {
            return refuse(AGREEMENT_IS_OVER, "agreement", c.agreement(), Wording.NONE.of());
        }
        return unknownCodes(c.areas(), c.fieldTypes(), context)
                .orElseGet(() -> accept(new ProjectPlanned(
                        id,
                        new ProjectPlan(
                                Optional.empty(),
                                Optional.of(c.agreement()),
                                agreement.form(),
                                agreement.groups(),
                                agreement.subjectDepartments(),
                                c.title(),
                                c.fieldTypes(),
                                c.areas(),
                                context.fiscalYear()))));
    }

    private static Decision<ProjectEvent> started(Ahead ahead, StartProject c, Context context) {
        LocalDate today = context.today();
        LocalDate last = today.plusYears(MOST_YEARS);
        if (c.until().filter(today::isAfter).isPresent()) {
            return refuse(END_NOT_AHEAD, "until", c.until(), Wording.FROM.of(today));
        }
        if (c.until().filter(last::isBefore).isPresent()) {
            return refuse(END_NOT_AHEAD, "until", c.until(), Wording.UNTIL.of(last));
        }
        Optional<LocalDate> until =
                c.until().or(() -> agreedEnd(ahead, context)).filter(end -> !end.isBefore(today));
        Optional<LocalDate> dueOn = until.filter(end -> ahead instanceof Planned && takesLong(today, end, context))
                .map(_ -> Progress.endOfFirstQuarter(today));
        return accept(new ProjectStarted(ahead.id(), today, until, dueOn));
    }

    /** Of a project its agreement says until when, else it is carried out in its fiscal year. */
    private static Optional<LocalDate> agreedEnd(Ahead ahead, Context context) {
        return ahead.work().plan().map(plan -> context.fact(Basis.class)
                .agreement()
                .flatMap(KnownAgreement::until)
                .orElseGet(() -> plan.fiscalYear().lastDay()));
    }

    /** K-JI-4: longer than so many months, both days counted. */
    private static boolean takesLong(LocalDate from, LocalDate until, Context context) {
        return context.applies(ProjectConcern.TAKES_LONG)
                && !until.isBefore(from.plusMonths(context.rules().figure(ProjectConcern.TAKES_LONG.rule())));
    }

    /** Of what takes long: the quarter in which something is reported has its report. */
    private static Optional<LocalDate> nextDue(Known known, Context context) {
        return known.work()
                .progress()
                .filter(progress -> progress.dueOn().isPresent())
                .map(progress -> Progress.endOfNextQuarter(progress.since(), context.today()));
    }

    /** Told once for each quarter, at the end of the day; nothing is due of what is short. */
    private static Decision<ProjectEvent> overdue(InProgress project, Context context) {
        Progress progress = project.work().progress().orElseThrow();
        return progress.dueOn()
                .map(dueOn -> DueDates.<ProjectEvent>notOver(dueOn, context)
                        .orElseGet(() -> accept(new ProgressOverdue(
                                project.id(), dueOn, Progress.endOfNextQuarter(progress.since(), dueOn)))))
                .orElseGet(Decision::repeated);
    }

    private static Decision<ProjectEvent> reasoned(
            Optional<ReasonGiven> given, Context context, Function<Reason, ProjectEvent> event) {
        return ReasonGiven.needed(
                given, context.fact(Settings.class).minReason(), reason -> accept(event.apply(reason)));
    }

    static Optional<Decision<ProjectEvent>> unknownCodes(
            List<AreaCode> areas, List<FieldType> fieldTypes, Context context) {
        Settings settings = context.fact(Settings.class);
        return ProjectRules.<AreaCode>unknown(UNKNOWN_AREA, "areas", areas, settings.areas())
                .or(() -> unknown(UNKNOWN_FIELD_TYPE, "fieldTypes", fieldTypes, settings.fieldTypes()));
    }

    private static <T> Optional<Decision<ProjectEvent>> unknown(
            ProjectRefusal refusal, String field, List<T> named, Set<T> known) {
        List<T> unknown = named.stream().filter(code -> !known.contains(code)).toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of(refuse(refusal, field, unknown, known));
    }

    static Decision<ProjectEvent> notInCharge(Actor actor) {
        return refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE);
    }

    private static ProjectPlan plan(Known project) {
        return project.work().plan().orElseThrow();
    }

    private static boolean isParty(Known known, Context context) {
        return isParty(known, context.actor(), context.fact(Parties.class));
    }

    static boolean isParty(Known known, Actor actor, Parties parties) {
        return isCitySide(known, actor) || isGroupSide(known, actor, parties);
    }

    private static boolean isGroupSide(Known known, Actor actor, Parties parties) {
        boolean inCharge = actor.is(Role.DESK) || isOfACarryingSection(known, actor);
        return known.work().groups().stream().anyMatch(group -> parties.mayActFor(group, actor, inCharge));
    }

    /** The sections that carry it out, and the office that co-ordinates them. */
    private static boolean isCitySide(Known known, Actor actor) {
        return !actor.entersForOthers() && isOfACarryingSection(known, actor);
    }

    /** The section that co-ordinates it, the first of them, and the office. */
    private static boolean isOwner(Known known, Actor actor) {
        return !actor.entersForOthers()
                && (actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                        || plan(known).departments().stream().limit(1).anyMatch(actor::isStaffOf));
    }

    private static boolean isOfACarryingSection(Known known, Actor actor) {
        return actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                || known.work().plan().stream()
                        .flatMap(plan -> plan.departments().stream())
                        .anyMatch(actor::isStaffOf);
    }

    private static boolean isInitiator(Known known, Context context) {
        return isInitiator(known, context.actor(), context.fact(Parties.class));
    }

    static boolean isInitiator(Known known, Actor actor, Parties parties) {
        return known.work()
                .initiative()
                .filter(statement ->
                        ProjectFacts.isBy(statement.initiator(), parties, actor, InitiativeRules.mayEnter(actor)))
                .isPresent();
    }

    /** Whatever roles they are in. */
    private static boolean isInitiatorInPerson(Known known, Context context) {
        return known.work()
                .initiative()
                .map(Statement::initiator)
                .filter(initiator -> initiator
                                .account()
                                .filter(context.actor().account()::equals)
                                .isPresent()
                        || initiator
                                .group()
                                .filter(group -> context.fact(Parties.class)
                                        .isAccountOf(context.actor().account(), group))
                                .isPresent())
                .isPresent();
    }
}
