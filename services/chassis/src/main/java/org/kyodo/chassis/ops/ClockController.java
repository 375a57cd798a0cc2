package org.kyodo.chassis.ops;

import java.time.Clock;
import java.time.Instant;
import org.kyodo.chassis.aggregate.Deadlines;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clock of the platform, for an operator only. */
@RestController
@RequestMapping("/ops")
public final class ClockController {
    private final Clock clock;
    private final Deadlines deadlines;

    public ClockController(Clock clock, Deadlines deadlines) {
        this.clock = clock;
        this.deadlines = deadlines;
    }

    record Time(Instant now) {}

    @GetMapping("/clock")
    Time time() {
        return new Time(clock.instant());
    }

    /** Moves the clock of the platform, where the setting {@code kyodo.clock.movable} allows it. */
    @PutMapping("/clock")
    Time move(@RequestBody Time to) {
        if (!(clock instanceof MovableClock movable)) {
            throw new InvalidInput("now", to.now(), Wording.CLOCK_STANDS.of());
        }
        movable.moveTo(to.now());
        deadlines.lookNow();
        return new Time(clock.instant());
    }
}
