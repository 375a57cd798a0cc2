package org.kyodo.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.kit.TestDatabase;

class WaitingTest {
    private static final Lane LANE = new Lane(
            MunicipalityCode.of("352039"),
            SubscriptionId.of("01981f2e-7c00-7000-8000-000000000001"),
            "proposal/01981f2e-7c00-7000-8000-000000000005");

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final Waiting one = new Waiting(database.mongo(), clock);
    private final Waiting two = new Waiting(database.mongo(), clock);

    @AfterEach
    void drop() {
        database.drop();
        database.close();
    }

    @Test
    void a_lane_is_one_replicas_until_it_gives_it_back() {
        assertThat(one.reserve(LANE)).isTrue();
        assertThat(one.reserve(LANE)).isTrue();
        assertThat(two.reserve(LANE)).isFalse();
        two.release(LANE);
        assertThat(two.reserve(LANE)).isFalse();
        one.release(LANE);
        assertThat(two.reserve(LANE)).isTrue();
    }

    @Test
    void a_lane_of_a_replica_that_died_falls_to_another_after_twenty_seconds() {
        Instant start = clock.instant();
        one.reserve(LANE);
        clock.moveTo(start.plusSeconds(19));
        assertThat(two.reserve(LANE)).isFalse();
        clock.moveTo(start.plusSeconds(21));
        assertThat(two.reserve(LANE)).isTrue();
    }

    @Test
    void lanes_that_rest_and_subscriptions_that_are_shut_or_held_take_no_place_within_the_limit() {
        Instant start = Instant.parse("2026-06-12T01:00:00Z");
        Lane resting = lane(1, 1);
        Lane shut = lane(2, 1);
        Lane held = lane(3, 1);
        Lane flowing = lane(1, 2);
        for (int i = 0; i < 20; i++) {
            queued(resting, i, start);
            queued(shut, i, start);
            queued(held, i, start);
        }
        queued(flowing, 1, start.plusSeconds(1));

        assertThat(one.due(
                        start.plusSeconds(2),
                        List.of(held.subscription().toString()),
                        List.of(shut.subscription().toString()),
                        due -> !due.lane().equals(resting),
                        1))
                .containsExactly(new Waiting.DueLane(flowing, false));
    }

    private static Lane lane(int subscription, int stream) {
        return new Lane(
                LANE.municipality(),
                SubscriptionId.of("01981f2e-7c00-7000-8000-00000000000" + subscription),
                "proposal/01981f2e-7c00-7000-8000-0000000000a" + stream);
    }

    private void queued(Lane lane, int sequence, Instant nextAt) {
        database.mongo()
                .getCollection("deliveries")
                .insertOne(new Document("municipality", lane.municipality().code())
                        .append(
                                "stage",
                                new Document("type", "Pending")
                                        .append("nextAt", nextAt.toString())
                                        .append("redriven", false)
                                        .append(
                                                "letter",
                                                new Document(
                                                                "subscription",
                                                                lane.subscription()
                                                                        .toString())
                                                        .append("stream", lane.stream())
                                                        .append("sequence", sequence))));
    }
}
