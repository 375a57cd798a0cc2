package org.kyodo.chassis.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a fault of the program from parking a whole topic: where more than a handful of different aggregates would park within
 * a minute for one fault, consumption pauses instead. After ever longer pauses one record is tried; when it is dealt with,
 * consumption goes on by itself, and an operator may let it go on at any time.
 */
public final class ParkingLimit {
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ParkingLimit.class);

    private final Clock clock;
    private final int limit;
    private final Map<String, Deque<Parked>> recent = new HashMap<>();
    private Optional<Pause> pause = Optional.empty();

    private record Parked(Lane lane, Instant at) {}

    /**
     * Consumption stands still.
     *
     * @param fault for which too many would park
     * @param nextTry when one record is tried again by itself
     */
    public record Pause(String fault, Instant since, Instant nextTry, Duration length) {}

    /** @param limit how many different aggregates may park within a minute for one fault */
    ParkingLimit(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** @throws PausedException while consumption pauses and it is not time yet for another try */
    synchronized void enter() {
        pause.filter(running -> clock.instant().isBefore(running.nextTry())).ifPresent(running -> {
            throw new PausedException(running);
        });
    }

    /** @throws PausedException when this one would be too many */
    synchronized void parks(String fault, Lane lane) {
        Instant now = clock.instant();
        Deque<Parked> parked = recent.computeIfAbsent(fault, any -> new ArrayDeque<>());
        parked.removeIf(
                one -> one.at().isBefore(now.minus(WINDOW)) || one.lane().equals(lane));
        if (pause.isPresent() || parked.size() >= limit) {
            pause(fault, now);
        }
        parked.add(new Parked(lane, now));
        recent.values().removeIf(Deque::isEmpty);
    }

    private void pause(String fault, Instant now) {
        Duration length = pause.map(before -> before.length().multipliedBy(2))
                .filter(doubled -> doubled.compareTo(LONGEST_PAUSE) < 0)
                .orElse(pause.isPresent() ? LONGEST_PAUSE : FIRST_PAUSE);
        if (pause.isEmpty()) {
            LOG.error(
                    "consumption pauses: more than {} aggregates would park within a minute for: {}; mend it, or let it go"
                            + " on with POST /ops/consumption/resumption",
                    limit,
                    fault);
        }
        pause = Optional.of(new Pause(fault, pause.map(Pause::since).orElse(now), now.plus(length), length));
        throw new PausedException(pause.get());
    }

    /** A record was dealt with. */
    synchronized void passed() {
        pause.ifPresent(over -> {
            LOG.info("consumption goes on by itself after a pause for: {}", over.fault());
            pause = Optional.empty();
        });
    }

    /** An operator lets it go on; as many as before may park. */
    synchronized void resume() {
        pause = Optional.empty();
        recent.clear();
    }

    synchronized Optional<Pause> pause() {
        return pause;
    }

    /** Thrown to the listener container, which brings the same record again. */
    static final class PausedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PausedException(Pause pause) {
            super("paused until " + pause.nextTry() + " for: " + pause.fault());
        }
    }
}
