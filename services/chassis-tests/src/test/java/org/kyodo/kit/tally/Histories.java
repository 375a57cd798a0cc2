package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.kit.TestServers;
import org.springframework.data.mongodb.core.MongoOperations;

/** What is written in the two places that tell what happened: a service's journal and its topic. */
final class Histories {
    private Histories() {}

    /** One event as it is told: where it stands in its stream, its id, its content. */
    record Told(long sequence, UUID id, UUID cause, String data) {}

    /** The journal, by aggregate; its chain of hashes is whole. */
    static Map<String, List<Told>> journal(MongoOperations mongo) {
        Journal journal = new Journal(mongo);
        assertThat(journal.verify().broken())
                .as("broken entries of the journal")
                .isEmpty();
        Map<String, List<Told>> history = new LinkedHashMap<>();
        journal.forEach(event -> history.computeIfAbsent(
                        event.headers().get("ce_subject").split("/")[1], key -> new ArrayList<>())
                .add(told(event)));
        return history;
    }

    /** The topic, by key, as a consumer takes it that drops what it has seen; what comes again is the same again. */
    static Map<String, List<Told>> topic(String bootstrap, String topic, Map<TopicPartition, Long> from) {
        Map<String, List<Told>> history = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records(bootstrap, topic, from)) {
            Told told = new Told(
                    Long.parseLong(header(record, "ce_sequence")),
                    UUID.fromString(header(record, "ce_id")),
                    UUID.fromString(header(record, "ce_causationid")),
                    new String(record.value(), StandardCharsets.UTF_8));
            List<Told> stream = history.computeIfAbsent(record.key(), key -> new ArrayList<>());
            if (told.sequence() <= stream.size()) {
                assertThat(told).as("a repeat on the topic").isEqualTo(stream.get((int) told.sequence() - 1));
            } else {
                stream.add(told);
            }
        }
        return history;
    }

    /** Fails unless the streams are numbered 1, 2, 3 … in the order in which they stand. */
    static void assertNoGap(Map<String, List<Told>> history) {
        history.forEach((id, stream) -> assertThat(stream)
                .as("stream of %s", id)
                .extracting(Told::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, stream.size()).boxed().toList()));
    }

    static List<UUID> ids(List<Told> stream) {
        return stream.stream().map(Told::id).toList();
    }

    /** Where a topic ends now. */
    static Map<TopicPartition, Long> end(String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                consumer(TestServers.running().kafka().bootstrapServers())) {
            return consumer.endOffsets(partitions(consumer, topic));
        }
    }

    /** All records of a topic from there to its present end. */
    static List<ConsumerRecord<String, byte[]>> records(
            String bootstrap, String topic, Map<TopicPartition, Long> from) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Told told(Pending event) {
        return new Told(
                event.sequence(),
                UUID.fromString(event.headers().get("ce_id")),
                UUID.fromString(event.headers().get("ce_causationid")),
                event.data());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
