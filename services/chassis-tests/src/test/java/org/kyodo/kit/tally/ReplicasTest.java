package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Deadlines;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.relay.Heartbeat;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Leases;
import org.kyodo.chassis.relay.OutgoingStream;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.slf4j.LoggerFactory;

/** Two replicas of a service on one database share its shards, its sweeps and its deadlines. */
class ReplicasTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");
    private static final List<Integer> ALL =
            IntStream.range(0, Aggregate.SHARDS).boxed().toList();

    private final StandingClock clock = new StandingClock();
    private final Broker broker = Broker.thatTakesAll();
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.drop();
        database.close();
    }

    @Nested
    class Shards {
        private Leases one;
        private Leases two;

        @BeforeEach
        void join() {
            one = leases("one");
            two = leases("two");
        }

        @Test
        void are_all_held_by_a_replica_that_is_alone() {
            one.heartbeat();
            assertThat(one.held()).containsExactlyElementsOf(ALL);
        }

        @Test
        void are_shared_in_halves_by_two_and_held_by_one_at_a_time() {
            one.heartbeat();
            two.heartbeat();
            assertThat(two.held()).as("nothing is free yet").isEmpty();
            one.heartbeat();
            two.heartbeat();

            assertThat(one.held()).hasSize(4);
            assertThat(two.held()).hasSize(4);
            assertThat(Stream.concat(one.held().stream(), two.held().stream()))
                    .containsExactlyInAnyOrderElementsOf(ALL);
        }

        @Test
        void of_a_dead_replica_fall_to_the_other_after_five_seconds_and_not_before() {
            settled();

            clock.forward(Duration.ofSeconds(4));
            two.heartbeat();
            assertThat(two.held()).hasSize(4);
            clock.forward(Duration.ofMillis(1_001));
            two.heartbeat();

            assertThat(two.held()).containsExactlyInAnyOrderElementsOf(ALL);
            assertThat(one.held()).as("who does not renew holds nothing").isEmpty();
        }

        @Test
        void are_not_held_any_more_by_one_who_slept_through_the_expiry() {
            settled();
            clock.forward(Duration.ofSeconds(5));
            assertThat(one.held()).isEmpty();
        }

        @Test
        void given_back_at_a_stop_are_free_at_once() {
            settled();
            one.resign();
            two.heartbeat();
            assertThat(two.held()).containsExactlyInAnyOrderElementsOf(ALL);
        }

        private void settled() {
            one.heartbeat();
            two.heartbeat();
            one.heartbeat();
            two.heartbeat();
        }
    }

    @Nested
    class A_dead_replica {
        @Test
        void has_its_events_sent_by_the_other_which_then_minds_its_shards() {
            Leases dead = leases("dead");
            dead.heartbeat();
            // Committed, and then it died: nobody was woken.
            List<String> ids =
                    Stream.generate(() -> Ids.next().toString()).limit(20).toList();
            ids.forEach(id -> counted(id, 2));

            Relay relay = relay();
            Heartbeat heartbeat = heartbeat(relay, "alive");
            relay.start();
            heartbeat.start();
            try {
                clock.forward(Duration.ofSeconds(6));
                heartbeat.beatNow();
                await().atMost(Platform.SOON).until(() -> waiting() == 0);
            } finally {
                heartbeat.stop();
                relay.stop();
            }
            ids.forEach(id -> assertThat(broker.sequences(id)).containsExactly(1L, 2L));
        }
    }

    @Nested
    class A_deadline {
        @Test
        void that_two_replicas_mind_at_once_has_one_effect() throws Exception {
            List<String> ids =
                    Stream.generate(() -> Ids.next().toString()).limit(8).toList();
            ids.forEach(id -> counted(id, 1));
            clock.forward(Duration.ofHours(2));
            CyclicBarrier start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Future<Integer>> beats = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    var replica = tallies();
                    beats.add(threads.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return replica.giveDue(ALL, 100);
                    }));
                }
                for (Future<Integer> beat : beats) {
                    beat.get(20, TimeUnit.SECONDS);
                }
            }

            ids.forEach(id -> {
                assertThat(stage(id)).isInstanceOf(Tally.Closed.class);
                assertThat(outbox(id)).as("one event from the deadline").isEqualTo(2);
            });
            assertThat(tallies().giveDue(ALL, 100))
                    .as("nothing is due any more")
                    .isZero();
        }

        @Test
        void is_not_given_before_its_time_nor_for_a_shard_that_another_minds() {
            String id = Ids.next().toString();
            counted(id, 1);
            clock.forward(Duration.ofMinutes(59));
            assertThat(tallies().giveDue(ALL, 100)).isZero();
            clock.forward(Duration.ofMinutes(1));
            int shard = Math.floorMod(id.hashCode(), Aggregate.SHARDS);
            assertThat(tallies()
                            .giveDue(
                                    ALL.stream().filter(other -> other != shard).toList(), 100))
                    .isZero();
            assertThat(tallies().giveDue(List.of(shard), 100)).isEqualTo(1);
            assertThat(stage(id)).isInstanceOf(Tally.Closed.class);
        }

        @Test
        void that_cannot_be_minded_keeps_no_other_from_its_time() {
            String broken = Ids.next().toString();
            String sound = Ids.next().toString();
            counted(broken, 1);
            counted(sound, 1);
            database.mongo()
                    .getCollection("tallies")
                    .updateOne(
                            new Document("_id", broken), new Document("$set", new Document("stage.type", "Unknown")));
            clock.forward(Duration.ofHours(2));

            tallies().giveDue(ALL, 100);

            assertThat(stage(sound)).isInstanceOf(Tally.Closed.class);
        }

        @Test
        void that_is_refused_backs_off_behind_others_and_is_logged_once_and_counted_each_time() {
            var refused = Stream.generate(() -> Ids.next().toString()).limit(3).toList();
            refused.forEach(id -> counted(id, 3));
            clock.forward(Duration.ofMinutes(1));
            String later = Ids.next().toString();
            counted(later, 1);
            clock.forward(Duration.ofHours(2));
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            var tallies = tallies(refusingTheDeadlineOf(3), meters);
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            log.start();
            Logger logger = (Logger) LoggerFactory.getLogger(Aggregate.class);
            logger.addAppender(log);
            try {
                assertThat(tallies.giveDue(ALL, 3))
                        .as("the oldest, all refused")
                        .isEqualTo(3);
                assertThat(tallies.giveDue(ALL, 3)).as("then the next").isEqualTo(1);
                assertThat(stage(later)).isInstanceOf(Tally.Closed.class);

                List<Integer> looks = new ArrayList<>();
                for (int second = 1; second <= 40; second++) {
                    clock.forward(Duration.ofSeconds(1));
                    if (tallies.giveDue(ALL, 10) == 3) {
                        looks.add(second);
                    }
                }
                assertThat(looks).as("after 5, 10, 20 … seconds").containsExactly(5, 15, 35);
            } finally {
                logger.detachAppender(log);
            }
            assertThat(log.list)
                    .as("one line for each of the three")
                    .hasSize(3)
                    .allMatch(line -> line.getFormattedMessage().contains("UNLUCKY"));
            assertThat(meters.counter("kyodo.deadlines.refused", "aggregate", "call")
                            .count())
                    .isEqualTo(4 * 3);

            counted(refused.getFirst(), 1);
            assertThat(tallies().giveDue(ALL, 10))
                    .as("what changes is looked at anew, without its pause")
                    .isEqualTo(1);
            assertThat(stage(refused.getFirst())).isInstanceOf(Tally.Closed.class);
        }

        /** The platform is refused to count thirteen. */
        private AggregateType<Tally.Command, Tally, CallEvent> refusingTheDeadlineOf(int count) {
            return TallyConfiguration.type()
                    .due(tally -> tally instanceof Tally.Open counting
                            ? Optional.of(new Due<>(
                                    counting.closesAt(),
                                    counting.count() == count
                                            ? new Tally.Command.Count(13)
                                            : new Tally.Command.Close(Optional.empty())))
                            : Optional.empty());
        }

        @Test
        void that_takes_long_keeps_no_lease_from_its_renewal() throws Exception {
            counted(Ids.next().toString(), 1);
            clock.forward(Duration.ofHours(2));
            CountDownLatch deciding = new CountDownLatch(1);
            CountDownLatch enough = new CountDownLatch(1);
            Aggregate<Tally.Command, Tally, CallEvent> slow = new Aggregate<>(
                    TallyConfiguration.type().knowing((stage, command, municipality) -> {
                        deciding.countDown();
                        try {
                            enough.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return Facts.NONE;
                    }),
                    surroundings(new SimpleMeterRegistry()));
            Leases leases = leases("alive");
            Relay relay = relay();
            Heartbeat heartbeat = heartbeat(relay, leases);
            Deadlines deadlines = new Deadlines(List.of(slow), leases::held, new SimpleMeterRegistry());
            heartbeat.start();
            deadlines.start();
            try {
                assertThat(deciding.await(20, TimeUnit.SECONDS)).isTrue();
                clock.forward(Duration.ofSeconds(6));
                await().atMost(Platform.SOON).until(() -> leases.held().equals(ALL));
            } finally {
                enough.countDown();
                deadlines.stop();
                heartbeat.stop();
            }
        }
    }

    @Nested
    class A_sweep {
        @Test
        void finds_what_waits_in_its_own_shards_however_much_waits_longer_in_those_of_others() {
            Leases other = leases("other");
            Leases mine = leases("mine");
            other.heartbeat();
            mine.heartbeat();
            other.heartbeat();
            mine.heartbeat();
            List<Document> longer = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                longer.add(new Document("_id", Ids.next().toString())
                        .append("shard", other.held().get(i % 4))
                        .append("pendingSince", Date.from(clock.instant())));
            }
            database.mongo().getCollection("tallies").insertMany(longer);
            clock.forward(Duration.ofSeconds(1));
            String ours = Stream.generate(() -> Ids.next().toString())
                    .filter(id -> mine.held().contains(Math.floorMod(id.hashCode(), Aggregate.SHARDS)))
                    .findFirst()
                    .orElseThrow();
            counted(ours, 1);
            clock.forward(Duration.ofSeconds(2));

            Relay relay = relay();
            Heartbeat heartbeat = heartbeat(relay, mine);
            relay.start();
            heartbeat.start();
            try {
                await().atMost(Platform.SOON).until(() -> broker.sequences(ours).equals(List.of(1L)));
            } finally {
                heartbeat.stop();
                relay.stop();
            }
        }
    }

    @Nested
    class A_record_that_the_broker_never_takes {
        @Test
        void holds_up_its_own_aggregate_and_no_other() {
            String stuck = Ids.next().toString();
            String flowing = Ids.next().toString();
            counted(stuck, 5);
            counted(flowing, 3);
            Broker picky = Broker.thatTakes((key, sequence) -> !(key.equals(stuck) && sequence == 2));
            Relay relay = relay(picky);
            relay.start();
            try {
                relay.wake("tallies", stuck);
                relay.wake("tallies", flowing);
                await().atMost(Platform.SOON)
                        .until(() -> picky.sequences(stuck).size() == 1
                                && picky.sequences(flowing).size() == 3);
            } finally {
                relay.stop();
            }
            assertThat(outbox(stuck))
                    .as("what was not taken stays, and all behind it")
                    .isEqualTo(4);
        }
    }

    @Nested
    class Keys {
        @Test
        void of_two_accounts_do_not_answer_for_each_other() {
            String id = Ids.next().toString();
            assertThat(tallies().handle(id, new Tally.Command.Count(1), request("acct-one", "1")))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(tallies().handle(id, new Tally.Command.Count(1), request("acct-two", "1")))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(stage(id)).isInstanceOfSatisfying(Tally.Open.class, counting -> assertThat(counting.count())
                    .isEqualTo(2));
        }
    }

    // -- the pieces

    private Leases leases(String name) {
        return new Leases(database.mongo(), name, Aggregate.SHARDS, clock);
    }

    private Relay relay() {
        return relay(broker);
    }

    private Relay relay(Broker to) {
        return new Relay(
                database.mongo(),
                new Journal(database.mongo()),
                to,
                "kyodo.proposal.events",
                Failpoints.none(),
                new SimpleMeterRegistry());
    }

    private Heartbeat heartbeat(Relay relay, String name) {
        return heartbeat(relay, leases(name));
    }

    private Heartbeat heartbeat(Relay relay, Leases leases) {
        OutgoingStream stream = new OutgoingStream(
                List.of("tallies"),
                relay,
                leases,
                database.mongo(),
                Failpoints.none(),
                clock,
                new SimpleMeterRegistry());
        return new Heartbeat(List.of(stream), leases);
    }

    private Aggregate<Tally.Command, Tally, CallEvent> tallies() {
        return tallies(TallyConfiguration.type(), new SimpleMeterRegistry());
    }

    private Aggregate<Tally.Command, Tally, CallEvent> tallies(
            AggregateType<Tally.Command, Tally, CallEvent> type, SimpleMeterRegistry meters) {
        return new Aggregate<>(type, surroundings(meters));
    }

    private Aggregate.Surroundings surroundings(SimpleMeterRegistry meters) {
        return new Aggregate.Surroundings(
                database.mongo(), clock, clock, municipality -> "1", committed -> {}, Failpoints.none(), meters);
    }

    private void counted(String id, int times) {
        assertThat(tallies().handle(id, new Tally.Command.Count(times), Request.ofPlatform(MUNICIPALITY)))
                .isInstanceOf(Outcome.Done.class);
    }

    private static Request request(String account, String key) {
        UUID command = Ids.next();
        return new Request(
                MUNICIPALITY,
                new Actor(AccountRef.of(account), Set.of(Role.STAFF), Optional.empty(), Channel.WEB, Optional.empty()),
                OptionalLong.empty(),
                Optional.of(new Request.Key("POST /", key)),
                command,
                command,
                Optional.empty(),
                Optional.empty());
    }

    private Tally stage(String id) {
        return tallies().find(id, MUNICIPALITY).orElseThrow().stage();
    }

    private int outbox(String id) {
        return database.mongo()
                .getCollection("tallies")
                .find(new Document("_id", id))
                .first()
                .getList("outbox", Document.class)
                .size();
    }

    private long waiting() {
        return database.mongo()
                .getCollection("tallies")
                .countDocuments(new Document("pendingSince", new Document("$exists", true)));
    }

    /** A clock that moves only when it is told to. */
    private static final class StandingClock extends Clock {
        private volatile Instant now = Instant.parse("2026-06-12T01:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
