package org.kyodo.chassis.relay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Committed;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.failpoint.Failpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Brings events from the outboxes to one topic of Kafka: journal and send, wait for the acknowledgement, drain. Each step may be
 * repeated after a crash, and nothing is drained before both broker and journal have it.
 *
 * <p>Each document has a <em>lane</em> of its own while it has events to send. In a lane at most one event is under way, so a
 * record that fails cannot be overtaken by the next one, whatever the producer does. A lane goes on when its own
 * acknowledgement comes and waits for no other; one that fails backs off alone. Of one partition a bounded number of lanes is
 * under way, so one that is unavailable cannot fill the producer's memory.
 *
 * <p>One thread owns all lanes; commits and acknowledgements reach it through a queue. The journal and the drains are written by
 * a thread each, in batches of whatever has come meanwhile, so that neither holds up what is sent.
 */
public class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    /** The broker has answered by then, or the producer has given up. */
    static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /** Lanes of one partition with events in memory. Their largest records together fit into the producer's memory. */
    private static final int LANES_UNDER_WAY = 256;

    private static final long PRODUCER_MEMORY = 64L << 20;

    /** Above this many lanes, further documents wait for the sweep. */
    private static final int MOST_LANES = 50_000;

    /** Above this many events handed over and not yet looked at, only the id is kept and the document is read. */
    private static final int MOST_HANDED_OVER = 10_000;

    /** A lane that never runs empty is drained after this many acknowledgements, or its outbox would fill up. */
    private static final int DRAINED_AFTER = 16;

    private static final int SIGNALS_AT_ONCE = 4_096;

    /** Of so many lanes events are journalled, or outboxes drained, in one write where there is more to do. */
    private static final int LANES_AT_ONCE = 1_000;

    private final MongoOperations mongo;
    private final Journal journal;
    private final Producer<String, byte[]> producer;
    private final String topic;
    private final Failpoints failpoints;
    private final Counter acked;
    private final Counter failed;
    private final Counter read;

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Batches<Part> journalling = new Batches<>(
            "kyodo-journal",
            LANES_AT_ONCE,
            this::append,
            (parts, failure) -> signals.add(new Signal.Journalled(parts, failure)));
    private final Batches<Part> draining = new Batches<>(
            "kyodo-drain",
            LANES_AT_ONCE,
            this::drain,
            (parts, failure) -> signals.add(new Signal.Drained(parts, failure)));
    private final Set<Lane.Key> woken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final Map<Lane.Key, Lane> lanes = new ConcurrentHashMap<>();
    private volatile boolean held;
    private volatile boolean still;
    private volatile boolean stopping;
    private volatile long stopBy;
    private volatile Thread worker;

    // Of the worker alone.
    private final Map<Integer, Lane.Partition> partitions = new HashMap<>();
    private final Queue<Lane> resting = new PriorityQueue<>(Comparator.comparingLong(lane -> lane.restsUntil));
    private final Queue<Lane> ready = new ArrayDeque<>();

    private int partitionCount;
    private int underWay;
    private boolean wasHeld;

    public Relay(
            MongoOperations mongo,
            Journal journal,
            Producer<String, byte[]> producer,
            String topic,
            Failpoints failpoints,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.journal = journal;
        this.producer = producer;
        this.topic = topic;
        this.failpoints = failpoints;
        this.acked = Counter.builder("kyodo.relay.acked")
                .description("events that the broker has acknowledged")
                .tag("topic", topic)
                .register(meters);
        this.failed = Counter.builder("kyodo.relay.failed")
                .description("attempts to send an event that failed; it stays in its outbox")
                .tag("topic", topic)
                .register(meters);
        this.read = Counter.builder("kyodo.relay.read")
                .description("outboxes read, because their events were not handed over after the commit")
                .tag("topic", topic)
                .register(meters);
    }

    /**
     * A producer as the relay needs it: it waits for all replicas, and for nothing for ever.
     *
     * @param connection how it reaches the broker; what the relay rests on is set here and cannot be set otherwise
     */
    public static Producer<String, byte[]> producer(Map<String, ?> connection, String clientId) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A lane waits for its own record, so nothing is gained by waiting to fill a batch.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, PRODUCER_MEMORY);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ANSWERED_WITHIN.toMillis());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    public void start() {
        stopping = false;
        journalling.start();
        draining.start();
        worker = Thread.ofPlatform().name("kyodo-relay").start(this::run);
    }

    /** Whether its thread works; one that ended by an error of the machine needs a new process. */
    public boolean works() {
        return worker != null && worker.isAlive();
    }

    /** Sends what it was woken for, for ten seconds at most, and stops; what is left stays in the outboxes. */
    public void stop() {
        stopBy = System.nanoTime() + STOPS_WITHIN.toNanos();
        stopping = true;
        signals.add(new Signal.Look());
        if (worker != null) {
            try {
                if (!worker.join(STOPS_WITHIN)) {
                    worker.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Takes over what was just committed, so that it need not be read again. Only saves time: the document is the truth, and
     * the sweep finds what nobody handed over.
     */
    public void wake(Committed committed) {
        int events = committed.events().size();
        if (handedOver.addAndGet(events) > MOST_HANDED_OVER) {
            handedOver.addAndGet(-events);
            wake(committed.collection(), committed.id());
        } else {
            signals.add(new Signal.HandedOver(committed));
        }
    }

    /** Has the outbox of a document read and sent. */
    public void wake(String collection, String id) {
        Lane.Key key = new Lane.Key(collection, id);
        if ((lanes.size() < MOST_LANES || lanes.containsKey(key)) && woken.add(key)) {
            signals.add(new Signal.Woken(key));
        }
    }

    String topic() {
        return topic;
    }

    Journal journal() {
        return journal;
    }

    /**
     * Holds it, or lets it go on. A held relay sends nothing; what is under way then may still be acknowledged and journalled, and
     * is drained.
     */
    void hold(boolean hold) {
        if (held != hold) {
            still = false;
            held = hold;
            signals.add(new Signal.Look());
        }
    }

    boolean isHeld() {
        return held;
    }

    /** Whether it is held and nothing is under way any more. */
    boolean isStill() {
        return held && still;
    }

    /** Whether it knows that this document has events to send. */
    boolean knows(String collection, String id) {
        return lanes.containsKey(new Lane.Key(collection, id));
    }

    // -- lanes

    /** What is written of one lane. @param upTo the last sequence that the write is about */
    private record Part(Lane lane, List<Pending> events, long upTo) {}

    /** What reaches the worker from other threads. */
    private sealed interface Signal {
        record Woken(Lane.Key key) implements Signal {}

        record HandedOver(Committed committed) implements Signal {}

        record Answered(Lane lane, Pending event, Exception failure) implements Signal {}

        record Journalled(List<Part> parts, Throwable failure) implements Signal {}

        record Drained(List<Part> parts, Throwable failure) implements Signal {}

        /** Look whether something has changed. */
        record Look() implements Signal {}
    }

    private void run() {
        try {
            while (!isDone()) {
                work(next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            journalling.stop();
            draining.stop();
        }
    }

    private boolean isDone() {
        return stopping && (signals.isEmpty() && (lanes.isEmpty() || isStill()) || System.nanoTime() - stopBy > 0);
    }

    /** Waits until something has come. @return the lanes that may have something to do */
    private Set<Lane> next() throws InterruptedException {
        List<Signal> batch = new ArrayList<>();
        if (ready.isEmpty()) {
            Lane first = resting.peek();
            long pause = first == null ? LONGEST_PAUSE.toNanos() : first.restsUntil - System.nanoTime();
            Signal signal = signals.poll(pause, TimeUnit.NANOSECONDS);
            if (signal != null) {
                batch.add(signal);
            }
        }
        signals.drainTo(batch, SIGNALS_AT_ONCE);
        Set<Lane> touched = new LinkedHashSet<>();
        batch.forEach(signal -> note(signal, touched));
        for (Lane lane = resting.peek();
                lane != null && lane.restsUntil - System.nanoTime() <= 0;
                lane = resting.peek()) {
            resting.remove().rests = false;
            touched.add(lane);
        }
        touched.addAll(ready);
        ready.clear();
        return touched;
    }

    private void note(Signal signal, Set<Lane> touched) {
        switch (signal) {
            case Signal.Woken(Lane.Key key) -> {
                // From here on a new commit wakes again, for it may come after the document was read.
                woken.remove(key);
                Lane lane = lanes.computeIfAbsent(key, Lane::new);
                lane.mustRead = true;
                touched.add(lane);
            }
            case Signal.HandedOver(Committed committed) -> {
                handedOver.addAndGet(-committed.events().size());
                touched.add(takeOver(committed));
            }
            case Signal.Answered(Lane lane, Pending event, Exception failure) -> {
                answered(lane, event, failure);
                touched.add(lane);
            }
            case Signal.Journalled(List<Part> parts, Throwable failure) ->
                written(parts, failure, touched, this::journalled);
            case Signal.Drained(List<Part> parts, Throwable failure) -> written(parts, failure, touched, this::drained);
            case Signal.Look() -> {}
        }
    }

    private Lane takeOver(Committed committed) {
        Lane.Key key = new Lane.Key(committed.collection(), committed.id());
        Lane lane = lanes.get(key);
        if (lane == null) {
            lane = new Lane(key);
            lane.startAfter(committed.drained());
            lanes.put(key, lane);
        }
        // What a held relay is told of is read when it goes on.
        lane.mustRead |= held;
        lane.takeOver(committed);
        return lane;
    }

    private void answered(Lane lane, Pending event, Exception failure) {
        underWay--;
        lane.underWay--;
        if (failure == null) {
            acked.increment();
            lane.wasAcknowledged(event);
        } else {
            // Where a right is missing all lanes fail alike, and it is told once which one.
            LOG.atLevel(failure instanceof AuthorizationException ? Level.DEBUG : Level.WARN)
                    .log("{}/{} was not acknowledged: {}", lane.key.id(), event.sequence(), failure.toString());
            failed.increment();
            // Read again: another replica may have sent it meanwhile.
            lane.events.clear();
            lane.known = lane.acknowledged;
            lane.mustRead = true;
            rest(lane);
        }
    }

    private void written(List<Part> parts, Throwable failure, Set<Lane> touched, BiConsumer<Part, Boolean> note) {
        if (failure instanceof Error error) {
            // The thread that wrote has ended, so this one must.
            throw error;
        }
        if (failure != null) {
            LOG.warn("events stay in their outboxes for now: {}", failure.toString());
        }
        parts.forEach(part -> {
            note.accept(part, failure == null);
            touched.add(part.lane());
        });
    }

    private void journalled(Part part, boolean done) {
        Lane lane = part.lane();
        lane.journalling = false;
        if (done) {
            lane.wasJournalled(part.upTo());
        } else {
            // Begins anew with what the document has, and the journal goes first then.
            lane.startAfter(lane.drained);
            lane.mustRead = true;
            rest(lane);
        }
    }

    private void drained(Part part, boolean done) {
        Lane lane = part.lane();
        lane.draining = false;
        if (done) {
            lane.drained = Math.max(lane.drained, part.upTo());
        } else {
            rest(lane);
        }
    }

    // -- one round of work

    private void work(Set<Lane> touched) {
        boolean holds = held;
        if (wasHeld && !holds) {
            touched.addAll(lanes.values());
        }
        wasHeld = holds;
        List<Lane> going = List.of();
        try {
            if (!holds) {
                going = touched.stream().filter(this::mayGo).toList();
                read(going);
            }
        } catch (RuntimeException e) {
            LOG.warn("events stay in their outboxes for now: {}", e.toString());
            touched.stream().filter(lane -> !lane.queued).forEach(this::rest);
        }
        // What is sent is journalled, also when it was held meanwhile.
        touched.forEach(this::journal);
        going.forEach(this::send);
        touched.forEach(this::drain);
        touched.forEach(this::settle);
        still = holds && underWay == 0 && lanes.values().stream().allMatch(lane -> lane.unjournalled.isEmpty());
    }

    /** Whether it is its turn: it does not back off, and there is room for it in its partition. */
    private boolean mayGo(Lane lane) {
        if (lane.rests || lane.queued) {
            return false;
        }
        if (!lane.active && (!lane.events.isEmpty() || lane.mustRead)) {
            if (lane.partition == null) {
                lane.partition = partitions.computeIfAbsent(partitionOf(lane.key.id()), any -> new Lane.Partition());
            }
            if (lane.partition.active >= LANES_UNDER_WAY) {
                lane.queued = true;
                lane.partition.queued.add(lane);
                return false;
            }
            lane.active = true;
            lane.partition.active++;
        }
        return lane.active;
    }

    /** As the producer spreads keys; a topic that has grown since only makes the bounds less exact. */
    private int partitionOf(String key) {
        if (partitionCount == 0) {
            partitionCount = Math.max(1, producer.partitionsFor(topic).size());
        }
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitionCount;
    }

    private void read(List<Lane> going) {
        byCollection(
                        going.stream()
                                .filter(lane -> lane.mustRead && lane.isEmpty())
                                .toList(),
                        Function.identity())
                .forEach((collection, some) -> {
                    Map<String, Lane> byId =
                            some.stream().collect(Collectors.toMap(lane -> lane.key.id(), lane -> lane));
                    List<Document> found = collection
                            .find(in("_id", byId.keySet()))
                            .projection(include("outbox", "drained"))
                            .into(new ArrayList<>());
                    read.increment(found.size());
                    some.forEach(lane -> lane.mustRead = false);
                    found.forEach(
                            document -> byId.get(document.getString("_id")).takeIn(document));
                });
    }

    private void journal(Lane lane) {
        if (!lane.unjournalled.isEmpty() && !lane.journalling && !lane.rests) {
            failpoints.reach("relay.loaded");
            lane.journalling = true;
            journalling.add(new Part(
                    lane,
                    List.copyOf(lane.unjournalled),
                    lane.unjournalled.getLast().sequence()));
        }
    }

    private void append(List<Part> parts) {
        journal.append(parts.stream().flatMap(part -> part.events().stream()).toList());
        failpoints.reach("relay.journalled");
    }

    /** How many events of a lane may be under way: one, so that none can be overtaken. A test shows what more would do. */
    int underWayAtMost() {
        return 1;
    }

    private void send(Lane lane) {
        if (!lane.rests) {
            List<Pending> next = lane.next(underWayAtMost());
            next.forEach(event -> send(lane, event));
            if (!next.isEmpty()) {
                failpoints.reach("relay.sent");
            }
        }
    }

    private void send(Lane lane, Pending event) {
        underWay++;
        lane.underWay++;
        lane.sent = event.sequence();
        send(event, failure -> signals.add(new Signal.Answered(lane, event, failure)));
    }

    /** @param answered is given {@code null} when the broker has it, and otherwise why it has not; on any thread */
    void send(Pending event, Consumer<Exception> answered) {
        try {
            producer.send(record(event), (metadata, failure) -> answered.accept(failure));
        } catch (RuntimeException e) {
            answered.accept(e);
        }
    }

    /** Up to where a lane is drained now; no further than broker and journal have it. */
    long drainable(Lane lane) {
        long both = Math.min(lane.acknowledged, lane.journalled);
        boolean due = lane.isSent() || lane.rests || both - lane.drained >= DRAINED_AFTER;
        return due ? both : lane.drained;
    }

    /** The document, if its outbox holds nothing beyond this event. */
    Bson whereLast(String id, long sequence) {
        return and(eq("_id", id), eq("emitted", sequence));
    }

    private void drain(Lane lane) {
        long upTo = drainable(lane);
        if (upTo > lane.drained && !lane.draining) {
            lane.draining = true;
            draining.add(new Part(lane, List.of(), upTo));
        }
    }

    private void drain(List<Part> parts) {
        failpoints.reach("relay.acked");
        byCollection(parts, Part::lane).forEach((collection, some) -> {
            int emptied =
                    write(collection, some, part -> whereLast(part.lane().key.id(), part.upTo()), part -> new Document(
                                    "$set", new Document("outbox", List.of()).append("drained", part.upTo()))
                            .append("$unset", new Document("pendingSince", "")));
            if (emptied < some.size()) {
                // Some have more, which stays; unless another replica was faster.
                write(
                        collection,
                        some,
                        part -> and(
                                eq("_id", part.lane().key.id()),
                                gt("emitted", part.upTo()),
                                lt("drained", part.upTo())),
                        part -> new Document(
                                        "$pull",
                                        new Document(
                                                "outbox", new Document("sequence", new Document("$lte", part.upTo()))))
                                .append("$set", new Document("drained", part.upTo()))
                                .append("$currentDate", new Document("pendingSince", true)));
            }
        });
        failpoints.reach("relay.drained");
    }

    private static int write(
            MongoCollection<Document> collection,
            List<Part> parts,
            Function<Part, Bson> filter,
            Function<Part, Document> update) {
        List<UpdateOneModel<Document>> writes = parts.stream()
                .map(part -> new UpdateOneModel<Document>(filter.apply(part), update.apply(part)))
                .toList();
        return collection
                .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                .getMatchedCount();
    }

    private <T> Map<MongoCollection<Document>, List<T>> byCollection(List<T> some, Function<T, Lane> laneOf) {
        Map<String, List<T>> byName = some.stream()
                .collect(Collectors.groupingBy(one -> laneOf.apply(one).key.collection()));
        Map<MongoCollection<Document>, List<T>> byCollection = new HashMap<>();
        byName.forEach((name, of) -> byCollection.put(mongo.getCollection(name), of));
        return byCollection;
    }

    // -- after the round

    private void rest(Lane lane) {
        if (!lane.rests) {
            long pause = Math.min(FIRST_PAUSE.toNanos() << Math.min(lane.failures, 10), LONGEST_PAUSE.toNanos());
            lane.failures++;
            lane.rests = true;
            lane.restsUntil = System.nanoTime() + pause;
            resting.add(lane);
        }
    }

    private void settle(Lane lane) {
        if (lane.underWay > 0 || lane.journalling) {
            return;
        }
        if (lane.isDone() || stopping && lane.rests && !lane.draining) {
            lanes.remove(lane.key, lane);
            resting.remove(lane);
            leave(lane);
        } else if (lane.rests || lane.isEmpty() && !lane.mustRead) {
            leave(lane);
        }
    }

    private void leave(Lane lane) {
        if (lane.active) {
            lane.active = false;
            lane.partition.active--;
            Lane next = lane.partition.queued.poll();
            if (next != null) {
                next.queued = false;
                ready.add(next);
            }
        }
    }

    private ProducerRecord<String, byte[]> record(Pending event) {
        String subject = event.headers().get("ce_subject");
        var record = new ProducerRecord<>(
                topic, subject.substring(subject.indexOf('/') + 1), event.data().getBytes(StandardCharsets.UTF_8));
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
