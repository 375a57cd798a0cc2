package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.utils.Utils;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;
import org.kyodo.kit.Tokens;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.env.MockEnvironment;

/** The real listener container: partitions that move and grow while keys are held, and a container that stops. */
class ConsumptionTest {
    private static final String MUNICIPALITY = "352039";
    private static final long LAST_BEFORE_THE_LAG = 10;
    private static final int GROWN_TO = 6;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Fails with an {@code Error} at a group's events, or comes no further with old ones, while it is told to. */
    static final class Failing {
        private static volatile String group = "";
        private static volatile boolean lags;

        @Bean
        EventHandler failing() {
            return new EventHandler() {
                @Override
                public Class<? extends DomainEvent> events() {
                    return GroupEvent.class;
                }

                @Override
                public void handle(Recorded<?> happened) {
                    if (happened.envelope().subjectId().equals(group)) {
                        throw new NoClassDefFoundError("for the test");
                    }
                    if (lags && happened.envelope().sequence() == LAST_BEFORE_THE_LAG + 1) {
                        throw new MongoTimeoutException("for the test");
                    }
                }
            };
        }
    }

    private final String name = "consumption-" + UUID.randomUUID().toString().substring(0, 8);
    private final String topic = name + ".kyodo.registry.events";
    private final String bootstrap = TestServers.running().kafka().bootstrapServers();
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final List<Platform> platforms = new ArrayList<>();
    private final TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void prepare() throws IOException {
        Failing.group = "";
        Failing.lags = false;
    }

    @AfterEach
    void stop() throws InterruptedException {
        services.forEach(ConfigurableApplicationContext::close);
        for (Platform platform : platforms) {
            platform.close();
        }
        database.drop();
        database.close();
    }

    @Test
    void that_stopped_by_an_error_starts_again_and_is_not_ready_meanwhile() {
        TestServers.running().kafka().createTopics(List.of(topic), 2);
        Platform platform = platform(service());
        String group = Ids.next().toString();
        Failing.group = group;

        publish(platform, registered(platform, group, 1));
        await().atMost(SOON).until(() -> readiness(platform) == 503);
        Failing.group = "";

        await().atMost(SOON).until(() -> readiness(platform) == 200 && heard(group) == 1);
    }

    @Test
    void holds_what_is_parked_while_partitions_move_between_replicas() {
        TestServers.running().kafka().createTopics(List.of(topic), 4);
        ConfigurableApplicationContext one = service();
        Platform platform = platform(one);
        ConfigurableApplicationContext two = service();
        platform(two);
        List<String> groups =
                IntStream.range(0, 4).mapToObj(partition -> idIn(partition, 4)).toList();
        // Both have partitions, and both have looked which lanes are held: none.
        await().atMost(SOON).until(() -> {
            IntStream.range(0, 4)
                    .mapToObj(partition -> idIn(partition, 4))
                    .forEach(group -> publish(platform, registered(platform, group, 1)));
            return handled(one) > 0 && handled(two) > 0;
        });
        groups.forEach(group -> publish(platform, registered(platform, group, 1)));
        // Nobody can be suspended here: these park, on every partition.
        groups.forEach(group -> publish(platform, suspended(platform, group, 2)));
        await().atMost(SOON).until(() -> held("PARKED") == 4);

        groups.forEach(group -> publish(platform, registered(platform, group, 3)));
        await().atMost(SOON).until(() -> held("BEHIND") == 4);
        one.close();
        services.remove(one);
        groups.forEach(group -> publish(platform, registered(platform, group, 4)));
        String free = Ids.next().toString();
        publish(platform, registered(platform, free, 1));

        await().atMost(SOON).until(() -> held("BEHIND") == 8 && heard(free) == 1);
        assertThat(held("PARKED")).isEqualTo(4);
        assertThat(groups).allMatch(group -> heard(group) <= 2);
        assertThat(gaps())
                .as("queued behind what is held, not stopped by what is missing")
                .isZero();
    }

    @Test
    void deals_with_all_events_in_order_when_partitions_are_added_while_it_lags() throws Exception {
        TestServers.running().kafka().createTopics(List.of(topic), 1);
        Platform before = platform(service());
        List<String> groups = IntStream.range(0, 12)
                .mapToObj(i -> idIn(i % GROWN_TO, GROWN_TO))
                .toList();
        for (long sequence = 1; sequence <= LAST_BEFORE_THE_LAG; sequence++) {
            for (String group : groups) {
                publish(before, registered(before, group, sequence));
            }
        }
        await().atMost(SOON).until(() -> groups.stream().allMatch(group -> heard(group) == LAST_BEFORE_THE_LAG));
        services.removeLast().close();
        for (long sequence = LAST_BEFORE_THE_LAG + 1; sequence <= 20; sequence++) {
            for (String group : groups) {
                publish(before, registered(before, group, sequence));
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(GROWN_TO)))
                    .all()
                    .get();
        }

        // Who has the old partition lags, so that the new events on the others' partitions are read before the old
        // ones.
        Failing.lags = true;
        Platform after = platform(service());
        platform(service());
        for (long sequence = 21; sequence <= 30; sequence++) {
            for (String group : groups) {
                publish(after, registered(after, group, sequence));
            }
        }
        await().atMost(SOON).until(() -> held("WAITING") > 0 && held("BEHIND") > 0);
        assertThat(groups).as("nothing is taken in before what is missing").allMatch(group -> heard(group) <= 20);
        Failing.lags = false;

        await().atMost(SOON).until(() -> groups.stream().allMatch(group -> heard(group) == 30));
        assertThat(gaps()).isPositive();
        await().atMost(SOON).until(() -> held("WAITING") + held("BEHIND") == 0);
        assertThat(held("PARKED")).isZero();
        groups.forEach(
                group -> assertThat(counted(group)).as("reactions to %s", group).isEqualTo(30));
    }

    /** As docs/operating.md says: stop, restore, set the offsets of the group back, start. */
    @Test
    void hears_again_what_it_heard_since_the_backup_when_its_database_is_restored() throws Exception {
        TestServers.running().kafka().createTopics(List.of(topic), 3);
        Platform platform = platform(service());
        List<String> groups =
                Stream.generate(() -> Ids.next().toString()).limit(6).toList();
        groups.forEach(group -> publish(platform, registered(platform, group, 1)));
        await().atMost(SOON).until(() -> groups.stream().allMatch(group -> heard(group) == 1));
        Map<String, List<Document>> backup = backup();
        groups.forEach(group -> publish(platform, registered(platform, group, 2)));
        String later = Ids.next().toString();
        publish(platform, registered(platform, later, 1));
        await().atMost(SOON).until(() -> groups.stream().allMatch(group -> heard(group) == 2) && heard(later) == 1);

        services.removeLast().close();
        restore(backup);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            await().atMost(SOON).ignoreExceptions().until(() -> {
                admin.deleteConsumerGroups(List.of(name)).all().get();
                return true;
            });
        }
        Platform after = platform(service());
        groups.forEach(group -> publish(after, registered(after, group, 3)));

        await().atMost(SOON).until(() -> groups.stream().allMatch(group -> heard(group) == 3) && heard(later) == 1);
        groups.forEach(
                group -> assertThat(counted(group)).as("reactions to %s", group).isEqualTo(3));
        await().atMost(SOON).until(() -> held("WAITING") + held("BEHIND") == 0);
        assertThat(held("PARKED")).isZero();
    }

    /** An id whose key goes to this partition of so many. */
    private static String idIn(int partition, int partitions) {
        return Stream.generate(() -> Ids.next().toString())
                .filter(id ->
                        Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % partitions == partition)
                .findFirst()
                .orElseThrow();
    }

    private static double handled(ConfigurableApplicationContext service) {
        return service.getBean(MeterRegistry.class)
                .get("kyodo.inbox.handled")
                .counter()
                .count();
    }

    private double gaps() {
        return services.stream()
                .flatMap(service -> service.getBean(MeterRegistry.class).find("kyodo.inbox.gaps").counters().stream())
                .mapToDouble(Counter::count)
                .sum();
    }

    private Map<String, List<Document>> backup() {
        return database.mongo().getCollectionNames().stream()
                .collect(Collectors.toMap(Function.identity(), collection -> database.mongo()
                        .getCollection(collection)
                        .find()
                        .into(new ArrayList<>())));
    }

    private void restore(Map<String, List<Document>> backup) {
        database.mongo().getCollectionNames().forEach(collection -> database.mongo()
                .getCollection(collection)
                .deleteMany(new Document()));
        backup.forEach((collection, documents) -> {
            if (!documents.isEmpty()) {
                database.mongo().getCollection(collection).insertMany(documents);
            }
        });
    }

    // -- the pieces

    private ConfigurableApplicationContext service() {
        ConfigurableApplicationContext service = new SpringApplication(TallyService.class, Failing.class)
                .run(Tokens.arguments(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.mongodb.uri=" + TestServers.running().mongoUri(),
                        "--spring.mongodb.database=" + database.name(),
                        "--kyodo.kafka.bootstrap=" + bootstrap,
                        "--spring.cloud.stream.bindings.inbox-in-0.group=" + name,
                        "--spring.cloud.stream.kafka.binder.consumer-properties.metadata.max.age.ms=500",
                        "--kyodo.listens-to=" + topic));
        services.add(service);
        return service;
    }

    private Platform platform(ConfigurableApplicationContext service) {
        MockEnvironment environment = new MockEnvironment();
        environment.setProperty("kyodo.kafka.bootstrap", bootstrap);
        environment.setProperty("local.server.port", service.getEnvironment().getProperty("local.server.port"));
        Platform platform = new Platform(environment, new MovableClock(Clock.systemUTC()));
        platforms.add(platform);
        await().atMost(SOON).until(() -> readiness(platform) == 200);
        return platform;
    }

    private static int readiness(Platform platform) {
        return platform.anonymous().get("/actuator/health/readiness").status();
    }

    private long held(String state) {
        return database.mongo().getCollection("held").countDocuments(new Document("state", state));
    }

    private int heard(String group) {
        Document heard = database.mongo()
                .getCollection("groupsHeard")
                .find(new Document("_id", group))
                .first();
        return heard == null
                ? 0
                : heard.get("view", Document.class).get("events", Number.class).intValue();
    }

    private int counted(String group) {
        return database.mongo()
                .getCollection("tallies")
                .find(new Document("_id", TallyConfiguration.TallyReactions.tallyOf(UUID.fromString(group))))
                .first()
                .get("stage", Document.class)
                .get("count", Number.class)
                .intValue();
    }

    private void publish(Platform platform, Recorded<?> event) {
        platform.publish(topic, event.envelope().subjectId(), event.envelope().toHeaders(), event.data());
    }

    private static Recorded<?> registered(Platform platform, String group, long sequence) {
        return platform.foreign(MUNICIPALITY, group, sequence, GroupFacts.registered(GroupId.of(group), "acct-group"));
    }

    private static Recorded<?> suspended(Platform platform, String group, long sequence) {
        return platform.foreign(
                MUNICIPALITY,
                group,
                sequence,
                new GroupSuspended(GroupId.of(group), new Reason(ReasonCode.OTHER, "試験"), LocalDate.of(2026, 5, 1)));
    }
}
