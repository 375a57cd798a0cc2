package org.kyodo.grant.programme;

import org.kyodo.chassis.decide.Refusal;

/** Every reason why a programme's command is refused. */
enum ProgrammeRefusal implements Refusal {
    UNKNOWN_PROGRAMME(Kind.UNKNOWN_REFERENCE),
    NOT_IN_CHARGE(Kind.FORBIDDEN),
    WINDOW_OPENS_BEFORE_PUBLICATION(Kind.RULE, "R-HO-3"),
    RUNNING_COSTS_NOT_EXCLUDED(Kind.RULE, "R-HO-4"),
    WITHOUT_END(Kind.RULE, "R-HO-6"),
    ALREADY_PUBLISHED(Kind.STAGE),
    NOT_YET(Kind.RULE),
    NOT_IN_THIS_STAGE(Kind.STAGE);

    private final Kind kind;
    private final String rule;

    ProgrammeRefusal(Kind kind) {
        this(kind, "");
    }

    ProgrammeRefusal(Kind kind, String rule) {
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
