package org.kyodo.registry.item;

import java.util.Optional;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.ItemEvent;
import org.kyodo.contracts.registry.ItemEvent.ItemLent;
import org.kyodo.contracts.registry.ItemEvent.ItemOffered;
import org.kyodo.contracts.registry.ItemEvent.ItemReturned;
import org.kyodo.contracts.registry.ItemEvent.ItemWithdrawn;
import org.kyodo.contracts.registry.ItemEvent.LoanDeclined;
import org.kyodo.contracts.registry.ItemEvent.LoanOverdue;
import org.kyodo.contracts.registry.ItemEvent.LoanRequested;
import org.kyodo.contracts.value.ItemId;
import org.kyodo.contracts.value.ItemMode;

/**
 * An item 物品 that a group, a department or a base lends or gives. One group at a time asks for it and has it, so no two loans
 * overlap; what was lent comes back and is offered again, what was given does not.
 */
sealed interface Item extends Stage<Item, ItemEvent> {
    ItemId id();

    record Absent(ItemId id) implements Item {}

    /** 提供. */
    record Offered(ItemId id, Goods goods) implements Known {}

    /** 申込. @param entries who asked for it, for another person decides */
    record Requested(ItemId id, Goods goods, Loan loan, Entries entries) implements Asked {}

    /** 貸出. @param overdue whether it was told that it did not come back in time */
    record Lent(ItemId id, Goods goods, Loan loan, boolean overdue) implements Asked {}

    /** 取下げ. */
    record Withdrawn(ItemId id, Goods goods) implements Known {}

    sealed interface Known extends Item {
        Goods goods();

        /** Whether its owner still has it on offer, or will have it back. */
        default boolean isOnOffer() {
            return switch (this) {
                case Offered _, Requested _ -> true;
                case Lent lent -> lent.goods().mode() == ItemMode.LEND;
                case Withdrawn _ -> false;
            };
        }
    }

    /** A group asked for it, or has it. */
    sealed interface Asked extends Known {
        Loan loan();
    }

    @Override
    default Item after(ItemEvent event, Entry entry) {
        Item next = after(event);
        return next instanceof Requested(ItemId id, Goods goods, Loan loan, Entries entries)
                ? new Requested(id, goods, loan, entries.and(entry))
                : next;
    }

    @Override
    default Item after(ItemEvent event) {
        return switch (event) {
            case ItemOffered e -> new Offered(e.itemId(), new Goods(e.item(), e.mode(), e.owner()));
            case LoanRequested e ->
                new Requested(id(), goodsOf(), new Loan(e.group(), e.from(), e.until()), Entries.NONE);
            case ItemLent _ -> new Lent(id(), goodsOf(), loanOf(), false);
            case LoanDeclined _ -> new Offered(id(), goodsOf());
            case ItemReturned _ -> new Offered(id(), goodsOf());
            case LoanOverdue _ -> new Lent(id(), goodsOf(), loanOf(), true);
            case ItemWithdrawn _ -> new Withdrawn(id(), goodsOf());
        };
    }

    /** Who asked for it or has it. */
    default Optional<Loan> asked() {
        return this instanceof Asked asked ? Optional.of(asked.loan()) : Optional.empty();
    }

    private Goods goodsOf() {
        return ((Known) this).goods();
    }

    private Loan loanOf() {
        return ((Asked) this).loan();
    }
}
