package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    /** From 1 April 2026, 09:00, to 30 June 2026, 17:00, in Japan. */
    private static final Window WINDOW =
            new Window(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-06-30T08:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T23:59:59.999999999Z, false",
        "2026-04-01T00:00:00Z, true",
        "2026-05-15T03:00:00Z, true",
        "2026-06-30T08:00:00Z, true",
        "2026-06-30T08:00:00.999999999Z, true",
        "2026-06-30T08:00:01Z, false"
    })
    void the_closing_second_counts_to_its_end(Instant at, boolean inside) {
        assertThat(WINDOW.contains(at)).isEqualTo(inside);
    }

    @Test
    void it_is_over_a_second_after_the_closing_time() {
        assertThat(WINDOW.over()).isEqualTo("2026-06-30T08:00:01Z");
    }

    @ParameterizedTest
    @CsvSource({"2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z", "2026-04-01T00:00:01Z, 2026-04-01T00:00:00Z"})
    void it_closes_after_it_opens(Instant opensAt, Instant closesAt) {
        assertThatThrownBy(() -> new Window(opensAt, closesAt))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("window: %s (expected: opensAt before closesAt)", Wording.PERIOD.of(opensAt, closesAt));
    }
}
