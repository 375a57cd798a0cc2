package org.kyodo.chassis.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kyodo.contracts.value.Name;

class TakenTest {
    private sealed interface Door {
        record Shut() implements Door {}

        sealed interface Unlocked extends Door {}

        record Ajar() implements Unlocked {}

        record Open() implements Unlocked {}
    }

    private sealed interface Deed {
        record Unlock() implements Deed {}

        record Push() implements Deed {}

        record Lock() implements Deed {}
    }

    private static final Taken<Deed, Door> DOORS = Taken.of(Deed.class, Door.class)
            .in(Door.Shut.class, Deed.Unlock.class)
            .in(Door.Unlocked.class, Deed.Push.class)
            .in(Door.Ajar.class, Deed.Lock.class);

    @Test
    void a_stage_takes_what_was_declared_for_it_and_for_what_it_is() {
        assertThat(DOORS.in(new Door.Shut())).containsExactly(Deed.Unlock.class);
        assertThat(DOORS.in(new Door.Ajar())).containsExactly(Deed.Push.class, Deed.Lock.class);
        assertThat(DOORS.in(new Door.Open())).containsExactly(Deed.Push.class);
    }

    @Test
    void the_stages_that_take_a_command_come_from_the_same_table() {
        assertThat(DOORS.stagesThatTake(Deed.Push.class)).containsExactly(Name.stage("Ajar"), Name.stage("Open"));
        assertThat(DOORS.stagesThatTake(Deed.Lock.class)).containsExactly(Name.stage("Ajar"));
    }

    @Test
    void a_table_does_not_change_when_more_is_declared() {
        Taken<Deed, Door> none = Taken.of(Deed.class, Door.class);
        none.in(Door.class, Deed.Push.class);

        assertThat(none.in(new Door.Open())).isEmpty();
    }
}
