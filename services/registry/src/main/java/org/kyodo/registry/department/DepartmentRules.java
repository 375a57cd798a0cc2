package org.kyodo.registry.department;

import static org.kyodo.chassis.decide.CommonRefusal.DUE_TOO_FAR;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.contracts.value.DepartmentCode.COLLABORATION_OFFICE;
import static org.kyodo.registry.department.DepartmentRefusal.CODE_TAKEN;
import static org.kyodo.registry.department.DepartmentRefusal.DAY_IS_PAST;
import static org.kyodo.registry.department.DepartmentRefusal.MATTERS_OPEN;
import static org.kyodo.registry.department.DepartmentRefusal.MERGED_INTO_ITSELF;
import static org.kyodo.registry.department.DepartmentRefusal.NONE_PLANNED;
import static org.kyodo.registry.department.DepartmentRefusal.NO_SUCH_OFFICER;
import static org.kyodo.registry.department.DepartmentRefusal.OFFICE_STAYS;
import static org.kyodo.registry.department.DepartmentRefusal.REORGANISATION_PLANNED;
import static org.kyodo.registry.department.DepartmentRefusal.TARGET_NOT_ACTIVE;
import static org.kyodo.registry.department.DepartmentRefusal.TERM_NOT_IN_ORDER;
import static org.kyodo.registry.department.DepartmentRefusal.TOO_MANY_OFFICERS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentClosed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentMerged;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRegistered;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRenamed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationCancelled;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationPlanned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerAssigned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerReleased;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerVacancyDetected;
import org.kyodo.contracts.registry.Reorganisation;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.SectionRole;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.department.Department.Absent;
import org.kyodo.registry.department.Department.Active;
import org.kyodo.registry.department.Department.Known;
import org.kyodo.registry.department.DepartmentCommand.AssignOfficer;
import org.kyodo.registry.department.DepartmentCommand.CancelReorganisation;
import org.kyodo.registry.department.DepartmentCommand.CarryOutReorganisation;
import org.kyodo.registry.department.DepartmentCommand.CloseDepartment;
import org.kyodo.registry.department.DepartmentCommand.EndTerms;
import org.kyodo.registry.department.DepartmentCommand.MergeDepartment;
import org.kyodo.registry.department.DepartmentCommand.OfficeDecision;
import org.kyodo.registry.department.DepartmentCommand.OwnMatter;
import org.kyodo.registry.department.DepartmentCommand.RegisterDepartment;
import org.kyodo.registry.department.DepartmentCommand.ReleaseOfficer;
import org.kyodo.registry.department.DepartmentCommand.RenameDepartment;
import org.kyodo.registry.department.DepartmentCommand.TakeOverOfficers;
import org.kyodo.registry.department.DepartmentFacts.NewPerson;
import org.kyodo.registry.department.DepartmentFacts.OpenMatters;
import org.kyodo.registry.department.DepartmentFacts.Target;

/** The rule book of departments 所属, one line per rule. */
final class DepartmentRules implements Decider<DepartmentCommand, Department, DepartmentEvent> {
    static final int MOST_OFFICERS = 50;

    private static final Taken<DepartmentCommand, Department> TAKEN = Taken.of(
                    DepartmentCommand.class, Department.class)
            .in(Absent.class, RegisterDepartment.class)
            // Answered with what is wrong: the code stands for another one.
            .in(Known.class, RegisterDepartment.class)
            .in(
                    Active.class,
                    MergeDepartment.class,
                    RenameDepartment.class,
                    CancelReorganisation.class,
                    CarryOutReorganisation.class,
                    CloseDepartment.class,
                    AssignOfficer.class,
                    ReleaseOfficer.class,
                    EndTerms.class,
                    TakeOverOfficers.class);

    /** What changes the department itself: not while a change of it is planned. */
    private static final Set<Class<? extends DepartmentCommand>> REORGANISING =
            Set.of(MergeDepartment.class, RenameDepartment.class, CloseDepartment.class);

    private record Case(Department department, DepartmentCommand command) {}

    /** 公開範囲: what sections a city has, everybody may know. */
    @Override
    public boolean seenBy(Department department, Context context) {
        return department instanceof Known;
    }

    @Override
    public Taken<DepartmentCommand, Department> taken() {
        return TAKEN;
    }

    @Override
    public Decision<DepartmentEvent> decide(Department department, DepartmentCommand command, Context context) {
        LocalDate today = context.today();
        return switch (new Case(department, command)) {
            case Case(Absent a, RegisterDepartment c) -> accept(new DepartmentRegistered(a.id(), c.code(), c.label()));

            case Case(Active _, MergeDepartment c)
            when isIn(c.effectiveOn(), today::isAfter) -> past(c.effectiveOn(), today);
            case Case(Active _, MergeDepartment c)
            when isIn(c.effectiveOn(), LongestTerm.from(today)::isBefore) -> tooFar(c.effectiveOn(), today);
            case Case(Active _, MergeDepartment c) when !target(context).active() -> noTarget(c.into());
            case Case(Active a, MergeDepartment c)
            when isSelf(a, context) || target(context).leadsBack() ->
                refuse(MERGED_INTO_ITSELF, "into", c.into(), Wording.DEPARTMENTS_HERE.of());
            case Case(Active a, MergeDepartment c)
            when isIn(c.effectiveOn(), today::isBefore) ->
                planned(a, Reorganisation.merging(c.into(), c.effectiveOn().orElseThrow()));
            case Case(Active a, MergeDepartment _) -> merged(a, context, today);

            case Case(Active _, RenameDepartment c)
            when isIn(c.effectiveOn(), today::isAfter) -> past(c.effectiveOn(), today);
            case Case(Active _, RenameDepartment c)
            when isIn(c.effectiveOn(), LongestTerm.from(today)::isBefore) -> tooFar(c.effectiveOn(), today);
            case Case(Active a, RenameDepartment c)
            when c.label().equals(a.card().label()) -> repeated();
            case Case(Active a, RenameDepartment c)
            when isIn(c.effectiveOn(), today::isBefore) ->
                planned(a, Reorganisation.renaming(c.label(), c.effectiveOn().orElseThrow()));
            case Case(Active a, RenameDepartment c) ->
                accept(new DepartmentRenamed(a.id(), a.card().code(), c.label(), today));

            case Case(Active a, CancelReorganisation _) ->
                accept(new DepartmentReorganisationCancelled(
                        a.id(), a.card().code(), a.planned().orElseThrow()));

            case Case(Active a, CarryOutReorganisation _) ->
                carriedOut(a, a.planned().orElseThrow(), context);

            case Case(Active _, CloseDepartment _)
            when !open(context).isEmpty() -> refuse(MATTERS_OPEN, "matters", open(context), Wording.NOTHING.of());
            case Case(Active a, CloseDepartment _) -> accept(closed(a, today));

            case Case(Active a, AssignOfficer _)
            when a.officers().size() >= MOST_OFFICERS ->
                refuse(TOO_MANY_OFFICERS, "officers", a.officers().size() + 1, MOST_OFFICERS);
            case Case(Active _, AssignOfficer c)
            when isIn(c.to(), firstDay(c, today)::isAfter) ->
                refuse(TERM_NOT_IN_ORDER, "to", c.to(), Wording.FROM.of(firstDay(c, today)));
            case Case(Active a, AssignOfficer c) ->
                accept(new OfficerAssigned(
                        a.id(),
                        a.card().code(),
                        context.fact(NewPerson.class).ref(),
                        c.role(),
                        c.from().orElse(today),
                        c.to()));

            case Case(Active a, ReleaseOfficer c)
            when officer(a, c).isEmpty() -> refuse(NO_SUCH_OFFICER, "person", c.person(), Wording.KNOWN_ID.of());
            case Case(Active a, ReleaseOfficer c) ->
                accept(released(a, officer -> officer.person().equals(c.person()), context));

            case Case(Active a, EndTerms _)
            when a.officers().stream().noneMatch(officer -> officer.isOverOn(today)) -> repeated();
            case Case(Active a, EndTerms _) -> accept(released(a, officer -> officer.isOverOn(today), context));

            case Case(Active a, TakeOverOfficers c) when isThere(a, c) -> repeated();
            case Case(Active a, TakeOverOfficers c) -> accept(takenOver(a, c));

            case Case _ -> notInThisStage(department, command);
        };
    }

    @Override
    public Optional<Decision<DepartmentEvent>> barred(
            Department department, Class<? extends DepartmentCommand> command, Context context) {
        Actor actor = context.actor();
        boolean ofSettings = command == RegisterDepartment.class && actor.is(Role.PLATFORM);
        if (OfficeDecision.class.isAssignableFrom(command) && !isOffice(actor) && !ofSettings) {
            return Optional.of(refuse(NOT_IN_CHARGE, "department", actor.department(), COLLABORATION_OFFICE));
        }
        if (OwnMatter.class.isAssignableFrom(command)
                && department instanceof Known known
                && !isOffice(actor)
                && !actor.isStaffOf(known.card().code())) {
            return Optional.of(refuse(
                    NOT_IN_CHARGE,
                    "department",
                    actor.department(),
                    Wording.either(known.card().code(), COLLABORATION_OFFICE)));
        }
        return switch (department) {
            case Known known
            when command == RegisterDepartment.class ->
                Optional.of(refuse(CODE_TAKEN, "code", known.card().code(), Wording.NEW_KEY.of()));
            case Active a
            when isOfficeItself(a) && REORGANISING.contains(command) && command != RenameDepartment.class ->
                Optional.of(refuse(OFFICE_STAYS, "department", a.card().code(), Wording.DEPARTMENTS_HERE.of()));
            case Active a
            when REORGANISING.contains(command) && a.planned().isPresent() ->
                Optional.of(refuse(
                        REORGANISATION_PLANNED, "effectiveOn", a.planned().get().effectiveOn(), Wording.NOTHING.of()));
            case Active a
            when (command == CancelReorganisation.class || command == CarryOutReorganisation.class)
                    && a.planned().isEmpty() -> Optional.of(refuse(NONE_PLANNED));
            case Department _ -> Optional.empty();
        };
    }

    private static boolean isOffice(Actor actor) {
        return actor.isStaffOf(COLLABORATION_OFFICE);
    }

    private static boolean isOfficeItself(Active department) {
        return department.card().code().equals(COLLABORATION_OFFICE);
    }

    private static boolean isIn(Optional<LocalDate> day, Predicate<LocalDate> days) {
        return day.filter(days).isPresent();
    }

    private static Decision<DepartmentEvent> past(Optional<LocalDate> day, LocalDate today) {
        return refuse(DAY_IS_PAST, "effectiveOn", day, Wording.FROM.of(today));
    }

    private static Decision<DepartmentEvent> tooFar(Optional<LocalDate> day, LocalDate today) {
        return refuse(DUE_TOO_FAR, "effectiveOn", day, Wording.UNTIL.of(LongestTerm.from(today)));
    }

    private static Decision<DepartmentEvent> noTarget(DepartmentCode into) {
        return refuse(TARGET_NOT_ACTIVE, "into", into, Wording.DEPARTMENTS_HERE.of());
    }

    private static Target target(Context context) {
        return context.fact(Target.class);
    }

    private static boolean isSelf(Active a, Context context) {
        return target(context).code().filter(a.card().code()::equals).isPresent();
    }

    private static List<String> open(Context context) {
        return context.fact(OpenMatters.class).matters();
    }

    private static Decision<DepartmentEvent> planned(Active a, Reorganisation reorganisation) {
        return accept(new DepartmentReorganisationPlanned(a.id(), a.card().code(), reorganisation));
    }

    private static LocalDate firstDay(AssignOfficer c, LocalDate today) {
        return c.from().filter(today::isBefore).orElse(today);
    }

    private static Decision<DepartmentEvent> carriedOut(Active a, Reorganisation planned, Context context) {
        return DueDates.<DepartmentEvent>notYet(
                        planned.effectiveOn().atStartOfDay(FiscalYear.JST).toInstant(), context)
                .orElseGet(() -> planned.label()
                        .map(label -> Decision.<DepartmentEvent>accept(
                                new DepartmentRenamed(a.id(), a.card().code(), label, planned.effectiveOn())))
                        .orElseGet(() -> mergedAsPlanned(a, planned, context)));
    }

    private static Decision<DepartmentEvent> mergedAsPlanned(Active a, Reorganisation planned, Context context) {
        DepartmentCode into = planned.into().orElseThrow();
        if (!target(context).active()) {
            return noTarget(into);
        }
        return isSelf(a, context)
                ? refuse(MERGED_INTO_ITSELF, "into", into, Wording.DEPARTMENTS_HERE.of())
                : merged(a, context, planned.effectiveOn());
    }

    /** Into the one that is in charge today: the one named may itself have been merged this morning. */
    private static Decision<DepartmentEvent> merged(Active a, Context context, LocalDate on) {
        return accept(new DepartmentMerged(
                a.id(), a.card().code(), target(context).code().orElseThrow(), on));
    }

    private static DepartmentEvent[] closed(Active a, LocalDate today) {
        return Stream.concat(
                        a.officers().stream()
                                .map(officer ->
                                        new OfficerReleased(a.id(), a.card().code(), officer.person(), today)),
                        Stream.of(new DepartmentClosed(a.id(), a.card().code(), today)))
                .toArray(DepartmentEvent[]::new);
    }

    private static Optional<Officer> officer(Active a, ReleaseOfficer c) {
        return a.officers().stream()
                .filter(officer -> officer.person().equals(c.person()))
                .findFirst();
    }

    /** K-DP-1: when the last 協働推進員 goes, that is told at once. */
    private static DepartmentEvent[] released(Active a, Predicate<Officer> who, Context context) {
        LocalDate today = context.today();
        List<DepartmentEvent> events = new ArrayList<>();
        a.officers().stream()
                .filter(who)
                .forEach(officer ->
                        events.add(new OfficerReleased(a.id(), a.card().code(), officer.person(), today)));
        boolean had =
                a.officers().stream().anyMatch(officer -> who.test(officer) && officer.role() == SectionRole.OFFICER);
        boolean has = a.officers().stream().anyMatch(officer -> !who.test(officer) && officer.servesOn(today));
        if (had && !has && context.applies(DepartmentConcern.VACANCY_IS_TOLD)) {
            events.add(new OfficerVacancyDetected(a.id(), a.card().code(), today));
        }
        return events.toArray(DepartmentEvent[]::new);
    }

    private static boolean isThere(Active a, TakeOverOfficers c) {
        return a.officers().stream()
                .map(Officer::person)
                .toList()
                .containsAll(c.officers().stream().map(Officer::person).toList());
    }

    private static DepartmentEvent[] takenOver(Active a, TakeOverOfficers c) {
        return c.officers().stream()
                .filter(coming -> a.officers().stream()
                        .noneMatch(officer -> officer.person().equals(coming.person())))
                .map(officer -> new OfficerAssigned(
                        a.id(), a.card().code(), officer.person(), officer.role(), officer.from(), officer.to()))
                .toArray(DepartmentEvent[]::new);
    }
}
