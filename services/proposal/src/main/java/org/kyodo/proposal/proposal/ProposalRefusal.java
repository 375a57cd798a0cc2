package org.kyodo.proposal.proposal;

import org.kyodo.chassis.decide.Refusal;

/** Why a command to a proposal is refused. */
enum ProposalRefusal implements Refusal {
    NOT_IN_THIS_STAGE(Kind.STAGE),
    NOT_IN_CHARGE(Kind.FORBIDDEN),
    NOT_THE_PROPOSER(Kind.FORBIDDEN),
    NOT_REGISTERED(Kind.RULE),
    CO_PROPOSER_NOT_REGISTERED(Kind.RULE),
    PROPOSER_AMONG_CO_PROPOSERS(Kind.RULE),
    UNKNOWN_CALL(Kind.UNKNOWN_REFERENCE),
    CALL_CANCELLED(Kind.RULE),
    CALL_NOT_YET_OPEN(Kind.RULE),
    CALL_CLOSED(Kind.RULE),
    ANOTHER_CALL_OR_PROPOSER(Kind.RULE),
    CORRECTION_LATE(Kind.RULE),
    NOT_CONCRETE(Kind.RULE, "R-SE-4"),
    REQUESTED_EXCEEDS_TOTAL(Kind.RULE),
    REQUESTED_EXCEEDS_CEILING(Kind.RULE),
    FORM_NOT_OFFERED(Kind.RULE),
    UNKNOWN_AREA(Kind.UNKNOWN_REFERENCE),
    UNKNOWN_FIELD_TYPE(Kind.UNKNOWN_REFERENCE),
    PROGRAMME_REQUIRED(Kind.RULE),
    PROGRAMME_ONLY_FOR_SUBSIDY(Kind.RULE),
    UNKNOWN_PROGRAMME(Kind.UNKNOWN_REFERENCE),
    DUE_NOT_AHEAD(Kind.RULE),
    NOT_YET_DUE(Kind.RULE),
    REASON_REQUIRED(Kind.RULE, "R-SE-3"),
    UNKNOWN_DEPARTMENT(Kind.UNKNOWN_REFERENCE),
    CONFLICT_OF_INTEREST(Kind.FORBIDDEN),
    AXES_INCOMPLETE(Kind.RULE, "R-SE-1"),
    POINTS_OUT_OF_RANGE(Kind.RULE, "R-SE-1"),
    ALREADY_SCORED(Kind.STAGE),
    DEPARTMENTS_NOT_ASSIGNED(Kind.STAGE),
    TOO_FEW_SCORES(Kind.STAGE, "R-SE-1"),
    RATIONALE_REQUIRED(Kind.RULE, "R-COM-2"),
    ALREADY_EXPLAINED(Kind.STAGE),
    RECONSIDERATION_USED(Kind.STAGE),
    RECONSIDERATION_LATE(Kind.RULE);

    private final Kind kind;
    private final String rule;

    ProposalRefusal(Kind kind) {
        this.kind = kind;
        this.rule = name();
    }

    ProposalRefusal(Kind kind, String rule) {
        this.kind = kind;
        this.rule = rule;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String rule() {
        return rule;
    }
}
