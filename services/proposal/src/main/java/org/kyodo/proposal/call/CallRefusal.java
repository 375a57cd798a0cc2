package org.kyodo.proposal.call;

import org.kyodo.chassis.decide.Refusal;

/** Why a command to a call is refused. */
enum CallRefusal implements Refusal {
    NOT_IN_THIS_STAGE(Kind.STAGE),
    NOT_IN_CHARGE(Kind.FORBIDDEN),
    KIND_NOT_OFFERED(Kind.RULE),
    DEPARTMENT_REQUIRED(Kind.RULE),
    THEME_REQUIRED(Kind.RULE),
    UNKNOWN_DEPARTMENT(Kind.UNKNOWN_REFERENCE),
    FORMS_REQUIRED(Kind.RULE),
    FORM_NOT_OFFERED(Kind.RULE),
    ROUND_OUT_OF_RANGE(Kind.RULE),
    CRITERIA_REQUIRED(Kind.RULE, "R-SE-1"),
    CRITERIA_NOT_100(Kind.RULE, "R-SE-1"),
    WINDOW_NOT_AHEAD(Kind.RULE),
    NOT_YET(Kind.RULE),
    REASON_REQUIRED(Kind.RULE, "R-SE-3");

    private final Kind kind;
    private final String rule;

    CallRefusal(Kind kind) {
        this.kind = kind;
        this.rule = name();
    }

    CallRefusal(Kind kind, String rule) {
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
