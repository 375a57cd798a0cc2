package org.kyodo.proposal.project;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Initiator;
import org.kyodo.contracts.proposal.Supporter;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.proposal.agreement.KnownAgreement;
import org.kyodo.proposal.award.KnownAward;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.group.KnownGroups;
import org.kyodo.proposal.project.Pledges.Said;
import org.kyodo.proposal.project.ProjectCommand.AnnounceInitiative;

/** What the rules of projects look up of the world outside them. */
final class ProjectFacts {
    private ProjectFacts() {}

    /** What the municipality has set. @param minReason characters of a reason */
    record Settings(Set<AreaCode> areas, Set<FieldType> fieldTypes, int minReason) {}

    /** The groups that carry it out, or stated it. */
    record Parties(Map<GroupId, GroupStanding> standings) implements KnownGroups {
        Parties {
            standings = Map.copyOf(standings);
        }

        /** Whether the actor may act for the group 本人又は代理入力: the tables' {@code group°}. @param inCharge of entering for it */
        boolean mayActFor(GroupId group, Actor actor, boolean inCharge) {
            return actor.entersForOthers()
                    ? inCharge && actor.entersFor(group, account(group))
                    : actor.is(Role.GROUP) && isAccountOf(actor.account(), group);
        }
    }

    /** The groups that the command itself names. */
    record NamedParties(Parties parties) {}

    /** The agreement on which a project rests; empty where there is none of its id. */
    record Basis(Optional<KnownAgreement> agreement) {}

    /** The award for what is subsidised; empty where none is decided, or it was declined or cancelled. */
    record Awarded(Optional<KnownAward> award) {}

    /** The call on whose occasion an initiative is stated; empty where there is none that was published. */
    record Occasion(Optional<PublishedCall> call) {}

    /** Looks up what the initiative has given up of a supporter's words about the kind of help of the command. */
    @FunctionalInterface
    interface EarlierWords {
        Optional<Said> of(Supporter supporter);
    }

    /** The initiator as a party. */
    static boolean isBy(Initiator initiator, Parties parties, Actor actor, boolean inCharge) {
        if (initiator.group().isPresent()) {
            return parties.mayActFor(initiator.group().get(), actor, inCharge);
        }
        return actor.onBehalfOf()
                .map(named -> inCharge
                        && named.equals(
                                initiator.account().map(AccountRef::value).orElse(AnnounceInitiative.PARTY)))
                .orElseGet(() ->
                        initiator.account().filter(actor.account()::equals).isPresent());
    }
}
