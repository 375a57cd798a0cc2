package org.kyodo.registry.consultation;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.registry.consultation.ConsultationRefusal.ASKER_WITH_ACCOUNT;
import static org.kyodo.registry.consultation.ConsultationRefusal.FACILITY_REQUIRED;
import static org.kyodo.registry.consultation.ConsultationRefusal.KEPT_FOR_NOW;
import static org.kyodo.registry.consultation.ConsultationRefusal.NOT_YOUR_CONSULTATION;
import static org.kyodo.registry.consultation.ConsultationRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.consultation.ConsultationRefusal.ONE_IN_CHARGE;
import static org.kyodo.registry.consultation.ConsultationRefusal.OUTSIDE_HOURS;
import static org.kyodo.registry.consultation.ConsultationRefusal.SLOT_NOT_AHEAD;
import static org.kyodo.registry.consultation.ConsultationRefusal.TAKEN;
import static org.kyodo.registry.consultation.ConsultationRefusal.TOO_MANY_CONSULTATIONS;
import static org.kyodo.registry.consultation.ConsultationRefusal.TOO_MANY_LINKS;
import static org.kyodo.registry.consultation.ConsultationRefusal.UNKNOWN_BASE;
import static org.kyodo.registry.consultation.ConsultationRefusal.UNKNOWN_DEPARTMENT;
import static org.kyodo.registry.consultation.ConsultationRefusal.UNKNOWN_TALENT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.ConsultationEvent;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationAdvised;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationAssigned;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationCancelled;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationClosed;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationErased;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationLinked;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationReceived;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationReferred;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AskerType;
import org.kyodo.contracts.value.ConsultationId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Slot;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.consultation.Consultation.Absent;
import org.kyodo.registry.consultation.Consultation.Advised;
import org.kyodo.registry.consultation.Consultation.Assigned;
import org.kyodo.registry.consultation.Consultation.Begun;
import org.kyodo.registry.consultation.Consultation.Charged;
import org.kyodo.registry.consultation.Consultation.Ended;
import org.kyodo.registry.consultation.Consultation.Received;
import org.kyodo.registry.consultation.Consultation.Referred;
import org.kyodo.registry.consultation.ConsultationCommand.AssignConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.CancelConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.CloseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.EraseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.GiveAdvice;
import org.kyodo.registry.consultation.ConsultationCommand.LinkConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.ReferConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.RequestConsultation;
import org.kyodo.registry.desk.DeskCalendar;
import org.kyodo.registry.facility.Desk;
import org.kyodo.registry.group.KnownGroup;

/** The rule book of a consultation 相談. */
final class ConsultationRules implements Decider<ConsultationCommand, Consultation, ConsultationEvent> {
    private static final int MOST_LINKS = 20;

    /** 地域コミュニティ (001:L385). */
    private static final Set<GroupType> COMMUNITIES = Set.of(
            GroupType.NEIGHBORHOOD_ASSOCIATION,
            GroupType.AREA_COUNCIL,
            GroupType.WOMENS,
            GroupType.CHILDRENS,
            GroupType.SENIORS,
            GroupType.PTA,
            GroupType.DESIGNATED_AREA_BODY);

    private static final Taken<ConsultationCommand, Consultation> COMMANDS = Taken.of(
                    ConsultationCommand.class, Consultation.class)
            .in(Absent.class, RequestConsultation.class)
            .in(Begun.class, LinkConsultation.class)
            .in(Received.class, AssignConsultation.class, CancelConsultation.class)
            .in(Assigned.class, GiveAdvice.class, ReferConsultation.class, CancelConsultation.class)
            .in(Advised.class, ReferConsultation.class, CloseConsultation.class)
            .in(Referred.class, CloseConsultation.class)
            .in(Ended.class, EraseConsultation.class);

    private record Case(Consultation consultation, ConsultationCommand command) {}

    /** 公開範囲: who asked, the desks, the collaboration office and whoever is in charge. */
    @Override
    public boolean seenBy(Consultation consultation, Context context) {
        return consultation instanceof Begun begun
                && (isDesk(context.actor()) || isInCharge(begun, context.actor()) || isAsker(begun, context));
    }

    @Override
    public Taken<ConsultationCommand, Consultation> taken() {
        return COMMANDS;
    }

    @Override
    public Optional<Decision<ConsultationEvent>> barred(
            Consultation consultation, Class<? extends ConsultationCommand> command, Context context) {
        if (!(consultation instanceof Begun begun) || command == RequestConsultation.class) {
            return Optional.empty();
        }
        Actor actor = context.actor();
        boolean may;
        if (command == AssignConsultation.class) {
            may = isDesk(actor);
        } else if (command == CancelConsultation.class) {
            may = isAsker(begun, context);
        } else if (command == LinkConsultation.class) {
            may = isDesk(actor) || isInCharge(begun, actor) || isAsker(begun, context);
        } else if (command == EraseConsultation.class) {
            may = actor.is(Role.PLATFORM)
                    || Desk.isOffice(actor)
                    || (begun instanceof Charged ? isInCharge(begun, actor) : isDesk(actor));
        } else {
            // Only once somebody is in charge is anybody else not.
            may = isInCharge(begun, actor);
        }
        return may
                ? Optional.empty()
                : Optional.of(refuse(NOT_YOUR_CONSULTATION, "account", actor.account(), Wording.ROLE_FOR_IT.of()));
    }

    @Override
    public Decision<ConsultationEvent> decide(Consultation consultation, ConsultationCommand command, Context context) {
        return switch (new Case(consultation, command)) {
            case Case(Absent absent, RequestConsultation c) -> request(absent.id(), c, context);

            case Case(Received received, AssignConsultation c) -> assign(received.id(), c, context);

            case Case(Assigned assigned, GiveAdvice _) ->
                accept(new ConsultationAdvised(
                        assigned.id(),
                        assigned.matter().enquiry().topic(),
                        assigned.matter().enquiry().group(),
                        context.today(),
                        waited(assigned.matter(), context)));

            case Case(Charged charged, ReferConsultation c) when isUnknown(c, context) -> unknown(c);
            case Case(Charged charged, ReferConsultation c) -> accept(new ConsultationReferred(charged.id(), c.to()));

            case Case(Charged charged, CloseConsultation c) ->
                accept(new ConsultationClosed(charged.id(), c.outcome()));

            case Case(Begun begun, CancelConsultation _) -> accept(new ConsultationCancelled(begun.id()));

            case Case(Begun begun, LinkConsultation c)
            when begun.matter().links().contains(c.subject()) -> repeated();
            case Case(Begun begun, LinkConsultation _)
            when begun.matter().links().size() >= MOST_LINKS ->
                refuse(TOO_MANY_LINKS, "subject", begun.matter().links().size(), Wording.AT_MOST.of(MOST_LINKS));
            case Case(Begun begun, LinkConsultation c) -> accept(new ConsultationLinked(begun.id(), c.subject()));

            case Case(Ended ended, EraseConsultation _)
            when ended.matter().notes().person().isEmpty() -> repeated();
            case Case(Ended ended, EraseConsultation c)
            when c.ground() == ErasureGround.RETENTION_OVER
                    && context.now().isBefore(context.fact(Retention.class).over(ended.matter())) ->
                refuse(
                        KEPT_FOR_NOW,
                        "now",
                        context.now(),
                        Wording.FROM.of(context.fact(Retention.class).over(ended.matter())));
            case Case(Ended ended, EraseConsultation _) ->
                accept(new ConsultationErased(ended.id(), ended.matter().notes().person(), context.today()));

            case Case(Consultation _, ConsultationCommand _) -> notInThisStage(consultation, command);
        };
    }

    /** A desk of any base, which is neutral (001:L1144), or the collaboration office. */
    static boolean isDesk(Actor actor) {
        return actor.is(Role.DESK) || Desk.isOffice(actor);
    }

    static boolean isInCharge(Begun begun, Actor actor) {
        return begun instanceof Charged charged && charged.charge().isOf(actor);
    }

    /** Who asked, or a desk or the office that enters it for them 代理入力. */
    static boolean isAsker(Begun begun, Context context) {
        Actor actor = context.actor();
        Enquiry enquiry = begun.matter().enquiry();
        if (enquiry.group().isPresent() && context.fact(KnownGroup.class).mayBeActedForBy(actor)) {
            return true;
        }
        if (!actor.entersForOthers()) {
            return enquiry.account().filter(actor.account()::equals).isPresent();
        }
        return isDesk(actor)
                && enquiry.account()
                        .map(AccountRef::value)
                        .map(account ->
                                actor.onBehalfOf().filter(account::equals).isPresent())
                        .orElse(enquiry.group().isEmpty());
    }

    private Decision<ConsultationEvent> request(ConsultationId id, RequestConsultation c, Context context) {
        Actor actor = context.actor();
        if (actor.entersForOthers() && !isDesk(actor)) {
            return refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE);
        }
        if (c.asker().isPresent() && !actor.entersForOthers()) {
            return refuse(ASKER_WITH_ACCOUNT, "asker", Wording.NOT_SHOWN.of(), Wording.NOTHING.of());
        }
        if (c.group().isPresent() && !context.fact(KnownGroup.class).mayBeActedForBy(actor)) {
            return refuse(NOT_YOUR_GROUP, "group", c.group(), Wording.ASKERS_ACCOUNT.of());
        }
        if (c.facility().isEmpty() && c.slot().isPresent()) {
            return refuse(FACILITY_REQUIRED, "facility", Wording.NONE.of(), Wording.BASES_HERE.of());
        }
        AskedDesk desk = context.fact(AskedDesk.class);
        if (c.facility().isPresent()
                && (!desk.listed() || c.slot().isPresent() && desk.calendar().isEmpty())) {
            return refuse(UNKNOWN_BASE, "facility", c.facility().orElseThrow().value(), Wording.BASES_HERE.of());
        }
        return c.slot()
                .flatMap(asked -> notOpen(asked, desk.calendar().orElseThrow(), context))
                .or(() -> tooMany(context))
                .or(() -> c.slot().flatMap(asked -> full(asked, desk.calendar().orElseThrow(), context)))
                .orElseGet(() -> accept(received(id, c, desk, context)));
    }

    /** Why nobody is there at that time, with the next slot at which somebody is (R-CO-2). */
    private static Optional<Decision<ConsultationEvent>> notOpen(Instant asked, DeskCalendar desk, Context context) {
        Instant from = asked.isAfter(context.now()) ? asked : context.now();
        LocalDate day = FiscalYear.dayOf(asked);
        Optional<Slot> slot = desk.at(asked);
        if (slot.isEmpty()) {
            return Optional.of(refuse(OUTSIDE_HOURS, "slot", asked, next(desk, from, context)));
        }
        return switch (desk.on(day, context.applies(HolidayRefusal.OUTSIDE_HOURS))) {
            case HOLIDAY ->
                Optional.of(refuse(
                        HolidayRefusal.OUTSIDE_HOURS,
                        "slot",
                        Wording.PUBLIC_HOLIDAY.of(day),
                        next(desk, from, context)));
            case CLOSED ->
                Optional.of(refuse(OUTSIDE_HOURS, "slot", Wording.DESK_CLOSED.of(day), next(desk, from, context)));
            case OPEN ->
                slot.filter(open -> !open.from().isAfter(context.now()) || isTooFar(day, context))
                        .map(late -> refuse(SLOT_NOT_AHEAD, "slot", asked, next(desk, context.now(), context)));
        };
    }

    /** One that may be asked for: the first from then on or, where there is none within a year, from now on. */
    private static Object next(DeskCalendar desk, Instant from, Context context) {
        return Stream.of(from, context.now())
                .flatMap(first -> desk.open(first)
                        .filter(slot -> !isTooFar(FiscalYear.dayOf(slot.from()), context))
                        .limit(1))
                .findFirst()
                .map(slot -> Wording.NEXT_OPEN_SLOT.of(List.of(slot.from())))
                .orElseGet(Wording.NO_OPEN_SLOT::of);
    }

    private static boolean isTooFar(LocalDate day, Context context) {
        return day.isAfter(context.today().plusDays(DeskCalendar.DAYS));
    }

    private static Optional<Decision<ConsultationEvent>> tooMany(Context context) {
        return context.actor().entersForOthers()
                ? Optional.empty()
                : Quota.usedUp(TOO_MANY_CONSULTATIONS, "account", context);
    }

    private static Optional<Decision<ConsultationEvent>> full(Instant asked, DeskCalendar desk, Context context) {
        return context.fact(Appointment.class) == Appointment.FULL
                ? Optional.of(refuse(
                        TAKEN,
                        "slot",
                        asked,
                        next(desk, desk.at(asked).orElseThrow().to(), context)))
                : Optional.empty();
    }

    private static ConsultationReceived received(
            ConsultationId id, RequestConsultation c, AskedDesk desk, Context context) {
        return new ConsultationReceived(
                id,
                context.fact(ConsultationNumber.class).value(),
                c.topic(),
                askerType(c, context),
                accountOf(c, context.actor()),
                c.group(),
                c.facility(),
                c.slot().flatMap(asked -> desk.calendar().orElseThrow().at(asked)),
                context.now());
    }

    /** None where it is entered for somebody who is named in it, or for a group. */
    static Optional<AccountRef> accountOf(RequestConsultation c, Actor actor) {
        if (!actor.entersForOthers()) {
            return Optional.of(actor.account());
        }
        return c.asker().isPresent() || c.group().isPresent()
                ? Optional.empty()
                : actor.onBehalfOf().map(AccountRef::of);
    }

    /** R-CO-1: groups, communities, businesses, schools and departments as well as anyone. */
    private static AskerType askerType(RequestConsultation c, Context context) {
        Actor actor = context.actor();
        if (!actor.entersForOthers() && (actor.is(Role.STAFF) || actor.is(Role.DESK))) {
            return AskerType.DEPARTMENT;
        }
        return c.group()
                .flatMap(group -> context.fact(KnownGroup.class).type())
                .map(ConsultationRules::askerType)
                .or(c::askerType)
                .orElse(
                        c.group().isPresent() || actor.is(Role.GROUP) && !actor.entersForOthers()
                                ? AskerType.GROUP
                                : AskerType.RESIDENT);
    }

    private static AskerType askerType(GroupType type) {
        return switch (type) {
            case BUSINESS -> AskerType.BUSINESS;
            case EDUCATION -> AskerType.SCHOOL;
            case GroupType community when COMMUNITIES.contains(community) -> AskerType.COMMUNITY;
            case GroupType _ -> AskerType.GROUP;
        };
    }

    private static Decision<ConsultationEvent> assign(ConsultationId id, AssignConsultation c, Context context) {
        if (c.facility().isPresent() == c.department().isPresent()) {
            return refuse(ONE_IN_CHARGE, "facility", c.facility(), Wording.ONE_OF_THEM.of());
        }
        Known known = context.fact(Known.class);
        if (c.facility().isPresent() && !known.facility()) {
            return refuse(UNKNOWN_BASE, "facility", c.facility().orElseThrow().value(), Wording.BASES_HERE.of());
        }
        if (c.department().isPresent() && !known.department()) {
            return refuse(UNKNOWN_DEPARTMENT, "department", c.department(), Wording.DEPARTMENTS_HERE.of());
        }
        return accept(new ConsultationAssigned(id, c.facility(), c.department()));
    }

    private static boolean isUnknown(ReferConsultation c, Context context) {
        Known known = context.fact(Known.class);
        return switch (c.to().kind()) {
            case FACILITY -> !known.facility();
            case DEPARTMENT -> !known.department();
            case TALENT -> !known.talent();
            case ORGANISATION -> false;
        };
    }

    private static Decision<ConsultationEvent> unknown(ReferConsultation c) {
        String ref = c.to().ref();
        return switch (c.to().kind()) {
            case FACILITY -> refuse(UNKNOWN_BASE, "to.ref", ref, Wording.BASES_HERE.of());
            case DEPARTMENT -> refuse(UNKNOWN_DEPARTMENT, "to.ref", ref, Wording.DEPARTMENTS_HERE.of());
            case TALENT, ORGANISATION -> refuse(UNKNOWN_TALENT, "to.ref", ref, Wording.TALENTS_SHOWN.of());
        };
    }

    /** In whole minutes, from when it was asked for. */
    private static long waited(Matter matter, Context context) {
        return Math.max(
                0, Duration.between(matter.enquiry().at(), context.now()).toMinutes());
    }
}
