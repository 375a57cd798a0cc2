package org.kyodo.registry.committee;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_ENTERED_ON_BEHALF;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.registry.committee.CommitteeRefusal.ALREADY_APPLIED;
import static org.kyodo.registry.committee.CommitteeRefusal.ALREADY_MEMBER;
import static org.kyodo.registry.committee.CommitteeRefusal.GROUP_REQUIRED;
import static org.kyodo.registry.committee.CommitteeRefusal.GUIDELINE_NOT_FOLLOWED;
import static org.kyodo.registry.committee.CommitteeRefusal.NO_FREE_SEAT;
import static org.kyodo.registry.committee.CommitteeRefusal.NO_RECRUITED_SEAT;
import static org.kyodo.registry.committee.CommitteeRefusal.NO_SUCH_DEPARTMENT;
import static org.kyodo.registry.committee.CommitteeRefusal.NO_SUCH_MEMBER;
import static org.kyodo.registry.committee.CommitteeRefusal.OUTSIDE_RECRUITMENT;
import static org.kyodo.registry.committee.CommitteeRefusal.OUTSIDE_TERM;
import static org.kyodo.registry.committee.CommitteeRefusal.RECRUITMENT_NOT_AHEAD;
import static org.kyodo.registry.committee.CommitteeRefusal.SEATS_TWICE;
import static org.kyodo.registry.committee.CommitteeRefusal.TERM_IS_OVER;
import static org.kyodo.registry.committee.CommitteeRefusal.TOO_MANY_APPLICATIONS;
import static org.kyodo.registry.committee.CommitteeRefusal.TOO_MANY_SEATS;
import static org.kyodo.registry.committee.CommitteeRefusal.UNKNOWN_PERSON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.kyodo.contracts.registry.CommitteeEvent;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeConcernNoted;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeDissolved;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeSetUp;
import org.kyodo.contracts.registry.CommitteeEvent.MemberAppointed;
import org.kyodo.contracts.registry.CommitteeEvent.MemberReleased;
import org.kyodo.contracts.registry.CommitteeEvent.RecruitmentClosed;
import org.kyodo.contracts.registry.CommitteeEvent.RecruitmentOpened;
import org.kyodo.contracts.registry.CommitteeEvent.SeatApplicationReceived;
import org.kyodo.contracts.registry.CommitteeEvent.SeatApplicationsErased;
import org.kyodo.contracts.registry.CommitteeSeats;
import org.kyodo.contracts.value.CommitteeId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.SeatKind;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.committee.Committee.Absent;
import org.kyodo.registry.committee.Committee.Known;
import org.kyodo.registry.committee.Committee.Recruiting;
import org.kyodo.registry.committee.Committee.SetUp;
import org.kyodo.registry.committee.Committee.Sitting;
import org.kyodo.registry.committee.CommitteeCommand.ApplyForSeat;
import org.kyodo.registry.committee.CommitteeCommand.AppointMember;
import org.kyodo.registry.committee.CommitteeCommand.CloseRecruitment;
import org.kyodo.registry.committee.CommitteeCommand.DissolveCommittee;
import org.kyodo.registry.committee.CommitteeCommand.EndMembersTerms;
import org.kyodo.registry.committee.CommitteeCommand.EraseSeatApplications;
import org.kyodo.registry.committee.CommitteeCommand.OfDepartment;
import org.kyodo.registry.committee.CommitteeCommand.OpenRecruitment;
import org.kyodo.registry.committee.CommitteeCommand.ReleaseMember;
import org.kyodo.registry.committee.CommitteeCommand.SetUpCommittee;
import org.kyodo.registry.committee.CommitteeFacts.Appointee;
import org.kyodo.registry.committee.CommitteeFacts.Settings;
import org.kyodo.registry.group.KnownGroup;

/** The rule book of committees 審議会等, one line per rule. */
final class CommitteeRules implements Decider<CommitteeCommand, Committee, CommitteeEvent> {
    /** Of one recruitment; each is kept with the committee for a time. */
    static final int MOST_APPLICATIONS = 300;

    private static final Taken<CommitteeCommand, Committee> TAKEN = Taken.of(CommitteeCommand.class, Committee.class)
            .in(Absent.class, SetUpCommittee.class)
            .in(
                    SetUp.class,
                    OpenRecruitment.class,
                    AppointMember.class,
                    EraseSeatApplications.class,
                    DissolveCommittee.class)
            .in(Recruiting.class, ApplyForSeat.class, CloseRecruitment.class)
            // A term ends, and a member leaves, whatever else is under way.
            .in(Sitting.class, ReleaseMember.class, EndMembersTerms.class);

    private record Case(Committee committee, CommitteeCommand command) {}

    /** 公開範囲: what committees there are, everybody may know; not who sits there or applies. */
    @Override
    public boolean seenBy(Committee committee, Context context) {
        return committee instanceof Known;
    }

    @Override
    public Taken<CommitteeCommand, Committee> taken() {
        return TAKEN;
    }

    @Override
    public Decision<CommitteeEvent> decide(Committee committee, CommitteeCommand command, Context context) {
        LocalDate today = context.today();
        return switch (new Case(committee, command)) {
            case Case(Absent _, SetUpCommittee c)
            when !context.actor().isStaffOf(c.department()) -> notInCharge(c.department(), context);
            case Case(Absent _, SetUpCommittee c)
            when !context.fact(Settings.class).departments().contains(c.department()) ->
                refuse(NO_SUCH_DEPARTMENT, "department", c.department(), Wording.DEPARTMENTS_HERE.of());
            case Case(Absent _, SetUpCommittee c)
            when kinds(c).distinct().count() < c.seats().size() ->
                refuse(SEATS_TWICE, "seats", kinds(c).toList(), Wording.ONCE_EACH.of());
            case Case(Absent _, SetUpCommittee c)
            when c.term().until().isBefore(today) ->
                refuse(TERM_IS_OVER, "term.until", c.term().until(), Wording.FROM.of(today));
            case Case(Absent _, SetUpCommittee c)
            when context.requires(GUIDELINE_NOT_FOLLOWED) && !c.guidelineFollowed() ->
                refuse(GUIDELINE_NOT_FOLLOWED, "guidelineFollowed", false, true);
            case Case(Absent a, SetUpCommittee c) -> accept(setUp(a.id(), c, context));

            case Case(SetUp s, OpenRecruitment c)
            when s.free(SeatKind.RECRUITED) < c.seats() ->
                refuse(NO_RECRUITED_SEAT, "seats", c.seats(), Wording.AT_MOST.of(s.free(SeatKind.RECRUITED)));
            case Case(SetUp _, OpenRecruitment c)
            when !c.window().opensAt().isAfter(context.now()) ->
                refuse(RECRUITMENT_NOT_AHEAD, "window.opensAt", c.window().opensAt(), Wording.AFTER.of(context.now()));
            case Case(SetUp s, OpenRecruitment c) ->
                LongestTerm.<CommitteeEvent>exceededBy("window", c.window())
                        .orElseGet(() -> accept(new RecruitmentOpened(s.id(), c.seats(), c.window())));

            case Case(Recruiting r, ApplyForSeat _)
            when r.recruitment().applicants().size() >= MOST_APPLICATIONS ->
                refuse(TOO_MANY_APPLICATIONS, "application", r.recruitment().applications(), MOST_APPLICATIONS);
            case Case(Recruiting r, ApplyForSeat _) ->
                accept(new SeatApplicationReceived(r.id(), r.recruitment().applications() + 1));

            case Case(Recruiting r, CloseRecruitment _) ->
                DueDates.<CommitteeEvent>notYet(r.recruitment().window().over(), context)
                        .orElseGet(() -> accept(
                                new RecruitmentClosed(r.id(), r.recruitment().applications())));

            case Case(SetUp s, AppointMember c)
            when s.free(c.seat()) < 1 -> refuse(NO_FREE_SEAT, "seat", c.seat(), Wording.ONE_OF.of(freeKinds(s)));
            case Case(SetUp s, AppointMember c)
            when isOutside(s, c, today) ->
                refuse(
                        OUTSIDE_TERM,
                        "to",
                        c.to(),
                        Wording.PERIOD.of(
                                s.outline().term().from(), s.outline().term().until()));
            case Case(SetUp _, AppointMember c)
            when c.seat() == SeatKind.GROUP
                    && (c.group().isEmpty() || !context.fact(KnownGroup.class).isRegistered()) ->
                refuse(GROUP_REQUIRED, "group", c.group(), Wording.REGISTERED_GROUP.of());
            case Case(SetUp _, AppointMember c)
            when !appointee(context).known() -> refuse(UNKNOWN_PERSON, "person", c.person(), Wording.KNOWN_ID.of());
            case Case(SetUp s, AppointMember _)
            when s.members().stream().anyMatch(member -> member.person()
                    .equals(appointee(context).person())) ->
                refuse(ALREADY_MEMBER, "person", appointee(context).person(), Wording.ANOTHER_PERSON.of());
            case Case(SetUp _, AppointMember _)
            when context.requires(TOO_MANY_SEATS) && hasManySeats(context) ->
                refuse(
                        TOO_MANY_SEATS,
                        "person",
                        appointee(context).seatsElsewhere() + 1,
                        Wording.AT_MOST.of(context.figure(TOO_MANY_SEATS)));
            case Case(SetUp s, AppointMember c) -> accept(appointed(s, c, context));

            case Case(Sitting s, ReleaseMember c)
            when s.members().stream().noneMatch(member -> member.person().equals(c.person())) ->
                refuse(NO_SUCH_MEMBER, "person", c.person(), Wording.KNOWN_ID.of());
            case Case(Sitting s, ReleaseMember c) -> accept(new MemberReleased(s.id(), c.person(), today));

            case Case(Sitting s, EndMembersTerms _)
            when s.members().stream().noneMatch(member -> member.isOverOn(today)) -> repeated();
            case Case(Sitting s, EndMembersTerms _) -> accept(released(s, member -> member.isOverOn(today), today));

            case Case(SetUp s, EraseSeatApplications _)
            when s.last().isEmpty() || s.last().get().applicants().isEmpty() -> repeated();
            case Case(SetUp s, EraseSeatApplications _) ->
                DueDates.<CommitteeEvent>notYet(
                                keptUntil(
                                                s.last().orElseThrow().window(),
                                                context.fact(Settings.class).keptYears())
                                        .atStartOfDay(FiscalYear.JST)
                                        .toInstant(),
                                context)
                        .orElseGet(() -> accept(new SeatApplicationsErased(
                                s.id(), s.last().orElseThrow().applicants().size(), today)));

            case Case(SetUp s, DissolveCommittee _) -> accept(dissolved(s, today));

            case Case _ -> notInThisStage(committee, command);
        };
    }

    @Override
    public Optional<Decision<CommitteeEvent>> barred(
            Committee committee, Class<? extends CommitteeCommand> command, Context context) {
        Actor actor = context.actor();
        if (OfDepartment.class.isAssignableFrom(command)
                && committee instanceof Known known
                && !actor.isStaffOf(known.outline().department())) {
            return Optional.of(notInCharge(known.outline().department(), context));
        }
        if (command != ApplyForSeat.class || !(committee instanceof Known applied)) {
            return Optional.empty();
        }
        if (!actor.entersForOthers() && !actor.is(Role.RESIDENT)) {
            return Optional.of(refuse(NOT_ENTERED_ON_BEHALF));
        }
        if (actor.entersForOthers()
                && !actor.is(Role.DESK)
                && !actor.isStaffOf(applied.outline().department())) {
            return Optional.of(notInCharge(applied.outline().department(), context));
        }
        if (!(committee instanceof Recruiting r)) {
            return Optional.empty();
        }
        Window window = r.recruitment().window();
        if (!window.contains(context.now())) {
            return Optional.of(refuse(
                    OUTSIDE_RECRUITMENT, "now", context.now(), Wording.PERIOD.of(window.opensAt(), window.closesAt())));
        }
        return r.recruitment().isAppliedForBy(applicant(actor))
                ? Optional.of(refuse(ALREADY_APPLIED))
                : Optional.empty();
    }

    /** Whose application it is. */
    static String applicant(Actor actor) {
        return actor.onBehalfOf().orElse(actor.account().value());
    }

    /** The day on which what was applied with is erased. */
    static LocalDate keptUntil(Window window, int years) {
        return FiscalYear.dayOf(window.over()).plusYears(years).plusDays(1);
    }

    private static Decision<CommitteeEvent> notInCharge(DepartmentCode department, Context context) {
        return refuse(NOT_IN_CHARGE, "department", context.actor().department(), department);
    }

    private static Stream<SeatKind> kinds(SetUpCommittee c) {
        return c.seats().stream().map(CommitteeSeats::kind);
    }

    /** R-CM-2: a no is kept and told, not refused. */
    private static CommitteeEvent[] setUp(CommitteeId id, SetUpCommittee c, Context context) {
        CommitteeEvent setUp = new CommitteeSetUp(id, c.outline());
        return c.guidelineFollowed() || !context.applies(CommitteeConcern.GUIDELINE)
                ? new CommitteeEvent[] {setUp}
                : new CommitteeEvent[] {
                    setUp, new CommitteeConcernNoted(id, CommitteeConcern.GUIDELINE.rule(), Optional.empty())
                };
    }

    private static List<SeatKind> freeKinds(SetUp s) {
        return s.outline().seats().stream()
                .map(CommitteeSeats::kind)
                .filter(kind -> s.free(kind) > 0)
                .toList();
    }

    private static Appointee appointee(Context context) {
        return context.fact(Appointee.class);
    }

    private static Period term(SetUp s, AppointMember c, LocalDate today) {
        Period whole = s.outline().term();
        LocalDate from = c.from().orElse(whole.from().isAfter(today) ? whole.from() : today);
        return new Period(from, c.to().orElse(whole.until()));
    }

    /** Also where the last day comes before the first. */
    private static boolean isOutside(SetUp s, AppointMember c, LocalDate today) {
        LocalDate last = c.to().orElse(s.outline().term().until());
        return c.from().orElse(today).isAfter(last)
                || last.isBefore(s.outline().term().from())
                || !s.outline().term().covers(term(s, c, today));
    }

    /** K-CM-1: so many seats that it is told, and not refused. */
    private static CommitteeEvent[] appointed(SetUp s, AppointMember c, Context context) {
        Appointee appointee = appointee(context);
        List<CommitteeEvent> events = new ArrayList<>();
        events.add(new MemberAppointed(
                s.id(), appointee.person(), c.account(), c.seat(), c.group(), term(s, c, context.today())));
        if (context.applies(CommitteeConcern.MANY_SEATS) && hasManySeats(context)) {
            events.add(new CommitteeConcernNoted(
                    s.id(), CommitteeConcern.MANY_SEATS.rule(), Optional.of(appointee.person())));
        }
        return events.toArray(CommitteeEvent[]::new);
    }

    private static boolean hasManySeats(Context context) {
        return appointee(context).seatsElsewhere() + 1 > context.figure(TOO_MANY_SEATS);
    }

    private static CommitteeEvent[] released(Sitting s, Predicate<Member> who, LocalDate today) {
        return s.members().stream()
                .filter(who)
                .map(member -> new MemberReleased(s.id(), member.person(), today))
                .toArray(CommitteeEvent[]::new);
    }

    private static CommitteeEvent[] dissolved(SetUp s, LocalDate today) {
        List<CommitteeEvent> events = new ArrayList<>(List.of(released(s, member -> true, today)));
        events.add(new CommitteeDissolved(s.id(), today));
        return events.toArray(CommitteeEvent[]::new);
    }
}
