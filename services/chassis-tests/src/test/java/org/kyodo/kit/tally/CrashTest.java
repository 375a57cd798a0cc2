package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;

/**
 * Two services, a teller and a listener, die at every point between two steps and begin anew on the same database and
 * broker while commands go on. Afterwards the histories are compared: what was acknowledged is there, journal, topic and
 * the listener's state say the same, nothing is lost, nothing happened twice, the order is kept, and there is no gap.
 */
class CrashTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");
    private static final Actor STAFF = new Actor(
            AccountRef.of("acct-staff"), java.util.Set.of(Role.STAFF), Optional.empty(), Channel.WEB, Optional.empty());
    private static final List<String> WRITING = List.of(
            "commit.before",
            "commit.after",
            "relay.loaded",
            "relay.journalled",
            "relay.sent",
            "relay.acked",
            "relay.drained");
    private static final List<String> READING =
            List.of("inbox.received", "inbox.handled", "inbox.applied", "inbox.committed");
    private static final int TALLIES = 4;
    private static final int ROUNDS = 5;
    private static final int MOST_COMMANDS = 1_000;

    private static Thread.UncaughtExceptionHandler before;

    private final String told = "crash.told.kyodo.proposal.events";
    private final String echoed = "crash.echoed.kyodo.proposal.events";
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final MovableClock wallClock = new MovableClock(Clock.systemUTC());
    private final List<String> ids =
            IntStream.range(0, TALLIES).mapToObj(i -> Ids.next().toString()).toList();
    private final Map<String, List<UUID>> acknowledged = new LinkedHashMap<>();
    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private final Random random = new Random(20260612);
    private Life.Place tellersPlace;
    private Life.Place listenersPlace;
    private Map<TopicPartition, Long> endOfEchoed;
    private Life teller;
    private Consumer<Life> rearming = life -> {};
    private Life listener;
    private int deaths;
    private int commands;

    static Stream<Arguments> pointsOfTheTeller() {
        return WRITING.stream().flatMap(point -> Stream.of(Arguments.of(point, 1), Arguments.of(point, 4)));
    }

    static Stream<Arguments> pointsOfTheListener() {
        return Stream.concat(
                READING.stream().flatMap(point -> Stream.of(Arguments.of(point, 1), Arguments.of(point, 4))),
                WRITING.stream().map(point -> Arguments.of(point, 2)));
    }

    @BeforeAll
    static void prepare() {
        TestServers.running()
                .kafka()
                .createTopics(List.of("crash.told.kyodo.proposal.events", "crash.echoed.kyodo.proposal.events"), 3);
        before = Thread.getDefaultUncaughtExceptionHandler();
        // A thread of a life that is over ends with a crash, as it should.
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            if (!(e instanceof Failpoints.Crash)) {
                e.printStackTrace();
            }
        });
    }

    @AfterAll
    static void putBack() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @BeforeEach
    void takePlace() {
        var endOfTold = Histories.end(told);
        endOfEchoed = Histories.end(echoed);
        tellersPlace = new Life.Place(TestDatabase.fresh(), told, Optional.empty(), endOfTold, wallClock);
        listenersPlace = new Life.Place(TestDatabase.fresh(), echoed, Optional.of(told), endOfTold, wallClock);
    }

    @AfterEach
    void clearAway() {
        teller.clearAway();
        listener.clearAway();
        for (Life.Place place : List.of(tellersPlace, listenersPlace)) {
            place.database().drop();
            place.database().close();
        }
    }

    @ParameterizedTest(name = "at {0}, reached for the {1}. time")
    @MethodSource("pointsOfTheTeller")
    void of_the_teller_loses_and_doubles_nothing(String point, int count) {
        teller = new Life(tellersPlace, meters).begun();
        listener = new Life(listenersPlace, meters).begun();
        teller.failpoints.arm(point, count);

        commandsUntil(() -> deaths >= 1);
        settle();

        assertThat(deaths).isEqualTo(1);
        compareHistories();
    }

    @ParameterizedTest(name = "at {0}, reached for the {1}. time")
    @MethodSource("pointsOfTheListener")
    void of_the_listener_loses_and_doubles_nothing(String point, int count) {
        teller = new Life(tellersPlace, meters).begun();
        listener = new Life(listenersPlace, meters).begun();
        listener.failpoints.arm(point, count);

        commandsUntil(() -> deaths >= 1);
        settle();

        assertThat(deaths).isEqualTo(1);
        compareHistories();
    }

    @Test
    void of_both_again_and_again_at_any_point_loses_and_doubles_nothing() {
        teller = new Life(tellersPlace, meters).begun();
        listener = new Life(listenersPlace, meters).begun();
        armAtRandom(teller);
        armAtRandom(listener);
        rearming = this::armAtRandom;

        commandsUntil(() -> deaths >= 20);
        rearming = life -> {};
        settle();

        assertThat(deaths).isGreaterThanOrEqualTo(20);
        compareHistories();
    }

    private void armAtRandom(Life life) {
        List<String> points = life == teller
                ? WRITING
                : Stream.concat(READING.stream(), WRITING.stream()).toList();
        life.failpoints.arm(points.get(random.nextInt(points.size())), 1 + random.nextInt(6));
    }

    /** Gives commands to all tallies in turn, for some rounds and until the condition holds. */
    private void commandsUntil(java.util.function.BooleanSupplier enough) {
        for (int round = 0; round < ROUNDS || !enough.getAsBoolean(); round++) {
            for (String id : ids) {
                count(id, 1 + commands % 3);
            }
            assertThat(commands)
                    .as("commands without the crash that was asked for")
                    .isLessThan(MOST_COMMANDS);
        }
    }

    /** A caller who tries again with the same key until it has an answer. */
    private void count(String id, int times) {
        String key = "command-" + commands++;
        while (true) {
            buryTheDead();
            try {
                Outcome outcome = teller.tallies.handle(id, new Tally.Command.Count(times), request(key));
                if (outcome instanceof Outcome.Done done) {
                    acknowledged
                            .computeIfAbsent(id, any -> new ArrayList<>())
                            .addAll(done.facts().stream().map(Outcome.Fact::id).toList());
                    asked.merge(id, times, Integer::sum);
                    return;
                }
                assertThat(outcome).isInstanceOfAny(Outcome.Overloaded.class, Outcome.Busy.class);
            } catch (Failpoints.Crash e) {
                assertThat(teller.isOver()).isTrue();
            }
        }
    }

    private static Request request(String key) {
        UUID id = Ids.next();
        return new Request(
                MUNICIPALITY,
                STAFF,
                OptionalLong.empty(),
                Optional.of(new Request.Key("POST /", key)),
                id,
                id,
                Optional.empty(),
                Optional.empty());
    }

    private void buryTheDead() {
        if (teller.isOver()) {
            teller = next(teller, tellersPlace);
            rearming.accept(teller);
            teller.begun();
        }
        if (listener.isOver()) {
            listener = next(listener, listenersPlace);
            rearming.accept(listener);
            listener.begun();
        }
    }

    private Life next(Life dead, Life.Place place) {
        deaths++;
        dead.clearAway();
        // The leases of the dead run out.
        wallClock.moveTo(wallClock.instant().plusSeconds(6));
        return new Life(place, meters);
    }

    /** Waits until nothing is under way any more. */
    private void settle() {
        await().atMost(Platform.SOON)
                .pollInterval(Duration.ofMillis(50))
                .dontCatchUncaughtExceptions()
                .until(() -> {
                    buryTheDead();
                    return isDrained(tellersPlace)
                            && ids.stream().allMatch(this::isEchoed)
                            && isDrained(listenersPlace);
                });
    }

    private boolean isEchoed(String id) {
        return listener.tallies
                        .find(Life.echoOf(id), MUNICIPALITY)
                        .filter(echo ->
                                echo.stage() instanceof Tally.Open counting && counting.count() >= asked.get(id))
                        .isPresent()
                && heard(id).size() >= asked.get(id);
    }

    private boolean isDrained(Life.Place place) {
        return place.database()
                        .mongo()
                        .getCollection("tallies")
                        .countDocuments(new Document("pendingSince", new Document("$exists", true)))
                == 0;
    }

    private List<UUID> heard(String id) {
        return Life.heard(listenersPlace.database().mongo(), meters)
                .find(id, MUNICIPALITY)
                .map(Life.Heard::events)
                .orElse(List.of());
    }

    private void compareHistories() {
        String bootstrap = TestServers.running().kafka().bootstrapServers();
        var journal = Histories.journal(tellersPlace.database().mongo());
        var topic = Histories.topic(bootstrap, told, tellersPlace.from());
        Histories.assertNoGap(journal);
        assertThat(topic).as("the topic tells what the journal tells").isEqualTo(journal);

        var echoJournal = Histories.journal(listenersPlace.database().mongo());
        var echoTopic = Histories.topic(bootstrap, echoed, endOfEchoed);
        Histories.assertNoGap(echoJournal);
        assertThat(echoTopic).as("the topic tells what the journal tells").isEqualTo(echoJournal);

        for (String id : ids) {
            List<UUID> events = Histories.ids(journal.get(id));
            assertThat(events)
                    .as("what was acknowledged, in this order, and nothing twice")
                    .isEqualTo(acknowledged.get(id));
            assertThat(events).hasSize(asked.get(id));
            assertThat(heard(id)).as("what the listener heard").isEqualTo(events);
            assertThat(echoJournal.get(Life.echoOf(id)))
                    .as("what it led to, once for each event and in their order")
                    .extracting(Histories.Told::cause)
                    .isEqualTo(events);
        }
        assertThat(meters.find("kyodo.inbox.gaps").counters()).isNotEmpty().allMatch(gaps -> gaps.count() == 0);
        assertThat(listenersPlace.database().mongo().getCollection("held").countDocuments())
                .isZero();
    }
}
