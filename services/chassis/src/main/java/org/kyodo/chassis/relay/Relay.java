package org.kyodo.chassis.relay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.failpoint.Failpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Brings events from the outboxes to Kafka: journal, send, wait for the acknowledgement, drain. Each step may be repeated
 * after a crash, and nothing is drained before the broker has it.
 *
 * <p>It sends in <em>waves</em>: of each aggregate at most one event is under way, so a record that fails cannot be overtaken
 * by the next one of its aggregate, whatever the producer does.
 */
public class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 256;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    /** An aggregate whose outbox should be looked at. */
    private record Wake(String collection, String id) {}

    /** Tells the worker that nothing more comes. */
    private static final Wake LAST = new Wake("", "");

    private final MongoOperations mongo;
    private final Journal journal;
    private final Producer<String, byte[]> producer;
    private final String topic;
    private final Failpoints failpoints;
    private final Counter acked;
    private final Counter failed;
    private final BlockingQueue<Wake> wakes = new LinkedBlockingQueue<>();
    private final Set<Wake> queued = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile Thread worker;

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
                .register(meters);
        this.failed = Counter.builder("kyodo.relay.failed")
                .description("attempts to send an event that failed; it stays in its outbox")
                .register(meters);
    }

    /**
     * A producer as the relay needs it: it waits for all replicas, and for nothing for ever.
     *
     * @param bootstrap addresses of the broker
     */
    public static Producer<String, byte[]> producer(String bootstrap, String clientId) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        clientId,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        // A wave waits for its slowest record, so nothing is gained by waiting to fill a batch.
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        10_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public void start() {
        stopping = false;
        worker = Thread.ofPlatform().name("kyodo-relay").start(this::run);
    }

    /** Whether its thread works; one that ended by an error of the machine needs a new process. */
    public boolean works() {
        return worker != null && worker.isAlive();
    }

    /** Sends what it was woken for, for ten seconds at most, and stops; what is left stays in the outboxes. */
    public void stop() {
        stopping = true;
        if (worker != null) {
            wakes.add(LAST);
            try {
                if (!worker.join(Duration.ofSeconds(10))) {
                    worker.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Called right after a commit. Only saves time: the document is the truth, and the sweep finds what nobody woke. */
    public void wake(String collection, String id) {
        Wake wake = new Wake(collection, id);
        if (queued.add(wake)) {
            wakes.add(wake);
        }
    }

    private void run() {
        while (!(stopping && wakes.isEmpty())) {
            try {
                List<Wake> batch = new ArrayList<>(BATCH);
                batch.add(wakes.take());
                wakes.drainTo(batch, BATCH - 1);
                // From here on a new commit wakes again, for it may come after the outbox was read.
                batch.forEach(queued::remove);
                batch.remove(LAST);
                if (!relay(batch) && !stopping) {
                    LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("events stay in their outboxes until the next sweep: {}", e.toString());
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
        }
    }

    /** Brings all events of these aggregates to the broker. @return whether none failed */
    private boolean relay(List<Wake> batch) throws InterruptedException {
        boolean allWell = true;
        var collections = batch.stream()
                .collect(Collectors.groupingBy(
                        Wake::collection, Collectors.mapping(Wake::id, Collectors.toCollection(LinkedHashSet::new))));
        for (var entry : collections.entrySet()) {
            allWell &= relay(mongo.getCollection(entry.getKey()), entry.getValue());
        }
        return allWell;
    }

    /** The events of one aggregate that are still to go. */
    static final class Flow {
        final String id;
        final Deque<Pending> left;
        long sent;
        boolean failed;

        Flow(String id, Deque<Pending> left) {
            this.id = id;
            this.left = left;
        }
    }

    /** An event on its way to the broker. */
    private record Send(Flow flow, Pending event, Future<?> acknowledgement) {}

    private boolean relay(MongoCollection<Document> collection, Collection<String> ids) throws InterruptedException {
        List<Flow> flows = new ArrayList<>();
        collection.find(in("_id", ids)).projection(new Document("outbox", 1)).forEach(document -> {
            Deque<Pending> outbox = document.getList("outbox", Document.class, List.of()).stream()
                    .map(Pending::of)
                    .collect(Collectors.toCollection(ArrayDeque::new));
            if (!outbox.isEmpty()) {
                flows.add(new Flow(document.getString("_id"), outbox));
            }
        });
        failpoints.reach("relay.loaded");
        List<Flow> under = flows;
        while (!under.isEmpty()) {
            wave(under);
            // One that failed waits for the next sweep and holds up no other.
            under = under.stream()
                    .filter(flow -> !flow.failed && !flow.left.isEmpty())
                    .toList();
        }
        drain(collection, flows);
        return flows.stream().noneMatch(flow -> flow.failed);
    }

    /** What of a flow goes in one wave: one event, so that none can be overtaken. A test shows what more would do. */
    List<Pending> inOneWave(Flow flow) {
        return List.of(flow.left.getFirst());
    }

    /** Sends what is next of each flow and waits for all acknowledgements. */
    private void wave(List<Flow> flows) throws InterruptedException {
        List<Send> sends = new ArrayList<>(flows.size());
        journal.append(flows.stream().flatMap(flow -> inOneWave(flow).stream()).toList());
        failpoints.reach("relay.journalled");
        boolean away = false;
        for (Flow flow : flows) {
            for (Pending event : inOneWave(flow)) {
                if (!away) {
                    try {
                        sends.add(new Send(flow, event, producer.send(record(event))));
                        continue;
                    } catch (KafkaException e) {
                        // The broker is away: every further record of the wave would wait as long in vain.
                        LOG.warn("cannot send: {}", e.toString());
                        away = true;
                    }
                }
                flow.failed = true;
                failed.increment();
            }
        }
        failpoints.reach("relay.sent");
        for (Send send : sends) {
            Flow flow = send.flow();
            try {
                send.acknowledgement().get();
                flow.left.remove(send.event());
                flow.sent = send.event().sequence();
                acked.increment();
            } catch (ExecutionException e) {
                LOG.warn("{} was not acknowledged: {}", flow.id, e.getCause().toString());
                flow.failed = true;
                failed.increment();
            }
        }
        failpoints.reach("relay.acked");
    }

    private void drain(MongoCollection<Document> collection, List<Flow> flows) {
        List<Flow> sent = flows.stream().filter(flow -> flow.sent > 0).toList();
        if (sent.isEmpty()) {
            return;
        }
        int emptied =
                write(collection, sent, flow -> and(eq("_id", flow.id), eq("emitted", flow.sent)), flow -> new Document(
                                "$set", new Document("outbox", List.of()).append("drained", flow.sent))
                        .append("$unset", new Document("pendingSince", "")));
        if (emptied < sent.size()) {
            // Something came meanwhile to some of them, or was not acknowledged: that stays, and so does pendingSince.
            write(collection, sent, flow -> and(eq("_id", flow.id), gt("emitted", flow.sent)), flow -> new Document(
                            "$pull", new Document("outbox", new Document("sequence", new Document("$lte", flow.sent))))
                    .append("$max", new Document("drained", flow.sent)));
        }
        failpoints.reach("relay.drained");
    }

    private static int write(
            MongoCollection<Document> collection,
            List<Flow> flows,
            Function<Flow, Bson> filter,
            Function<Flow, Bson> update) {
        List<UpdateOneModel<Document>> writes = flows.stream()
                .map(flow -> new UpdateOneModel<Document>(filter.apply(flow), update.apply(flow)))
                .toList();
        return collection
                .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                .getMatchedCount();
    }

    /** Sends every event of the journal once more, in the order of each aggregate, to an empty cluster. @return how many */
    public long republish() {
        long[] count = {0};
        journal.forEach(event -> {
            try {
                producer.send(record(event)).get(30, TimeUnit.SECONDS);
                count[0]++;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IllegalStateException("stopped after " + count[0] + " events: " + e, e);
            }
        });
        return count[0];
    }

    private ProducerRecord<String, byte[]> record(Pending event) {
        String subject = event.headers().get("ce_subject");
        var record = new ProducerRecord<>(
                topic, subject.substring(subject.indexOf('/') + 1), event.data().getBytes(StandardCharsets.UTF_8));
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
