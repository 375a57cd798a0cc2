package org.kyodo.registry.department;

import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why a command to a department is refused. */
enum DepartmentRefusal implements Refusal {
    /** 所属コードの重複. */
    CODE_TAKEN(stage()),
    /** The collaboration office is named by the rules: it may be renamed and others merged into it. */
    OFFICE_STAYS(stage()),
    /** One reorganisation at a time. */
    REORGANISATION_PLANNED(stage()),
    NONE_PLANNED(stage()),
    TARGET_NOT_ACTIVE(unknown()),
    MERGED_INTO_ITSELF(guard()),
    DAY_IS_PAST(guard()),
    /** 進行中の案件. */
    MATTERS_OPEN(stage()),
    TERM_NOT_IN_ORDER(guard()),
    TOO_MANY_OFFICERS(guard()),
    NO_SUCH_OFFICER(unknown());

    private final Ground ground;

    DepartmentRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
