package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Side;
import org.kyodo.proposal.group.KnownGroups;

/** A fact: how the groups that are parties stand. */
record Standings(Map<GroupId, GroupStanding> standings) implements KnownGroups {
    Standings {
        standings = Map.copyOf(standings);
    }

    /** The first of them that is not registered on the day (K-ALL-8). */
    Optional<GroupId> unregistered(List<GroupId> parties, LocalDate day) {
        return parties.stream().filter(group -> !registered(group, day)).findFirst();
    }

    /** Whether this very person acts for one of the parties on the other side, whatever role they are in. */
    boolean isAccountOfGroup(Actor actor, AgreementTerms terms) {
        return terms.parties().stream().anyMatch(party -> isAccountOf(actor.account(), party));
    }

    /**
     * The parties that the actor speaks for: a group or resident by their own account, or by a desk or the owner that enters it
     * for them 代理入力; a section by its staff. Who acts for a group speaks for no section (K-ALL-7).
     */
    List<AgreementParty> spokenForBy(Actor actor, AgreementTerms terms) {
        if (actor.entersForOthers()) {
            boolean mayEnter = actor.is(Role.DESK) || isOwner(actor, terms);
            return mayEnter
                    ? terms.parties().stream()
                            .filter(party -> isEnteredFor(actor, party))
                            .toList()
                    : List.of();
        }
        List<AgreementParty> own = terms.parties().stream()
                .filter(party -> isAccountOf(actor.account(), party))
                .toList();
        return own.isEmpty()
                ? terms.parties().stream()
                        .filter(party ->
                                party.department().filter(actor::isStaffOf).isPresent())
                        .toList()
                : own;
    }

    /** The side that the actor speaks for: the owner speaks for the city too, also where it is no party itself. */
    Optional<Side> sideOf(Actor actor, AgreementTerms terms) {
        return spokenForBy(actor, terms).stream()
                .findFirst()
                .map(AgreementParty::side)
                .or(() -> Optional.of(Side.CITY).filter(_ -> isOwner(actor, terms) && !actor.entersForOthers()));
    }

    /** The section that owns it, or the collaboration office. */
    static boolean isOwner(Actor actor, AgreementTerms terms) {
        return actor.isStaffOf(terms.department()) || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    private boolean isAccountOf(AccountRef account, AgreementParty party) {
        return accountOf(party).filter(account::equals).isPresent();
    }

    private boolean isEnteredFor(Actor actor, AgreementParty party) {
        return party.group()
                .map(group -> actor.entersFor(group, accountOf(party)))
                .orElseGet(() -> party.account()
                        .map(AccountRef::value)
                        .filter(actor.onBehalfOf().orElseThrow()::equals)
                        .isPresent());
    }

    private Optional<AccountRef> accountOf(AgreementParty party) {
        return party.group().flatMap(this::account).or(party::account);
    }
}
