package org.kyodo.chassis.aggregate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a second, on a thread of its own: gives the commands of passed deadlines 期限. However long the rules take, no lease
 * runs out meanwhile.
 */
public final class Deadlines {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Of one type, before it is the next type's turn. */
    private static final int AT_ONCE = 500;

    private final List<Aggregate<?, ?, ?>> aggregates;
    private final Supplier<List<Integer>> shards;
    private final Counter due;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-deadlines").factory());

    /** @param shards that this replica looks after, asked anew each time */
    public Deadlines(List<Aggregate<?, ?, ?>> aggregates, Supplier<List<Integer>> shards, MeterRegistry meters) {
        this.aggregates = List.copyOf(aggregates);
        this.shards = shards;
        this.due = meters.counter("kyodo.deadlines.due");
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks now, out of turn: the clock was moved. */
    public void lookNow() {
        timer.execute(this::look);
    }

    /** Comes back when no command is under way any more, after five seconds at the latest. */
    public void stop() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        for (Aggregate<?, ?, ?> aggregate : aggregates) {
            try {
                due.increment(aggregate.giveDue(shards.get(), AT_ONCE));
            } catch (RuntimeException e) {
                LOG.warn("deadlines of {} left out: {}", aggregate.type().name(), e.toString());
            }
        }
    }
}
