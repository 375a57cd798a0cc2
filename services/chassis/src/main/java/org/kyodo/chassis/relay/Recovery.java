package org.kyodo.chassis.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.aggregate.Replay;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Brings a database that was restored from an older backup forward to what the service had told since: aggregates and journal,
 * from the service's own topic.
 *
 * <p>First the relays of all replicas are held. Then the topic is read from the beginning: an event that follows the last one of
 * its aggregate is applied, appended to the journal and counted as sent; one that is known is passed over. An aggregate of
 * which topic and database tell two histories stays as it is, and is named. Done again it finds nothing to do, so one that was
 * interrupted begins anew.
 */
public final class Recovery implements HeldWork.Task {
    public enum State {
        /** It waits until every replica's relay stands still. */
        HOLDING,
        READING,
        DONE
    }

    /**
     * How far it is.
     *
     * @param by who asked for it
     * @param read records of the topic, of {@code toRead}
     * @param events that came back, each applied to its aggregate
     * @param leftOut how many aggregates stay as they are though the topic says otherwise
     * @param left those of them found first, and why; a hundred at most
     */
    public record Progress(
            String topic,
            State state,
            String by,
            Instant since,
            long read,
            long toRead,
            long events,
            long leftOut,
            List<Left> left,
            Optional<Instant> finished) {}

    /** An aggregate that stays as it is. */
    public record Left(String subject, String why) {}

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CHECKED_AFTER = Duration.ofSeconds(10);
    private static final int MOST_LEFT_SHOWN = 100;

    private final Map<String, Aggregate<?, ?, ?>> aggregates;
    private final Supplier<Consumer<byte[], byte[]>> readers;
    private final Relay relay;
    private final Journal journal;
    private final HeldWork held;
    private final Failpoints failpoints;
    private final Clock wallClock;
    private volatile boolean behind;
    private volatile Thread checking;
    private volatile Instant checkedNext = Instant.MAX;

    Recovery(
            Collection<Aggregate<?, ?, ?>> aggregates,
            Supplier<Consumer<byte[], byte[]>> readers,
            Relay relay,
            Leases leases,
            MongoOperations mongo,
            Failpoints failpoints,
            Clock wallClock,
            MeterRegistry meters) {
        this.aggregates = aggregates.stream()
                .collect(Collectors.toMap(aggregate -> aggregate.type().name(), Function.identity()));
        this.readers = readers;
        this.relay = relay;
        this.journal = relay.journal();
        this.held = new HeldWork("recovery", "recoveries", relay, leases, mongo, wallClock, this);
        this.failpoints = failpoints;
        this.wallClock = wallClock;
        Gauge.builder("kyodo.journal.behind", () -> behind ? 1 : 0)
                .description(
                        "1 when the topic has events that the journal does not: the database is from an older backup")
                .tag("topic", relay.topic())
                .register(meters);
    }

    /** Asks for it. One that is under way goes on as it is. */
    public Progress begin(String by) {
        held.begin(
                by,
                new Document("read", 0L)
                        .append("toRead", 0L)
                        .append("events", 0L)
                        .append("leftOut", 0L)
                        .append("left", List.of()));
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
                        number(document, "read"),
                        number(document, "toRead"),
                        number(document, "events"),
                        number(document, "leftOut"),
                        document.getList("left", Document.class).stream()
                                .map(left -> new Left(left.getString("subject"), left.getString("why")))
                                .toList(),
                        Optional.ofNullable(document.getDate("finished")).map(Date::toInstant)));
    }

    void start() {
        checkedNext = wallClock.instant().plus(CHECKED_AFTER);
    }

    /** Some time after the start: looks whether the database stands behind the topic, and for as long as it does. */
    void beat() {
        Instant now = wallClock.instant();
        if (now.isAfter(checkedNext) && (checking == null || !checking.isAlive())) {
            checkedNext = now.plus(CHECKED_AFTER);
            checking = Thread.ofPlatform().daemon().name("kyodo-recovery-check").start(this::check);
        }
    }

    private void check() {
        try {
            boolean was = behind;
            behind = isBehind();
            if (!behind) {
                checkedNext = Instant.MAX;
            } else if (!was) {
                LOG.error(
                        "{} has events that the journal does not: the database is from an older backup and its next events"
                                + " would stand at places already taken (expected: POST /ops/recovery before any command)",
                        relay.topic());
            }
        } catch (RuntimeException e) {
            LOG.info("{} is compared with the journal later: {}", relay.topic(), e.toString());
        }
    }

    /**
     * Whether neither journal nor outboxes have the last event of some partition. What was sent stays in its outbox until it is
     * journalled, so that is all there is to look at: an event told since the backup is the last of its partition or stands
     * before one that was.
     */
    private boolean isBehind() {
        try (Consumer<byte[], byte[]> log = readers.get()) {
            List<TopicPartition> partitions = partitions(log);
            Map<TopicPartition, Long> begin = log.beginningOffsets(partitions);
            Map<TopicPartition, Long> end = new HashMap<>(log.endOffsets(partitions));
            end.entrySet().removeIf(one -> one.getValue() <= begin.get(one.getKey()));
            log.assign(end.keySet());
            end.forEach((partition, offset) -> log.seek(partition, offset - 1));
            List<Told> last = new ArrayList<>();
            while (end.entrySet().stream().anyMatch(one -> log.position(one.getKey()) < one.getValue())) {
                log.poll(POLL).forEach(record -> last.add(Told.of(record)));
            }
            // The outboxes first: what leaves one meanwhile is in the journal then.
            Map<String, Replay<?, ?>> replays = replays(last);
            last.removeIf(told -> Optional.<Replay<?, ?>>ofNullable(
                            replays.get(told.envelope().subject()))
                    .flatMap(replay -> replay.idAt(told.envelope().sequence()))
                    .filter(told.id()::equals)
                    .isPresent());
            Map<Journal.Position, Journal.Known> known =
                    journal.at(last.stream().map(Told::at).toList());
            return last.stream()
                    .anyMatch(told -> !known.containsKey(told.at())
                            || !known.get(told.at()).id().equals(told.id()));
        }
    }

    private List<TopicPartition> partitions(Consumer<?, ?> log) {
        return log.partitionsFor(relay.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** The aggregates of these events, by subject. */
    private Map<String, Replay<?, ?>> replays(List<Told> batch) {
        Map<String, Set<String>> ids = new HashMap<>();
        batch.forEach(told -> ids.computeIfAbsent(told.envelope().aggregate(), name -> new HashSet<>())
                .add(told.envelope().subjectId()));
        Map<String, Replay<?, ?>> replays = new LinkedHashMap<>();
        ids.forEach((name, some) -> Optional.ofNullable(aggregates.get(name))
                .ifPresent(aggregate ->
                        aggregate.replays(some).forEach((id, replay) -> replays.put(name + "/" + id, replay))));
        return replays;
    }

    HeldWork held() {
        return held;
    }

    @Override
    public Document begun() {
        return new Document("state", State.READING.name());
    }

    @Override
    public boolean work(String run, Document writtenDown) {
        try (Consumer<byte[], byte[]> log = readers.get()) {
            return new Reading(run, log, number(writtenDown, "events")).toTheEnd();
        }
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }

    /** An event as it stands on the topic. */
    private record Told(Envelope envelope, Map<String, String> headers, String data) {
        static Told of(ConsumerRecord<byte[], byte[]> record) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (Header header : record.headers()) {
                headers.put(header.key(), text(header.value()));
            }
            String key = record.key() == null ? null : text(record.key());
            Envelope envelope = Envelope.ofRecord(record.topic(), key, name -> {
                Header header = record.headers().lastHeader(name);
                return header == null ? null : header.value();
            });
            return new Told(envelope, headers, text(record.value()));
        }

        String id() {
            return envelope.id().toString();
        }

        Journal.Position at() {
            return new Journal.Position(envelope.subject(), envelope.sequence());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** One replica's reading of the topic from its beginning to its end. */
    private final class Reading {
        private final String run;
        private final Consumer<byte[], byte[]> log;
        private final Map<String, String> left = new LinkedHashMap<>();
        /** Events that came before one that they follow, by subject and place. */
        private final Map<String, TreeMap<Long, Told>> early = new HashMap<>();

        private long read;
        private long toRead;
        private long events;

        Reading(String run, Consumer<byte[], byte[]> log, long events) {
            this.run = run;
            this.log = log;
            this.events = events;
        }

        boolean toTheEnd() {
            List<TopicPartition> partitions = partitions(log);
            log.assign(partitions);
            log.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = log.endOffsets(partitions);
            toRead = end.values().stream().mapToLong(Long::longValue).sum()
                    - log.beginningOffsets(partitions).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            while (partitions.stream().anyMatch(partition -> log.position(partition) < end.get(partition))) {
                if (held.isStopped()) {
                    return false;
                }
                ConsumerRecords<byte[], byte[]> records = log.poll(POLL);
                take(records);
                read += records.count();
                if (!save()) {
                    return false;
                }
            }
            early.forEach((subject, waiting) ->
                    leave(subject, "the topic has event " + waiting.firstKey() + " and not the one before it"));
            LOG.info("{} events came back from {}; {} aggregates stay as they are", events, relay.topic(), left.size());
            return save();
        }

        private boolean save() {
            return held.writeDown(
                    run,
                    new Document("read", read)
                            .append("toRead", toRead)
                            .append("events", events)
                            .append("leftOut", (long) left.size())
                            .append(
                                    "left",
                                    left.entrySet().stream()
                                            .limit(MOST_LEFT_SHOWN)
                                            .map(one ->
                                                    new Document("subject", one.getKey()).append("why", one.getValue()))
                                            .toList()));
        }

        private void leave(String subject, String why) {
            if (left.putIfAbsent(subject, why) == null) {
                LOG.warn("{} stays as it is: {}", subject, why);
            }
        }

        private void take(ConsumerRecords<byte[], byte[]> records) {
            List<Told> batch = new ArrayList<>(records.count());
            records.forEach(record -> {
                try {
                    batch.add(Told.of(record));
                } catch (RuntimeException e) {
                    leave(record.topic() + "/" + record.partition() + "/" + record.offset(), e.toString());
                }
            });
            Map<String, Replay<?, ?>> replays = replays(batch);
            Map<Journal.Position, Journal.Known> known = known(batch, replays);
            for (Told told : batch) {
                Replay<?, ?> replay = replays.get(told.envelope().subject());
                if (replay == null) {
                    leave(told.envelope().subject(), "no aggregate of this service");
                } else if (!removed(told, replay, known)) {
                    take(told, replay, Optional.ofNullable(known.get(told.at())));
                    takeEarly(told.envelope().subject(), replay);
                }
            }
            commit(replays);
        }

        /** What the journal has at the places of these events, and at the first of aggregates that may have been removed. */
        private Map<Journal.Position, Journal.Known> known(List<Told> batch, Map<String, Replay<?, ?>> replays) {
            Set<Journal.Position> places = batch.stream().map(Told::at).collect(Collectors.toSet());
            replays.forEach((subject, replay) -> {
                if (replay.mayHaveBeenRemoved()) {
                    places.add(new Journal.Position(subject, 1));
                }
            });
            return places.isEmpty() ? Map.of() : journal.at(places);
        }

        /** One of which the journal knows, though it did not come back from the topic, was removed at the end of its life. */
        private boolean removed(Told told, Replay<?, ?> replay, Map<Journal.Position, Journal.Known> known) {
            Journal.Known first = known.get(new Journal.Position(told.envelope().subject(), 1));
            return replay.mayHaveBeenRemoved() && first != null && !first.recovered();
        }

        private void take(Told told, Replay<?, ?> replay, Optional<Journal.Known> journalled) {
            Envelope envelope = told.envelope();
            if (left.containsKey(envelope.subject())) {
                return;
            }
            if (envelope.sequence() > replay.emitted() + 1) {
                early.computeIfAbsent(envelope.subject(), subject -> new TreeMap<>())
                        .putIfAbsent(envelope.sequence(), told);
                return;
            }
            boolean next = envelope.sequence() == replay.emitted() + 1;
            boolean otherEvent = replay.idAt(envelope.sequence())
                    .or(() -> journalled.map(Journal.Known::id))
                    .filter(id -> !id.equals(envelope.id().toString()))
                    .isPresent();
            if (otherEvent || next && !envelope.place().previousId().equals(replay.lastEvent())) {
                leave(
                        envelope.subject(),
                        "topic and database tell two histories of it, at event " + envelope.sequence());
            } else if (next) {
                try {
                    replay.take(envelope, told.headers(), told.data());
                } catch (RuntimeException e) {
                    leave(envelope.subject(), "event " + envelope.sequence() + ": " + e);
                }
            }
        }

        private void takeEarly(String subject, Replay<?, ?> replay) {
            TreeMap<Long, Told> waiting = early.get(subject);
            if (waiting == null) {
                return;
            }
            while (!waiting.isEmpty() && waiting.firstKey() <= replay.emitted() + 1) {
                take(waiting.pollFirstEntry().getValue(), replay, Optional.empty());
                if (left.containsKey(subject)) {
                    waiting.clear();
                }
            }
            if (waiting.isEmpty()) {
                early.remove(subject);
            }
        }

        /** The journal first: what the document counts as sent is never looked at again. */
        private void commit(Map<String, Replay<?, ?>> replays) {
            replays.entrySet().removeIf(one -> !one.getValue().hasMoved() || left.containsKey(one.getKey()));
            List<Pending> toJournal = replays.values().stream()
                    .flatMap(replay -> replay.events().stream())
                    .toList();
            if (toJournal.isEmpty()) {
                return;
            }
            journal.appendRecovered(toJournal);
            failpoints.reach("recovery.journalled");
            replays.forEach((subject, replay) -> {
                if (replay.commit()) {
                    events += replay.size();
                    failpoints.reach("recovery.committed");
                } else {
                    leave(subject, "it was changed while it was brought forward");
                }
            });
        }
    }
}
