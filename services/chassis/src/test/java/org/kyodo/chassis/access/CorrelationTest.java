package org.kyodo.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
    @Test
    void goes_on_with_a_trace_that_is_one() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(Correlation.traceparent(trace)).contains(trace);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
                "協働-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void begins_a_new_trace_where_it_is_none(String trace) {
        assertThat(Correlation.traceparent(trace)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "01a1ff62-da22-77ed-a2ea-08005a3071bf\n", "x", ""})
    void takes_no_id_that_is_no_uuid(String id) {
        assertThat(Correlation.of(id)).isEmpty();
    }
}
