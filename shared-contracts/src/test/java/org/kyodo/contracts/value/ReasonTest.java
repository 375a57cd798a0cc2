package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "　", "\n\t"})
    void a_reason_without_words_is_refused(String text) {
        assertThatThrownBy(() -> new Reason(ReasonCode.EFFECT, text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("(expected: a text of 1 to 2000 characters)");
    }

    @Test
    void a_text_has_up_to_2000_characters_however_they_are_stored() {
        // 𠮷 takes two Java chars and is one character.
        assertThat(new Reason(ReasonCode.OTHER, "𠮷".repeat(2_000)).text()).hasSize(4_000);
        assertThatThrownBy(() -> new Reason(ReasonCode.OTHER, "𠮷".repeat(2_001)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void white_space_around_the_text_explains_nothing() {
        Reason reason = new Reason(ReasonCode.FEASIBILITY, "　" + "理".repeat(20) + " \n");

        assertThat(reason.explainsIn(20)).isTrue();
        assertThat(reason.explainsIn(21)).isFalse();
    }

    @Test
    void its_length_is_counted_in_characters() {
        assertThat(new Reason(ReasonCode.OTHER, "𠮷".repeat(19)).explainsIn(20)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u0301", "\uFE00", " ", "\u3000", "\n", "\u2060"})
    void characters_that_nobody_sees_do_not_count(String padding) {
        String text = "あ" + padding.repeat(30) + "い";

        assertThat(new Reason(ReasonCode.OTHER, text).explainsIn(4)).isFalse();
        assertThat(new Reason(ReasonCode.OTHER, "あ い").explainsIn(3)).isTrue();
    }

    @Test
    void without_a_code_it_is_refused() {
        assertThatThrownBy(() -> new Reason(null, "公益性が認められないため")).isInstanceOf(InvalidInput.class);
    }
}
