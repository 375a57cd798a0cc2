package org.kyodo.chassis.aggregate;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From time to time, on one replica: removes what is too old, in batches. The same on every database. */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 500;

    private final List<Ageing> parts;
    private final BooleanSupplier mine;
    private final Duration every;
    private final MeterRegistry meters;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-retention").factory());

    /** @param mine whether it is this replica that removes, asked before each batch */
    public Retention(List<Ageing> parts, BooleanSupplier mine, Duration every, MeterRegistry meters) {
        this.parts = List.copyOf(parts);
        this.mine = mine;
        this.every = every;
        this.meters = meters;
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::removeAll, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void stop() {
        timer.shutdownNow();
    }

    /** Removes everything that is too old now. */
    public void removeAll() {
        for (Ageing part : parts) {
            try {
                long removed = BATCH;
                while (removed == BATCH
                        && mine.getAsBoolean()
                        && !Thread.currentThread().isInterrupted()) {
                    removed = part.remove(BATCH);
                    meters.counter("kyodo.retention.removed", "what", part.name())
                            .increment(removed);
                }
            } catch (RuntimeException e) {
                LOG.warn("what is too old of {} is left for later: {}", part.name(), e.toString());
            }
        }
    }
}
