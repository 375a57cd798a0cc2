package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.relay.Republication;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;

/** A topic that was lost is filled again from the journal while the service takes commands. */
class RepublicationTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");
    private static final Duration IN_TIME = Duration.ofSeconds(60);
    private static final int WRITERS = 4;

    private final String lost = "republication." + UUID.randomUUID();
    private final String anew = lost + ".anew";
    private final String bootstrap = TestServers.running().kafka().bootstrapServers();
    private final List<String> ids =
            Stream.generate(() -> Ids.next().toString()).limit(12).toList();
    private final MovableClock wallClock = new MovableClock(Clock.systemUTC());
    private final List<Life> lives = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void tellUntilTheTopicIsLost() {
        TestServers.running().kafka().createTopics(List.of(lost, anew), 3);
        database = TestDatabase.fresh();
        Life before = life(lost).begun();
        for (int round = 0; round < 5; round++) {
            ids.forEach(id -> count(before, id, 40));
        }
        await().atMost(IN_TIME).until(() -> waiting() == 0);
        end(before);
        // A replica that ended without resigning counts as alive until its lease expires.
        wallClock.moveTo(wallClock.instant().plusSeconds(20));
    }

    @AfterEach
    void close() {
        List.copyOf(lives).forEach(this::end);
        database.drop();
        database.close();
    }

    @Test
    void under_load_the_new_topic_gets_every_event_of_every_subject_in_order_without_a_gap() throws Exception {
        Life life = life(anew);
        assertThat(life.stream.republication().begin("acct-operator").state()).isEqualTo(Republication.State.HOLDING);
        CountDownLatch underLoad = new CountDownLatch(20);
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                List<String> own = ids.subList(i * 3, i * 3 + 3);
                writers.add(threads.submit(() -> {
                    for (int n = 0; n < 60; n++) {
                        count(life, own.get(n % own.size()), 2);
                        underLoad.countDown();
                    }
                }));
            }
            assertThat(underLoad.await(20, TimeUnit.SECONDS)).isTrue();
            life.begun();
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        }
        await().atMost(IN_TIME).until(() -> waiting() == 0);

        assertComplete();
        assertThat(Histories.topic(bootstrap, anew, Map.of()).values())
                .extracting(List::size)
                .containsOnly(200 + 40);
        assertThat(life.stream.republication().progress()).hasValueSatisfying(progress -> {
            assertThat(progress.state()).isEqualTo(Republication.State.DONE);
            assertThat(progress.by()).isEqualTo("acct-operator");
            assertThat(progress.sent()).isEqualTo(progress.total()).isEqualTo(2_400);
            assertThat(progress.finished()).isPresent();
        });
    }

    @Test
    void after_a_crash_another_replica_goes_on_from_the_checkpoint() {
        Life first = life(anew);
        first.stream.republication().begin("acct-operator");
        first.failpoints.arm("republication.saved", 1);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        first.begun();
        await().atMost(IN_TIME).dontCatchUncaughtExceptions().until(first::isOver);
        end(first);
        Thread.setDefaultUncaughtExceptionHandler(before);
        wallClock.moveTo(wallClock.instant().plusSeconds(20));

        Life second = life(anew);
        assertThat(second.stream.republication().progress()).hasValueSatisfying(progress -> {
            assertThat(progress.state()).isEqualTo(Republication.State.SENDING);
            assertThat(progress.sent()).isBetween(1_000L, 2_399L);
        });
        long known = Histories.records(bootstrap, anew, Map.of()).size();
        long saved = second.stream.republication().progress().orElseThrow().sent();
        second.begun();
        await().atMost(IN_TIME).until(() -> isDone(second));

        assertComplete();
        assertThat(Histories.records(bootstrap, anew, Map.of()))
                .as("sent by the first, and by the second from the checkpoint on")
                .hasSize((int) (known + 2_400 - saved));
    }

    @Test
    void begins_only_when_the_relays_of_all_replicas_stand_still() {
        HoldingProducer holding = new HoldingProducer(partition -> true);
        Life other = new Life(place(lost), new SimpleMeterRegistry(), holding::around);
        lives.add(other);
        other.begun();
        count(other, ids.getFirst(), 2);
        await().atMost(IN_TIME).until(() -> holding.held.size() == 1);
        Life life = life(lost).begun();
        life.stream.republication().begin("acct-operator");

        await().atMost(IN_TIME).until(() -> stillReplicas() == 1);
        assertThat(life.stream.republication().progress().orElseThrow().state())
                .as("an event of the other is under way")
                .isEqualTo(Republication.State.HOLDING);

        holding.letGo();
        await().atMost(IN_TIME).until(() -> isDone(life));
        await().atMost(IN_TIME).until(() -> waiting() == 0);
    }

    // -- what is done and looked at

    private Life.Place place(String topic) {
        return new Life.Place(database, topic, Optional.empty(), Map.of(), wallClock);
    }

    private Life life(String topic) {
        Life life = new Life(place(topic), new SimpleMeterRegistry());
        lives.add(life);
        return life;
    }

    private void end(Life life) {
        life.clearAway();
        lives.remove(life);
    }

    /** A caller who tries again while the outbox is full. */
    private static void count(Life life, String id, int times) {
        await().atMost(IN_TIME)
                .pollDelay(Duration.ZERO)
                .until(() -> life.tallies.handle(id, new Tally.Command.Count(times), Request.ofPlatform(MUNICIPALITY))
                        instanceof Outcome.Done);
    }

    private static boolean isDone(Life life) {
        return life.stream.republication().progress().orElseThrow().state() == Republication.State.DONE;
    }

    private void assertComplete() {
        var journal = Histories.journal(database.mongo());
        var topic = Histories.topic(bootstrap, anew, Map.of());
        Histories.assertNoGap(topic);
        assertThat(topic).isEqualTo(journal);
    }

    private long waiting() {
        return database.mongo()
                .getCollection("tallies")
                .countDocuments(new Document("pendingSince", new Document("$exists", true)));
    }

    private long stillReplicas() {
        return database.mongo()
                .getCollection("members")
                .countDocuments(new Document("held", new Document("$exists", true)));
    }
}
