package org.kyodo.chassis.relay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.failpoint.Failpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Sends the whole journal of a stream once more, to topics that were lost, while the service runs.
 *
 * <p>First the relays of all replicas are held, so that no live event comes between those of the journal; commands are
 * taken meanwhile, and their events wait in the outboxes. Then the events of every subject are sent in order: many subjects
 * at a time, of each one event under way. Then the relays go on. One document says how far it is; one replica at a time
 * works on it, and when that dies another goes on from there, which repeats some events.
 */
public final class Republication {
    public enum State {
        /** It waits until every replica's relay stands still. */
        HOLDING,
        SENDING,
        DONE
    }

    /**
     * How far it is.
     *
     * @param by who asked for it
     * @param total how many events the journal has; 0 until that was counted
     * @param sent how many of them the broker has acknowledged
     */
    public record Progress(
            String topic, State state, String by, Instant since, long total, long sent, Optional<Instant> finished) {}

    private static final Logger LOG = LoggerFactory.getLogger(Republication.class);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** Events in memory, and their content in characters. */
    private static final int WINDOW = 4_000;

    private static final long WINDOW_SIZE = 16L << 20;
    private static final int CHECKPOINT_AFTER = 1_000;

    private final Relay relay;
    private final Journal journal;
    private final Leases leases;
    private final MongoCollection<Document> republications;
    private final Failpoints failpoints;
    private final Clock wallClock;
    private volatile long sent;
    private volatile boolean stopped;
    private volatile Thread runner;

    Republication(
            Relay relay,
            Leases leases,
            MongoOperations mongo,
            Failpoints failpoints,
            Clock wallClock,
            MeterRegistry meters) {
        this.relay = relay;
        this.journal = relay.journal();
        this.leases = leases;
        this.republications = mongo.getCollection("republications");
        this.failpoints = failpoints;
        this.wallClock = wallClock;
        Gauge.builder("kyodo.republication.sent", () -> sent)
                .description("events of the journal sent by this replica, of the republication it works on")
                .tag("topic", relay.topic())
                .register(meters);
    }

    /** Asks for it. One that is under way goes on as it is. */
    public Progress begin(String by) {
        Document run = new Document("run", UUID.randomUUID().toString())
                .append("state", State.HOLDING.name())
                .append("by", by)
                .append("since", Date.from(wallClock.instant()))
                .append("total", 0L)
                .append("sent", 0L)
                .append("subject", Journal.Position.START.subject())
                .append("sequence", Journal.Position.START.sequence())
                .append("until", new Date(0));
        ConditionalWrites.upsert(
                republications,
                and(eq("_id", relay.topic()), eq("state", State.DONE.name())),
                new Document("$set", run).append("$unset", new Document("finished", "").append("owner", "")));
        return progress().orElseThrow();
    }

    /** How far the last one is, if there ever was one. */
    public Optional<Progress> progress() {
        return document()
                .map(document -> new Progress(
                        relay.topic(),
                        state(document),
                        document.getString("by"),
                        document.getDate("since").toInstant(),
                        document.get("total", Number.class).longValue(),
                        document.get("sent", Number.class).longValue(),
                        Optional.ofNullable(document.getDate("finished")).map(Date::toInstant)));
    }

    /** Holds the relay before it starts, if that was asked for. */
    void start() {
        stopped = false;
        relay.hold(running().isPresent());
    }

    /** Holds the relay or lets it go on, and works on what nobody works on; with each heartbeat. */
    void beat() {
        Optional<Document> running = running();
        relay.hold(running.isPresent());
        running.ifPresent(document -> {
            String run = document.getString("run");
            if (relay.isStill()) {
                leases.noteHeld(run);
            }
            boolean works = runner != null && runner.isAlive();
            if (keepLease(run) && !works) {
                runner =
                        Thread.ofPlatform().daemon().name("kyodo-republication").start(() -> work(run));
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

    private void work(String run) {
        try {
            while (!stopped) {
                try {
                    Optional<Document> found = running().filter(document -> run.equals(document.getString("run")));
                    if (found.isEmpty()) {
                        return;
                    }
                    boolean mine =
                            state(found.get()) == State.HOLDING ? hold(run) : send(run, found.get()) && finish(run);
                    if (!mine) {
                        return;
                    }
                } catch (RuntimeException e) {
                    LOG.warn("republication to {} waits: {}", relay.topic(), e.toString());
                    TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hold(String run) throws InterruptedException {
        while (!leases.allHeld(run)) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        failpoints.reach("republication.held");
        return advance(run, new Document("state", State.SENDING.name()).append("total", journal.count()));
    }

    private boolean finish(String run) {
        boolean mine = advance(
                run, new Document("state", State.DONE.name()).append("finished", Date.from(wallClock.instant())));
        LOG.info("the journal was sent to {} once more: {} events", relay.topic(), sent);
        return mine;
    }

    // -- sending

    /** An event of the journal on its way, and those of its subject behind it. */
    private static final class Entry {
        final Journal.Position at;
        final Pending event;
        boolean acknowledged;

        Entry(Journal.Entry entry) {
            this.at = entry.at();
            this.event = entry.event();
        }
    }

    private record Answer(Entry entry, Exception failure) {}

    /** Sends what comes after the checkpoint. @return {@code false} when another replica has taken over, or at a stop */
    private boolean send(String run, Document checkpoint) throws InterruptedException {
        return new Sending(run, checkpoint).toTheEnd();
    }

    /** One replica's work on one republication. */
    private final class Sending {
        private final String run;
        private final Deque<Entry> window = new ArrayDeque<>();
        private final Map<String, Deque<Entry>> lanes = new HashMap<>();
        private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        private final Deque<Entry> again = new ArrayDeque<>();
        private Journal.Position read;
        private Journal.Position done;
        private long saved;
        private long size;
        private boolean atEnd;
        private long againAt;

        Sending(String run, Document checkpoint) {
            this.run = run;
            this.done = new Journal.Position(
                    checkpoint.getString("subject"),
                    checkpoint.get("sequence", Number.class).longValue());
            this.read = done;
            sent = checkpoint.get("sent", Number.class).longValue();
            this.saved = sent;
        }

        boolean toTheEnd() throws InterruptedException {
            while (!stopped) {
                fill();
                if (window.isEmpty()) {
                    return save();
                }
                Answer first = answers.poll(LOOK.toNanos(), TimeUnit.NANOSECONDS);
                if (first != null) {
                    List<Answer> batch = new ArrayList<>(List.of(first));
                    answers.drainTo(batch);
                    batch.forEach(this::note);
                }
                if (!again.isEmpty() && System.nanoTime() - againAt > 0) {
                    List.copyOf(again).forEach(this::send);
                    again.clear();
                }
                advance();
                while (sent - saved >= CHECKPOINT_AFTER) {
                    if (!save()) {
                        return false;
                    }
                    advance();
                }
            }
            return false;
        }

        private void fill() {
            while (!atEnd && window.size() < WINDOW && size < WINDOW_SIZE) {
                List<Journal.Entry> page = journal.after(read);
                atEnd = page.isEmpty();
                for (Journal.Entry next : page) {
                    Entry entry = new Entry(next);
                    read = entry.at;
                    window.add(entry);
                    size += entry.event.data().length();
                    Deque<Entry> lane = lanes.computeIfAbsent(entry.at.subject(), subject -> new ArrayDeque<>());
                    lane.add(entry);
                    if (lane.size() == 1) {
                        send(entry);
                    }
                }
            }
        }

        private void send(Entry entry) {
            relay.send(entry.event, failure -> answers.add(new Answer(entry, failure)));
        }

        private void note(Answer answer) {
            Entry entry = answer.entry();
            if (answer.failure() != null) {
                // It stays the first of its subject, so none overtakes it.
                LOG.warn(
                        "{} was not acknowledged: {}",
                        entry.at,
                        answer.failure().toString());
                again.add(entry);
                againAt = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
                return;
            }
            entry.acknowledged = true;
            Deque<Entry> lane = lanes.get(entry.at.subject());
            lane.remove();
            if (lane.isEmpty()) {
                lanes.remove(entry.at.subject());
            } else {
                send(lane.element());
            }
        }

        /** Everything before the checkpoint is acknowledged; goes on as far as the next one. */
        private void advance() {
            while (!window.isEmpty() && window.element().acknowledged && sent - saved < CHECKPOINT_AFTER) {
                Entry entry = window.remove();
                size -= entry.event.data().length();
                done = entry.at;
                sent = sent + 1;
            }
        }

        private boolean save() {
            saved = sent;
            boolean mine = Republication.this.advance(
                    run,
                    new Document("sent", sent).append("subject", done.subject()).append("sequence", done.sequence()));
            failpoints.reach("republication.saved");
            return mine;
        }
    }

    // -- the document

    private Optional<Document> document() {
        return Optional.ofNullable(republications.find(eq("_id", relay.topic())).first());
    }

    private Optional<Document> running() {
        return document().filter(document -> state(document) != State.DONE);
    }

    private static State state(Document document) {
        return State.valueOf(document.getString("state"));
    }

    /** Takes the lease, or renews it. @return whether this replica has it */
    private boolean keepLease(String run) {
        Instant now = wallClock.instant();
        Bson free = or(eq("owner", leases.me()), lt("until", Date.from(now)));
        return republications
                        .updateOne(
                                and(eq("_id", relay.topic()), eq("run", run), ne("state", State.DONE.name()), free),
                                new Document(
                                        "$set",
                                        new Document("owner", leases.me()).append("until", Date.from(now.plus(LEASE)))))
                        .getMatchedCount()
                == 1;
    }

    /** @return whether it is still this replica's work */
    private boolean advance(String run, Document set) {
        return republications
                        .updateOne(
                                and(eq("_id", relay.topic()), eq("run", run), eq("owner", leases.me())),
                                new Document("$set", set))
                        .getMatchedCount()
                == 1;
    }
}
