package org.kyodo.registry.erasure;

import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to an erasure 本人の情報の消去 is refused. */
enum ErasureRefusal implements Refusal {
    /** Entered for somebody without an account, of whom each record is erased by itself. */
    ACCOUNT_MISSING(guard()),
    /** 進行中の案件. */
    ACCOUNT_IN_USE(stage("K-ER-1")),
    /** 法令・文書管理規程による保存. */
    RECORD_KEPT_BY_LAW(stage("K-GR-17")),
    /** Another's. */
    NOT_YOUR_ERASURE(forbidden());

    private final Ground ground;

    ErasureRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
