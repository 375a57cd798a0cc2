package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorporateNumberTest {
    /** 国税庁, by its own list of corporate numbers. */
    private static final String NATIONAL_TAX_AGENCY = "7000012050002";

    @Test
    void the_number_of_the_national_tax_agency_is_right() {
        assertThat(CorporateNumber.of(NATIONAL_TAX_AGENCY)).hasToString(NATIONAL_TAX_AGENCY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 8, 9})
    void every_other_check_digit_is_refused_and_the_right_one_named(int digit) {
        assertThatThrownBy(() -> CorporateNumber.of(digit + NATIONAL_TAX_AGENCY.substring(1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("corporateNumber: %d000012050002 (expected: 7000012050002 (check digit 7))", digit);
    }

    @Test
    void two_neighbouring_digits_that_changed_places_are_found() {
        assertThatThrownBy(() -> CorporateNumber.of("7000021050002"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("check digit 6");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "700001205000", "70000120500021", "T7000012050002", "７000012050002"})
    void what_is_not_thirteen_digits_is_refused(String digits) {
        assertThatThrownBy(() -> CorporateNumber.of(digits))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("thirteen digits");
    }
}
