package org.kyodo.chassis.ops;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Deadlines;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Parked;
import org.kyodo.chassis.inbox.ParkingLot;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Require;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does to a service at three in the morning. For the role operator only. */
@RestController
@RequestMapping("/ops")
public final class OpsController {
    private final ParkingLot parkingLot;
    private final Inbox inbox;
    private final Clock clock;
    private final Deadlines deadlines;

    public OpsController(ParkingLot parkingLot, Inbox inbox, Clock clock, Deadlines deadlines) {
        this.parkingLot = parkingLot;
        this.inbox = inbox;
        this.clock = clock;
        this.deadlines = deadlines;
    }

    record Replaying(String key, boolean dryRun) {}

    record Discarding(String id, String reason) {
        Discarding {
            Require.text("reason", reason, 500);
        }
    }

    record Time(Instant now) {}

    @GetMapping("/parked")
    List<Parked> parked(@RequestParam Optional<String> key, @RequestParam(defaultValue = "100") int limit) {
        return parkingLot.list(key, Require.between("limit", limit, 1, 1_000));
    }

    @PostMapping("/parked/replay")
    Inbox.Replay replay(@RequestBody Replaying request) {
        return inbox.replay(request.key(), request.dryRun());
    }

    @PostMapping("/parked/discard")
    ResponseEntity<Void> discard(@RequestBody Discarding request, Caller caller) {
        parkingLot.discard(
                request.id(), request.reason(), caller.actor().account().value());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/clock")
    Time time() {
        return new Time(clock.instant());
    }

    /** Moves the clock of the platform, where the setting {@code kyodo.clock.movable} allows it. */
    @PutMapping("/clock")
    Time move(@RequestBody Time to) {
        if (!(clock instanceof MovableClock movable)) {
            throw new InvalidInput("now", to.now(), "nothing: this clock does not move");
        }
        movable.moveTo(to.now());
        deadlines.lookNow();
        return new Time(clock.instant());
    }
}
