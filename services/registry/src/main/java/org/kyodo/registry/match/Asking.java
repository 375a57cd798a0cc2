package org.kyodo.registry.match;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.registry.MatchAsker;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.registry.group.KnownGroup;

/** A fact: who asks for a talent. @param group as it stands now, where it is a group */
record Asking(MatchAsker asker, Optional<KnownGroup> group) {
    /** The group itself, or a desk or the office that enters it for the group 代理入力; or staff of the department. */
    boolean isBy(Actor actor) {
        return group.map(known -> known.mayBeActedForBy(actor))
                .orElseGet(() -> !actor.entersForOthers()
                        && asker.department().filter(actor::isStaffOf).isPresent());
    }

    /** Whether it is the group's own account, whatever role it is in. */
    boolean isAccount(Actor actor) {
        return account().filter(actor.account()::equals).isPresent();
    }

    Optional<AccountRef> account() {
        return group.flatMap(KnownGroup::account);
    }

    /** Of a group, whether it is registered (K-ALL-8). */
    boolean stands() {
        return group.map(KnownGroup::isRegistered).orElse(true);
    }
}
