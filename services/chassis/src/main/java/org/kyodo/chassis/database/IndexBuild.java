package org.kyodo.chassis.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Builds the indexes of a service beside its work: one that takes long, or fails, keeps no service from starting, and is
 * tried again until it is there. Until then its queries are slow and right.
 */
public final class IndexBuild {
    private static final Logger LOG = LoggerFactory.getLogger(IndexBuild.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Queue<Index> missing;
    private final MongoOperations mongo;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-indexes").factory());

    public IndexBuild(List<? extends Indexed> indexed, MongoOperations mongo, MeterRegistry meters) {
        this(indexed, mongo, meters, PAUSE);
    }

    /** @param pause before what failed is tried again */
    IndexBuild(List<? extends Indexed> indexed, MongoOperations mongo, MeterRegistry meters, Duration pause) {
        this.missing = new ConcurrentLinkedQueue<>(indexed.stream()
                .flatMap(each -> each.indexes().stream())
                .distinct()
                .toList());
        this.mongo = mongo;
        this.pause = pause;
        Gauge.builder("kyodo.indexes.missing", missing, Queue::size)
                .description("indexes that are not built yet")
                .register(meters);
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::build, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is not built now is at the next start. */
    public void stop() {
        thread.shutdownNow();
    }

    private void build() {
        for (Index index : missing) {
            try {
                index.create(mongo);
                missing.remove(index);
            } catch (RuntimeException e) {
                LOG.warn("{} is not built yet and is tried again: {}", index, e.toString());
            }
        }
        if (missing.isEmpty()) {
            thread.shutdown();
        }
    }
}
