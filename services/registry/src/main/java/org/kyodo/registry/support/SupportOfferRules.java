package org.kyodo.registry.support;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.registry.support.SupportOfferRefusal.ALREADY_ASKED;
import static org.kyodo.registry.support.SupportOfferRefusal.GROUP_NOT_REGISTERED;
import static org.kyodo.registry.support.SupportOfferRefusal.MONEY_NOT_COUNTED;
import static org.kyodo.registry.support.SupportOfferRefusal.MORE_THAN_OFFERED;
import static org.kyodo.registry.support.SupportOfferRefusal.NOT_AGREED;
import static org.kyodo.registry.support.SupportOfferRefusal.NOT_ENOUGH_LEFT;
import static org.kyodo.registry.support.SupportOfferRefusal.NOT_THE_OFFERER;
import static org.kyodo.registry.support.SupportOfferRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.support.SupportOfferRefusal.NO_SUCH_REQUEST;
import static org.kyodo.registry.support.SupportOfferRefusal.OFFER_OVER;
import static org.kyodo.registry.support.SupportOfferRefusal.OWN_OFFER;
import static org.kyodo.registry.support.SupportOfferRefusal.QUANTITY_MISSING;
import static org.kyodo.registry.support.SupportOfferRefusal.QUANTITY_NOT_ASKED;
import static org.kyodo.registry.support.SupportOfferRefusal.REQUESTS_USED_UP;
import static org.kyodo.registry.support.SupportOfferRefusal.REQUEST_ANSWERED;
import static org.kyodo.registry.support.SupportOfferRefusal.TOO_MANY_OFFERS;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.SupportOfferEvent;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportAgreed;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportDeclined;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportDelivered;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportOfferEnded;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportOffered;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportRequested;
import org.kyodo.contracts.registry.SupportRequest;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.support.SupportOffer.Absent;
import org.kyodo.registry.support.SupportOffer.Answer;
import org.kyodo.registry.support.SupportOffer.Asked;
import org.kyodo.registry.support.SupportOffer.Ended;
import org.kyodo.registry.support.SupportOffer.Known;
import org.kyodo.registry.support.SupportOffer.Offered;
import org.kyodo.registry.support.SupportOfferCommand.AgreeSupport;
import org.kyodo.registry.support.SupportOfferCommand.DeclineSupport;
import org.kyodo.registry.support.SupportOfferCommand.EndOffer;
import org.kyodo.registry.support.SupportOfferCommand.OfferSupport;
import org.kyodo.registry.support.SupportOfferCommand.RecordDelivery;
import org.kyodo.registry.support.SupportOfferCommand.RequestSupport;
import org.kyodo.registry.support.SupportOfferCommand.WithdrawOffer;

/** The rule book of an offer of support 支援の申出. */
final class SupportOfferRules implements Decider<SupportOfferCommand, SupportOffer, SupportOfferEvent> {
    private static final Taken<SupportOfferCommand, SupportOffer> TAKEN = Taken.of(
                    SupportOfferCommand.class, SupportOffer.class)
            .in(Absent.class, OfferSupport.class)
            .in(
                    Offered.class,
                    RequestSupport.class,
                    AgreeSupport.class,
                    DeclineSupport.class,
                    RecordDelivery.class,
                    WithdrawOffer.class,
                    EndOffer.class)
            .in(Ended.class, RecordDelivery.class);

    private record Case(SupportOffer offer, SupportOfferCommand command) {}

    /** 公開範囲: what is offered is made known (R-SO-1). */
    @Override
    public boolean seenBy(SupportOffer offer, Context context) {
        return offer instanceof Known;
    }

    @Override
    public Decision<SupportOfferEvent> decide(SupportOffer offer, SupportOfferCommand command, Context context) {
        return switch (new Case(offer, command)) {
            case Case(Absent absent, OfferSupport c) -> offer(absent, c, context);

            case Case(Offered o, RequestSupport c) -> request(o, c, context);

            case Case(Offered o, AgreeSupport c) ->
                asked(o, c.request(), asked -> switch (asked.answer()) {
                    case OPEN -> agree(o, asked.request(), context);
                    case AGREED, DELIVERED -> repeated();
                    case DECLINED -> refuse(REQUEST_ANSWERED, "request", c.request(), Wording.KNOWN_ID.of());
                });

            case Case(Offered o, DeclineSupport c) ->
                asked(o, c.request(), asked -> switch (asked.answer()) {
                    case OPEN -> accept(new SupportDeclined(o.id(), asked.request(), c.code()));
                    case DECLINED -> repeated();
                    case AGREED, DELIVERED -> refuse(REQUEST_ANSWERED, "request", c.request(), Wording.KNOWN_ID.of());
                });

            case Case(Known known, RecordDelivery c) ->
                asked(known, c.request(), asked -> {
                    if (!isActedFor(context)) {
                        return refuse(NOT_YOUR_GROUP);
                    }
                    return switch (asked.answer()) {
                        case AGREED -> accept(new SupportDelivered(known.id(), asked.request()));
                        case DELIVERED -> repeated();
                        case OPEN, DECLINED -> refuse(NOT_AGREED, "request", c.request(), Wording.KNOWN_ID.of());
                    };
                });

            case Case(Offered o, WithdrawOffer _) -> accept(new SupportOfferEnded(o.id(), context.today()));

            case Case(Offered o, EndOffer _) ->
                DueDates.<SupportOfferEvent>notOver(o.terms().until(), context)
                        .orElseGet(() -> accept(
                                new SupportOfferEnded(o.id(), o.terms().until().plusDays(1))));

            case Case _ -> notInThisStage(offer, command);
        };
    }

    @Override
    public Taken<SupportOfferCommand, SupportOffer> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<SupportOfferEvent>> barred(
            SupportOffer offer, Class<? extends SupportOfferCommand> command, Context context) {
        if (!(offer instanceof Known known)) {
            return Optional.empty();
        }
        boolean forTheOfferer =
                command == AgreeSupport.class || command == DeclineSupport.class || command == WithdrawOffer.class;
        if (forTheOfferer && !context.fact(Offering.class).group().mayBeActedForBy(context.actor())) {
            return Optional.of(refuse(NOT_THE_OFFERER));
        }
        LocalDate until = known.terms().until();
        return command == RequestSupport.class && context.today().isAfter(until)
                ? Optional.of(refuse(OFFER_OVER, "today", context.today(), Wording.UNTIL.of(until)))
                : Optional.empty();
    }

    private static Decision<SupportOfferEvent> offer(Absent absent, OfferSupport c, Context context) {
        KnownGroup group = context.fact(Offering.class).group();
        if (!group.mayBeActedForBy(context.actor())) {
            return refuse(NOT_YOUR_GROUP);
        }
        if (!group.isRegistered() && context.applies(GROUP_NOT_REGISTERED)) {
            return refuse(GROUP_NOT_REGISTERED, "group", c.group(), Wording.REGISTERED_GROUP.of());
        }
        if (c.terms().kind() == SupportKind.MONEY && c.terms().quantity().isPresent()) {
            return refuse(MONEY_NOT_COUNTED, "terms.quantity", c.terms().quantity(), Wording.NONE.of());
        }
        return DueDates.<SupportOfferEvent>notAhead("terms.until", c.terms().until(), context)
                .or(() -> Quota.usedUp(TOO_MANY_OFFERS, "group", context))
                .orElseGet(() -> accept(new SupportOffered(absent.id(), c.group(), c.terms())));
    }

    private static Decision<SupportOfferEvent> request(Offered o, RequestSupport c, Context context) {
        if (!isActedFor(context)) {
            return refuse(NOT_YOUR_GROUP);
        }
        if (c.group().equals(o.group())) {
            return refuse(OWN_OFFER, "group", c.group(), Wording.OTHER_GROUPS.of());
        }
        if (context.applies(GROUP_NOT_REGISTERED) && !isRegistered(context)) {
            return refuse(GROUP_NOT_REGISTERED, "group", c.group(), Wording.REGISTERED_GROUP.of());
        }
        Optional<Integer> offered = o.terms().quantity();
        if (offered.isPresent() && c.quantity().isEmpty()) {
            return refuse(QUANTITY_MISSING, "quantity", Wording.NONE.of(), Wording.WHOLE_NUMBER.of(1, offered.get()));
        }
        if (offered.isEmpty() && c.quantity().isPresent()) {
            return refuse(QUANTITY_NOT_ASKED, "quantity", c.quantity(), Wording.NONE.of());
        }
        if (c.quantity().filter(asked -> asked > offered.orElseThrow()).isPresent()) {
            return refuse(MORE_THAN_OFFERED, "quantity", c.quantity(), Wording.AT_MOST.of(offered.get()));
        }
        Optional<SupportRequest> open = o.requests().stream()
                .filter(asked -> asked.answer() == Answer.OPEN)
                .map(Asked::request)
                .filter(asked -> asked.group().equals(c.group()))
                .findFirst();
        if (open.isPresent()) {
            return open.get().quantity().equals(c.quantity())
                    ? repeated()
                    : refuse(ALREADY_ASKED, "quantity", c.quantity(), open.get().quantity());
        }
        int most = context.figure(REQUESTS_USED_UP);
        return o.requests().size() < most
                ? accept(new SupportRequested(
                        o.id(), new SupportRequest(o.requests().size() + 1, c.group(), c.quantity())))
                : refuse(REQUESTS_USED_UP, "request", o.requests().size(), Wording.AT_MOST.of(most));
    }

    private static Decision<SupportOfferEvent> agree(Offered o, SupportRequest request, Context context) {
        if (context.applies(GROUP_NOT_REGISTERED) && !isRegistered(context)) {
            return refuse(GROUP_NOT_REGISTERED, "request", request.group(), Wording.REGISTERED_GROUP.of());
        }
        Optional<Integer> left =
                o.left().map(before -> before - request.quantity().orElse(0));
        return left.filter(after -> after < 0).isPresent()
                ? refuse(
                        NOT_ENOUGH_LEFT,
                        "request",
                        request.quantity(),
                        Wording.AT_MOST.of(o.left().get()))
                : accept(new SupportAgreed(o.id(), o.terms().kind(), request, left));
    }

    private static Decision<SupportOfferEvent> asked(
            Known known, int number, Function<Asked, Decision<SupportOfferEvent>> decided) {
        return known.find(number)
                .map(decided)
                .orElseGet(() -> refuse(NO_SUCH_REQUEST, "request", number, Wording.KNOWN_ID.of()));
    }

    private static boolean isActedFor(Context context) {
        return context.fact(Asking.class)
                .group()
                .filter(group -> group.mayBeActedForBy(context.actor()))
                .isPresent();
    }

    private static boolean isRegistered(Context context) {
        return context.fact(Asking.class)
                .group()
                .filter(KnownGroup::isRegistered)
                .isPresent();
    }
}
