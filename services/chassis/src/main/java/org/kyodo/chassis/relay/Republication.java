package org.kyodo.chassis.relay;

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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Pending;
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
public final class Republication implements HeldWork.Task {
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
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** Events in memory, and their content in characters. */
    private static final int WINDOW = 4_000;

    private static final long WINDOW_SIZE = 16L << 20;
    private static final int CHECKPOINT_AFTER = 1_000;

    private final Relay relay;
    private final Journal journal;
    private final HeldWork held;
    private final Failpoints failpoints;
    private volatile long sent;

    Republication(
            Relay relay,
            Leases leases,
            MongoOperations mongo,
            Failpoints failpoints,
            Clock wallClock,
            MeterRegistry meters) {
        this.relay = relay;
        this.journal = relay.journal();
        this.held = new HeldWork("republication", "republications", relay, leases, mongo, wallClock, this);
        this.failpoints = failpoints;
        Gauge.builder("kyodo.republication.sent", () -> sent)
                .description("events of the journal sent by this replica, of the republication it works on")
                .tag("topic", relay.topic())
                .register(meters);
    }

    /** Asks for it. One that is under way goes on as it is. */
    public Progress begin(String by) {
        held.begin(
                by,
                new Document("total", 0L)
                        .append("sent", 0L)
                        .append("subject", Journal.Position.START.subject())
                        .append("sequence", Journal.Position.START.sequence()));
        return progress().orElseThrow();
    }

    /** How far the last one is, if there ever was one. */
    public Optional<Progress> progress() {
        return held.last()
                .map(document -> new Progress(
                        relay.topic(),
                        State.valueOf(document.getString("state")),
                        document.getString("by"),
                        document.getDate("since").toInstant(),
                        document.get("total", Number.class).longValue(),
                        document.get("sent", Number.class).longValue(),
                        Optional.ofNullable(document.getDate("finished")).map(Date::toInstant)));
    }

    HeldWork held() {
        return held;
    }

    @Override
    public Document begun() {
        failpoints.reach("republication.held");
        return new Document("state", State.SENDING.name()).append("total", journal.count());
    }

    /** Sends what comes after the checkpoint. */
    @Override
    public boolean work(String run, Document checkpoint) throws InterruptedException {
        boolean done = new Sending(run, checkpoint).toTheEnd();
        if (done) {
            LOG.info("the journal was sent to {} once more: {} events", relay.topic(), sent);
        }
        return done;
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
            while (!held.isStopped()) {
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
            boolean mine = held.writeDown(
                    run,
                    new Document("sent", sent).append("subject", done.subject()).append("sequence", done.sequence()));
            failpoints.reach("republication.saved");
            return mine;
        }
    }
}
