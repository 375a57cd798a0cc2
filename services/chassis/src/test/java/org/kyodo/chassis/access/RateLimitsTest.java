package org.kyodo.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final RateLimits limits = new RateLimits(1_000_000, 3, 2);

    @Test
    void are_each_callers_own() {
        // So few cannot fill two seconds, whatever the machine does meanwhile.
        assertThat(IntStream.range(0, 1_000)
                        .filter(i -> limits.takesAccount("352039/acct-a"))
                        .count())
                .isBetween(3L, 999L);
        assertThat(limits.takesAccount("352039/acct-b")).isTrue();
        assertThat(limits.takesReader("192.0.2.1")).isTrue();
        assertThat(limits.takesAddress("192.0.2.1")).isTrue();
    }

    @Test
    void of_nothing_are_none() {
        RateLimits none = new RateLimits(0, 0, 0);
        assertThat(IntStream.range(0, 1_000).allMatch(i -> none.takesAccount("352039/acct-a") && none.takesReader("x")))
                .isTrue();
    }
}
