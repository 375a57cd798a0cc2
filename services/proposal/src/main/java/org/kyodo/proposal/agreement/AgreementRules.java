package org.kyodo.proposal.agreement;

import static org.kyodo.chassis.decide.Decision.accept;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.proposal.agreement.Agreement.Absent;
import org.kyodo.proposal.agreement.AgreementCommand.DraftAgreement;

/** The rule book of an agreement 協定書. */
final class AgreementRules implements Decider<AgreementCommand, Agreement, AgreementEvent> {
    private static final Taken<AgreementCommand, Agreement> TAKEN =
            Taken.of(AgreementCommand.class, Agreement.class).in(Absent.class, DraftAgreement.class);

    private record Case(Agreement agreement, AgreementCommand command) {}

    /** The group that it is made with, as far as it was registered. */
    record Party(Optional<GroupStanding> standing) {}

    /** 公開範囲: a draft is for its parties, staff and auditors. Needs to know: {@link Party}. */
    @Override
    public boolean seenBy(Agreement agreement, Context context) {
        return seesAll(context.actor())
                || context.fact(Party.class)
                        .standing()
                        .filter(group -> group.isActedForBy(context.actor().account()))
                        .isPresent();
    }

    static boolean seesAll(Actor actor) {
        return actor.is(Role.STAFF) || actor.is(Role.AUDITOR);
    }

    @Override
    public Decision<AgreementEvent> decide(Agreement agreement, AgreementCommand command, Context context) {
        return switch (new Case(agreement, command)) {
            case Case(Absent(var id), DraftAgreement c) ->
                accept(new AgreementDrafted(
                        id,
                        c.proposal(),
                        c.agreement(),
                        context.fact(Hashing.class).of(c.agreement())));
            case Case _ -> notInThisStage(agreement, command);
        };
    }

    @Override
    public Taken<AgreementCommand, Agreement> taken() {
        return TAKEN;
    }
}
