package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MunicipalityCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"052019", "352039", "062014", "012076", "131016", "NP"})
    void the_codes_of_the_presets_are_right(String code) {
        assertThat(MunicipalityCode.of(code)).hasToString(code);
    }

    @ParameterizedTest
    @CsvSource({"052010, 9", "352030, 9", "062010, 4", "012070, 6", "131010, 6"})
    void a_wrong_check_digit_is_refused_and_the_right_one_named(String code, int expected) {
        assertThatThrownBy(() -> MunicipalityCode.of(code))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "municipality: %s (expected: %s%d (check digit %d))",
                        code, code.substring(0, 5), expected, expected);
    }

    @ParameterizedTest
    @CsvSource({
        // 6×0 + 5×0 + 4×0 + 3×0 + 2×5 = 10, and 11 − 10 = 1
        "000051",
        // 6×0 + 5×0 + 4×1 + 3×2 + 2×1 = 12, which leaves 1, and of 11 − 1 = 10 the last digit counts
        "001210",
        // 6×1 + 5×1 + 4×0 + 3×0 + 2×0 = 11, which leaves 0, and of 11 − 0 = 11 the last digit counts
        "110001"
    })
    void the_remainders_0_and_1_give_the_digits_1_and_0(String code) {
        assertThat(MunicipalityCode.of(code).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "np", "5201", "05201", "0520190", "05201９", " 052019", "abcdef"})
    void what_is_not_six_digits_is_refused(String code) {
        assertThatThrownBy(() -> MunicipalityCode.of(code))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("six digits with a check digit, or NP");
    }
}
