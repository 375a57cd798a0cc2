package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/**
 * The code of a municipality 全国地方公共団体コード: six digits, the last a check digit (modulus 11); or {@code NP}, the
 * preset of the document that names no city.
 */
public record MunicipalityCode(
        @JsonValue @Pattern(regexp = "NP|[0-9]{6}", message = "SIX_DIGITS")
        String code) {
    /** The settings of the document that names no city. */
    public static final MunicipalityCode NP = new MunicipalityCode("NP");

    private static final java.util.regex.Pattern SIX_DIGITS = java.util.regex.Pattern.compile("[0-9]{6}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MunicipalityCode {
        if (!"NP".equals(code)) {
            Require.matching("municipality", code, SIX_DIGITS, Wording.SIX_DIGITS.of());
            int check = checkDigit(code.substring(0, 5));
            if (code.charAt(5) - '0' != check) {
                throw new InvalidInput(
                        "municipality", code, Wording.CHECK_DIGIT.of(code.substring(0, 5) + check, check));
            }
        }
    }

    public static MunicipalityCode of(String code) {
        return new MunicipalityCode(code);
    }

    /** Weights 6, 5, 4, 3, 2; 11 minus the sum modulo 11, of which the last digit counts. */
    private static int checkDigit(String five) {
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (five.charAt(i) - '0') * (6 - i);
        }
        return (11 - sum % 11) % 10;
    }

    @Override
    public String toString() {
        return code;
    }
}
