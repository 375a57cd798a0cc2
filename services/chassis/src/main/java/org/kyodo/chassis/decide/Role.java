package org.kyodo.chassis.decide;

import java.util.List;
import org.kyodo.contracts.value.ActorType;

/** What an account may be 役割; the names in lower case stand in the token's claim {@code roles}. */
public enum Role {
    /** 市民. */
    RESIDENT(ActorType.RESIDENT),
    /** 団体. */
    GROUP(ActorType.GROUP),
    /** 職員, with a department. */
    STAFF(ActorType.STAFF),
    /** 審査員. */
    REVIEWER(ActorType.REVIEWER),
    /** 会計. */
    TREASURER(ActorType.TREASURER),
    /** 監査. */
    AUDITOR(ActorType.AUDITOR),
    /** 運用者. */
    OPERATOR(ActorType.OPERATOR),
    /** Kyodo itself; never in a token. */
    PLATFORM(ActorType.PLATFORM);

    static final List<Role> BY_POWER =
            List.of(PLATFORM, STAFF, TREASURER, REVIEWER, GROUP, AUDITOR, OPERATOR, RESIDENT);

    private final ActorType actorType;

    Role(ActorType actorType) {
        this.actorType = actorType;
    }

    ActorType actorType() {
        return actorType;
    }
}
