package org.kyodo.chassis.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kyodo.chassis.inbox.Held.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again by itself what the inbox holds, and measures what is held. */
public final class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 8;

    private final Inbox inbox;
    private final Clock wallClock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-retries").factory());
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("kyodo-retry-", 0).factory());
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private volatile long parked;
    private volatile long waiting;
    private volatile double gapAge;

    public Retries(Inbox inbox, Clock wallClock, MeterRegistry meters) {
        this.inbox = inbox;
        this.wallClock = wallClock;
        Gauge.builder("kyodo.inbox.held", () -> parked)
                .tag("state", "parked")
                .description("records that wait for an operator")
                .register(meters);
        Gauge.builder("kyodo.inbox.held", () -> waiting)
                .tag("state", "waiting")
                .description("records that are tried again by themselves, or wait behind another")
                .register(meters);
        Gauge.builder("kyodo.inbox.gaps.age", () -> gapAge)
                .description("how long the oldest record waits for a missing event, in seconds")
                .baseUnit("seconds")
                .register(meters);
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::measure, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(this::retry, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        inbox.onDue(this::soon);
    }

    public void stop() {
        inbox.onDue(() -> {});
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many records wait for an operator, as of the last look. */
    public long parked() {
        return parked;
    }

    /** Now, and once more when a record held just now is due. */
    private void soon() {
        try {
            timer.execute(this::retry);
            timer.schedule(this::retry, FailureKind.BUSY.pause(0).toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping: what is held is tried by another replica or after the next start");
        }
    }

    private void retry() {
        try {
            inbox.due().stream().filter(tried::add).forEach(id -> workers.execute(() -> attempt(id)));
        } catch (RuntimeException e) {
            LOG.warn("what is held is tried later: {}", e.toString());
        }
    }

    private void attempt(String id) {
        try {
            inbox.retry(id);
        } catch (RuntimeException e) {
            LOG.warn("{} is tried later: {}", id, e.toString());
        } finally {
            tried.remove(id);
        }
    }

    private void measure() {
        try {
            parked = inbox.count(State.PARKED);
            waiting = inbox.count(State.WAITING) + inbox.count(State.BEHIND);
            Instant now = wallClock.instant();
            gapAge = inbox.oldestGap()
                    .map(since -> Duration.between(since, now).toMillis() / 1000.0)
                    .orElse(0.0);
        } catch (RuntimeException e) {
            LOG.debug("what is held is measured later: {}", e.toString());
        }
    }
}
