package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.NamedDocuments;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;

/** Commands of one process take turns, so that a rush of them leaves connections to relay and inbox. */
class TurnsTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");

    private final Semaphore turns = new Semaphore(2, true);
    private final Set<Tally> deciding = ConcurrentHashMap.newKeySet();
    private final Set<String> slow = ConcurrentHashMap.newKeySet();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private TestDatabase database;
    private Aggregate<Tally.Command, Tally, CallEvent> tallies;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        tallies = new Aggregate<>(
                TallyConfiguration.type().knowing((stage, command, municipality) -> {
                    if (slow.contains(stage.id().toString())) {
                        deciding.add(stage);
                        try {
                            gate.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    return Facts.NONE;
                }),
                new Aggregate.Surroundings(
                        database.mongo(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        municipality -> "1",
                        committed -> {},
                        Failpoints.none(),
                        new SimpleMeterRegistry(),
                        turns,
                        (purpose, text) -> text,
                        NamedDocuments.NONE,
                        _ -> org.kyodo.chassis.decide.RulesInUse.AS_IN_THE_TABLE));
    }

    @AfterEach
    void close() {
        gate.countDown();
        callers.shutdownNow();
        database.drop();
        database.close();
    }

    @Test
    void no_more_of_them_are_under_way_than_there_are_turns() throws Exception {
        List<String> ids = Stream.generate(() -> Ids.next().toString()).limit(6).toList();
        slow.addAll(ids);
        List<Future<Outcome>> outcomes =
                ids.stream().map(id -> callers.submit(() -> count(id))).toList();

        await().atMost(Platform.SOON).until(() -> deciding.size() == 2 && turns.getQueueLength() == 4);
        gate.countDown();

        for (Future<Outcome> outcome : outcomes) {
            assertThat(outcome.get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(turns.availablePermits()).as("each was given back").isEqualTo(2);
    }

    @Test
    void those_that_queue_for_one_aggregate_take_no_turn_from_others() throws Exception {
        String hot = Ids.next().toString();
        slow.add(hot);
        List<Future<Outcome>> queue =
                Stream.generate(() -> callers.submit(() -> count(hot))).limit(4).toList();
        await().atMost(Platform.SOON).until(() -> deciding.size() == 1);
        String other = Stream.generate(() -> Ids.next().toString())
                .filter(id -> Math.floorMod(id.hashCode(), 64) != Math.floorMod(hot.hashCode(), 64))
                .findFirst()
                .orElseThrow();

        assertThat(count(other)).isInstanceOf(Outcome.Done.class);
        assertThat(queue).noneMatch(Future::isDone);
    }

    private Outcome count(String id) {
        return tallies.handle(id, new Tally.Command.Count(1), Request.ofPlatform(MUNICIPALITY));
    }
}
