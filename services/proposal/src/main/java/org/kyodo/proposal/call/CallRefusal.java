package org.kyodo.proposal.call;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
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
    /** 既存の事務事業の名がない. */
    TASK_REQUIRED(breaks("R-CA-2")),
    TASK_ONLY_OF_EXISTING(guard()),
    /** だれも応募できない. */
    NOBODY_ELIGIBLE(breaks("R-CA-3")),
    RESIDENTS_NOT_TAKEN(breaks("R-CA-4")),
    EXAMINATION_NOT_STRICT(breaks("R-CA-6")),
    NOT_EXAMINED_KIND(guard()),
    FORMS_REQUIRED(guard()),
    FORMS_NOT_FOR_KIND(guard()),
    FORM_NOT_OFFERED(guard()),
    /** 募集の類型が導く形態ではない. */
    FORM_NOT_OF_KIND(breaks("R-CA-5")),
    ROUND_OUT_OF_RANGE(breaks("R-CA-7")),
    CRITERIA_REQUIRED(breaks("R-SE-1")),
    CRITERIA_NOT_100(breaks("K-CA-3")),
    /** 事業の性格・必要性・収益性は基準ではない. */
    FORM_INPUT_AS_CRITERION(breaks("R-FP-1")),
    WINDOW_NOT_AHEAD(untimely("")),
    NOT_LATER(guard()),
    /** 締切後の延長. */
    EXTENDED_TOO_LATE(untimely("K-CA-5")),
    SCREENED_WITHOUT_EXAMINATION(stage()),
    PROPOSALS_UNDECIDED(stage()),
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
