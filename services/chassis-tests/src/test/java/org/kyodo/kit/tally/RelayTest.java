package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.utils.Utils;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;

/** The relay on a real broker, of which one partition does not answer. */
class RelayTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");
    private static final int PARTITIONS = 3;
    private static final int SILENT = 1;

    private final String topic = "relay." + UUID.randomUUID();
    private final String bootstrap = TestServers.running().kafka().bootstrapServers();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HoldingProducer holding = new HoldingProducer(partition -> partition == SILENT);
    private TestDatabase database;
    private Producer<String, byte[]> producer;
    private Relay relay;
    private Aggregate<Tally.Command, Tally, CallEvent> tallies;

    @BeforeEach
    void begin() {
        TestServers.running().kafka().createTopics(List.of(topic), PARTITIONS);
        database = TestDatabase.fresh();
        producer = Relay.producer(Map.of("bootstrap.servers", bootstrap), topic);
        relay = new Relay(
                database.mongo(),
                new Journal(database.mongo()),
                holding.around(producer),
                topic,
                Failpoints.none(),
                meters);
        tallies = new Aggregate<>(
                TallyConfiguration.type(),
                new Aggregate.Surroundings(
                        database.mongo(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        municipality -> "1",
                        relay::wake,
                        Failpoints.none(),
                        meters));
        relay.start();
    }

    @AfterEach
    void end() {
        holding.letGo();
        relay.stop();
        producer.close();
        database.drop();
        database.close();
    }

    @Test
    void a_partition_that_does_not_answer_holds_up_no_aggregate_of_another_and_none_of_its_own_is_overtaken() {
        List<String> silent = ids(SILENT).limit(10).toList();
        List<String> others = Stream.concat(ids(0).limit(10), ids(2).limit(10)).toList();
        silent.forEach(id -> count(id, 2));
        await().atMost(Platform.SOON).until(() -> holding.held.size() == silent.size());

        for (int round = 0; round < 5; round++) {
            others.forEach(id -> count(id, 2));
            silent.forEach(id -> count(id, 1));
        }

        await().atMost(Platform.SOON).until(() -> others.stream().allMatch(this::isDrained));
        Map<String, List<Long>> onTopic = onTopic();
        others.forEach(id -> assertThat(onTopic.get(id)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L));
        assertThat(holding.held).as("one event of each under way").hasSize(silent.size());
        silent.forEach(id -> {
            assertThat(onTopic.get(id)).as("none overtaken").containsExactly(1L);
            assertThat(drained(id)).as("not drained before it is acknowledged").isZero();
        });

        holding.letGo();

        await().atMost(Platform.SOON).until(() -> silent.stream().allMatch(this::isDrained));
        onTopic().forEach((id, sequences) -> assertThat(sequences).isSorted().doesNotHaveDuplicates());
        assertThat(onTopic())
                .extractingFromEntries(entry -> entry.getValue().size())
                .containsOnly(7, 10);
    }

    @Test
    void of_a_partition_that_does_not_answer_a_bounded_number_of_aggregates_is_under_way() {
        List<String> silent = ids(SILENT).limit(300).toList();
        silent.forEach(id -> count(id, 1));
        String other = ids(0).findFirst().orElseThrow();
        count(other, 1);

        await().atMost(Platform.SOON).until(() -> isDrained(other));
        await().atMost(Platform.SOON).until(() -> holding.held.size() == 256);
        assertThat(onTopic()).as("with the one of another partition").hasSize(257);

        holding.letGo();
        await().atMost(Platform.SOON).until(() -> silent.stream().allMatch(this::isDrained));
    }

    @Test
    void what_was_handed_over_after_the_commit_is_not_read_again() {
        List<String> some = ids(0).limit(20).toList();
        some.forEach(id -> count(id, 3));

        await().atMost(Platform.SOON).until(() -> some.stream().allMatch(this::isDrained));

        assertThat(meters.get("kyodo.relay.read").counter().count()).isZero();
        assertThat(onTopic()).hasSize(20).allSatisfy((id, sequences) -> assertThat(sequences)
                .containsExactly(1L, 2L, 3L));
    }

    @Test
    void more_than_a_lane_keeps_in_memory_is_read_from_the_document_and_sent_in_order() {
        String id = ids(SILENT).findFirst().orElseThrow();
        for (int i = 0; i < 10; i++) {
            count(id, 9);
        }
        holding.letGo();

        await().atMost(Platform.SOON).until(() -> isDrained(id));

        assertThat(meters.get("kyodo.relay.read").counter().count()).isPositive();
        assertThat(onTopic().get(id))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 90).boxed().toList());
    }

    @Test
    void an_aggregate_that_is_never_without_events_is_drained_all_the_same() {
        String id = ids(SILENT).findFirst().orElseThrow();
        count(id, 2);
        for (int i = 0; i < 40; i++) {
            // Handed over before the one under way is acknowledged, so that the lane never runs empty.
            count(id, 1);
            await().pollDelay(Duration.ZERO).atMost(Platform.SOON).until(() -> holding.held.size() == 1);
            holding.letOneGo();
        }

        await().atMost(Platform.SOON).until(() -> drained(id) >= 16);
        assertThat(isDrained(id)).as("two are still to go").isFalse();
        holding.letGo();
        await().atMost(Platform.SOON).until(() -> isDrained(id));
        assertThat(onTopic().get(id)).hasSize(42).isSorted().doesNotHaveDuplicates();
    }

    // -- what is done and looked at

    /** Ids whose key goes to this partition. */
    private static Stream<String> ids(int partition) {
        return Stream.generate(() -> Ids.next().toString())
                .filter(id ->
                        Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % PARTITIONS == partition);
    }

    private void count(String id, int times) {
        assertThat(tallies.handle(id, new Tally.Command.Count(times), Request.ofPlatform(MUNICIPALITY)))
                .isInstanceOf(Outcome.Done.class);
    }

    private Document document(String id) {
        return database.mongo()
                .getCollection("tallies")
                .find(new Document("_id", id))
                .first();
    }

    private boolean isDrained(String id) {
        return document(id).get("pendingSince") == null;
    }

    private long drained(String id) {
        return document(id).get("drained", Number.class).longValue();
    }

    /** The sequences of each key, in the order of the topic. */
    private Map<String, List<Long>> onTopic() {
        return Histories.records(bootstrap, topic, Map.of()).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(RelayTest::sequence, Collectors.toList())));
    }

    private static long sequence(ConsumerRecord<String, byte[]> record) {
        return Long.parseLong(
                new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
    }
}
