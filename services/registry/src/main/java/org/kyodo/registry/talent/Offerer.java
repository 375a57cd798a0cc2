package org.kyodo.registry.talent;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.registry.TalentOfferer;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.talent.TalentCommand.OfferTalent;

/** A fact: who offers themself. @param group as it stands now, where it is a group */
public record Offerer(TalentOfferer ref, Optional<KnownGroup> group) {
    /** Themself, or a desk or the office that enters it for them 代理入力. */
    public boolean isBy(Actor actor) {
        if (group.isPresent()) {
            return group.get().mayBeActedForBy(actor);
        }
        return actor.onBehalfOf()
                .map(named -> TalentRules.isDesk(actor)
                        && named.equals(ref.account().map(AccountRef::value).orElse(OfferTalent.PARTY)))
                .orElseGet(() -> isAccount(actor));
    }

    /** Whether it is this very person or the group's account, whatever role they are in. */
    public boolean isAccount(Actor actor) {
        return account().filter(actor.account()::equals).isPresent();
    }

    /** That acts for it; none of a person without one. */
    public Optional<AccountRef> account() {
        return group.flatMap(KnownGroup::account).or(ref::account);
    }

    /** Of a group, whether it is registered (K-ALL-8). */
    public boolean stands() {
        return group.map(KnownGroup::isRegistered).orElse(true);
    }
}
