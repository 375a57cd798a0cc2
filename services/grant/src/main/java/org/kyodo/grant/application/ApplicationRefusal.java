package org.kyodo.grant.application;

import org.kyodo.chassis.decide.Refusal;

/** Every reason why an application's command is refused. */
enum ApplicationRefusal implements Refusal {
    NOT_YOUR_GROUP(Kind.FORBIDDEN),
    NOT_ENTERED_ON_BEHALF(Kind.FORBIDDEN),
    NOT_IN_CHARGE(Kind.FORBIDDEN),
    PROGRAMME_NOT_PUBLISHED(Kind.RULE, "R-HO-3"),
    NOT_OPEN_YET(Kind.RULE),
    LATE(Kind.RULE),
    NOT_REGISTERED(Kind.RULE),
    GROUP_TYPE_NOT_ELIGIBLE(Kind.RULE),
    NO_CO_DEPARTMENT(Kind.RULE),
    REQUIREMENT_NOT_DECLARED(Kind.RULE),
    LINES_DO_NOT_ADD_UP(Kind.RULE),
    INELIGIBLE_COST(Kind.RULE),
    NOTHING_REQUESTED(Kind.RULE),
    REQUEST_EXCEEDS_GRANT(Kind.RULE),
    REASON_MISSING(Kind.RULE, "R-SE-3"),
    DUE_DATE_NOT_AHEAD(Kind.RULE),
    NOT_YET(Kind.RULE),
    ALREADY_OPENED(Kind.STAGE),
    NOT_IN_THIS_STAGE(Kind.STAGE);

    private final Kind kind;
    private final String rule;

    ApplicationRefusal(Kind kind) {
        this(kind, "");
    }

    ApplicationRefusal(Kind kind, String rule) {
        this.kind = kind;
        this.rule = rule.isEmpty() ? name() : rule;
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
