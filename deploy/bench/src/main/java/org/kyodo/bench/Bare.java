package org.kyodo.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/**
 * What a program without the chassis would do by hand: the same reads and writes of the same documents, the same journal, the
 * same sends in order per key, the same inbox; no rules, no JSON binding, no crash safety beyond that.
 */
final class Bare implements AutoCloseable {
    private static final String TOPIC = "kyodo.public.events";
    private static final int BATCH = 256;

    private final MongoCollection<Document> documents;
    private final MongoCollection<Document> journal;
    private final MongoCollection<Document> inbox;
    private final KafkaProducer<String, byte[]> producer;
    private final String bootstrap;
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private KafkaConsumer<String, byte[]> consumer;
    private Thread reader;

    Bare(MongoDatabase database, String bootstrap) {
        this.documents = database.getCollection("ticks");
        this.journal = database.getCollection("journal");
        this.inbox = database.getCollection("inbox");
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", true, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Reads the document, adds one, writes it back on condition, with the event in its outbox. @return the event */
    Document commit(String key) {
        Document known = documents
                .find(eq("_id", key))
                .projection(new Document("outbox", 0))
                .first();
        long revision = known == null ? 0 : ((Number) known.get("revision")).longValue();
        long count =
                known == null ? 1 : ((Number) known.get("stage", Document.class).get("count")).longValue() + 1;
        Instant now = Instant.now();
        Document event = event(key, revision + 1, now);
        Document update = new Document(
                        "$set",
                        new Document(
                                        "stage",
                                        new Document("type", "Ticking")
                                                .append("id", key)
                                                .append("count", count)
                                                .append("last", now.toString()))
                                .append("updatedAt", Date.from(now)))
                .append("$inc", new Document("revision", 1L).append("emitted", 1L))
                .append("$min", new Document("pendingSince", Date.from(now)))
                .append("$push", new Document("outbox", event));
        var written = documents.updateOne(
                and(eq("_id", key), eq("revision", revision)), update, new UpdateOptions().upsert(revision == 0));
        if (written.getMatchedCount() == 0 && written.getUpsertedId() == null) {
            throw new IllegalStateException("lost a race on " + key);
        }
        return event;
    }

    /** Journals, sends in waves of one per key, waits for the acknowledgements; and drains, when asked to. */
    void relay(List<Document> events, boolean drain) throws Exception {
        Map<String, List<Document>> byKey = new HashMap<>();
        events.forEach(event -> byKey.computeIfAbsent(event.getString("key"), key -> new ArrayList<>())
                .add(event));
        List<String> keys = new ArrayList<>(byKey.keySet());
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<String> some = keys.subList(from, Math.min(from + BATCH, keys.size()));
            for (int wave = 0; ; wave++) {
                List<Document> now = new ArrayList<>();
                for (String key : some) {
                    if (wave < byKey.get(key).size()) {
                        now.add(byKey.get(key).get(wave));
                    }
                }
                if (now.isEmpty()) {
                    break;
                }
                journal.insertMany(now.stream().map(Bare::entry).toList(), new InsertManyOptions().ordered(false));
                List<Future<?>> sends = new ArrayList<>();
                for (Document event : now) {
                    sends.add(producer.send(record(event)));
                }
                for (Future<?> send : sends) {
                    send.get();
                }
            }
            if (drain) {
                documents.bulkWrite(some.stream()
                        .map(key -> new UpdateOneModel<Document>(
                                eq("_id", key),
                                new Document("$set", new Document("outbox", List.of()))
                                        .append("$unset", new Document("pendingSince", ""))))
                        .toList());
            }
        }
    }

    /** Commit, journal, send, and wait until the consumer has written its inbox. */
    void endToEnd(String key) throws Exception {
        Document event = commit(key);
        CountDownLatch done = new CountDownLatch(1);
        awaited.put(event.getString("_id"), done);
        journal.insertOne(entry(event));
        producer.send(record(event)).get();
        documents.updateOne(
                eq("_id", key),
                new Document("$set", new Document("outbox", List.of()))
                        .append("$unset", new Document("pendingSince", "")));
        done.await();
    }

    void startConsumer() throws InterruptedException {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "group.id", "bare", "auto.offset.reset", "latest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        CountDownLatch assigned = new CountDownLatch(1);
        reader = Thread.ofPlatform().start(() -> {
            try {
                consumer.subscribe(List.of(TOPIC));
                while (!Thread.interrupted()) {
                    var records = consumer.poll(Duration.ofMillis(100));
                    if (!consumer.assignment().isEmpty() && assigned.getCount() > 0) {
                        consumer.assignment().forEach(consumer::position);
                        assigned.countDown();
                    }
                    records.forEach(this::effect);
                    consumer.commitAsync();
                }
            } catch (WakeupException e) {
                // Stopped.
            } finally {
                consumer.close();
            }
        });
        assigned.await();
    }

    private void effect(ConsumerRecord<String, byte[]> message) {
        Document known = inbox.find(eq("_id", message.key())).first();
        long sequence = known == null ? 0 : ((Number) known.get("sequence")).longValue();
        inbox.updateOne(
                known == null
                        ? new Document("_id", message.key()).append("sequence", new Document("$exists", false))
                        : and(eq("_id", message.key()), eq("sequence", sequence)),
                new Document(
                        "$set",
                        new Document("sequence", sequence + 1)
                                .append(
                                        "view",
                                        new Document("last", new String(message.value(), StandardCharsets.UTF_8)))),
                new UpdateOptions().upsert(known == null));
        CountDownLatch done =
                awaited.remove(new String(message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
        if (done != null) {
            done.countDown();
        }
    }

    private static Document event(String key, long sequence, Instant now) {
        String id = UUID.randomUUID().toString();
        Document headers = new Document("ce_specversion", "1.0").append("ce_id", id);
        for (String name : List.of(
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "ce_dataschema",
                "content-type",
                "ce_municipality",
                "ce_fiscalyear",
                "ce_sequence",
                "ce_previousid",
                "ce_stage",
                "ce_correlationid",
                "ce_causationid",
                "ce_actortype",
                "ce_actorref",
                "ce_channel",
                "ce_visibility",
                "ce_rulesetversion")) {
            headers.append(name, "a value as long as most of them are");
        }
        return new Document("_id", id)
                .append("key", key)
                .append("sequence", sequence)
                .append("headers", headers)
                .append("data", "{\"callId\":\"" + key + "\",\"at\":\"" + now + "\"}");
    }

    private static Document entry(Document event) {
        return new Document(event).append("_id", "call/" + event.getString("key") + "/" + event.get("sequence"));
    }

    private static ProducerRecord<String, byte[]> record(Document event) {
        var record = new ProducerRecord<>(
                TOPIC, event.getString("key"), event.getString("data").getBytes(StandardCharsets.UTF_8));
        event.get("headers", Document.class).forEach((name, value) -> record.headers()
                .add(name, ((String) value).getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() throws InterruptedException {
        if (consumer != null) {
            consumer.wakeup();
            reader.join();
        }
        producer.close();
    }
}
