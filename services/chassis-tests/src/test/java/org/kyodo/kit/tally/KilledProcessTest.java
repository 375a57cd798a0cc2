package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;
import org.kyodo.kit.Tokens;
import org.springframework.mock.env.MockEnvironment;

/**
 * A service as a process of its own, that is really killed: at failpoints, where it halts as if killed, and by a signal at
 * any moment, under a loop of commands and of foreign events. Each new process finds what the one before left.
 */
class KilledProcessTest {
    private static final String MUNICIPALITY = "352039";
    private static final String FOREIGN = "crash.kyodo.registry.events";
    private static final int KILLED = 137;
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(90);
    private static final int MOST_ROUNDS = 400;

    private final MockEnvironment environment = new MockEnvironment();
    private final List<UUID> groups =
            IntStream.range(0, 3).mapToObj(i -> Ids.next()).toList();
    private final Map<UUID, Integer> told = new LinkedHashMap<>();
    private final Map<String, List<UUID>> acknowledged = new LinkedHashMap<>();
    private final Map<String, String> tallies = new LinkedHashMap<>();
    private final List<Runnable> unanswered = new ArrayList<>();
    private TestDatabase database;
    private Map<TopicPartition, Long> from;
    private Platform platform;
    private Process process;
    private volatile int commands;

    @BeforeEach
    void prepare() throws IOException {
        TestServers.running().kafka().createTopics(List.of(FOREIGN), 3);
        database = TestDatabase.fresh();
        from = Histories.end("kyodo.proposal.events");
        environment.setProperty(
                "kyodo.kafka.bootstrap", TestServers.running().kafka().bootstrapServers());
        platform = new Platform(environment, new MovableClock(Clock.systemUTC()));
    }

    @AfterEach
    void clearAway() throws InterruptedException {
        process.destroyForcibly().waitFor();
        platform.close();
        database.drop();
        database.close();
    }

    @Test
    void loses_nothing_doubles_nothing_and_keeps_the_order_wherever_it_was_killed() throws Exception {
        for (String point :
                List.of("commit.after:6", "relay.journalled:5", "relay.sent:5", "relay.acked:5", "inbox.applied:5")) {
            start(Optional.of(point));
            loadUntilItDies(MOST_ROUNDS);
            assertThat(process.waitFor())
                    .as("status of the process at %s", point)
                    .isEqualTo(KILLED);
        }
        start(Optional.empty());
        Process victim = process;
        int sofar = commands;
        Thread killer = Thread.ofVirtual().start(() -> {
            await().atMost(Platform.SOON).until(() -> commands > sofar + 10);
            victim.destroyForcibly();
        });
        loadUntilItDies(MOST_ROUNDS);
        killer.join();
        assertThat(process.waitFor()).as("status after kill -9").isEqualTo(KILLED);

        start(Optional.empty());
        load();
        settle();
        compareHistories();

        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as("ends when it is asked to")
                .isTrue();
    }

    private void start(Optional<String> failpoint) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(Tokens.arguments(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                TallyProcess.class.getName(),
                "--spring.mongodb.database=" + database.name(),
                "--spring.cloud.stream.bindings.inbox-in-0.group=" + database.name(),
                "--kyodo.listens-to=" + FOREIGN));
        Map<String, String> variables = builder.environment();
        variables.put("KYODO_MONGODB_URI", TestServers.running().mongoUri());
        variables.put("KYODO_KAFKA_BOOTSTRAP", TestServers.running().kafka().bootstrapServers());
        variables.put("KYODO_PORT", String.valueOf(port));
        variables.put("KYODO_ADDRESS", "127.0.0.1");
        failpoint.ifPresent(point -> variables.put(Failpoints.VARIABLE, point));
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "killed-process.log").toFile()))
                .start();
        environment.setProperty("local.server.port", String.valueOf(port));
        await().atMost(STARTED_WITHIN)
                .ignoreExceptions()
                .failFast("the process ended while it started", () -> !process.isAlive() && failpoint.isEmpty())
                .until(() -> !process.isAlive()
                        || platform.anonymous()
                                        .get("/actuator/health/readiness")
                                        .status()
                                == 200);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void loadUntilItDies(int mostRounds) {
        for (int round = 0; process.isAlive(); round++) {
            assertThat(round).as("rounds without the death that was asked for").isLessThan(mostRounds);
            load();
        }
    }

    /** One round: three commands of a caller who tries again after the next start, and an event of another service. */
    private void load() {
        for (int i = 0; i < 3; i++) {
            String name = "tally-" + i;
            String key = "command-" + commands;
            commands = commands + 1;
            if (!tallies.containsKey(name)) {
                answered(name, "/api/v1/tallies", name);
            } else {
                answered(name, "/api/v1/tallies/" + tallies.get(name) + "/counts", key);
            }
        }
        UUID group = groups.get(commands / 3 % groups.size());
        int sequence = told.merge(group, 1, Integer::sum);
        Recorded<?> event = platform.foreign(MUNICIPALITY, group.toString(), sequence, registered(group));
        platform.publish(FOREIGN, group.toString(), event.envelope().toHeaders(), event.data());
    }

    /** Gives a command; without an answer it is given again, with the same key, before anything else. */
    private void answered(String name, String path, String key) {
        List<Runnable> again = List.copyOf(unanswered);
        unanswered.clear();
        again.forEach(Runnable::run);
        try {
            var answer = platform.as("acct-staff", MUNICIPALITY, "collaboration-office", Role.STAFF)
                    .with("Idempotency-Key", key)
                    .post(path, "{\"times\": 2}");
            assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201);
            tallies.put(name, answer.id());
            answer.body().path("events").forEach(event -> acknowledged
                    .computeIfAbsent(answer.id(), id -> new ArrayList<>())
                    .add(UUID.fromString(event.path("id").asString())));
        } catch (IllegalStateException cutOff) {
            unanswered.add(() -> answered(name, path, key));
        }
    }

    private void settle() {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            for (UUID group : groups) {
                assertThat(count(TallyConfiguration.TallyReactions.tallyOf(group)))
                        .as("effects of the events of %s", group)
                        .isEqualTo(told.getOrDefault(group, 0));
            }
            assertThat(database.mongo()
                            .getCollection("tallies")
                            .countDocuments(new Document("pendingSince", new Document("$exists", true))))
                    .as("aggregates with events that wait")
                    .isZero();
        });
    }

    private int count(String tally) {
        return platform.as("acct-staff", MUNICIPALITY, "collaboration-office", Role.STAFF)
                .get("/api/v1/tallies/" + tally)
                .body()
                .path("content")
                .path("count")
                .asInt(0);
    }

    private void compareHistories() {
        assertThat(unanswered).isEmpty();
        var journal = Histories.journal(database.mongo());
        var topic = Histories.topic(TestServers.running().kafka().bootstrapServers(), "kyodo.proposal.events", from);
        topic.keySet().retainAll(journal.keySet());
        Histories.assertNoGap(journal);
        assertThat(topic).as("the topic tells what the journal tells").isEqualTo(journal);
        acknowledged.forEach((id, events) -> {
            assertThat(Histories.ids(journal.get(id)))
                    .as("what was acknowledged, in this order, and nothing twice")
                    .isEqualTo(events);
            assertThat(count(id)).isEqualTo(events.size());
        });
        for (UUID group : groups) {
            assertThat(count(TallyConfiguration.TallyReactions.tallyOf(group)))
                    .as("the effect of each foreign event, once")
                    .isEqualTo(told.get(group));
            assertThat(database.mongo()
                            .getCollection("groupsHeard")
                            .find(new Document("_id", group.toString()))
                            .first()
                            .get("view", Document.class)
                            .get("events", Number.class)
                            .intValue())
                    .isEqualTo(told.get(group));
        }
        assertThat(database.mongo().getCollection("held").countDocuments()).isZero();
    }

    private static GroupRegistered registered(UUID group) {
        return GroupFacts.registered(GroupId.of(group.toString()), "acct-group");
    }
}
