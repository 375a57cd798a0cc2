package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
    @ParameterizedTest
    @ValueSource(strings = {"collaboration-office", "a", "section-2"})
    void lower_case_words_joined_by_hyphens_are_codes(String code) {
        assertThat(DepartmentCode.of(code)).hasToString(code);
        assertThat(ProgrammeCode.of(code)).hasToString(code);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "Collaboration", "協働推進課", "a b", "a\n"})
    void anything_else_is_not(String code) {
        assertThatThrownBy(() -> DepartmentCode.of(code))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("department: ");
        assertThatThrownBy(() -> ProgrammeCode.of(code))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("programme: ");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "taro@kyodo.example", "山田", ":a", "a b"})
    void a_reference_that_could_say_who_it_is_is_refused(String text) {
        assertThatThrownBy(() -> AccountRef.of(text)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> PersonRef.of(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_reference_has_up_to_100_characters() {
        assertThat(AccountRef.of("a".repeat(100)).value()).hasSize(100);
        assertThatThrownBy(() -> AccountRef.of("a".repeat(101))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_area_is_a_word_of_up_to_40_characters() {
        assertThat(AreaCode.of("大殿")).hasToString("大殿");
        assertThatThrownBy(() -> AreaCode.of("大".repeat(41))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_message_says_what_was_given_and_what_was_expected() {
        InvalidInput input = new InvalidInput("amount", -3, Wording.YEN_FROM_ONE.of());

        assertThat(input).hasMessage("amount: -3 (expected: a whole number of yen from 1)");
        assertThat(input.field()).isEqualTo("amount");
        assertThat(input.given()).isEqualTo(-3);
        assertThat(input.expected()).isEqualTo(Wording.YEN_FROM_ONE.of());
    }
}
