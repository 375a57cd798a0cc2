package org.kyodo.chassis.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.InvalidInput;
import tools.jackson.databind.DeserializationFeature;

class CanonicalJsonTest {
    private static String canonical(String json) {
        return CanonicalJson.of(Json.TOLERANT
                .reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(json));
    }

    /** RFC 8785, 3.2.2 and 3.2.3. */
    @Test
    void the_examples_of_the_standard() {
        assertThat(canonical("""
                        {
                          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                          "literals": [null, true, false]
                        }
                        """))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        assertThat(canonical("""
                        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                         "\\u00f6": "Latin Small Letter O With Diaeresis"}
                        """))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"b\": 1, \"a\": [2, 1]} | { \"a\" : [ 2,1 ], \"b\" : 1.0 }",
                "[1000000, -0, 5e-1]           | [1e6, 0, 0.50]",
                "\"\\u3042\\/\"          | \"あ/\"",
                "9007199254740991              | 9007199254740991.0"
            })
    void what_says_the_same_has_one_form(String one, String other) {
        assertThat(canonical(one)).isEqualTo(canonical(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2]          | [2, 1]",
                "{\"a\": 1}    | {\"a\": 1, \"b\": null}",
                "{\"a\": 1}    | {\"a\": \"1\"}",
                "\"が\"        | \"か\\u3099\"",
                "\"神\"        | \"\\ufa19\"",
                "\"a\"         | \"a \"",
                "[]              | {}"
            })
    void what_says_something_else_has_another(String one, String other) {
        assertThat(canonical(one)).isNotEqualTo(canonical(other));
    }

    /** Of two that are told apart here another reader would see one, so neither has a form. */
    @ParameterizedTest
    @CsvSource({"9007199254740992", "-9007199254740993", "1e400"})
    void a_number_that_not_every_reader_takes_for_the_same_has_none(String number) {
        assertThatThrownBy(() -> canonical("[" + number + "]")).isInstanceOf(InvalidInput.class);
    }
}
