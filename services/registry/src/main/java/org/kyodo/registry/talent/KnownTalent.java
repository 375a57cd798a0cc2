package org.kyodo.registry.talent;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;

/**
 * A talent 人材 as the other matters of the registry know it; a fact of their rule books.
 *
 * @param offerer who it is; none where there is no such talent
 */
public record KnownTalent(TalentId id, boolean registered, Optional<TalentKind> kind, Optional<Offerer> offerer) {
    static KnownTalent unknown(TalentId id) {
        return new KnownTalent(id, false, Optional.empty(), Optional.empty());
    }

    /** Whether it may be asked for: it is registered, and so is the group that it is (K-ALL-8). */
    public boolean stands() {
        return registered && offerer.filter(Offerer::stands).isPresent();
    }

    /** Whether it is to be had no more: it retired, or the group that it is has left the register. */
    public boolean isGone() {
        return !registered
                || offerer.flatMap(Offerer::group)
                        .filter(group -> !group.isInRegister())
                        .isPresent();
    }

    /** Whether the actor may answer for it 本人又は代理入力. */
    public boolean isBy(Actor actor) {
        return offerer.filter(who -> who.isBy(actor)).isPresent();
    }

    /** Whether it is this very person or the group's account, whatever role they are in. */
    public boolean isAccount(Actor actor) {
        return offerer.filter(who -> who.isAccount(actor)).isPresent();
    }
}
