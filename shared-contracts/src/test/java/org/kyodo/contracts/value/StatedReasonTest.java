package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.Json;

class StatedReasonTest {
    private static final ReasonCode CODE = ReasonCode.FEASIBILITY;

    @Test
    void with_a_code_and_a_long_enough_text_is_a_reason() {
        assertThat(StatedReason.of(CODE, "予算がない").explainedIn(5)).contains(new Reason(CODE, "予算がない"));
    }

    @Test
    void without_a_code_or_a_text_or_with_too_short_a_one_is_none() {
        assertThat(StatedReason.NONE.explainedIn(1)).isEmpty();
        assertThat(new StatedReason(Optional.empty(), Optional.of("予算がない")).explainedIn(1))
                .isEmpty();
        assertThat(new StatedReason(Optional.of(CODE), Optional.empty()).explainedIn(1))
                .isEmpty();
        assertThat(StatedReason.of(CODE, "   ").explainedIn(1)).isEmpty();
        assertThat(StatedReason.of(CODE, "予算がない").explainedIn(6)).isEmpty();
    }

    @Test
    void can_be_read_with_both_parts_missing_or_empty() {
        assertThat(Json.STRICT.readValue("{}", StatedReason.class)).isEqualTo(StatedReason.NONE);
        assertThat(Json.STRICT.readValue("{\"code\": \"FEASIBILITY\", \"text\": \"\"}", StatedReason.class))
                .isEqualTo(StatedReason.of(CODE, ""));
    }

    @Test
    void is_bounded() {
        assertThatThrownBy(() -> StatedReason.of(CODE, "あ".repeat(2_001))).isInstanceOf(InvalidInput.class);
    }
}
