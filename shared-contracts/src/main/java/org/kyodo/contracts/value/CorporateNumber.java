package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/** A corporate number 法人番号: thirteen digits, the first a check digit (modulus 9, National Tax Agency). */
public record CorporateNumber(
        @JsonValue @Pattern(regexp = CorporateNumber.THIRTEEN_DIGITS, message = "THIRTEEN_DIGITS")
        String digits) {
    private static final String THIRTEEN_DIGITS = "[0-9]{13}";
    private static final java.util.regex.Pattern IS_THIRTEEN_DIGITS = java.util.regex.Pattern.compile(THIRTEEN_DIGITS);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CorporateNumber {
        Require.matching("corporateNumber", digits, IS_THIRTEEN_DIGITS, Wording.THIRTEEN_DIGITS.of());
        int check = checkDigit(digits.substring(1));
        if (digits.charAt(0) - '0' != check) {
            throw new InvalidInput(
                    "corporateNumber", digits, Wording.CHECK_DIGIT.of(check + digits.substring(1), check));
        }
    }

    public static CorporateNumber of(String digits) {
        return new CorporateNumber(digits);
    }

    /** 9 minus the weighted sum modulo 9; from the right the weights are 1, 2, 1, 2, … */
    private static int checkDigit(String twelve) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(11 - i) - '0') * (i % 2 + 1);
        }
        return 9 - sum % 9;
    }

    @Override
    public String toString() {
        return digits;
    }
}
