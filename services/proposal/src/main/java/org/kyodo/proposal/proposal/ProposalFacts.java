package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.table.KnownRoundTable;

/** What the rules of a proposal look up of the world outside it. */
final class ProposalFacts {
    private ProposalFacts() {}

    /** The call that is proposed to; empty where there is none that was published. */
    record TheCall(Optional<PublishedCall> call) {}

    /** The public forum that a policy proposal is, or is to be, debated in; empty where there is none of this id. */
    record TheForum(Optional<KnownRoundTable> forum) {}

    /** How the groups concerned stand; one that was never registered is missing. */
    record Parties(Map<GroupId, GroupStanding> standings) {
        Parties {
            standings = Map.copyOf(standings);
        }

        boolean registered(GroupId group, LocalDate day) {
            return Optional.ofNullable(standings.get(group))
                    .filter(standing -> standing.isRegisteredOn(day))
                    .isPresent();
        }

        /** How the group stands, for a person to read. */
        Phrase standing(GroupId group, LocalDate day) {
            return Optional.ofNullable(standings.get(group))
                    .map(standing -> standing.on(day))
                    .orElseGet(Wording.NEVER_REGISTERED::of);
        }

        boolean isAccountOf(AccountRef account, GroupId group) {
            return Optional.ofNullable(standings.get(group))
                    .filter(standing -> standing.isActedForBy(account))
                    .isPresent();
        }

        boolean isAccountOfAny(AccountRef account, List<GroupId> groups) {
            return groups.stream().anyMatch(group -> isAccountOf(account, group));
        }

        /** Whether the actor is the proposer's own account: of a group the one that acts for it. */
        boolean isOwnAccount(Actor actor, Proposer proposer) {
            return proposer.group()
                    .map(group -> actor.is(Role.GROUP) && isAccountOf(actor.account(), group))
                    .orElseGet(() ->
                            proposer.account().filter(actor.account()::equals).isPresent());
        }

        /** Whether the actor enters for the proposer what came in on paper, at the counter or by telephone 代理入力. */
        boolean entersFor(Actor actor, Proposer proposer) {
            return proposer.group()
                    .map(group -> actor.entersFor(
                            group, Optional.ofNullable(standings.get(group)).flatMap(GroupStanding::account)))
                    .orElseGet(
                            () -> actor.onBehalfOf().equals(proposer.account().map(AccountRef::value)));
        }
    }

    /** The number it gets 受付番号: {@code 352039-2026-P0001}. */
    record ProposalNumber(String value) {}
}
