package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.chassis.inbox.Rebuilds;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** What can be made anew from what is kept: the topics from the journal, a read model from its topic. */
class RebuildTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");

    private final String topic = "rebuild." + UUID.randomUUID() + ".kyodo.proposal.events";
    private final List<String> ids =
            Stream.generate(() -> Ids.next().toString()).limit(3).toList();
    private final String bootstrap = TestServers.running().kafka().bootstrapServers();
    /** Happens before a write of a run reaches the live views. */
    private Runnable meanwhile = () -> {};

    private Runnable onDelete = () -> {};
    private TestDatabase database;
    private TestDatabase rebuilding;
    private Journal journal;
    private Producer<String, byte[]> producer;

    @BeforeEach
    void tell() {
        TestServers.running().kafka().createTopics(List.of(topic), 3);
        database = TestDatabase.fresh();
        journal = new Journal(database.mongo());
        producer = Relay.producer(Map.of("bootstrap.servers", bootstrap), topic);
        Relay relay = relay(topic);
        Aggregate<Tally.Command, Tally, CallEvent> tallies = tallies(relay);
        relay.start();
        for (int round = 0; round < 4; round++) {
            ids.forEach(id -> tallies.handle(id, new Tally.Command.Count(3), Request.ofPlatform(MUNICIPALITY)));
        }
        untilTold();
        relay.stop();
        rebuilding = database.again(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                BsonDocument command = event.getCommand();
                if (event.getCommandName().equals("update")
                        && command.getString("update").getValue().equals("heard")) {
                    meanwhile.run();
                }
                if (event.getCommandName().equals("delete")
                        && command.getString("delete").getValue().equals("heard")) {
                    onDelete.run();
                }
            }
        });
    }

    private Aggregate<Tally.Command, Tally, CallEvent> tallies(Relay relay) {
        return new Aggregate<>(
                TallyConfiguration.type(),
                new Aggregate.Surroundings(
                        database.mongo(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        municipality -> "1",
                        relay::wake,
                        Failpoints.none(),
                        new SimpleMeterRegistry()));
    }

    private void untilTold() {
        await().atMost(Platform.SOON)
                .pollDelay(Duration.ZERO)
                .until(() -> database.mongo()
                                .getCollection("tallies")
                                .countDocuments(new Document("pendingSince", new Document("$exists", true)))
                        == 0);
    }

    @AfterEach
    void close() {
        producer.close();
        rebuilding.close();
        database.drop();
        database.close();
    }

    @Test
    void a_journal_that_nobody_touched_is_whole() {
        assertThat(journal.verify()).isEqualTo(new Journal.Verification(36, 0, List.of()));
    }

    @Test
    void a_change_of_an_entry_shows_whether_in_its_content_or_in_what_is_known_of_it() {
        change(entry(5), new Document("$set", new Document("headers.ce_actorref", "acct-somebody-else")));
        assertThat(journal.verify().broken()).containsExactly(entry(5));
        change(entry(3), new Document("$set", new Document("data", "{}")));
        assertThat(journal.verify().broken()).containsExactly(entry(3));
    }

    @Test
    void every_broken_subject_is_named_and_not_only_the_first() {
        ids.forEach(id -> change("call/" + id + "/2", new Document("$set", new Document("data", "{}"))));
        assertThat(journal.verify())
                .isEqualTo(new Journal.Verification(
                        36,
                        3,
                        ids.stream().map(id -> "call/" + id + "/2").sorted().toList()));
    }

    @Test
    void a_missing_entry_shows() {
        database.mongo().getCollection("journal").deleteOne(new Document("_id", entry(4)));
        assertThat(journal.verify().broken()).containsExactly(entry(5));
    }

    @Test
    void a_read_model_thrown_away_is_the_same_again_after_reading_its_topic_from_the_beginning() {
        readFromTheBeginning(1);
        Map<String, Life.Heard> before = views();
        assertThat(before).hasSize(3).allSatisfy((id, view) -> assertThat(view.events())
                .hasSize(12));
        readFromTheBeginning(1);
        assertThat(views()).as("reading all again changes nothing").isEqualTo(before);

        database.mongo().getCollection("heard").drop();
        readFromTheBeginning(2);

        assertThat(views()).isEqualTo(before);
    }

    /** What a write of the run meets when the inbox was quicker: it may not put an older view in the place of a newer one. */
    @ParameterizedTest
    @CsvSource({"true, 20000", "false, 20000", "true, 1", "false, 1"})
    void a_view_that_moves_on_while_it_is_rebuilt_is_brought_up_to_date_and_not_set_back(
            boolean missing, int viewsInMemory) {
        readFromTheBeginning(1);
        Map<String, Life.Heard> before = views();
        String id = ids.getFirst();
        Document whole = view(id);
        if (missing) {
            heardCollection().deleteOne(new Document("_id", id));
        } else {
            change(heardCollection(), id, new Document("$unset", new Document("view", "")));
        }
        AtomicBoolean quicker = new AtomicBoolean();
        meanwhile = () -> {
            if (quicker.compareAndSet(false, true)) {
                if (missing) {
                    heardCollection().insertOne(whole);
                }
                count(id);
                readFromTheBeginning(1);
            }
        };

        Rebuilds.Run run = rebuild(viewsInMemory);

        assertThat(quicker).isTrue();
        assertThat(run.state()).as("%s", run).isEqualTo(Rebuilds.State.DONE);
        assertThat(run.left()).isEmpty();
        assertThat(views().get(id).events())
                .hasSize(13)
                .startsWith(before.get(id).events().toArray(UUID[]::new));
        assertThat(view(id).get("sequence", Number.class).longValue()).isEqualTo(13);
    }

    @Test
    void a_view_that_comes_while_unknown_ones_are_removed_stays() {
        readFromTheBeginning(1);
        heardCollection().insertOne(new Document(view(ids.getFirst())).append("_id", "unknown"));
        onDelete = () -> change(heardCollection(), "unknown", new Document("$inc", new Document("sequence", 1L)));

        assertThat(rebuild(20_000).removed()).isZero();
        assertThat(view("unknown")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 2, 0})
    void every_view_is_mended_and_unknown_ones_are_removed_however_many_fit_into_memory(int viewsInMemory) {
        readFromTheBeginning(1);
        Map<String, Life.Heard> before = views();
        change(heardCollection(), ids.get(0), new Document("$unset", new Document("view", "")));
        heardCollection().deleteOne(new Document("_id", ids.get(1)));
        heardCollection().insertOne(new Document(view(ids.get(2))).append("_id", "unknown"));

        Rebuilds.Run run = rebuild(viewsInMemory);

        assertThat(run.state()).as("%s", run).isEqualTo(Rebuilds.State.DONE);
        assertThat(List.of(run.same(), run.mended(), run.removed())).containsExactly(1L, 2L, 1L);
        assertThat(views()).isEqualTo(before);
        assertThat(heardCollection().countDocuments()).isEqualTo(3);
    }

    private Rebuilds.Run rebuild(int viewsInMemory) {
        Rebuilds rebuilds = new Rebuilds(
                () -> List.of(Life.heard(rebuilding.mongo(), new SimpleMeterRegistry())),
                List.of(topic),
                () -> new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                rebuilding.mongo(),
                Clock.systemUTC(),
                viewsInMemory);
        rebuilds.start("heard");
        await().atMost(Platform.SOON)
                .pollDelay(Duration.ZERO)
                .until(() -> rebuilds.last("heard").orElseThrow().state() != Rebuilds.State.RUNNING);
        return rebuilds.last("heard").orElseThrow();
    }

    private MongoCollection<Document> heardCollection() {
        return database.mongo().getCollection("heard");
    }

    private Document view(String id) {
        return heardCollection().find(new Document("_id", id)).first();
    }

    private static void change(MongoCollection<Document> collection, String id, Document update) {
        assertThat(collection.updateOne(new Document("_id", id), update).getModifiedCount())
                .isEqualTo(1);
    }

    private void count(String id) {
        Relay relay = relay(topic);
        relay.start();
        tallies(relay).handle(id, new Tally.Command.Count(1), Request.ofPlatform(MUNICIPALITY));
        untilTold();
        relay.stop();
    }

    private String entry(int sequence) {
        return "call/" + ids.getFirst() + "/" + sequence;
    }

    private void change(String entry, Document update) {
        assertThat(database.mongo()
                        .getCollection("journal")
                        .updateOne(new Document("_id", entry), update)
                        .getModifiedCount())
                .isEqualTo(1);
    }

    private Relay relay(String to) {
        return new Relay(database.mongo(), journal, producer, to, Failpoints.none(), new SimpleMeterRegistry());
    }

    private ReadModel<Life.Heard, CallEvent> heard() {
        return Life.heard(database.mongo(), new SimpleMeterRegistry());
    }

    private Map<String, Life.Heard> views() {
        Map<String, Life.Heard> views = new LinkedHashMap<>();
        ids.forEach(id -> heard().find(id, MUNICIPALITY).ifPresent(view -> views.put(id, view)));
        return views;
    }

    /** @param copies how often each record comes */
    private void readFromTheBeginning(int copies) {
        Inbox inbox = new Inbox(
                List.of(heard()), database.mongo(), Clock.systemUTC(), 5, Failpoints.none(), new SimpleMeterRegistry());
        Histories.records(bootstrap, topic, Map.of()).forEach(record -> {
            MessageBuilder<byte[]> message = MessageBuilder.withPayload(record.value())
                    .setHeader(KafkaHeaders.RECEIVED_TOPIC, record.topic())
                    .setHeader(KafkaHeaders.RECEIVED_PARTITION, record.partition())
                    .setHeader(KafkaHeaders.OFFSET, record.offset())
                    .setHeader(KafkaHeaders.RECEIVED_KEY, record.key().getBytes(StandardCharsets.UTF_8));
            Arrays.stream(record.headers().toArray())
                    .forEach(header -> message.setHeader(header.key(), header.value()));
            Message<byte[]> complete = message.build();
            for (int i = 0; i < copies; i++) {
                inbox.accept(complete);
            }
        });
        assertThat(database.mongo().getCollection("held").countDocuments()).isZero();
    }
}
