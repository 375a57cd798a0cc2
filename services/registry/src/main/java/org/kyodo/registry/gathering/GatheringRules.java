package org.kyodo.registry.gathering;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.registry.gathering.GatheringRefusal.ALREADY_ENROLLED;
import static org.kyodo.registry.gathering.GatheringRefusal.AREA_UNKNOWN;
import static org.kyodo.registry.gathering.GatheringRefusal.CAPACITY_TOO_LARGE;
import static org.kyodo.registry.gathering.GatheringRefusal.DATE_NOT_AHEAD;
import static org.kyodo.registry.gathering.GatheringRefusal.ENROLMENT_ENDS_LATE;
import static org.kyodo.registry.gathering.GatheringRefusal.ENROLMENT_INCOMPLETE;
import static org.kyodo.registry.gathering.GatheringRefusal.FIELD_UNKNOWN;
import static org.kyodo.registry.gathering.GatheringRefusal.FULL;
import static org.kyodo.registry.gathering.GatheringRefusal.GATHERING_TOO_FAR;
import static org.kyodo.registry.gathering.GatheringRefusal.GROUP_NOT_REGISTERED;
import static org.kyodo.registry.gathering.GatheringRefusal.GROUP_UNKNOWN;
import static org.kyodo.registry.gathering.GatheringRefusal.HAS_BEGUN;
import static org.kyodo.registry.gathering.GatheringRefusal.LATE;
import static org.kyodo.registry.gathering.GatheringRefusal.NOT_HELD_YET;
import static org.kyodo.registry.gathering.GatheringRefusal.NOT_THE_HOST;
import static org.kyodo.registry.gathering.GatheringRefusal.NOT_YOUR_ENROLMENT;
import static org.kyodo.registry.gathering.GatheringRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.gathering.GatheringRefusal.NO_ENROLMENT_NEEDED;
import static org.kyodo.registry.gathering.GatheringRefusal.NO_SUCH_ENROLMENT;
import static org.kyodo.registry.gathering.GatheringRefusal.PARTY_NOT_OPAQUE;
import static org.kyodo.registry.gathering.GatheringRefusal.PARTY_TOO_LARGE;
import static org.kyodo.registry.gathering.GatheringRefusal.STILL_KEPT;
import static org.kyodo.registry.gathering.GatheringRefusal.TOO_MANY_PLANS;
import static org.kyodo.registry.gathering.GatheringRefusal.TRAINING_PLAN_MISSING;
import static org.kyodo.registry.gathering.GatheringRefusal.UNKNOWN_DEPARTMENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.Enrolment;
import org.kyodo.contracts.registry.GatheringEvent;
import org.kyodo.contracts.registry.GatheringEvent.AttendanceCorrected;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentAccepted;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentCancelled;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentWaitlisted;
import org.kyodo.contracts.registry.GatheringEvent.GatheringAnnounced;
import org.kyodo.contracts.registry.GatheringEvent.GatheringBacked;
import org.kyodo.contracts.registry.GatheringEvent.GatheringCancelled;
import org.kyodo.contracts.registry.GatheringEvent.GatheringHeld;
import org.kyodo.contracts.registry.GatheringEvent.GatheringPlanned;
import org.kyodo.contracts.registry.GatheringEvent.ParticipantsForgotten;
import org.kyodo.contracts.registry.GatheringPlan;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GatheringId;
import org.kyodo.contracts.value.GatheringKind;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.gathering.Gathering.Absent;
import org.kyodo.registry.gathering.Gathering.Cancelled;
import org.kyodo.registry.gathering.Gathering.Held;
import org.kyodo.registry.gathering.Gathering.Known;
import org.kyodo.registry.gathering.Gathering.Open;
import org.kyodo.registry.gathering.Gathering.Planned;
import org.kyodo.registry.gathering.GatheringCommand.AnnounceGathering;
import org.kyodo.registry.gathering.GatheringCommand.BackGathering;
import org.kyodo.registry.gathering.GatheringCommand.CancelEnrolment;
import org.kyodo.registry.gathering.GatheringCommand.CancelGathering;
import org.kyodo.registry.gathering.GatheringCommand.Enrol;
import org.kyodo.registry.gathering.GatheringCommand.ForgetParticipants;
import org.kyodo.registry.gathering.GatheringCommand.PlanGathering;
import org.kyodo.registry.gathering.GatheringCommand.RecordAttendance;
import org.kyodo.registry.group.KnownGroup;

/** The rule book of a gathering 催し・講座. */
final class GatheringRules implements Decider<GatheringCommand, Gathering, GatheringEvent> {
    /** K-GT-3: enrolments that wait. */
    static final int MOST_WAITING = 90;

    private static final Taken<GatheringCommand, Gathering> TAKEN = Taken.of(GatheringCommand.class, Gathering.class)
            .in(Absent.class, PlanGathering.class)
            .in(Planned.class, BackGathering.class, AnnounceGathering.class, CancelGathering.class)
            .in(
                    Open.class,
                    BackGathering.class,
                    Enrol.class,
                    CancelEnrolment.class,
                    RecordAttendance.class,
                    CancelGathering.class,
                    ForgetParticipants.class)
            .in(Held.class, RecordAttendance.class, ForgetParticipants.class)
            .in(Cancelled.class, ForgetParticipants.class);

    private record Case(Gathering gathering, GatheringCommand command) {}

    /** 公開範囲: whoever is signed in may back and join it, so they see it. */
    @Override
    public boolean seenBy(Gathering gathering, Context context) {
        return gathering instanceof Known;
    }

    @Override
    public Decision<GatheringEvent> decide(Gathering gathering, GatheringCommand command, Context context) {
        GatheringSettings settings = context.fact(GatheringSettings.class);
        return switch (new Case(gathering, command)) {
            case Case(Absent absent, PlanGathering c) -> plan(absent.id(), c.plan(), settings, context);

            case Case(Known known, BackGathering _) ->
                known.backing().once(context, backers -> new GatheringBacked(known.id(), backers));

            case Case(Planned p, AnnounceGathering c) -> announce(p, c, context);

            case Case(Open o, Enrol c) -> enrol(o, c, context);

            case Case(Open o, CancelEnrolment c) -> cancel(o, c, context);

            case Case(Known known, RecordAttendance c) -> attended(known, c, settings, context);

            case Case(Known known, CancelGathering c) ->
                ReasonGiven.needed(
                        c.reason(), settings.minReason(), reason -> accept(new GatheringCancelled(known.id(), reason)));

            case Case(Known known, ForgetParticipants _) -> forget(known, context);

            case Case _ -> notInThisStage(gathering, command);
        };
    }

    @Override
    public Taken<GatheringCommand, Gathering> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<GatheringEvent>> barred(
            Gathering gathering, Class<? extends GatheringCommand> command, Context context) {
        if (!(gathering instanceof Known known)
                || command == BackGathering.class
                || command == ForgetParticipants.class
                || command == PlanGathering.class) {
            return Optional.empty();
        }
        Actor actor = context.actor();
        Hosting hosting = context.fact(Hosting.class);
        Instant begins = known.plan().slot().opensAt();
        if (command == Enrol.class || command == CancelEnrolment.class) {
            if (actor.entersForOthers() && !hosting.mayEnterForOthers(actor)) {
                return Optional.of(refuse(NOT_IN_CHARGE));
            }
            if (command == CancelEnrolment.class) {
                return context.now().isBefore(begins)
                        ? Optional.empty()
                        : Optional.of(refuse(HAS_BEGUN, "now", context.now(), Wording.BEFORE.of(begins)));
            }
            if (known instanceof Open && known.plan().capacity().isEmpty()) {
                return Optional.of(refuse(NO_ENROLMENT_NEEDED));
            }
            // K-ALL-3: to the end of the last second.
            return known.plan()
                    .enrolUntil()
                    .filter(until -> !context.now().isBefore(until.plusSeconds(1)))
                    .map(until -> refuse(LATE, "now", context.now(), Wording.UNTIL.of(until)));
        }
        boolean recordsAsDesk = command == RecordAttendance.class && actor.is(Role.DESK) && !actor.entersForOthers();
        if (!recordsAsDesk && !hosting.isBy(actor)) {
            return Optional.of(refuse(NOT_THE_HOST));
        }
        return command == RecordAttendance.class && context.today().isBefore(FiscalYear.dayOf(begins))
                ? Optional.of(refuse(NOT_HELD_YET, "today", context.today(), Wording.FROM.of(FiscalYear.dayOf(begins))))
                : Optional.empty();
    }

    private static Decision<GatheringEvent> plan(
            GatheringId id, GatheringPlan plan, GatheringSettings settings, Context context) {
        Hosting hosting = context.fact(Hosting.class);
        LocalDate last = LongestTerm.from(context.today());
        if (!hosting.isBy(context.actor())) {
            return refuse(hosting.group().isPresent() ? NOT_YOUR_GROUP : NOT_THE_HOST);
        }
        if (context.applies(GROUP_NOT_REGISTERED)
                && hosting.group().filter(group -> !group.isRegistered()).isPresent()) {
            return refuse(GROUP_NOT_REGISTERED, "plan.host.group", plan.host().group(), Wording.REGISTERED_GROUP.of());
        }
        List<DepartmentCode> unknown = missing(plan.host().department().stream().toList(), settings.departments());
        if (!unknown.isEmpty()) {
            return refuse(UNKNOWN_DEPARTMENT, "plan.host.department", unknown, Wording.DEPARTMENTS_HERE.of());
        }
        if (!settings.fields().containsAll(plan.fields())) {
            return refuse(FIELD_UNKNOWN, "plan.fields", missing(plan.fields(), settings.fields()), settings.fields());
        }
        if (!settings.areas().containsAll(plan.areas())) {
            return refuse(AREA_UNKNOWN, "plan.areas", missing(plan.areas(), settings.areas()), settings.areas());
        }
        if (context.applies(TRAINING_PLAN_MISSING)
                && plan.kind() == GatheringKind.TRAINING
                && plan.trainingPlan().isEmpty()) {
            return refuse(TRAINING_PLAN_MISSING, "plan.trainingPlan", Wording.NONE.of(), Wording.TEXT.of(200));
        }
        Optional<Decision<GatheringEvent>> tooLong = LongestTerm.exceededBy("plan.slot", plan.slot());
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        if (FiscalYear.dayOf(plan.slot().opensAt()).isAfter(last)) {
            return refuse(GATHERING_TOO_FAR, "plan.slot.opensAt", plan.slot().opensAt(), Wording.UNTIL.of(last));
        }
        return Quota.<GatheringEvent>usedUp(TOO_MANY_PLANS, "plan.host", context)
                .orElseGet(() -> accept(new GatheringPlanned(id, plan)));
    }

    private static Decision<GatheringEvent> announce(Planned p, AnnounceGathering c, Context context) {
        GatheringPlan plan = p.plan()
                .enrolling(
                        c.capacity().or(() -> p.plan().capacity()),
                        c.enrolUntil().or(() -> p.plan().enrolUntil()));
        Instant now = context.now();
        int most = context.figure(CAPACITY_TOO_LARGE);
        if (!plan.slot().opensAt().isAfter(now)) {
            return refuse(DATE_NOT_AHEAD, "plan.slot.opensAt", plan.slot().opensAt(), Wording.AFTER.of(now));
        }
        if (plan.capacity().isPresent() != plan.enrolUntil().isPresent()) {
            return plan.capacity().isPresent()
                    ? refuse(ENROLMENT_INCOMPLETE, "enrolUntil", Wording.NONE.of(), Wording.INSTANT.of())
                    : refuse(ENROLMENT_INCOMPLETE, "capacity", Wording.NONE.of(), Wording.WHOLE_NUMBER.of(1, most));
        }
        if (plan.capacity().filter(people -> people > most).isPresent()) {
            return refuse(CAPACITY_TOO_LARGE, "capacity", plan.capacity(), Wording.AT_MOST.of(most));
        }
        if (plan.enrolUntil()
                .filter(until ->
                        !until.isAfter(now) || until.isAfter(plan.slot().opensAt()))
                .isPresent()) {
            return refuse(
                    ENROLMENT_ENDS_LATE,
                    "enrolUntil",
                    plan.enrolUntil(),
                    Wording.PERIOD.of(now, plan.slot().opensAt()));
        }
        return accept(new GatheringAnnounced(p.id(), plan));
    }

    private static Decision<GatheringEvent> enrol(Open o, Enrol c, Context context) {
        Actor actor = context.actor();
        Optional<KnownGroup> group = context.fact(Party.class).group();
        if (group.filter(known -> !known.mayBeActedForBy(actor)).isPresent()) {
            return refuse(NOT_YOUR_GROUP);
        }
        if (context.applies(GROUP_NOT_REGISTERED)
                && group.filter(known -> !known.isRegistered()).isPresent()) {
            return refuse(GROUP_NOT_REGISTERED, "group", c.group(), Wording.REGISTERED_GROUP.of());
        }
        if (c.person().isPresent()
                && actor.onBehalfOf().filter(Enrol.PARTY::equals).isEmpty()) {
            return refuse(PARTY_NOT_OPAQUE, "Kyodo-On-Behalf-Of", Wording.NOT_SHOWN.of(), Name.code(Enrol.PARTY));
        }
        int capacity = o.plan().capacity().orElseThrow();
        if (c.people() > capacity) {
            return refuse(PARTY_TOO_LARGE, "people", c.people(), Wording.AT_MOST.of(capacity));
        }
        Enrolment enrolment = new Enrolment(
                o.enrolments().next(), c.group(), departmentOf(c, actor), accountOf(c, actor), c.people());
        // A group enrols its people as they come; an account has but one place to give up.
        Optional<Enrolment> before = enrolment.account().flatMap(account -> o.enrolments().entries().stream()
                .map(Enrolments.Entry::enrolment)
                .filter(other -> other.account().equals(Optional.of(account)))
                .findFirst());
        if (before.isPresent()) {
            return before.get().people() == c.people()
                    ? repeated()
                    : refuse(
                            ALREADY_ENROLLED, "people", c.people(), before.get().people());
        }
        if (c.people() <= o.left()) {
            return accept(new EnrolmentAccepted(o.id(), enrolment, o.left() - c.people()));
        }
        return o.enrolments().waiting().count() < MOST_WAITING
                ? accept(new EnrolmentWaitlisted(o.id(), enrolment))
                : refuse(FULL);
    }

    private static Optional<DepartmentCode> departmentOf(Enrol c, Actor actor) {
        return c.group().isEmpty() && !actor.entersForOthers() && actor.is(Role.STAFF)
                ? actor.department()
                : Optional.empty();
    }

    /** Themselves, or whoever's paper was entered; nobody where a group enrols or somebody without an account. */
    private static Optional<AccountRef> accountOf(Enrol c, Actor actor) {
        return c.group().isPresent() || c.person().isPresent()
                ? Optional.empty()
                : Optional.of(actor.onBehalfOf().map(AccountRef::of).orElse(actor.account()));
    }

    private static Decision<GatheringEvent> cancel(Open o, CancelEnrolment c, Context context) {
        Optional<Enrolment> found = o.enrolments().find(c.enrolment()).map(Enrolments.Entry::enrolment);
        if (found.isEmpty()) {
            return refuse(NO_SUCH_ENROLMENT, "enrolment", c.enrolment(), Wording.KNOWN_ID.of());
        }
        Enrolment enrolment = found.get();
        if (!isOf(enrolment, context)) {
            return refuse(NOT_YOUR_ENROLMENT);
        }
        List<GatheringEvent> events = new ArrayList<>(List.of(new EnrolmentCancelled(o.id(), enrolment)));
        Open after = o.with(o.enrolments().without(enrolment));
        int left = after.left();
        // In the order in which they came; who is too many for what is left keeps their turn (K-GT-4).
        for (Enrolment waiting : after.enrolments().waiting().toList()) {
            if (waiting.people() <= left) {
                left -= waiting.people();
                events.add(new EnrolmentAccepted(o.id(), waiting, left));
            }
        }
        return new Decision.Accepted<>(events);
    }

    /** Theirs who enrolled: their own, their group's, or entered for the party that is named again. */
    private static boolean isOf(Enrolment enrolment, Context context) {
        Actor actor = context.actor();
        if (enrolment.group().isPresent()) {
            return context.fact(Party.class)
                    .group()
                    .filter(group -> group.mayBeActedForBy(actor))
                    .isPresent();
        }
        return actor.onBehalfOf()
                .map(named -> enrolment.onPaper()
                        ? named.equals(Enrol.PARTY)
                        : enrolment.account().equals(Optional.of(AccountRef.of(named))))
                .orElseGet(() -> enrolment.account().equals(Optional.of(actor.account())));
    }

    private static Decision<GatheringEvent> attended(
            Known known, RecordAttendance c, GatheringSettings settings, Context context) {
        Set<GroupId> unknown = context.fact(Attending.class).unknown();
        if (!unknown.isEmpty()) {
            return refuse(GROUP_UNKNOWN, "attendance.groups", unknown, Wording.REGISTERED_GROUP.of());
        }
        List<DepartmentCode> missing = missing(c.attendance().departments(), settings.departments());
        if (!missing.isEmpty()) {
            return refuse(UNKNOWN_DEPARTMENT, "attendance.departments", missing, Wording.DEPARTMENTS_HERE.of());
        }
        if (known instanceof Held held) {
            return held.attendance().equals(c.attendance())
                    ? repeated()
                    : accept(new AttendanceCorrected(held.id(), c.attendance()));
        }
        return accept(new GatheringHeld(
                known.id(),
                known.plan().kind(),
                FiscalYear.dayOf(known.plan().slot().opensAt()),
                c.attendance()));
    }

    private static Decision<GatheringEvent> forget(Known known, Context context) {
        int onPaper = (int) known.enrolments().entries().stream()
                .filter(entry -> entry.enrolment().onPaper())
                .count();
        if (onPaper == 0) {
            return repeated();
        }
        Instant over = keptUntil(known.plan(), context.figure(STILL_KEPT));
        return context.now().isBefore(over)
                ? refuse(STILL_KEPT, "now", context.now(), Wording.FROM.of(over))
                : accept(new ParticipantsForgotten(known.id(), onPaper));
    }

    /** The first instant at which it need not be known any more who enrolled on paper. @param days after its end (K-GT-6) */
    static Instant keptUntil(GatheringPlan plan, int days) {
        return FiscalYear.dayOf(plan.slot().closesAt())
                .plusDays(days + 1L)
                .atStartOfDay(FiscalYear.JST)
                .toInstant();
    }

    private static <T> List<T> missing(Collection<T> given, Set<T> known) {
        return given.stream().filter(code -> !known.contains(code)).toList();
    }

    /** Of whom a place among the plans is taken. */
    static String ownerOf(GatheringPlan plan) {
        return Stream.of(
                        plan.host().department().map(code -> "department:" + code),
                        plan.host().desk().map(code -> "desk:" + code),
                        plan.host().group().map(id -> "group:" + id))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
