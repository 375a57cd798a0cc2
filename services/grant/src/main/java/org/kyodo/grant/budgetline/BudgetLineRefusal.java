package org.kyodo.grant.budgetline;

import org.kyodo.chassis.decide.Refusal;

/** Every reason why a budget line's command is refused. */
enum BudgetLineRefusal implements Refusal {
    UNKNOWN_PROGRAMME(Kind.UNKNOWN_REFERENCE),
    NOT_IN_CHARGE(Kind.FORBIDDEN),
    BELOW_WHAT_IS_USED(Kind.RULE),
    APPLICATION_NOT_SUBMITTED(Kind.UNKNOWN_REFERENCE),
    EXCEEDS_REQUEST(Kind.RULE),
    /** 予算の範囲内. */
    BUDGET(Kind.RULE),
    RESERVED_OTHERWISE(Kind.RULE),
    ALREADY_RELEASED(Kind.RULE),
    NOT_RESERVED(Kind.RULE),
    NO_BUDGET_SET(Kind.STAGE);

    private final Kind kind;

    BudgetLineRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
