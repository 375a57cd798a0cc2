package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command of the examination of a proposal, or of the decision on it, is refused. */
enum ExaminationRefusal implements Refusal {
    UNKNOWN_DEPARTMENT(unknown()),
    OPINION_NOT_ASKED(forbidden("K-PR-4")),
    NOT_ASSIGNED_TO_IT(forbidden("K-CI-1")),
    NOT_ON_THE_PANEL(forbidden("K-PR-5")),
    AXES_INCOMPLETE(breaks("R-SE-1")),
    POINTS_OUT_OF_RANGE(breaks("R-SE-1")),
    ALREADY_SCORED(stage()),
    /** 協議や採点がまだ済んでいない. */
    NOT_EXAMINED(stage("K-PR-10")),
    DEPARTMENTS_NOT_ASSIGNED(stage()),
    /** 団体の理由は市が書かない. */
    GROUP_SPEAKS_FOR_ITSELF(forbidden("K-COM-2")),
    RATIONALE_REQUIRED(breaks("R-COM-2")),
    /** 双方の選んだ形態が違う. */
    FORM_NOT_AGREED(breaks("R-COM-2")),
    PROGRAMME_NOT_BY_ADOPTION(guard()),
    CONDITIONS_OVERDUE(untimely("K-PR-7")),
    REASON_REQUIRED(breaks("R-SE-3")),
    ALREADY_EXPLAINED(stage()),
    RECONSIDERATION_USED(stage("K-PR-9")),
    RECONSIDERATION_LATE(untimely("K-PR-9"));

    private final Ground ground;

    ExaminationRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
