package org.kyodo.registry.booking;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a booking 予約 is refused. */
enum BookingRefusal implements Refusal {
    /** 予約済: somebody else has the place at that time. */
    TAKEN(breaks("R-FA-2")),
    /** 開いている時間の外. */
    OUTSIDE_HOURS(breaks("R-FA-2")),
    /** It begins now or has begun. */
    SLOT_NOT_AHEAD(guard()),
    TOO_FAR_AHEAD(breaks("K-FA-2")),
    /** これからの予約の上限. */
    TOO_MANY_BOOKINGS(breaks("K-FA-5")),
    /** A group books for itself. */
    BOOKED_FOR_GROUP(guard()),
    NOT_REGISTERED(breaks("K-ALL-8")),
    UNKNOWN_BASE(unknown()),
    UNKNOWN_PLACE(unknown()),
    /** Neither the group nor somebody who enters it for the group. */
    NOT_YOUR_GROUP(forbidden("K-ALL-6")),
    /** Neither who booked nor the desk of the base. */
    NOT_YOUR_BOOKING(forbidden("K-ALL-1")),
    /** 利用の時間が始まった. */
    SLOT_BEGUN(untimely("K-ALL-3"));

    private final Ground ground;

    BookingRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
