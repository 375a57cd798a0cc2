package org.kyodo.proposal.call;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a call is refused. */
enum CallRefusal implements Refusal {
    KIND_NOT_OFFERED(guard()),
    DEPARTMENT_REQUIRED(breaks("K-CA-1")),
    THEME_REQUIRED(breaks("R-CA-1")),
    UNKNOWN_DEPARTMENT(unknown()),
    FORMS_REQUIRED(guard()),
    FORM_NOT_OFFERED(guard()),
    ROUND_OUT_OF_RANGE(breaks("R-CA-7")),
    CRITERIA_REQUIRED(breaks("R-SE-1")),
    CRITERIA_NOT_100(breaks("K-CA-3")),
    WINDOW_NOT_AHEAD(untimely("")),
    /** 審査会の委員が足りない. */
    PANEL_TOO_SMALL(breaks("K-CA-4")),
    /** 下書きの上限. */
    TOO_MANY_DRAFTS(breaks("K-CA-6"));

    private final Ground ground;

    CallRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
