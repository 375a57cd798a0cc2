package org.kyodo.proposal.proposal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.group.KnownGroups;
import org.kyodo.proposal.table.KnownRoundTable;

/** What the rules of a proposal look up of the world outside it. */
final class ProposalFacts {
    private ProposalFacts() {}

    /** The call that is proposed to; empty where there is none that was published. */
    record TheCall(Optional<PublishedCall> call) {}

    /**
     * The public forums of a policy proposal; empty where there is none of the id.
     *
     * @param debated where it is debated
     * @param named where it is to be debated
     */
    record TheForum(Optional<KnownRoundTable> debated, Optional<KnownRoundTable> named) {}

    /** The groups that are parties, or would be. */
    record Parties(Map<GroupId, GroupStanding> standings) implements KnownGroups {
        Parties {
            standings = Map.copyOf(standings);
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
                    .map(group -> actor.entersFor(group, account(group)))
                    .orElseGet(
                            () -> actor.onBehalfOf().equals(proposer.account().map(AccountRef::value)));
        }
    }

    /** The number it gets 受付番号: {@code 352039-2026-P0001}. */
    record ProposalNumber(String value) {}
}
