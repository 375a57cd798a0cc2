package org.kyodo.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
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
}
