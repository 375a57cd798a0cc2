package org.kyodo.chassis.relay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.database.ConditionalWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Work that an operator asks for and that needs the relays of all replicas to stand still. One document says how far it is;
 * one replica at a time works on it, and when that dies another goes on.
 */
final class HeldWork {
    /** It waits until every replica's relay stands still. */
    static final String HOLDING = "HOLDING";

    static final String DONE = "DONE";

    private static final Logger LOG = LoggerFactory.getLogger(HeldWork.class);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** What is done once all relays stand still. */
    interface Task {
        /** What is written down before it begins; its state among that. */
        Document begun();

        /**
         * Does it, from what is written down.
         *
         * @return whether it is done: {@code false} when another replica has taken over, or at a stop
         */
        boolean work(String run, Document writtenDown) throws InterruptedException;
    }

    private final String name;
    private final Relay relay;
    private final Leases leases;
    private final MongoCollection<Document> documents;
    private final Clock wallClock;
    private final Task task;
    private volatile Optional<Document> running = Optional.empty();
    private volatile boolean stopped;
    private volatile Thread runner;

    /** @param collection where it is written down; of each topic one document */
    HeldWork(
            String name,
            String collection,
            Relay relay,
            Leases leases,
            MongoOperations mongo,
            Clock wallClock,
            Task task) {
        this.name = name;
        this.relay = relay;
        this.leases = leases;
        this.documents = mongo.getCollection(collection);
        this.wallClock = wallClock;
        this.task = task;
    }

    /** Asks for it. What is under way goes on as it is. */
    void begin(String by, Document initial) {
        Document run = new Document(initial)
                .append("run", UUID.randomUUID().toString())
                .append("state", HOLDING)
                .append("by", by)
                .append("since", Date.from(wallClock.instant()))
                .append("until", new Date(0));
        ConditionalWrites.upsert(
                documents,
                and(eq("_id", relay.topic()), eq("state", DONE)),
                new Document("$set", run).append("$unset", new Document("finished", "").append("owner", "")));
    }

    /** What is written down of the last one, if there ever was one. */
    Optional<Document> last() {
        return Optional.ofNullable(documents.find(eq("_id", relay.topic())).first());
    }

    void start() {
        stopped = false;
    }

    /** Looks whether it was asked for and is not done, so that the relay is to be held. */
    boolean isRunning() {
        running = last().filter(document -> !DONE.equals(document.getString("state")));
        return running.isPresent();
    }

    /** Tells that the relay stands still, and works on what nobody works on; with each heartbeat, after {@link #isRunning}. */
    void beat() {
        running.ifPresent(document -> {
            String run = document.getString("run");
            if (relay.isStill()) {
                leases.noteHeld(run);
            }
            boolean works = runner != null && runner.isAlive();
            if (keepLease(run) && !works) {
                runner = Thread.ofPlatform().daemon().name("kyodo-" + name).start(() -> work(run));
            }
        });
    }

    void stop() {
        stopped = true;
        Thread working = runner;
        if (working != null) {
            working.interrupt();
            try {
                working.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** @return whether it is still this replica's work */
    boolean writeDown(String run, Document set) {
        return documents
                        .updateOne(
                                and(eq("_id", relay.topic()), eq("run", run), eq("owner", leases.me())),
                                new Document("$set", set))
                        .getMatchedCount()
                == 1;
    }

    private void work(String run) {
        try {
            while (!stopped) {
                try {
                    Optional<Document> found = last().filter(document ->
                            run.equals(document.getString("run")) && !DONE.equals(document.getString("state")));
                    if (found.isEmpty() || !step(run, found.get())) {
                        return;
                    }
                } catch (RuntimeException e) {
                    LOG.warn("{} of {} waits: {}", name, relay.topic(), e.toString());
                    TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it is still this replica's work */
    private boolean step(String run, Document writtenDown) throws InterruptedException {
        if (HOLDING.equals(writtenDown.getString("state"))) {
            while (!leases.allHeld(run)) {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
            return writeDown(run, task.begun());
        }
        return task.work(run, writtenDown)
                && writeDown(run, new Document("state", DONE).append("finished", Date.from(wallClock.instant())));
    }

    /** Takes the lease, or renews it. @return whether this replica has it */
    private boolean keepLease(String run) {
        Instant now = wallClock.instant();
        Bson free = or(eq("owner", leases.me()), lt("until", Date.from(now)));
        return documents
                        .updateOne(
                                and(eq("_id", relay.topic()), eq("run", run), ne("state", DONE), free),
                                new Document(
                                        "$set",
                                        new Document("owner", leases.me()).append("until", Date.from(now.plus(LEASE)))))
                        .getMatchedCount()
                == 1;
    }
}
