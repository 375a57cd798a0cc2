package org.kyodo.registry.contact;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a contact point is refused. */
enum ContactPointRefusal implements Refusal {
    /** Another's contact point. */
    NOT_YOUR_CONTACT_POINT(forbidden()),
    /** Another's group. */
    NOT_YOUR_GROUP(forbidden()),
    /** 申請も登録もない団体. */
    GROUP_NOT_KNOWN(unknown()),
    /** Entered for somebody without an account, or by a group that does not say which. */
    RECIPIENT_MISSING(guard()),
    /** 一件に一つ. */
    ONE_ADDRESS_EACH(guard()),
    /** その種類ではあり得ない不達. */
    FAILURE_OF_ANOTHER_KIND(guard()),
    /** 連絡先の上限. */
    TOO_MANY_CONTACT_POINTS(breaks("K-CT-4")),
    /** コードが交付されていない. */
    NO_CONTACT_CODE(stage()),
    /** コードの期限切れ. */
    CONTACT_CODE_EXPIRED(untimely("K-CT-1")),
    CONTACT_CODE_WRONG(guard()),
    /** 照合の上限. */
    CONTACT_CODE_LOCKED(stage("K-CT-2"));

    private final Ground ground;

    ContactPointRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
