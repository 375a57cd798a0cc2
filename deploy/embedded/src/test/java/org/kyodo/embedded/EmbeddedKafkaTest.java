package org.kyodo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final String TOPIC = "kyodo.proposal.events";

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(folder, 0);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void a_record_reaches_a_consumer_of_a_group() throws Exception {
        kafka.createTopics(List.of(TOPIC), 6);
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>(TOPIC, "p1", "submitted")).get();
        }

        assertThat(consume(1)).extracting(ConsumerRecord::value).containsExactly("submitted");
    }

    @Test
    void topics_are_made_once_with_their_partitions_and_kept_for_ever() throws Exception {
        kafka.createTopics(List.of(TOPIC), 6);
        kafka.createTopics(List.of(TOPIC, "kyodo.grant.events"), 6);

        try (Admin admin = admin()) {
            Collection<TopicDescription> topics = admin.describeTopics(List.of(TOPIC, "kyodo.grant.events"))
                    .allTopicNames()
                    .get()
                    .values();
            assertThat(topics)
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(6));
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
            assertThat(admin.describeConfigs(List.of(topic))
                            .all()
                            .get()
                            .get(topic)
                            .get("retention.ms")
                            .value())
                    .isEqualTo("-1");
        }
    }

    @Test
    void a_topic_that_nobody_made_is_not_made_by_writing_to_it() throws Exception {
        try (KafkaProducer<String, String> producer = producer("max.block.ms", "300")) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("misspelt", "a", "b"))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get()).isEqualTo(Set.of());
        }
    }

    @Test
    void records_offsets_and_identity_survive_a_restart() throws Exception {
        kafka.createTopics(List.of(TOPIC), 6);
        String address = kafka.bootstrapServers();
        String cluster = clusterId();
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>(TOPIC, "p1", "submitted")).get();
            consume(1);
            producer.send(new ProducerRecord<>(TOPIC, "p1", "adopted")).get();
        }

        kafka.restart();

        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        assertThat(clusterId()).isEqualTo(cluster);
        assertThat(consume(1)).extracting(ConsumerRecord::value).containsExactly("adopted");
    }

    @Test
    void another_start_on_the_folder_and_port_finds_what_was_there() throws Exception {
        kafka.createTopics(List.of(TOPIC), 6);
        int port = kafka.port();
        kafka.close();

        kafka = EmbeddedKafka.start(folder, port);

        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get()).contains(TOPIC);
        }
    }

    @Test
    void a_restart_under_load_loses_nothing_acknowledged_and_keeps_the_order() throws Exception {
        kafka.createTopics(List.of(TOPIC), 6);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger acknowledged = new AtomicInteger();
        try (KafkaProducer<String, String> producer = producer();
                var thread = Executors.newSingleThreadExecutor()) {
            Future<?> sending = thread.submit(() -> {
                for (int number = 0; !enough.get(); number++) {
                    producer.send(new ProducerRecord<>(TOPIC, "p1", String.valueOf(number)))
                            .get();
                    acknowledged.incrementAndGet();
                }
                return null;
            });
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> acknowledged.get() > 50);
            kafka.restart();
            int atRestart = acknowledged.get();
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> acknowledged.get() > atRestart + 50);
            enough.set(true);
            sending.get();
        }

        List<String> expected = java.util.stream.IntStream.range(0, acknowledged.get())
                .mapToObj(String::valueOf)
                .toList();
        assertThat(consume(expected.size())).extracting(ConsumerRecord::value).isEqualTo(expected);
    }

    private List<ConsumerRecord<String, String>> consume(int count) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "group.id", "reader",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
            });
            consumer.commitSync();
        }
        return records;
    }

    private KafkaProducer<String, String> producer(String... setting) {
        Map<String, Object> settings = new java.util.HashMap<>();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("acks", "all");
        Optional.of(setting).filter(s -> s.length == 2).ifPresent(s -> settings.put(s[0], s[1]));
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private String clusterId() throws Exception {
        try (Admin admin = admin()) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
