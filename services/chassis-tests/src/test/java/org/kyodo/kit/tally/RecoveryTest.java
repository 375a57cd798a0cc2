package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.relay.Recovery;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;

/**
 * A service's database is restored from an older backup and brought forward from its own topic, as docs/operating.md says. A
 * second service with a database of its own listens to it and reacts by telling echoes on a topic of its own.
 */
class RecoveryTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");
    private static final Duration IN_TIME = Duration.ofSeconds(60);

    /** What a commit writes, but for how often there was one. */
    private static final List<String> COMMITTED = List.of(
            "stage",
            "municipality",
            "emitted",
            "drained",
            "outbox",
            "chain",
            "lastEvent",
            "dueAt",
            "shard",
            "createdAt",
            "updatedAt",
            "pendingSince");

    private final String topic = "recovery." + UUID.randomUUID() + ".kyodo.proposal.events";
    private final String echoes = "echoes." + topic;
    private final String bootstrap = TestServers.running().kafka().bootstrapServers();
    private final MovableClock wallClock = new MovableClock(Clock.systemUTC());
    private final List<String> ids =
            Stream.generate(() -> Ids.next().toString()).limit(8).toList();
    /** Not known when the backup is made. */
    private final List<String> later =
            Stream.generate(() -> Ids.next().toString()).limit(4).toList();

    private final String waiting = ids.get(0);
    private final String closed = ids.get(1);
    private final String untouched = ids.get(2);
    private final List<Life> lives = new ArrayList<>();
    private final MeterRegistry consumerMeters = new SimpleMeterRegistry();
    private final TestDatabase producing = TestDatabase.fresh();
    private final TestDatabase consuming = TestDatabase.fresh();
    private Life consumer;
    private Map<String, List<Document>> backup;
    private Map<String, List<Document>> backupOfTheConsumer;
    private Map<String, Document> beforeTheLoss;

    @BeforeEach
    void tellThenLoseTheDatabase() {
        TestServers.running().kafka().createTopics(List.of(topic, echoes), 3);
        consumer = consumer();
        Life first = producer().begun();
        ids.forEach(id -> count(first, id, 3));
        await().atMost(IN_TIME).until(() -> waiting(producing) == 0);
        end(first);
        awaitHeard();
        Life second = producer();
        count(second, waiting, 2);
        backup = copyOf(producing);
        backupOfTheConsumer = copyOf(consuming);
        second.begun();
        for (int round = 0; round < 3; round++) {
            Stream.concat(ids.stream(), later.stream())
                    .filter(id -> !id.equals(untouched))
                    .forEach(id -> count(second, id, 5));
        }
        give(second, closed, new Tally.Command.Close(Optional.empty()));
        await().atMost(IN_TIME).until(() -> waiting(producing) == 0);
        beforeTheLoss = committed(producing);
        end(second);
        restore(producing, backup);
    }

    @AfterEach
    void close() {
        List.copyOf(lives).forEach(this::end);
        Stream.of(producing, consuming).forEach(database -> {
            database.drop();
            database.close();
        });
    }

    /** The first of them stand at places that the consumer has left behind, and it takes them for repeats. */
    @Test
    void without_it_the_next_commands_fork_at_the_consumer() {
        awaitHeard();
        Life after = producer().begun();
        count(after, ids.getLast(), 16);

        await().atMost(IN_TIME).until(() -> forks() > 0);
        assertThat(consuming.mongo().getCollection("held").countDocuments(new Document("state", "PARKED")))
                .isPositive();
    }

    @Test
    void aggregates_and_journal_are_what_they_were_and_the_next_commands_go_on_from_there() {
        Life after = producer();
        after.stream.recovery().orElseThrow().begin("acct-operator");
        after.begun();
        Recovery.Progress done = done(after);

        assertThat(done.by()).isEqualTo("acct-operator");
        assertThat(done.left()).isEmpty();
        // Each of the seven and of the four fifteen more, and one that was closed.
        assertThat(done.events()).isEqualTo(11 * 15 + 1);
        assertThat(done.read()).isEqualTo(done.toRead()).isEqualTo(8 * 3 + 2 + 11 * 15 + 1);
        assertThat(committed(producing)).isEqualTo(beforeTheLoss);
        assertJournalEqualsTopic(producing, topic);

        assertThat(give(after, closed, new Tally.Command.Count(1))).isInstanceOf(Outcome.Refused.class);
        Stream.concat(ids.stream(), later.stream())
                .filter(id -> !id.equals(closed))
                .forEach(id -> count(after, id, 2));
        await().atMost(IN_TIME).until(() -> waiting(producing) == 0);
        Histories.assertNoGap(Histories.topic(bootstrap, topic, Map.of()));
        assertJournalEqualsTopic(producing, topic);
        awaitHeard();
        assertThat(forks()).isZero();
        assertThat(consuming.mongo().getCollection("held").countDocuments()).isZero();
    }

    @Test
    void done_again_it_changes_nothing() {
        Life after = producer().begun();
        after.stream.recovery().orElseThrow().begin("acct-operator");
        done(after);
        await().atMost(IN_TIME).until(() -> waiting(producing) == 0);
        Map<String, List<Document>> once = copyOf(producing);

        after.stream.recovery().orElseThrow().begin("acct-operator");
        Recovery.Progress again = done(after);

        assertThat(again.events()).isZero();
        assertThat(again.left()).isEmpty();
        Map<String, List<Document>> twice = copyOf(producing);
        assertThat(twice.get("tallies")).isEqualTo(once.get("tallies"));
        assertThat(twice.get("journal")).isEqualTo(once.get("journal"));
    }

    @Test
    void a_service_notices_that_its_database_is_behind_its_topic_until_it_was_brought_forward() {
        MeterRegistry meters = new SimpleMeterRegistry();
        Life after = new Life(place(producing, topic, Optional.empty()), meters);
        lives.add(after);
        after.begun();
        wallClock.moveTo(wallClock.instant().plusSeconds(20));
        await().atMost(IN_TIME).until(() -> isBehind(meters));

        after.stream.recovery().orElseThrow().begin("acct-operator");
        done(after);
        wallClock.moveTo(wallClock.instant().plusSeconds(20));

        await().atMost(IN_TIME).until(() -> !isBehind(meters));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recovery.journalled", "recovery.committed"})
    void after_a_crash_another_replica_completes_it(String failpoint) {
        Life first = producer();
        first.stream.recovery().orElseThrow().begin("acct-operator");
        first.failpoints.arm(failpoint, 2);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        first.begun();
        await().atMost(IN_TIME).dontCatchUncaughtExceptions().until(first::isOver);
        end(first);
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertThat(committed(producing)).isNotEqualTo(beforeTheLoss);

        Life second = producer().begun();
        assertThat(done(second).left()).isEmpty();

        assertThat(committed(producing)).isEqualTo(beforeTheLoss);
        assertJournalEqualsTopic(producing, topic);
    }

    @Test
    void what_another_service_told_on_the_topic_is_named_and_not_taken() throws Exception {
        ConsumerRecord<String, byte[]> last = Histories.records(bootstrap, topic, Map.of()).stream()
                .filter(record -> record.key().equals(ids.getFirst()))
                .toList()
                .getLast();
        long next = Long.parseLong(header(last, "ce_sequence")) + 1;
        var forged = new ProducerRecord<>(topic, ids.getFirst(), last.value());
        last.headers().forEach(header -> forged.headers().add(header));
        Map.of("ce_source", "/352039/grant", "ce_sequence", Long.toString(next), "ce_previousid", header(last, "ce_id"))
                .forEach((name, value) ->
                        forged.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = Relay.producer(Map.of("bootstrap.servers", bootstrap), "forger")) {
            producer.send(forged).get();
        }
        Life after = producer();
        after.stream.recovery().orElseThrow().begin("acct-operator");
        after.begun();

        assertThat(done(after).left()).singleElement().satisfies(left -> assertThat(left.why())
                .contains("Contradiction"));
        assertThat(committed(producing)).isEqualTo(beforeTheLoss);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void an_aggregate_that_went_on_otherwise_is_named_and_stays_as_it_is() {
        Life after = producer();
        after.stream.recovery().orElseThrow().begin("acct-operator");
        String forked = ids.getLast();
        count(after, forked, 1);
        Document own = document(producing, forked);
        after.begun();

        Recovery.Progress done = done(after);

        assertThat(done.leftOut()).isEqualTo(1);
        assertThat(done.left()).singleElement().satisfies(left -> {
            assertThat(left.subject()).isEqualTo("call/" + forked);
            assertThat(left.why()).contains("two histories", "event 4");
        });
        assertThat(List.of("stage", "emitted", "chain", "lastEvent", "revision"))
                .allSatisfy(field ->
                        assertThat(document(producing, forked).get(field)).isEqualTo(own.get(field)));
        Map<String, Document> others = committed(producing);
        others.remove(forked);
        beforeTheLoss.remove(forked);
        assertThat(others).isEqualTo(beforeTheLoss);
    }

    @Test
    void nothing_comes_back_of_an_aggregate_that_was_removed_at_the_end_of_its_life() {
        producing.mongo().getCollection("tallies").deleteOne(new Document("_id", untouched));
        beforeTheLoss.remove(untouched);
        Life after = new Life(
                new Life.Place(producing, topic, Optional.empty(), Map.of(), wallClock),
                new SimpleMeterRegistry(),
                producer -> producer,
                TallyConfiguration.type().removed(Duration.ofDays(1), Tally.Closed.class));
        lives.add(after);
        after.stream.recovery().orElseThrow().begin("acct-operator");
        after.begun();

        assertThat(done(after).left()).isEmpty();
        assertThat(committed(producing)).isEqualTo(beforeTheLoss);
    }

    /** The second service's database is lost as well, and hears again what it heard. */
    @Test
    void a_reaction_whose_effect_came_back_has_no_second_one() throws Exception {
        awaitHeard();
        await().atMost(IN_TIME).until(() -> waiting(consuming) == 0);
        Map<String, Document> before = committed(consuming);
        end(consumer);
        Map<String, List<Document>> nothing = Map.of();
        restore(consuming, nothing);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            await().atMost(IN_TIME).ignoreExceptions().until(() -> {
                admin.deleteConsumerGroups(List.of(consuming.name())).all().get();
                return true;
            });
        }
        Life recovering = new Life(place(consuming, echoes, Optional.empty()), new SimpleMeterRegistry());
        lives.add(recovering);
        recovering.stream.recovery().orElseThrow().begin("acct-operator");
        recovering.begun();
        assertThat(done(recovering).left()).isEmpty();
        assertThat(committed(consuming)).isEqualTo(before);
        end(recovering);

        consumer = consumer();
        awaitHeard();

        assertThat(committed(consuming)).isEqualTo(before);
        assertThat(consuming.mongo().getCollection("held").countDocuments()).isZero();
    }

    /** As docs/operating.md has it: all databases of one instant, the topics made anew, every journal sent again. */
    @Test
    void where_everything_was_restored_and_the_topics_are_new_republishing_brings_all_together() throws Exception {
        end(consumer);
        restore(consuming, backupOfTheConsumer);
        makeAnew(topic, echoes);
        Life after = producer();
        after.stream.republication().begin("acct-operator");
        consumer = new Life(place(consuming, echoes, Optional.of(topic)), consumerMeters);
        lives.add(consumer);
        consumer.stream.republication().begin("acct-operator");
        after.begun();
        consumer.begun();
        ids.forEach(id -> count(after, id, 2));
        await().atMost(IN_TIME).until(() -> waiting(producing) == 0);

        awaitHeard();
        await().atMost(IN_TIME).until(() -> waiting(consuming) == 0);
        assertThat(forks()).isZero();
        assertThat(consuming.mongo().getCollection("held").countDocuments()).isZero();
        assertJournalEqualsTopic(producing, topic);
        assertJournalEqualsTopic(consuming, echoes);
    }

    /** Deletes the topics, and with them what groups have read of them. */
    private void makeAnew(String... topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteTopics(List.of(topics)).all().get();
            await().atMost(IN_TIME).until(() -> Stream.of(topics)
                    .noneMatch(admin.listTopics().names().get()::contains));
        }
        TestServers.running().kafka().createTopics(List.of(topics), 3);
    }

    // -- what is done and looked at

    private Life.Place place(TestDatabase database, String tellsOn, Optional<String> listensTo) {
        return new Life.Place(database, tellsOn, listensTo, Map.of(), wallClock);
    }

    private Life producer() {
        Life life = new Life(place(producing, topic, Optional.empty()), new SimpleMeterRegistry());
        lives.add(life);
        return life;
    }

    private Life consumer() {
        Life life = new Life(place(consuming, echoes, Optional.of(topic)), consumerMeters);
        lives.add(life);
        return life.begun();
    }

    private void end(Life life) {
        life.clearAway();
        lives.remove(life);
        // A replica that is gone without a word counts until its time is over.
        wallClock.moveTo(wallClock.instant().plusSeconds(20));
    }

    private static Outcome give(Life life, String id, Tally.Command command) {
        return life.tallies.handle(id, command, Request.ofPlatform(MUNICIPALITY));
    }

    private static void count(Life life, String id, int times) {
        assertThat(give(life, id, new Tally.Command.Count(times))).isInstanceOf(Outcome.Done.class);
    }

    private static Recovery.Progress done(Life life) {
        Recovery recovery = life.stream.recovery().orElseThrow();
        await().atMost(IN_TIME).until(() -> recovery.progress().orElseThrow().state() == Recovery.State.DONE);
        return recovery.progress().orElseThrow();
    }

    /** Until the second service has dealt with everything on the topic, each event once and in order. */
    private void awaitHeard() {
        Map<String, List<UUID>> told = new LinkedHashMap<>();
        Histories.topic(bootstrap, topic, Map.of()).forEach((id, stream) -> told.put(id, Histories.ids(stream)));
        await().atMost(IN_TIME).untilAsserted(() -> assertThat(heard()).isEqualTo(told));
        await().atMost(IN_TIME)
                .untilAsserted(() -> told.forEach((id, events) -> assertThat(document(consuming, Life.echoOf(id))
                                .get("emitted", Number.class)
                                .intValue())
                        .isGreaterThanOrEqualTo(events.size())));
    }

    private Map<String, List<UUID>> heard() {
        return consuming.mongo().getCollection("heard").find().into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(
                        heard -> heard.getString("_id"),
                        heard -> heard.get("view", Document.class).getList("events", String.class).stream()
                                .map(UUID::fromString)
                                .toList()));
    }

    private double forks() {
        return consumerMeters.find("kyodo.inbox.forks").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static boolean isBehind(MeterRegistry meters) {
        return meters.get("kyodo.journal.behind").gauge().value() == 1;
    }

    private void assertJournalEqualsTopic(TestDatabase database, String of) {
        assertThat(Histories.journal(database.mongo())).isEqualTo(Histories.topic(bootstrap, of, Map.of()));
    }

    private static Document document(TestDatabase database, String id) {
        return Optional.ofNullable(database.mongo()
                        .getCollection("tallies")
                        .find(new Document("_id", id))
                        .first())
                .orElseGet(() -> new Document("emitted", 0));
    }

    private static Map<String, Document> committed(TestDatabase database) {
        Map<String, Document> committed = new LinkedHashMap<>();
        database.mongo()
                .getCollection("tallies")
                .find()
                .sort(new Document("_id", 1))
                .forEach(document -> {
                    Document some = new Document();
                    COMMITTED.forEach(field -> some.append(field, document.get(field)));
                    committed.put(document.getString("_id"), some);
                });
        return committed;
    }

    private static long waiting(TestDatabase database) {
        return database.mongo()
                .getCollection("tallies")
                .countDocuments(new Document("pendingSince", new Document("$exists", true)));
    }

    private static Map<String, List<Document>> copyOf(TestDatabase database) {
        return database.mongo().getCollectionNames().stream()
                .collect(Collectors.toMap(Function.identity(), collection -> database.mongo()
                        .getCollection(collection)
                        .find()
                        .sort(new Document("_id", 1))
                        .into(new ArrayList<>())));
    }

    private static void restore(TestDatabase database, Map<String, List<Document>> copy) {
        database.mongo().getCollectionNames().forEach(collection -> database.mongo()
                .getCollection(collection)
                .deleteMany(new Document()));
        copy.forEach((collection, documents) -> {
            if (!documents.isEmpty()) {
                database.mongo().getCollection(collection).insertMany(documents);
            }
        });
    }
}
