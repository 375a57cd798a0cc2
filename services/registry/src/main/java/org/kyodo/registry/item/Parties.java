package org.kyodo.registry.item;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.registry.ItemOwner;
import org.kyodo.registry.facility.Desk;
import org.kyodo.registry.group.KnownGroup;

/**
 * The groups that have to do with an item 当事者.
 *
 * @param owner the group whose it is, where a group's
 * @param borrower the group that asks for it or has it
 */
record Parties(Optional<KnownGroup> owner, Optional<KnownGroup> borrower) {
    boolean isOwner(ItemOwner whose, Actor actor) {
        return owner.filter(group -> group.mayBeActedForBy(actor)).isPresent()
                || !actor.entersForOthers()
                        && (whose.department().filter(actor::isStaffOf).isPresent()
                                || whose.facility()
                                        .filter(base -> Desk.isOf(base, actor))
                                        .isPresent());
    }

    boolean isBorrower(Actor actor) {
        return borrower.filter(group -> group.mayBeActedForBy(actor)).isPresent();
    }
}
