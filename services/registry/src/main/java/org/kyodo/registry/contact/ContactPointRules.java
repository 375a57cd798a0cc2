package org.kyodo.registry.contact;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.registry.contact.ContactPointConcern.FAILED_AGAIN;
import static org.kyodo.registry.contact.ContactPointRefusal.CONTACT_CODE_EXPIRED;
import static org.kyodo.registry.contact.ContactPointRefusal.CONTACT_CODE_LOCKED;
import static org.kyodo.registry.contact.ContactPointRefusal.CONTACT_CODE_WRONG;
import static org.kyodo.registry.contact.ContactPointRefusal.FAILURE_OF_ANOTHER_KIND;
import static org.kyodo.registry.contact.ContactPointRefusal.GROUP_NOT_KNOWN;
import static org.kyodo.registry.contact.ContactPointRefusal.NOT_YOUR_CONTACT_POINT;
import static org.kyodo.registry.contact.ContactPointRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.contact.ContactPointRefusal.NO_CONTACT_CODE;
import static org.kyodo.registry.contact.ContactPointRefusal.ONE_ADDRESS_EACH;
import static org.kyodo.registry.contact.ContactPointRefusal.RECIPIENT_MISSING;
import static org.kyodo.registry.contact.ContactPointRefusal.TOO_MANY_CONTACT_POINTS;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.ContactPointEvent;
import org.kyodo.contracts.registry.ContactPointEvent.ContactCodeIssued;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointConfirmed;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointDoubted;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointSet;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointUndeliverable;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointWithdrawn;
import org.kyodo.contracts.registry.ContactPointEvent.NoticeComplaintReceived;
import org.kyodo.contracts.registry.ContactPointEvent.NoticeConsentChanged;
import org.kyodo.contracts.registry.Recipient;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.NoticeClass;
import org.kyodo.contracts.value.ReachFailure;
import org.kyodo.contracts.value.ReachKind;
import org.kyodo.contracts.value.ReachProof;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.code.CodeGiven;
import org.kyodo.registry.code.IssuedCode;
import org.kyodo.registry.code.Tries.Try;
import org.kyodo.registry.contact.ContactPoint.Absent;
import org.kyodo.registry.contact.ContactPoint.Card;
import org.kyodo.registry.contact.ContactPoint.Failed;
import org.kyodo.registry.contact.ContactPoint.Known;
import org.kyodo.registry.contact.ContactPoint.Open;
import org.kyodo.registry.contact.ContactPoint.Present;
import org.kyodo.registry.contact.ContactPoint.Reachable;
import org.kyodo.registry.contact.ContactPoint.Withdrawn;
import org.kyodo.registry.contact.ContactPointCommand.ChangeNoticeConsent;
import org.kyodo.registry.contact.ContactPointCommand.ConfirmByVoice;
import org.kyodo.registry.contact.ContactPointCommand.ConfirmContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.DoubtContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.IssueContactCode;
import org.kyodo.registry.contact.ContactPointCommand.OfTheDesk;
import org.kyodo.registry.contact.ContactPointCommand.OfTheOwner;
import org.kyodo.registry.contact.ContactPointCommand.RecordComplaint;
import org.kyodo.registry.contact.ContactPointCommand.SetContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.WithdrawContactPoint;
import org.kyodo.registry.facility.Desk;
import org.kyodo.registry.group.KnownGroup;

/** The rule book of a contact point 連絡先. */
final class ContactPointRules implements Decider<ContactPointCommand, ContactPoint, ContactPointEvent> {
    /** What staff name as the party that is not known yet; no contact point can be theirs. */
    private static final String NOBODY_YET = "new";

    private static final Taken<ContactPointCommand, ContactPoint> TAKEN = Taken.of(
                    ContactPointCommand.class, ContactPoint.class)
            .in(Absent.class, SetContactPoint.class)
            .in(
                    Present.class,
                    ConfirmContactPoint.class,
                    ConfirmByVoice.class,
                    ChangeNoticeConsent.class,
                    DoubtContactPoint.class,
                    RecordComplaint.class,
                    WithdrawContactPoint.class)
            .in(Open.class, IssueContactCode.class)
            .in(Withdrawn.class, WithdrawContactPoint.class);

    private record Case(ContactPoint point, ContactPointCommand command) {}

    /** 公開範囲: whose it is, desks and the collaboration office; an auditor sees what happened to it. */
    @Override
    public boolean seenBy(ContactPoint point, Context context) {
        return point instanceof Known known
                && (isInCharge(context.actor())
                        || context.actor().is(Role.AUDITOR)
                        || isOwner(known.recipient(), context));
    }

    @Override
    public Taken<ContactPointCommand, ContactPoint> taken() {
        return TAKEN;
    }

    @Override
    public Decision<ContactPointEvent> decide(ContactPoint point, ContactPointCommand command, Context context) {
        return switch (new Case(point, command)) {
            case Case(Absent absent, SetContactPoint c) -> set(absent, c, context);

            case Case(Open o, IssueContactCode _) ->
                accept(new ContactCodeIssued(
                        o.id(), o.recipient(), context.today().plusDays(context.figure(CONTACT_CODE_EXPIRED))));

            case Case(Reachable _, ConfirmContactPoint _) -> repeated();
            case Case(Open o, ConfirmContactPoint _) -> confirm(o, context);

            case Case(Reachable _, ConfirmByVoice _) -> repeated();
            case Case(Open o, ConfirmByVoice _) -> accept(confirmed(o, ReachProof.VOICE, context));

            case Case(Present g, ChangeNoticeConsent c)
            when c.consent().equals(g.card().consent()) -> repeated();
            case Case(Present g, ChangeNoticeConsent c) ->
                accept(new NoticeConsentChanged(g.id(), g.recipient(), c.consent()));

            case Case(Present g, DoubtContactPoint c)
            when !canFailBy(g.kind(), c.cause()) -> refuse(FAILURE_OF_ANOTHER_KIND, "cause", c.cause(), g.kind());
            case Case(Present g, DoubtContactPoint c) -> doubt(g, c.cause(), context);

            case Case(Present g, RecordComplaint _) when !g.card().consent().covers(NoticeClass.ORDINARY) -> repeated();
            case Case(Present g, RecordComplaint _) ->
                accept(new NoticeComplaintReceived(
                        g.id(), g.recipient(), g.card().consent().without(NoticeClass.ORDINARY), context.today()));

            case Case(Present g, WithdrawContactPoint _) ->
                accept(new ContactPointWithdrawn(
                        g.id(), g.recipient(), g.kind(), g.card().person(), context.today()));
            case Case(Withdrawn _, WithdrawContactPoint _) -> repeated();

            case Case _ -> notInThisStage(point, command);
        };
    }

    @Override
    public Optional<Decision<ContactPointEvent>> barred(
            ContactPoint point, Class<? extends ContactPointCommand> command, Context context) {
        if (!(point instanceof Known known)) {
            return Optional.empty();
        }
        Actor actor = context.actor();
        if (OfTheDesk.class.isAssignableFrom(command) && !isInCharge(actor) && !actor.is(Role.PLATFORM)) {
            return Optional.of(
                    refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE));
        }
        if (OfTheOwner.class.isAssignableFrom(command)
                && !actor.is(Role.PLATFORM)
                && !isOwner(known.recipient(), context)) {
            return Optional.of(refuse(NOT_YOUR_CONTACT_POINT, "account", actor.account(), Wording.RECIPIENT.of()));
        }
        return command == ConfirmContactPoint.class && known instanceof Open open
                ? notConfirmable(open.code(), context)
                : Optional.empty();
    }

    private static Optional<Decision<ContactPointEvent>> notConfirmable(Optional<IssuedCode> code, Context context) {
        if (code.isEmpty()) {
            return Optional.of(refuse(NO_CONTACT_CODE));
        }
        return code.filter(issued -> issued.isOver(context.today()))
                .map(over -> refuse(CONTACT_CODE_EXPIRED, "today", context.today(), Wording.UNTIL.of(over.until())));
    }

    private static Decision<ContactPointEvent> set(Absent absent, SetContactPoint c, Context context) {
        Actor actor = context.actor();
        if (c.group().isPresent()) {
            KnownGroup group = context.fact(KnownGroup.class);
            if (!group.mayBeActedForBy(actor)) {
                return refuse(NOT_YOUR_GROUP, "group", c.group(), Wording.GROUPS_ACCOUNT.of());
            }
            if (group.standing() == KnownGroup.Standing.NONE) {
                return refuse(GROUP_NOT_KNOWN, "group", c.group(), Wording.REGISTERED_GROUP.of());
            }
        } else if (actor.entersForOthers() && !isInCharge(actor)) {
            return refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE);
        }
        Optional<Recipient> recipient = recipientOf(c, actor);
        if (recipient.isEmpty()) {
            return refuse(RECIPIENT_MISSING, "group", Wording.NONE.of(), Wording.RECIPIENT.of());
        }
        if (!c.value().single()) {
            return refuse(ONE_ADDRESS_EACH, "value", Wording.NOT_SHOWN.of(), Wording.ONE_VALUE.of());
        }
        return Quota.<ContactPointEvent>usedUp(TOO_MANY_CONTACT_POINTS, "value", context)
                .orElseGet(() -> accept(new ContactPointSet(
                        absent.id(),
                        recipient.get(),
                        context.fact(NewPerson.class).ref(),
                        c.value().kind(),
                        c.consent())));
    }

    /** Whose a new one is: the group's that is named, else the resident's own, or theirs for whom it is entered. */
    static Optional<Recipient> recipientOf(SetContactPoint c, Actor actor) {
        if (c.group().isPresent()) {
            return c.group().map(Recipient::group);
        }
        return actor.entersForOthers()
                ? actor.onBehalfOf()
                        .filter(party -> !party.equals(NOBODY_YET))
                        .map(AccountRef::of)
                        .map(Recipient::account)
                : Optional.of(actor.account())
                        .filter(_ -> actor.is(Role.RESIDENT))
                        .map(Recipient::account);
    }

    /** Counted before it is compared, so that no more are compared than are allowed. */
    private static Decision<ContactPointEvent> confirm(Open o, Context context) {
        int number = context.fact(Try.class).number();
        int most = context.figure(CONTACT_CODE_LOCKED);
        if (number > most) {
            return refuse(CONTACT_CODE_LOCKED, "code", Wording.NOT_SHOWN.of(), Wording.AT_MOST.of(most));
        }
        return o.code().orElseThrow().is(context.fact(CodeGiven.class))
                ? accept(confirmed(o, ReachProof.CODE, context))
                : refuse(CONTACT_CODE_WRONG, "code", Wording.NOT_SHOWN.of(), most - number);
    }

    private static ContactPointConfirmed confirmed(Open o, ReachProof by, Context context) {
        return new ContactPointConfirmed(o.id(), o.recipient(), o.kind(), by, context.today());
    }

    private static boolean canFailBy(ReachKind kind, ReachFailure cause) {
        return switch (cause) {
            case HARD_BOUNCE -> kind == ReachKind.MAIL;
            case POST_RETURNED -> kind == ReachKind.POST;
            case NUMBER_NOT_IN_USE -> kind == ReachKind.TELEPHONE;
        };
    }

    /** What was sent before the first failure was known fails the same day, and counts as that one. */
    private static Decision<ContactPointEvent> doubt(Present g, ReachFailure cause, Context context) {
        Card card = g.card();
        LocalDate today = context.today();
        if (g instanceof ContactPoint.Undeliverable
                || g instanceof Failed && card.failedOn().filter(today::equals).isPresent()) {
            return repeated();
        }
        boolean again = card.failedOn()
                .filter(first -> !today.isAfter(first.plusDays(context.rules().figure(FAILED_AGAIN.rule()))))
                .isPresent();
        return again
                ? accept(new ContactPointUndeliverable(g.id(), g.recipient(), g.kind(), cause, today))
                : accept(new ContactPointDoubted(g.id(), g.recipient(), g.kind(), cause, today));
    }

    /** A desk of any base or the collaboration office. */
    static boolean isInCharge(Actor actor) {
        return actor.is(Role.DESK) || Desk.isOffice(actor);
    }

    /** Whose it is, or a desk or the office that enters it for them 代理入力. */
    static boolean isOwner(Recipient recipient, Context context) {
        Actor actor = context.actor();
        if (recipient.group().isPresent()) {
            return context.fact(KnownGroup.class).mayBeActedForBy(actor);
        }
        AccountRef account = recipient.account().orElseThrow();
        return actor.entersForOthers()
                ? isInCharge(actor)
                        && actor.onBehalfOf().filter(account.value()::equals).isPresent()
                : account.equals(actor.account());
    }
}
