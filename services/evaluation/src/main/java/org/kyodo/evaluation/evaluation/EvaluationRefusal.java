package org.kyodo.evaluation.evaluation;

import org.kyodo.chassis.decide.Refusal;

/** Every reason why an evaluation's command is refused. */
enum EvaluationRefusal implements Refusal {
    ALREADY_PLANNED(Kind.STAGE),
    NOT_PLANNED(Kind.STAGE),
    NOT_THE_OFFICE(Kind.FORBIDDEN),
    KIND_NOT_OFFERED(Kind.RULE),
    UNKNOWN_AXIS(Kind.UNKNOWN_REFERENCE),
    REASON_MISSING(Kind.RULE);

    private final Kind kind;

    EvaluationRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
