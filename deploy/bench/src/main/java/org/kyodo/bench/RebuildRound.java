package org.kyodo.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Committed;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.broker.KafkaClients;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.chassis.inbox.Rebuilds;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.proposal.CallEvent;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** A read model made anew from its topic; the bare program reads the same records and writes the last of each key. */
final class RebuildRound implements Round {
    private static final int SUBJECTS = 5_000;
    private static final int OF_EACH = 10;
    private static final int EVENTS = SUBJECTS * OF_EACH;
    private static final int PARTITIONS = 6;
    private static final int AT_ONCE = 1_000;

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Map<String, Object> measure(Bench bench) throws Exception {
        String topic = "rebuild-" + UUID.randomUUID() + ".kyodo.proposal.events";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bench.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        fill(bench, topic);
        return Comparison.of(bench.warmUps(), bench.rounds(), () -> bare(bench, topic), () -> platform(bench, topic));
    }

    private static void fill(Bench bench, String topic) throws Exception {
        List<String> keys = Bench.keys(SUBJECTS);
        List<Committed> committed = new ArrayList<>();
        try (Database database = bench.database();
                Producer<String, byte[]> producer =
                        Relay.producer(Map.of("bootstrap.servers", bench.bootstrap()), "kyodo-bench")) {
            Aggregate<Tick.Command, Tick, CallEvent> ticks = database.ticks(committed::add);
            for (int i = 0; i < EVENTS; i++) {
                Tick.add(ticks, keys.get(i % SUBJECTS));
            }
            for (Committed commit : committed) {
                for (Pending event : commit.events()) {
                    var record = new ProducerRecord<>(
                            topic, commit.id(), event.data().getBytes(StandardCharsets.UTF_8));
                    event.headers().forEach((name, value) -> record.headers()
                            .add(name, value.getBytes(StandardCharsets.UTF_8)));
                    producer.send(record);
                }
            }
            producer.flush();
        }
    }

    private static Measured platform(Bench bench, String topic) throws Exception {
        try (Database database = bench.database()) {
            ReadModel<BenchService.Heard, CallEvent> heard = new ReadModel<>(
                    "heard",
                    BenchService.Heard.class,
                    CallEvent.class,
                    (view, happened) -> Optional.of(
                            new BenchService.Heard(happened.envelope().time().toString())),
                    database.platform(),
                    new SimpleMeterRegistry());
            Rebuilds rebuilds = new Rebuilds(
                    () -> List.of(heard), List.of(topic), () -> reader(bench), database.platform(), Clock.systemUTC());
            long start = System.nanoTime();
            rebuilds.start("heard");
            Rebuilds.Run run = rebuilds.last("heard").orElseThrow();
            while (run.state() == Rebuilds.State.RUNNING) {
                Thread.sleep(5);
                run = rebuilds.last("heard").orElseThrow();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            check(database.platform().getCollection("heard"));
            return Measured.rate(EVENTS, seconds);
        }
    }

    private static Measured bare(Bench bench, String topic) {
        try (Database database = bench.database();
                Consumer<byte[], byte[]> log = reader(bench)) {
            MongoCollection<Document> views = database.bare().getCollection("heard");
            long start = System.nanoTime();
            List<TopicPartition> partitions = log.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            log.assign(partitions);
            log.seekToBeginning(partitions);
            Map<String, Document> last = new LinkedHashMap<>();
            for (int read = 0; read < EVENTS; ) {
                for (ConsumerRecord<byte[], byte[]> record : log.poll(Duration.ofMillis(200))) {
                    read++;
                    Json.TOLERANT.readTree(record.value());
                    last.put(
                            new String(record.key(), StandardCharsets.UTF_8),
                            new Document("last", text(record, "ce_time"))
                                    .append("sequence", text(record, "ce_sequence")));
                }
            }
            List<UpdateOneModel<Document>> writes = last.entrySet().stream()
                    .map(one -> new UpdateOneModel<Document>(
                            Filters.eq("_id", one.getKey()),
                            new Document("$set", one.getValue()),
                            new UpdateOptions().upsert(true)))
                    .toList();
            for (int from = 0; from < writes.size(); from += AT_ONCE) {
                views.bulkWrite(
                        writes.subList(from, Math.min(from + AT_ONCE, writes.size())),
                        new BulkWriteOptions().ordered(false));
            }
            Measured measured = Measured.rate(EVENTS, (System.nanoTime() - start) / 1e9);
            check(views);
            return measured;
        }
    }

    private static void check(MongoCollection<Document> views) {
        if (views.countDocuments() != SUBJECTS) {
            throw new IllegalStateException("views: " + views.countDocuments() + " (expected: " + SUBJECTS + ")");
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    /** As a service reads its topics for a rebuild. */
    private static Consumer<byte[], byte[]> reader(Bench bench) {
        KafkaProperties properties = new KafkaProperties();
        properties.setBootstrapServers(List.of(bench.bootstrap()));
        return new KafkaClients(properties, "bench").reader();
    }
}
