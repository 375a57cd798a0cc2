package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.broker.Right;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.Topics;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.embedded.EmbeddedKafka;
import org.kyodo.embedded.EmbeddedServers;
import org.kyodo.embedded.Guard;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;
import org.kyodo.kit.Tokens;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** A broker with TLS, SASL/SCRAM and access lists: what a service needs is enough, and with one right less it says which. */
@ExtendWith(OutputCaptureExtension.class)
class GuardedBrokerTest {
    private static final String MUNICIPALITY = "352039";
    private static final String OWN = "kyodo.proposal.events";
    private static final String FOREIGN = "kyodo.registry.events";
    /** As which the service logs in that has been set up; the other one has no rights at first. */
    private static final String USER = "proposal";

    private static final String NEWCOMER = "newcomer";
    private static final String ABSENT = "late.kyodo.registry.events";
    private static final String PASSWORD = "nobody-may-read-this";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static Guard guard;
    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static TestDatabase database;
    private static TestDatabase databaseOfTheNewcomer;
    private static ConfigurableApplicationContext service;
    private static Future<ConfigurableApplicationContext> newcomer;
    private static Platform platform;

    private final String group = Ids.next().toString();
    private long told;

    @BeforeAll
    static void begin() throws IOException {
        guard = Guard.withNewKey(
                folder, "admin", Map.of("admin", "admin-of-the-test", USER, PASSWORD, NEWCOMER, PASSWORD));
        kafka = EmbeddedKafka.startGuarded(folder.resolve("kafka"), guard);
        kafka.createTopics(EmbeddedServers.TOPICS, EmbeddedServers.PARTITIONS);
        admin = kafka.administrator();
        Right.of(new Topics.Use("proposal", List.of(OWN), List.of(FOREIGN))).forEach(right -> give(right, USER));
        database = TestDatabase.fresh();
        service = service(USER, database, FOREIGN);
        platform = platform(service);
        await().atMost(SOON).until(() -> readiness(platform) == 200);

        // It takes ten seconds until it gives the binding up for the first time.
        databaseOfTheNewcomer = TestDatabase.fresh();
        FutureTask<ConfigurableApplicationContext> start =
                new FutureTask<>(() -> service(NEWCOMER, databaseOfTheNewcomer, ABSENT));
        newcomer = start;
        Thread.ofPlatform().start(start);
    }

    @AfterAll
    static void end() throws Exception {
        newcomer.get().close();
        service.close();
        platform.close();
        admin.close();
        kafka.close();
        for (TestDatabase one : List.of(database, databaseOfTheNewcomer)) {
            one.drop();
            one.close();
        }
    }

    @Test
    void everything_works_with_the_rights_of_the_table_and_no_password_is_logged(CapturedOutput output) {
        String tally = count(platform);
        platform.awaitEvents(tally, CallOpened.class);
        tell();
        await().atMost(SOON).until(() -> heard() == 1);

        Stream.of("/ops/journal/republication", "/ops/recovery", "/ops/read-models/groupsHeard/rebuild")
                .forEach(operation -> {
                    operator().post(operation, "{}").expect(202);
                    await().atMost(SOON)
                            .until(
                                    () -> operator().get(operation).body().toString(),
                                    said -> said.contains("\"DONE\""));
                });
        assertThat(health(platform)).doesNotContain("missing");
        assertThat(output.getAll()).contains("sasl.jaas.config = [hidden]").doesNotContain(PASSWORD);
    }

    @Test
    void without_writing_its_topic_it_keeps_what_it_has_to_tell_and_tells_it_later(CapturedOutput output) {
        Right right = new Right(AclOperation.WRITE, ResourceType.TOPIC, OWN);
        take(right);
        await().atMost(SOON).until(() -> health(platform).contains("WRITE on topic " + OWN));
        String tally = count(platform);
        await().atMost(SOON)
                .until(() -> service.getBean(MeterRegistry.class)
                                .get("kyodo.relay.failed")
                                .counter()
                                .count()
                        > 0);
        assertThat(readiness(platform)).as("commands are taken as before").isEqualTo(200);
        assertThat(platform.eventsOf(tally)).isEmpty();
        give(right, USER);

        platform.awaitEvents(tally, CallOpened.class);
        await().atMost(SOON).until(() -> !health(platform).contains("missing"));
        assertThat(output.getOut().lines().filter(line -> line.contains("needs: [WRITE on topic " + OWN + "]")))
                .as("one line names the right")
                .hasSize(1);
    }

    @Test
    void without_reading_what_it_listens_to_it_is_not_ready_and_goes_on_when_it_may_again() {
        refusedAndGivenBack(new Right(AclOperation.READ, ResourceType.TOPIC, FOREIGN));
    }

    @Test
    void without_its_group_it_is_not_ready_and_goes_on_when_it_may_again() {
        refusedAndGivenBack(new Right(AclOperation.READ, ResourceType.GROUP, USER));
    }

    @Test
    void where_describing_is_denied_it_is_not_ready_and_goes_on_when_it_may_again() {
        AclBinding denied = new AclBinding(
                new Right(AclOperation.READ, ResourceType.TOPIC, FOREIGN)
                        .givenTo("User:" + USER)
                        .pattern(),
                new AccessControlEntry("User:" + USER, "*", AclOperation.DESCRIBE, AclPermissionType.DENY));
        change(denied, true);
        assertNotReadyFor("(not even DESCRIBE)");
        change(denied, false);
        assertGoesOn();
    }

    private void refusedAndGivenBack(Right right) {
        take(right);
        assertNotReadyFor(right.toString());
        give(right, USER);
        assertGoesOn();
    }

    private void assertNotReadyFor(String missing) {
        await().atMost(SOON).until(() -> health(platform).contains(missing));
        // A consumer that has lost its group notices at once only when it has something to commit.
        tell();
        await().atMost(SOON).until(() -> readiness(platform) == 503);
        tell();
    }

    private void assertGoesOn() {
        await().atMost(SOON).until(() -> heard() == 2 && readiness(platform) == 200);
    }

    @Test
    void what_another_service_tells_it_may_not_tell() {
        Map<String, Object> connection = new HashMap<>(guard.client(USER));
        connection.put("bootstrap.servers", kafka.bootstrapServers());
        try (Producer<String, byte[]> producer = Relay.producer(connection, "impostor")) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(FOREIGN, group, new byte[0]))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void set_up_wrongly_it_starts_and_says_what_is_missing_until_it_is_there() throws Exception {
        List<Right> rights = List.of(
                new Right(AclOperation.WRITE, ResourceType.TOPIC, OWN),
                new Right(AclOperation.READ, ResourceType.TOPIC, OWN),
                new Right(AclOperation.READ, ResourceType.TOPIC, ABSENT),
                new Right(AclOperation.READ, ResourceType.GROUP, NEWCOMER));
        Platform late = platform(newcomer.get());
        try {
            await().atMost(SOON)
                    .until(() -> rights.stream().allMatch(right -> health(late).contains(right.toString())));
            assertThat(readiness(late)).isEqualTo(503);
            String tally = count(late);
            rights.forEach(right -> give(right, NEWCOMER));
            await().atMost(SOON).until(() -> health(late).contains("[\"topic " + ABSENT + "\"]"));
            assertThat(readiness(late)).isEqualTo(503);
            kafka.createTopics(List.of(ABSENT), 1);

            await().atMost(SOON).until(() -> readiness(late) == 200);
            late.awaitEvents(tally, CallOpened.class);
        } finally {
            late.close();
        }
    }

    // -- the pieces

    private static void give(Right right, String user) {
        change(right.givenTo("User:" + user), true);
    }

    private static void take(Right right) {
        change(right.givenTo("User:" + USER), false);
    }

    private static void change(AclBinding entry, boolean there) {
        try {
            if (there) {
                admin.createAcls(List.of(entry)).all().get();
            } else {
                admin.deleteAcls(List.of(entry.toFilter())).all().get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConfigurableApplicationContext service(String user, TestDatabase database, String listensTo)
            throws IOException {
        // As a secret is mounted: a file with the name of the setting.
        Path secrets = Files.createDirectory(folder.resolve(user));
        Files.writeString(
                secrets.resolve("kyodo.kafka.sasl.jaas.config"),
                guard.client(user).get("sasl.jaas.config").toString());
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.mongodb.uri=" + TestServers.running().mongoUri(),
                "--spring.mongodb.database=" + database.name(),
                "--spring.config.import=configtree:" + secrets + "/",
                "--spring.cloud.stream.bindings.inbox-in-0.group=" + user,
                "--kyodo.kafka.bootstrap=" + kafka.bootstrapServers(),
                "--kyodo.kafka.metadata.max.age.ms=1000",
                "--kyodo.listens-to=" + listensTo,
                "--spring.cloud.stream.kafka.bindings.inbox-in-0.consumer.configuration.session.timeout.ms=6000",
                "--logging.level.org.apache.kafka.common.config=INFO"));
        guard.client(user).forEach((name, value) -> {
            if (!name.equals("sasl.jaas.config")) {
                arguments.add("--kyodo.kafka." + name + "=" + value);
            }
        });
        return new SpringApplication(TallyService.class).run(Tokens.arguments(arguments.toArray(String[]::new)));
    }

    private static Platform platform(ConfigurableApplicationContext service) {
        MockEnvironment environment = new MockEnvironment();
        guard.client("admin")
                .forEach((name, value) -> environment.setProperty("kyodo.kafka." + name, value.toString()));
        environment.setProperty("kyodo.kafka.bootstrap", kafka.bootstrapServers());
        environment.setProperty("local.server.port", service.getEnvironment().getProperty("local.server.port"));
        return new Platform(environment, new MovableClock(Clock.systemUTC()));
    }

    private static int readiness(Platform of) {
        return of.anonymous().get("/actuator/health/readiness").status();
    }

    private static String health(Platform of) {
        return of.as("acct-operator", MUNICIPALITY, null, Role.PLATFORM_OPERATOR)
                .get("/actuator/health")
                .body()
                .toString();
    }

    private static Platform.Session operator() {
        return platform.as("acct-operator", MUNICIPALITY, null, Role.PLATFORM_OPERATOR);
    }

    /** A new tally, told by one event. */
    private static String count(Platform of) {
        return of.as("acct-staff", MUNICIPALITY, "collaboration-office", Role.STAFF)
                .post("/api/v1/tallies", "{\"times\": 1}")
                .expect(201)
                .id();
    }

    /** The registry tells of the group. */
    private void tell() {
        told++;
        platform.publish(
                platform.foreign(MUNICIPALITY, group, told, GroupFacts.started(GroupId.of(group), "acct-group")));
    }

    private int heard() {
        Document heard = database.mongo()
                .getCollection("groupsHeard")
                .find(new Document("_id", group))
                .first();
        return heard == null
                ? 0
                : heard.get("view", Document.class).get("events", Number.class).intValue();
    }
}
