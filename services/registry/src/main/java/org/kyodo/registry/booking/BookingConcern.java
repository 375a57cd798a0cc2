package org.kyodo.registry.booking;

import org.kyodo.chassis.decide.Concern;

/** What the rules of bookings do by themselves. */
enum BookingConcern implements Concern {
    /** 即時確定; where a municipality switches it off, each base decides on each booking. */
    CONFIRMED_AT_ONCE("K-FA-1");

    private final String rule;

    BookingConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
