package org.kyodo.registry.item;

import static org.kyodo.chassis.decide.CommonRefusal.DUE_TOO_FAR;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.registry.item.ItemRefusal.GIVEN_FOR_GOOD;
import static org.kyodo.registry.item.ItemRefusal.LOAN_NOT_AHEAD;
import static org.kyodo.registry.item.ItemRefusal.LOAN_TOO_LONG;
import static org.kyodo.registry.item.ItemRefusal.NOT_REGISTERED;
import static org.kyodo.registry.item.ItemRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.item.ItemRefusal.NOT_YOUR_ITEM;
import static org.kyodo.registry.item.ItemRefusal.OWN_ITEM;
import static org.kyodo.registry.item.ItemRefusal.RETURN_BEFORE_LOAN;
import static org.kyodo.registry.item.ItemRefusal.RETURN_DAY_REQUIRED;
import static org.kyodo.registry.item.ItemRefusal.TOO_MANY_ITEMS;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.ItemEvent;
import org.kyodo.contracts.registry.ItemEvent.ItemLent;
import org.kyodo.contracts.registry.ItemEvent.ItemOffered;
import org.kyodo.contracts.registry.ItemEvent.ItemReturned;
import org.kyodo.contracts.registry.ItemEvent.ItemWithdrawn;
import org.kyodo.contracts.registry.ItemEvent.LoanDeclined;
import org.kyodo.contracts.registry.ItemEvent.LoanOverdue;
import org.kyodo.contracts.registry.ItemEvent.LoanRequested;
import org.kyodo.contracts.registry.ItemOwner;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.ItemMode;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.item.Item.Absent;
import org.kyodo.registry.item.Item.Known;
import org.kyodo.registry.item.Item.Lent;
import org.kyodo.registry.item.Item.Offered;
import org.kyodo.registry.item.Item.Requested;
import org.kyodo.registry.item.ItemCommand.AgreeLoan;
import org.kyodo.registry.item.ItemCommand.DeclineLoan;
import org.kyodo.registry.item.ItemCommand.OfferItem;
import org.kyodo.registry.item.ItemCommand.RecordReturn;
import org.kyodo.registry.item.ItemCommand.RequestLoan;
import org.kyodo.registry.item.ItemCommand.TellOverdue;
import org.kyodo.registry.item.ItemCommand.WithdrawItem;

/** The rule book of an item 物品 that is lent or given. */
final class ItemRules implements Decider<ItemCommand, Item, ItemEvent> {
    private static final Taken<ItemCommand, Item> TAKEN = Taken.of(ItemCommand.class, Item.class)
            .in(Absent.class, OfferItem.class)
            .in(Offered.class, RequestLoan.class, WithdrawItem.class)
            .in(Requested.class, AgreeLoan.class, DeclineLoan.class)
            .in(Lent.class, RecordReturn.class, TellOverdue.class);

    private record Case(Item item, ItemCommand command) {}

    /** 公開範囲: what is offered, everybody; who borrows it, the view keeps to the parties. */
    @Override
    public boolean seenBy(Item item, Context context) {
        return item instanceof Known;
    }

    @Override
    public Taken<ItemCommand, Item> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<ItemEvent>> barred(Item item, Class<? extends ItemCommand> command, Context context) {
        Actor actor = context.actor();
        if (!(item instanceof Known known)
                || command == OfferItem.class
                || command == RequestLoan.class
                || actor.is(Role.PLATFORM)) {
            return Optional.empty();
        }
        boolean may = context.fact(Parties.class).isOwner(known.goods().owner(), actor)
                || command == RecordReturn.class && actor.is(Role.DESK);
        if (!may) {
            return Optional.of(refuse(NOT_YOUR_ITEM, "account", actor.account(), Wording.ITEMS_OWNER.of()));
        }
        return switch (item) {
            case Requested requested ->
                requested.entries().<ItemEvent>against(context).or(() -> ofBorrower(context));
            case Lent lent
            when command == RecordReturn.class && lent.goods().mode() == ItemMode.GIVE ->
                Optional.of(refuse(GIVEN_FOR_GOOD, "stage", lent.goods().mode(), ItemMode.LEND));
            case Item _ -> Optional.empty();
        };
    }

    /** Nobody lends to a group that they act for themselves, whatever else they are (K-ALL-7). */
    private static Optional<Decision<ItemEvent>> ofBorrower(Context context) {
        return context.fact(Parties.class).borrower().flatMap(group -> group.conflict(context));
    }

    @Override
    public Decision<ItemEvent> decide(Item item, ItemCommand command, Context context) {
        return switch (new Case(item, command)) {
            case Case(Absent absent, OfferItem c) -> offer(absent, c, context);

            case Case(Offered offered, RequestLoan c) -> request(offered, c, context);
            case Case(Offered offered, WithdrawItem _) -> accept(new ItemWithdrawn(offered.id()));

            case Case(Requested requested, AgreeLoan _) ->
                accept(new ItemLent(
                        requested.id(),
                        requested.loan().group(),
                        requested.loan().until()));
            case Case(Requested requested, DeclineLoan c) ->
                ReasonGiven.needed(
                        c.reason(),
                        context.fact(ItemSettings.class).minReason(),
                        reason -> accept(new LoanDeclined(
                                requested.id(), requested.loan().group(), reason)));

            case Case(Lent lent, RecordReturn _) -> accept(new ItemReturned(lent.id(), context.today()));

            case Case(Lent lent, TellOverdue _) when lent.overdue() -> Decision.repeated();
            case Case(Lent lent, TellOverdue _) ->
                lent.loan()
                        .until()
                        .map(until -> DueDates.<ItemEvent>notOver(until, context)
                                .orElseGet(() -> accept(new LoanOverdue(lent.id(), until))))
                        .orElseGet(() ->
                                refuse(GIVEN_FOR_GOOD, "stage", lent.goods().mode(), ItemMode.LEND));

            case Case(Item _, ItemCommand _) -> notInThisStage(item, command);
        };
    }

    private static Decision<ItemEvent> offer(Absent absent, OfferItem c, Context context) {
        Actor actor = context.actor();
        if (c.group().isPresent()) {
            Optional<Decision<ItemEvent>> wrong =
                    wrongGroup(context.fact(Parties.class).owner().orElseThrow(), context);
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        return ownerOf(c, actor)
                .map(owner -> Quota.<ItemEvent>usedUp(TOO_MANY_ITEMS, "item", context)
                        .orElseGet(() -> accept(new ItemOffered(absent.id(), c.item(), c.mode(), owner))))
                .orElseGet(() ->
                        refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE));
    }

    /** The group's, the department's or the base's; nobody's where a desk says of no base that it is its. */
    static Optional<ItemOwner> ownerOf(OfferItem c, Actor actor) {
        if (c.group().isPresent()) {
            return c.group().map(ItemOwner::of);
        }
        if (actor.entersForOthers()) {
            return Optional.empty();
        }
        return actor.department()
                .map(own -> actor.is(Role.STAFF) ? ItemOwner.of(own) : ItemOwner.of(FacilityCode.of(own.value())));
    }

    private static Decision<ItemEvent> request(Offered offered, RequestLoan c, Context context) {
        KnownGroup borrower = context.fact(Parties.class).borrower().orElseThrow();
        return wrongGroup(borrower, context)
                .or(() -> offered.goods()
                                .owner()
                                .group()
                                .filter(c.group()::equals)
                                .isPresent()
                        ? Optional.of(refuse(OWN_ITEM, "group", c.group(), Wording.OTHER_GROUPS.of()))
                        : Optional.empty())
                .or(() -> wrongDays(offered.goods().mode(), c, context))
                .orElseGet(() -> accept(new LoanRequested(offered.id(), c.group(), c.from(), c.until())));
    }

    private static Optional<Decision<ItemEvent>> wrongGroup(KnownGroup group, Context context) {
        if (!group.mayBeActedForBy(context.actor())) {
            return Optional.of(refuse(NOT_YOUR_GROUP, "group", group.id(), Wording.GROUPS_ACCOUNT.of()));
        }
        return group.isRegistered() || !context.applies(NOT_REGISTERED)
                ? Optional.empty()
                : Optional.of(refuse(NOT_REGISTERED, "group", group.id(), Wording.REGISTERED_GROUP.of()));
    }

    private static Optional<Decision<ItemEvent>> wrongDays(ItemMode mode, RequestLoan c, Context context) {
        LocalDate today = context.today();
        Refusal tooLong = context.applies(LOAN_TOO_LONG) ? LOAN_TOO_LONG : DUE_TOO_FAR;
        LocalDate last =
                tooLong == LOAN_TOO_LONG ? today.plusDays(context.figure(LOAN_TOO_LONG)) : LongestTerm.from(today);
        if (c.from().isBefore(today)) {
            return Optional.of(refuse(LOAN_NOT_AHEAD, "from", c.from(), Wording.FROM.of(today)));
        }
        if (mode == ItemMode.GIVE && c.until().isPresent()) {
            return Optional.of(refuse(GIVEN_FOR_GOOD, "until", c.until(), Wording.NOTHING.of()));
        }
        if (mode == ItemMode.LEND && c.until().isEmpty() && context.applies(RETURN_DAY_REQUIRED)) {
            return Optional.of(refuse(RETURN_DAY_REQUIRED, "until", c.until(), Wording.FROM.of(c.from())));
        }
        if (c.until().filter(until -> until.isBefore(c.from())).isPresent()) {
            return Optional.of(refuse(RETURN_BEFORE_LOAN, "until", c.until(), Wording.FROM.of(c.from())));
        }
        return c.until().orElse(c.from()).isAfter(last)
                ? Optional.of(refuse(tooLong, "until", c.until().orElse(c.from()), Wording.UNTIL.of(last)))
                : Optional.empty();
    }
}
