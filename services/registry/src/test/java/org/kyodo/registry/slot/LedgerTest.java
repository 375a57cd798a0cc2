package org.kyodo.registry.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.kit.Race.atOnce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.contracts.value.Slot;
import org.kyodo.kit.TestDatabase;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String ROOM = "place/012076/centre/room-1";

    private final TestDatabase database = TestDatabase.fresh();
    private final TestDatabase another = database.again();
    private final Ledger ledger = at(database, NOW);

    @AfterEach
    void drop() {
        database.drop();
        database.close();
        another.close();
    }

    private static Ledger at(TestDatabase database, Instant wallTime) {
        return new Ledger(database.mongo(), Clock.fixed(NOW, ZoneOffset.UTC), Clock.fixed(wallTime, ZoneOffset.UTC));
    }

    private static Slot hours(int from, int to) {
        return new Slot(NOW.plus(Duration.ofHours(from)), NOW.plus(Duration.ofHours(to)));
    }

    private boolean takes(Slot slot, String holder) {
        return ledger.take(ROOM, slot, holder, other -> true);
    }

    @Test
    void what_overlaps_is_had_by_the_first_only_and_what_touches_by_both() {
        assertThat(takes(hours(2, 4), "a")).isTrue();

        assertThat(takes(hours(3, 5), "b")).isFalse();
        assertThat(takes(hours(1, 3), "b")).isFalse();
        assertThat(takes(hours(1, 6), "b")).isFalse();
        assertThat(takes(hours(4, 6), "b")).isTrue();
        assertThat(takes(hours(0, 2), "c")).isTrue();
        assertThat(ledger.taken(ROOM, hours(1, 5))).containsExactly(hours(0, 2), hours(2, 4), hours(4, 6));
    }

    @Test
    void the_same_holder_takes_its_slot_again_and_what_is_released_is_free() {
        assertThat(takes(hours(2, 4), "a")).isTrue();
        assertThat(takes(hours(2, 4), "a")).isTrue();
        assertThat(ledger.taken(ROOM, hours(0, 9))).hasSize(1);

        ledger.release(ROOM, "a");
        assertThat(takes(hours(2, 4), "b")).isTrue();
    }

    @Test
    void of_those_who_race_for_it_on_two_replicas_one_has_it() throws Exception {
        Ledger other = at(another, NOW);
        List<Boolean> won = atOnce(
                40, n -> (n % 2 == 0 ? ledger : other).take(ROOM, hours(n % 3, 3 + n % 3), "racer-" + n, any -> true));
        assertThat(won).containsOnlyOnce(true);
        assertThat(ledger.taken(ROOM, hours(0, 9))).hasSize(1);
    }

    @Test
    void what_a_dead_process_left_behind_is_taken_once_its_holder_has_had_time() {
        assertThat(takes(hours(2, 4), "dead")).isTrue();

        assertThat(ledger.take(ROOM, hours(2, 4), "b", other -> false))
                .as("it may be committing")
                .isFalse();
        Ledger later = at(another, NOW.plus(Duration.ofMinutes(6)));
        assertThat(later.take(ROOM, hours(2, 4), "b", other -> true))
                .as("it stands")
                .isFalse();
        assertThat(later.take(ROOM, hours(2, 4), "b", other -> false)).isTrue();
    }

    @Test
    void a_dry_run_takes_and_gives_up_nothing() {
        assertThat(DryRun.of(() -> takes(hours(2, 4), "a"))).isTrue();
        assertThat(ledger.taken(ROOM, hours(0, 9))).isEmpty();

        assertThat(takes(hours(2, 4), "a")).isTrue();
        assertThat(DryRun.of(() -> takes(hours(3, 5), "b"))).isFalse();
        DryRun.of(() -> {
            ledger.release(ROOM, "a");
            return true;
        });
        assertThat(ledger.taken(ROOM, hours(0, 9))).containsExactly(hours(2, 4));
    }

    @Test
    void what_is_long_over_is_forgotten() {
        assertThat(takes(hours(-24 * 40, -24 * 39), "old")).isTrue();
        assertThat(takes(hours(2, 4), "a")).isTrue();

        assertThat(ledger.taken(ROOM, hours(-24 * 50, 9))).containsExactly(hours(2, 4));
    }
}
