package org.kyodo.chassis.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the platform. It runs as the machine's does; where a setting allows it, a demo or a test may move it. */
public final class MovableClock extends Clock {
    private final Clock machine;
    private volatile Duration ahead = Duration.ZERO;

    public MovableClock(Clock machine) {
        this.machine = machine;
    }

    /** From now on it shows {@code time} and runs on from there. */
    public void moveTo(Instant time) {
        ahead = Duration.between(machine.instant(), time);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock tells instants only; the business date is taken in JST");
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }
}
