package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Claims;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Keys;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.aggregate.Retention;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.StableApiListener;
import org.kyodo.kit.TestDatabase;

/** What is kept for a time only goes when its time has passed, and nothing else. */
class RetentionTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration CLOSED_KEPT = Duration.ofDays(90);
    private static final Request.Key KEY = new Request.Key("POST /api/v1/tallies", "k-1");

    private final StableApiListener stableApi = new StableApiListener();
    private final Instant start = Instant.parse("2026-06-12T01:00:00Z");
    private final MovableClock clock = new MovableClock(Clock.fixed(start, ZoneOffset.UTC));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicBoolean mine = new AtomicBoolean(true);
    private TestDatabase database;
    private Keys keys;
    private Claims claims;
    private Aggregate<Tally.Command, Tally, CallEvent> tallies;
    private Retention retention;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh(stableApi);
        keys = new Keys(database.mongo(), clock);
        claims = new Claims(database.mongo());
        tallies = new Aggregate<>(
                TallyConfiguration.type().removed(CLOSED_KEPT, Tally.Closed.class),
                new Aggregate.Surroundings(
                        database.mongo(),
                        clock,
                        clock,
                        municipality -> "1",
                        committed -> {},
                        Failpoints.none(),
                        meters));
        List<Ageing> parts = new ArrayList<>(tallies.ageing(KEPT));
        parts.add(keys.ageing(KEPT));
        retention = new Retention(parts, mine::get, Duration.ofDays(1), meters);
    }

    @AfterEach
    void close() {
        database.drop();
        database.close();
        assertThat(stableApi.outside()).isEmpty();
    }

    @Test
    void a_key_leads_to_its_id_until_it_has_aged_and_then_to_another() {
        UUID first = keys.idFor(KEY, Actor.PLATFORM, MUNICIPALITY, id -> {});
        after(KEPT.minusMinutes(1));
        retention.removeAll();
        assertThat(keys.idFor(KEY, Actor.PLATFORM, MUNICIPALITY, id -> {})).isEqualTo(first);

        after(KEPT.plusMinutes(1));
        retention.removeAll();
        assertThat(keys.idFor(KEY, Actor.PLATFORM, MUNICIPALITY, id -> {})).isNotEqualTo(first);
    }

    @Test
    void an_aggregate_forgets_its_keys_when_the_last_of_them_has_aged() {
        String id = Ids.next().toString();
        Outcome first = count(id, "k-1");
        after(KEPT.minusDays(1));
        Outcome second = count(id, "k-2");

        after(KEPT.plusDays(1));
        retention.removeAll();
        assertThat(count(id, "k-1")).isEqualTo(repeated(first));
        assertThat(count(id, "k-2")).isEqualTo(repeated(second));

        after(KEPT.multipliedBy(2));
        retention.removeAll();
        assertThat(document(id)).doesNotContainKeys("handled", "keysAt");
        assertThat(count(id, "k-1")).isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.revision())
                .isEqualTo(3));
    }

    private static Outcome repeated(Outcome first) {
        Outcome.Done done = (Outcome.Done) first;
        return new Outcome.Done(done.id(), done.revision(), done.facts(), true);
    }

    @Test
    void an_aggregate_at_its_end_is_removed_after_its_time_unless_it_has_something_to_tell() {
        String closed = closed();
        String untold = closed();
        String open = Ids.next().toString();
        count(open, "k-1");
        List.of(closed, open).forEach(this::told);

        after(CLOSED_KEPT.minusMinutes(1));
        retention.removeAll();
        assertThat(document(closed)).isNotNull();

        after(CLOSED_KEPT.plusMinutes(1));
        retention.removeAll();
        assertThat(document(closed)).isNull();
        assertThat(document(untold)).as("its events are not told yet").isNotNull();
        assertThat(document(open)).as("not at its end").isNotNull();
        assertThat(meters.counter("kyodo.retention.removed", "what", "call").count())
                .isEqualTo(1);
    }

    @Test
    void a_claim_on_a_name_never_ages() {
        claims.take("group-name/352039/やまびこ", "one");
        after(Duration.ofDays(3_650));
        retention.removeAll();
        assertThat(claims.holder("group-name/352039/やまびこ")).contains("one");
    }

    @Test
    void goes_in_batches_by_the_replica_whose_task_it_is() {
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 1_201; i++) {
            many.add(new Document("_id", "old-" + i).append("at", java.util.Date.from(start)));
        }
        database.mongo().getCollection("keys").insertMany(many);
        after(KEPT.plusDays(1));

        assertThat(keys.ageing(KEPT).remove(500)).isEqualTo(500);
        mine.set(false);
        retention.removeAll();
        assertThat(database.mongo().getCollection("keys").countDocuments()).isEqualTo(701);
        mine.set(true);
        retention.removeAll();
        assertThat(database.mongo().getCollection("keys").countDocuments()).isZero();
    }

    private void after(Duration time) {
        clock.moveTo(start.plus(time));
    }

    private String closed() {
        String id = Ids.next().toString();
        count(id, "k-1");
        assertThat(tallies.handle(id, new Tally.Command.Close(Optional.empty()), Request.ofPlatform(MUNICIPALITY)))
                .isInstanceOf(Outcome.Done.class);
        return id;
    }

    private void told(String id) {
        database.mongo()
                .getCollection("tallies")
                .updateOne(
                        new Document("_id", id),
                        new Document("$unset", new Document("pendingSince", "").append("outbox", "")));
    }

    private Outcome count(String id, String key) {
        UUID command = Ids.next();
        return tallies.handle(
                id,
                new Tally.Command.Count(1),
                new Request(
                        MUNICIPALITY,
                        Actor.PLATFORM,
                        OptionalLong.empty(),
                        Optional.of(new Request.Key("POST /", key)),
                        command,
                        command,
                        Optional.empty(),
                        Optional.empty()));
    }

    private Document document(String id) {
        return database.mongo()
                .getCollection("tallies")
                .find(new Document("_id", id))
                .first();
    }
}
