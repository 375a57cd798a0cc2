package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.embedded.EmbeddedKafka;
import org.kyodo.embedded.EmbeddedMongo;
import org.kyodo.embedded.EmbeddedServers;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Tokens;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mock.env.MockEnvironment;

/** A service whose broker or database goes away while commands come, and one that is asked to stop. */
class OutageTest {
    private static final String MUNICIPALITY = "352039";
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static EmbeddedMongo mongo;

    private final MockEnvironment environment = new MockEnvironment();
    private final UUID group = Ids.next();
    private final Map<String, List<UUID>> acknowledged = new LinkedHashMap<>();
    private ConfigurableApplicationContext service;
    private Platform platform;
    private String foreign;
    private int keys;

    @BeforeAll
    static void startServers() throws IOException {
        mongo = EmbeddedMongo.start(folder.resolve("mongodb"), 0);
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        kafka.createTopics(EmbeddedServers.TOPICS, EmbeddedServers.PARTITIONS);
    }

    @AfterAll
    static void stopServers() {
        kafka.close();
        mongo.close();
    }

    @BeforeEach
    void startService() {
        String name = "outage-" + UUID.randomUUID().toString().substring(0, 8);
        foreign = name + ".kyodo.registry.events";
        kafka.createTopics(List.of(foreign), 2);
        service = new SpringApplication(TallyService.class)
                .run(Tokens.arguments(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.mongodb.uri=" + mongo.uri(),
                        "--spring.mongodb.database=" + name,
                        "--kyodo.kafka.bootstrap=" + kafka.bootstrapServers(),
                        "--spring.cloud.stream.bindings.inbox-in-0.group=" + name,
                        "--kyodo.listens-to=" + foreign));
        environment.setProperty("kyodo.kafka.bootstrap", kafka.bootstrapServers());
        environment.setProperty("local.server.port", service.getEnvironment().getProperty("local.server.port"));
        platform = new Platform(environment, new MovableClock(Clock.systemUTC()));
        await().atMost(BACK_WITHIN).until(() -> readiness() == 200);
    }

    @AfterEach
    void stopService() throws InterruptedException {
        service.close();
        platform.close();
    }

    @Test
    void without_its_broker_takes_commands_until_an_outbox_is_full_and_tells_all_when_it_is_back() {
        String one = count(created(), 3).id();
        String full = count(created(), 1).id();

        kafka.stop();
        try {
            for (int i = 0; i < 20; i++) {
                count(one, 1);
            }
            count(full, 50);
            count(full, 50);
            var refused = attempt(full, 1);
            assertThat(refused.header("Retry-After")).isNotBlank();
            refused.problem(503, "OVERLOADED");
            assertThat(readiness()).as("ready for what it can do").isEqualTo(200);
            assertThat(liveness()).isEqualTo(200);
        } finally {
            kafka.restart();
        }

        awaitAllTold();
        compareHistories();
        count(full, 1);
        tell(1);
        await().atMost(BACK_WITHIN).until(() -> heard() == 1);
    }

    @Test
    void without_its_database_says_so_soon_and_parks_nothing() throws InterruptedException {
        String one = created();
        tell(1);
        await().atMost(BACK_WITHIN).until(() -> heard() == 1);
        List<String> unexpected = new CopyOnWriteArrayList<>();
        List<Duration> waits = new CopyOnWriteArrayList<>();
        List<Thread> load = new ArrayList<>();

        mongo.stop();
        try {
            for (int i = 0; i < 8; i++) {
                // Half of them queue for the same aggregate.
                String id = i % 2 == 0 ? one : Ids.next().toString();
                load.add(Thread.ofVirtual().start(() -> {
                    long start = System.nanoTime();
                    var answer = staff().post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}");
                    waits.add(Duration.ofNanos(System.nanoTime() - start));
                    String code = answer.body().path("code").asString();
                    if (answer.status() != 503
                            || !List.of("DATABASE_AWAY", "BUSY").contains(code)
                            || answer.header("Retry-After") == null
                            || answer.body().toString().contains("Exception")) {
                        unexpected.add(answer.status() + " " + answer.body());
                    }
                }));
            }
            tell(2);
            tell(3);
            for (Thread caller : load) {
                caller.join();
            }
            staff().get("/api/v1/tallies/" + one).problem(503, "DATABASE_AWAY");
            staff().get("/api/v1/tallies").problem(503, "DATABASE_AWAY");
            assertThat(readiness()).as("not ready").isEqualTo(503);
            assertThat(liveness()).as("but alive").isEqualTo(200);
        } finally {
            mongo.restart();
        }
        assertThat(unexpected).isEmpty();
        assertThat(waits).hasSize(8).allMatch(wait -> wait.compareTo(TOLD_WITHIN) < 0);

        await().atMost(BACK_WITHIN).until(() -> readiness() == 200);
        count(one, 1);
        await().atMost(BACK_WITHIN).until(() -> heard() == 3);
        assertThat(contentOf(TallyConfiguration.TallyReactions.tallyOf(group))).isEqualTo(3);
        assertThat(database().getCollection("held").countDocuments()).isZero();
        awaitAllTold();
        compareHistories();
    }

    @Test
    void asked_to_stop_tells_first_what_it_has_committed_and_gives_back_its_shards() {
        List<String> ids = List.of(created(), created(), created());
        for (int i = 0; i < 10; i++) {
            ids.forEach(id -> count(id, 2));
        }
        MongoOperations before = database();
        assertThat(before.getCollection("leases").countDocuments()).isPositive();

        service.close();

        try (var after = com.mongodb.client.MongoClients.create(mongo.uri())) {
            var left = after.getDatabase(before.execute(db -> db.getName()));
            assertThat(left.getCollection("tallies")
                            .countDocuments(new Document("pendingSince", new Document("$exists", true))))
                    .as("events not told")
                    .isZero();
            assertThat(left.getCollection("leases").countDocuments()).isZero();
            var topic = Histories.topic(kafka.bootstrapServers(), "kyodo.proposal.events", Map.of());
            ids.forEach(id -> assertThat(Histories.ids(topic.get(id))).isEqualTo(acknowledged.get(id)));
        }
    }

    // -- what is done and looked at

    private Platform.Session staff() {
        return platform.as("acct-staff", MUNICIPALITY, "collaboration-office", Role.STAFF);
    }

    private String created() {
        var answer = staff().post("/api/v1/tallies", "{\"times\": 1}").expect(201);
        note(answer);
        return answer.id();
    }

    private Platform.Answer attempt(String id, int times) {
        return staff().with("Idempotency-Key", "key-" + keys++)
                .post("/api/v1/tallies/" + id + "/counts", "{\"times\": " + times + "}");
    }

    private Platform.Answer count(String id, int times) {
        var answer = attempt(id, times).expect(200);
        note(answer);
        return answer;
    }

    private void note(Platform.Answer answer) {
        answer.body().path("events").forEach(event -> acknowledged
                .computeIfAbsent(answer.id(), id -> new ArrayList<>())
                .add(UUID.fromString(event.path("id").asString())));
    }

    private int contentOf(String tally) {
        return staff().get("/api/v1/tallies/" + tally)
                .body()
                .path("content")
                .path("count")
                .asInt(0);
    }

    private int readiness() {
        return platform.anonymous().get("/actuator/health/readiness").status();
    }

    private int liveness() {
        return platform.anonymous().get("/actuator/health/liveness").status();
    }

    private MongoOperations database() {
        return service.getBean(MongoOperations.class);
    }

    private int heard() {
        Document heard = database()
                .getCollection("groupsHeard")
                .find(new Document("_id", group.toString()))
                .first();
        return heard == null
                ? 0
                : heard.get("view", Document.class).get("events", Number.class).intValue();
    }

    private void tell(long sequence) {
        Recorded<?> event = platform.foreign(
                MUNICIPALITY, group.toString(), sequence, GroupFacts.registered(new GroupId(group), "acct-group"));
        platform.publish(foreign, group.toString(), event.envelope().toHeaders(), event.data());
    }

    private void awaitAllTold() {
        await().atMost(BACK_WITHIN)
                .until(() -> database()
                                .getCollection("tallies")
                                .countDocuments(new Document("pendingSince", new Document("$exists", true)))
                        == 0);
    }

    private void compareHistories() {
        var journal = Histories.journal(database());
        var topic = Histories.topic(kafka.bootstrapServers(), "kyodo.proposal.events", Map.of());
        topic.keySet().retainAll(journal.keySet());
        Histories.assertNoGap(journal);
        assertThat(topic).as("the topic tells what the journal tells").isEqualTo(journal);
        acknowledged.forEach((id, events) -> assertThat(Histories.ids(journal.get(id)))
                .as("what was acknowledged")
                .isEqualTo(events));
    }
}
