package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a proposal is refused. */
enum ProposalRefusal implements Refusal {
    NOT_THE_PROPOSER(forbidden()),
    UNKNOWN_GROUP(unknown()),
    NOT_REGISTERED(breaks("K-ALL-8")),
    CO_PROPOSER_NOT_REGISTERED(breaks("K-ALL-8")),
    PROPOSER_AMONG_CO_PROPOSERS(guard()),
    /** 審査するものと協議するものがある. */
    NOT_OF_THIS_KIND(stage("R-CP-3")),
    UNKNOWN_CALL(unknown()),
    CALL_CANCELLED(guard()),
    CALL_NOT_YET_OPEN(breaks("K-ALL-3")),
    CALL_CLOSED(breaks("K-ALL-3")),
    ANOTHER_CALL_OR_PROPOSER(guard()),
    /** 市民事業は提案ではなく表明である. */
    ANNOUNCED_NOT_PROPOSED(guard()),
    /** 応募資格なし. */
    NOT_ELIGIBLE(breaks("R-CA-3")),
    RESIDENTS_NOT_ELIGIBLE(breaks("R-CA-4")),
    NO_CO_PROPOSER(forbidden()),
    CO_PROPOSERS_UNCONFIRMED(stage("K-PR-3")),
    CALL_GOES_ON(stage()),
    OTHER_FIELD_WITHOUT_TEXT(breaks("R-PR-1")),
    NOT_CONCRETE(breaks("R-SE-4")),
    REQUESTED_EXCEEDS_TOTAL(breaks("K-PR-2")),
    REQUESTED_EXCEEDS_CEILING(breaks("K-PR-2")),
    FORM_NOT_OFFERED(guard()),
    UNKNOWN_AREA(unknown()),
    UNKNOWN_FIELD_TYPE(unknown()),
    PROGRAMME_REQUIRED(guard()),
    PROGRAMME_ONLY_FOR_SUBSIDY(guard()),
    UNKNOWN_PROGRAMME(unknown()),
    /** 受理を待つ提案の上限. */
    TOO_MANY_WAITING(breaks("K-PR-11")),
    /** 下書きの上限. */
    TOO_MANY_PROPOSALS_DRAFTED(breaks("K-PR-1"));

    private final Ground ground;

    ProposalRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
