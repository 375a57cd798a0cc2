package org.kyodo.chassis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverflowTest {
    @Test
    void is_nothing_while_no_more_is_kept_than_may_be() {
        assertThat(Overflow.of(List.of("a", "b", "c"), List.of("a", "b", "c", "d"), 4))
                .isEmpty();
    }

    @Test
    void is_all_but_the_newer_half_of_what_may_be_kept() {
        assertThat(Overflow.of(List.of("a", "b", "c", "d"), List.of("a", "b", "c", "d", "e"), 4))
                .containsExactly("a", "b", "c");
    }

    @Test
    void leaves_out_what_was_not_committed_as_it_is() {
        assertThat(Overflow.of(List.of("a", "b", "c", "d"), List.of("a", "b again", "c", "d", "e"), 4))
                .containsExactly("a", "c");
    }
}
