package org.kyodo.chassis.config;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Deadlines;
import org.kyodo.chassis.aggregate.Retention;
import org.kyodo.chassis.database.IndexBuild;
import org.kyodo.chassis.relay.Heartbeat;
import org.kyodo.chassis.relay.OutgoingStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Starts relay, heartbeat and deadlines before the first request comes, and stops them after the last: what was committed until
 * then is still sent.
 */
final class ChassisLifecycle implements SmartLifecycle {
    private final MongoOperations mongo;
    private final IndexBuild indexes;
    private final List<OutgoingStream> streams;
    private final Heartbeat heartbeat;
    private final Deadlines deadlines;
    private final Retention retention;
    private final Duration timers;
    private final Duration relays;
    private volatile boolean running;

    /**
     * @param timers how long what goes on by itself may take to stop
     * @param relays how long the relays may take after that
     */
    ChassisLifecycle(
            MongoOperations mongo,
            IndexBuild indexes,
            List<OutgoingStream> streams,
            Heartbeat heartbeat,
            Deadlines deadlines,
            Retention retention,
            Duration timers,
            Duration relays) {
        this.mongo = mongo;
        this.indexes = indexes;
        this.streams = streams;
        this.heartbeat = heartbeat;
        this.deadlines = deadlines;
        this.retention = retention;
        this.timers = timers;
        this.relays = relays;
    }

    @Override
    public void start() {
        refuseUnsafeTopology(mongo.executeCommand(new Document("hello", 1)));
        indexes.start();
        streams.forEach(OutgoingStream::start);
        heartbeat.start();
        deadlines.start();
        retention.start();
        running = true;
    }

    /**
     * Majority is not what it says where an arbiter stands in for one of two data nodes: with one of them gone, writes wait
     * for ever or are lost with the other.
     *
     * @param hello the server's answer to {@code hello}
     * @throws IllegalStateException on such a topology
     */
    static void refuseUnsafeTopology(Document hello) {
        int data = hello.getList("hosts", String.class, List.of()).size();
        int arbiters = hello.getList("arbiters", String.class, List.of()).size();
        if (arbiters > 0 && data < 3) {
            throw new IllegalStateException(
                    "MongoDB replica set with %d data nodes and %d arbiters (expected: three data nodes or no arbiter)"
                            .formatted(data, arbiters));
        }
    }

    @Override
    public void stop() {
        together(
                timers,
                Stream.concat(
                        streams.stream().map(stream -> stream::stopWork),
                        Stream.of(indexes::stop, retention::stop, deadlines::stop, heartbeat::stop)));
        together(relays, streams.stream().map(stream -> stream::stop));
        running = false;
    }

    /** Runs all of them at once and returns when they have ended; those that have not after so long are interrupted and left. */
    static void together(Duration within, Stream<Runnable> parts) {
        List<Thread> threads =
                parts.map(part -> Thread.ofPlatform().daemon().start(part)).toList();
        long deadline = System.nanoTime() + within.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before consumers and web server start, and after both have stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
