package org.kyodo.registry.erasure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.AccountRef;

/** What can be asked of an erasure 本人の情報の消去. */
sealed interface ErasureCommand {
    /** 請求する. @param account that asks, or that it is entered for; none of a person without one */
    @AllowedTo(
            value = Role.RESIDENT,
            onBehalf = {Role.STAFF, Role.DESK})
    record RequestErasure(@JsonIgnore Optional<AccountRef> account) implements ErasureCommand {
        /** What is named as the party of an entry where it has no account. */
        private static final Set<String> NOBODYS = Set.of("new", "person");

        /** Of the actor, or of whom they enter it for. */
        static RequestErasure by(Actor actor) {
            return new RequestErasure(actor.onBehalfOf()
                    .map(party -> Optional.of(party)
                            .filter(named -> !NOBODYS.contains(named))
                            .map(AccountRef::of))
                    .orElseGet(() -> Optional.of(actor.account())));
        }
    }

    /** 消去する, of what was entered for somebody. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record CarryOutErasure() implements ErasureCommand {}

    /** 取り下げる. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record CancelErasure() implements ErasureCommand {}
}
