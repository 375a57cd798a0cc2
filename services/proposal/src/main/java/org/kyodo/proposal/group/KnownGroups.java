package org.kyodo.proposal.group;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Wording;

/** How the groups concerned stand, as a fact of a rule book; one that was never registered is missing. */
public interface KnownGroups {
    Map<GroupId, GroupStanding> standings();

    private Optional<GroupStanding> find(GroupId group) {
        return Optional.ofNullable(standings().get(group));
    }

    default boolean knows(GroupId group) {
        return find(group).isPresent();
    }

    /** Whether it may be a party to something new on the day (K-ALL-8). */
    default boolean registered(GroupId group, LocalDate day) {
        return find(group).filter(standing -> standing.isRegisteredOn(day)).isPresent();
    }

    /** How the group stands, for a person to read. */
    default Phrase standing(GroupId group, LocalDate day) {
        return find(group).map(standing -> standing.on(day)).orElseGet(Wording.NEVER_REGISTERED::of);
    }

    /** The account that acts for it; a group that was registered on paper may have none. */
    default Optional<AccountRef> account(GroupId group) {
        return find(group).flatMap(GroupStanding::account);
    }

    /** Whether this very person acts for the group, whatever roles they are in. */
    default boolean isAccountOf(AccountRef account, GroupId group) {
        return account(group).filter(account::equals).isPresent();
    }
}
