package org.kyodo.chassis.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Shape;
import org.kyodo.contracts.value.Wording;

class ReasonGivenTest {
    @Test
    void a_code_and_a_text_that_is_long_enough_explain() {
        assertThat(ReasonGiven.explaining(ReasonGiven.of(ReasonCode.BUDGET, "予算の範囲を超えるため"), 11))
                .contains(new Reason(ReasonCode.BUDGET, "予算の範囲を超えるため"));
    }

    @Test
    void white_space_does_not_count() {
        assertThat(ReasonGiven.explaining(ReasonGiven.of(ReasonCode.BUDGET, "予算   "), 3))
                .isEmpty();
        assertThat(ReasonGiven.explaining(ReasonGiven.of(ReasonCode.BUDGET, "   "), 0))
                .isEmpty();
    }

    @Test
    void whatever_is_missing_explains_nothing() {
        assertThat(ReasonGiven.explaining(Optional.empty(), 1)).isEmpty();
        assertThat(ReasonGiven.explaining(
                        Optional.of(new ReasonGiven(Optional.empty(), Optional.of("予算の範囲を超えるため"))), 1))
                .isEmpty();
        assertThat(ReasonGiven.explaining(
                        Optional.of(new ReasonGiven(Optional.of(ReasonCode.BUDGET), Optional.empty())), 1))
                .isEmpty();
    }

    @Test
    void a_text_without_end_is_no_reason() {
        assertThat(Shape.broken(
                        ReasonGiven.of(ReasonCode.OTHER, "あ".repeat(2_001)).orElseThrow()))
                .containsExactly(new Shape.Broken("text", Wording.CHARACTERS.of(2_001), Wording.TEXT_WITHIN.of(2_000)));
    }

    @Test
    void what_was_given_is_described_in_a_few_words() {
        assertThat(ReasonGiven.described(Optional.empty())).hasToString("no reason");
        assertThat(ReasonGiven.described(ReasonGiven.of(ReasonCode.BUDGET, " 予算 ")))
                .hasToString("budget, 2 characters");
    }
}
