package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Committed;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.chassis.relay.UnguardedRelay;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.springframework.data.mongodb.core.MongoOperations;

/** Each guard matters: with it there is no harm, and taken out the harm is there to see. */
class GuardsTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");

    private final String id = Ids.next().toString();
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
    class The_mark_of_what_was_seen {
        @Test
        void lets_a_repeated_event_have_no_second_effect() {
            assertThat(countAfterARepeat(TallyConfiguration.type())).isEqualTo(1);
        }

        @Test
        void taken_out_lets_a_repeated_event_count_twice() {
            assertThat(countAfterARepeat(TallyConfiguration.type().recognisingRepeatsItself()))
                    .isEqualTo(2);
        }

        private int countAfterARepeat(AggregateType<Tally.Command, Tally, CallEvent> type) {
            Aggregate<Tally.Command, Tally, CallEvent> tallies = tallies(type, database.mongo(), municipality -> "1");
            Request event = request(Optional.of(new Request.Source("group/" + id, 1, Ids.next(), Optional.empty())));
            tallies.react(id, new Tally.Command.Count(1), event);
            tallies.react(id, new Tally.Command.Count(1), event);
            return count(tallies);
        }
    }

    @Nested
    class Draining_only_what_is_acknowledged {
        @Test
        void lets_the_next_life_send_what_the_broker_never_had() {
            assertThat(sentByTheNextLife(Relay::new, "relay.sent")).containsExactly(1L, 2L, 3L);
        }

        @Test
        void taken_out_loses_what_was_sent_and_never_arrived() {
            assertThat(sentByTheNextLife(UnguardedRelay.DrainsWhatWasSent::new, "relay.drained"))
                    .as("the first is lost for ever")
                    .containsExactly(2L, 3L);
        }

        /** @param death where the first life ends, its broker having answered nothing */
        private List<Long> sentByTheNextLife(RelayMaker maker, String death) {
            committed(3);
            liveUntil(maker, death, Broker.thatIsSilent());

            Broker next = Broker.thatTakesAll();
            liveUntilDrained(Relay::new, next);
            return next.sequences(id);
        }
    }

    @Nested
    class Draining_only_what_is_journalled {
        @Test
        void lets_the_next_life_journal_what_was_sent_while_the_journal_did_not_answer() {
            assertThat(journalledAfterwards(Relay::new, () -> true)).containsExactly(1L, 2L);
        }

        @Test
        void taken_out_leaves_a_hole_in_the_journal() {
            assertThat(journalledAfterwards(UnguardedRelay.DrainsWhatIsNotJournalled::new, () -> outbox().isEmpty()))
                    .containsExactly(2L);
        }

        /** One event is sent while the journal takes nothing, and another one in the next life. */
        private List<Long> journalledAfterwards(RelayMaker maker, BooleanSupplier ended) {
            Broker broker = Broker.thatTakesAll();
            Relay relay = maker.make(
                    withoutJournal(),
                    new Journal(withoutJournal()),
                    broker,
                    "kyodo.proposal.events",
                    Failpoints.none(),
                    new SimpleMeterRegistry());
            relay.start();
            tallies(relay::wake).handle(id, new Tally.Command.Count(1), request(Optional.empty()));
            await().atMost(Platform.SOON).until(() -> broker.sequences(id).contains(1L) && ended.getAsBoolean());
            relay.stop();

            committed(1);
            liveUntilDrained(Relay::new, broker);
            List<Long> journalled = new ArrayList<>();
            new Journal(database.mongo()).forEach(event -> journalled.add(event.sequence()));
            return journalled;
        }
    }

    @Nested
    class Journalling_first_what_was_read_from_the_outbox {
        @Test
        void sends_nothing_that_another_life_committed_before_the_journal_has_it() {
            committed(1);
            Broker broker = Broker.thatTakesAll();
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            Relay relay = new Relay(
                    withoutJournal(),
                    new Journal(withoutJournal()),
                    broker,
                    "kyodo.proposal.events",
                    Failpoints.none(),
                    meters);
            relay.start();
            relay.wake("tallies", id);

            // Each time the journal fails it is read again.
            await().atMost(Platform.SOON)
                    .until(() -> meters.get("kyodo.relay.read").counter().count() >= 2);
            relay.stop();
            assertThat(broker.sequences(id)).isEmpty();
        }
    }

    /** The same database, of which the journal takes nothing. */
    private MongoOperations withoutJournal() {
        MongoOperations real = database.mongo();
        MongoCollection<?> closed = proxyOf(MongoCollection.class, (method, arguments) -> {
            throw new MongoException("the journal takes nothing");
        });
        return proxyOf(
                MongoOperations.class,
                (method, arguments) -> method.getName().equals("getCollection") && "journal".equals(arguments[0])
                        ? closed
                        : method.invoke(real, arguments));
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private <T> T proxyOf(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (any, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Nested
    class Emptying_an_outbox_only_where_nothing_came_meanwhile {
        @Test
        void lets_the_next_life_send_what_another_replica_committed_during_the_drain() {
            assertThat(sentInTwoLives(Relay::new)).containsExactly(1L, 2L);
        }

        @Test
        void taken_out_loses_what_another_replica_committed_during_the_drain() {
            assertThat(sentInTwoLives(UnguardedRelay.EmptiesWithoutLooking::new))
                    .containsExactly(1L);
        }

        /** Another replica commits between the send and the drain, and dies before it sends. */
        private List<Long> sentInTwoLives(RelayMaker maker) {
            committed(1);
            Broker broker = Broker.thatTakes((key, sequence) -> {
                if (sequence == 1) {
                    committed(1);
                }
                return true;
            });
            liveUntil(maker, "relay.drained", broker);
            liveUntilDrained(Relay::new, broker);
            return broker.sequences(id);
        }
    }

    @Nested
    class One_event_under_way {
        @Test
        void keeps_the_order_when_a_record_fails() {
            assertThat(orderWhenTheFirstFailsOnce(Relay::new)).containsExactly(1L, 2L, 3L);
        }

        @Test
        void taken_out_lets_later_events_overtake_the_one_that_failed() {
            assertThat(orderWhenTheFirstFailsOnce(UnguardedRelay.SendsAllAtOnce::new))
                    .as("the second came first, and the first never came at all")
                    .startsWith(2L)
                    .doesNotContain(1L);
        }

        private List<Long> orderWhenTheFirstFailsOnce(RelayMaker maker) {
            committed(3);
            AtomicInteger tries = new AtomicInteger();
            Broker broker = Broker.thatTakes((key, sequence) -> sequence != 1 || tries.incrementAndGet() > 1);
            liveUntilDrained(maker, broker);
            return broker.sequences(id);
        }
    }

    /** A life that ends at a failpoint. */
    private void liveUntil(RelayMaker maker, String death, Broker broker) {
        Failpoints failpoints = Failpoints.none();
        failpoints.arm(death, 1);
        Relay relay = relay(maker, broker, failpoints);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        relay.start();
        relay.wake("tallies", id);
        await().atMost(Platform.SOON).dontCatchUncaughtExceptions().until(() -> failpoints.crashed() && !relay.works());
        relay.stop();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /** A life that ends when nothing waits any more. */
    private void liveUntilDrained(RelayMaker maker, Broker broker) {
        Relay relay = relay(maker, broker, Failpoints.none());
        relay.start();
        relay.wake("tallies", id);
        await().atMost(Platform.SOON).until(() -> outbox().isEmpty());
        relay.stop();
    }

    @Nested
    class The_condition_of_the_revision {
        @Test
        void lets_both_of_two_racing_commands_count() throws Exception {
            race(database.mongo());

            assertThat(count(tallies(database.mongo()))).isEqualTo(3);
            assertThat(outbox()).extracting(Pending::sequence).containsExactly(1L, 2L, 3L);
        }

        @Test
        void taken_out_loses_an_acknowledged_command() throws Exception {
            race(withoutCondition(database.mongo()));

            assertThat(count(tallies(database.mongo())))
                    .as("one of three is lost")
                    .isEqualTo(2);
            assertThat(outbox())
                    .as("and the stream has a place twice")
                    .extracting(Pending::sequence)
                    .containsExactly(1L, 2L, 2L);
        }

        /** Two instances that both have read before either writes. */
        private void race(MongoOperations mongo) throws Exception {
            committed(1);
            CyclicBarrier bothHaveRead = new CyclicBarrier(2);
            AtomicInteger tries = new AtomicInteger();
            Function<MunicipalityCode, String> meeting = municipality -> {
                if (tries.incrementAndGet() <= 2) {
                    try {
                        bothHaveRead.await(10, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
                return "1";
            };
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Future<Outcome>> outcomes = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    var instance = tallies(TallyConfiguration.type(), mongo, meeting);
                    outcomes.add(threads.submit(
                            () -> instance.handle(id, new Tally.Command.Count(1), request(Optional.empty()))));
                }
                for (Future<Outcome> outcome : outcomes) {
                    assertThat(outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
                }
            }
        }

        /** The same database, on which an update looks only at the id. */
        private MongoOperations withoutCondition(MongoOperations mongo) {
            return proxy(
                    MongoOperations.class,
                    mongo,
                    (name, arguments, result) ->
                            name.equals("getCollection") ? proxy(MongoCollection.class, result, null) : result);
        }

        @SuppressWarnings("unchecked")
        private <T> T proxy(Class<T> type, Object real, Change change) {
            InvocationHandler handler = (any, method, arguments) -> {
                try {
                    if (method.getName().equals("updateOne") && arguments[0] instanceof Bson filter) {
                        BsonDocument condition = filter.toBsonDocument();
                        arguments[0] = Filters.eq(
                                "_id",
                                condition
                                        .getArray("$and")
                                        .get(0)
                                        .asDocument()
                                        .getString("_id")
                                        .getValue());
                    }
                    Object result = method.invoke(real, arguments);
                    return change == null ? result : change.of(method.getName(), arguments, result);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            };
            return (T) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler);
        }
    }

    private interface Change {
        Object of(String method, Object[] arguments, Object result);
    }

    private interface RelayMaker {
        Relay make(
                MongoOperations mongo,
                Journal journal,
                Producer<String, byte[]> producer,
                String topic,
                Failpoints failpoints,
                io.micrometer.core.instrument.MeterRegistry meters);
    }

    private Relay relay(RelayMaker maker, Broker broker, Failpoints failpoints) {
        MongoOperations mongo = database.mongo();
        return maker.make(
                mongo, new Journal(mongo), broker, "kyodo.proposal.events", failpoints, new SimpleMeterRegistry());
    }

    private void committed(int times) {
        assertThat(tallies(database.mongo()).handle(id, new Tally.Command.Count(times), request(Optional.empty())))
                .isInstanceOf(Outcome.Done.class);
    }

    private static Aggregate<Tally.Command, Tally, CallEvent> tallies(MongoOperations mongo) {
        return tallies(TallyConfiguration.type(), mongo, municipality -> "1");
    }

    private Aggregate<Tally.Command, Tally, CallEvent> tallies(Consumer<Committed> wake) {
        return tallies(TallyConfiguration.type(), database.mongo(), municipality -> "1", wake);
    }

    private static Aggregate<Tally.Command, Tally, CallEvent> tallies(
            AggregateType<Tally.Command, Tally, CallEvent> type,
            MongoOperations mongo,
            Function<MunicipalityCode, String> ruleSetVersion) {
        return tallies(type, mongo, ruleSetVersion, committed -> {});
    }

    private static Aggregate<Tally.Command, Tally, CallEvent> tallies(
            AggregateType<Tally.Command, Tally, CallEvent> type,
            MongoOperations mongo,
            Function<MunicipalityCode, String> ruleSetVersion,
            Consumer<Committed> wake) {
        return new Aggregate<>(
                type,
                new Aggregate.Surroundings(
                        mongo,
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        ruleSetVersion,
                        wake,
                        Failpoints.none(),
                        new SimpleMeterRegistry()));
    }

    private int count(Aggregate<Tally.Command, Tally, CallEvent> tallies) {
        return ((Tally.Open) tallies.find(id, MUNICIPALITY).orElseThrow().stage()).count();
    }

    private List<Pending> outbox() {
        return database
                .mongo()
                .getCollection("tallies")
                .find(new Document("_id", id))
                .first()
                .getList("outbox", Document.class)
                .stream()
                .map(Pending::of)
                .toList();
    }

    private static Request request(Optional<Request.Source> source) {
        UUID command = Ids.next();
        return new Request(
                MUNICIPALITY,
                Actor.PLATFORM,
                OptionalLong.empty(),
                Optional.empty(),
                command,
                command,
                Optional.empty(),
                source);
    }
}
