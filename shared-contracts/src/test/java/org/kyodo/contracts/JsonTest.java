package org.kyodo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Yen;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {
    record Everything(
            String text,
            int number,
            boolean yes,
            BigDecimal score,
            Instant at,
            LocalDate on,
            Yen yen,
            FiscalYear fiscalYear,
            MunicipalityCode municipality,
            CollaborationForm form,
            List<DepartmentCode> departments,
            Map<String, Integer> points,
            Optional<Yen> ceiling) {}

    private static final Everything VALUE = new Everything(
            "緑の回廊",
            3,
            true,
            new BigDecimal("82.5"),
            Instant.parse("2026-08-01T01:02:03Z"),
            LocalDate.of(2026, 8, 1),
            Yen.of(300_000),
            new FiscalYear(2026),
            MunicipalityCode.of("052019"),
            CollaborationForm.SUBSIDY,
            List.of(DepartmentCode.of("parks")),
            Map.of("公益性", 20),
            Optional.of(Yen.of(500_000)));

    private static final String JSON = """
            {"text":"緑の回廊","number":3,"yes":true,"score":82.5,"at":"2026-08-01T01:02:03Z","on":"2026-08-01",\
            "yen":300000,"fiscalYear":2026,"municipality":"052019","form":"SUBSIDY","departments":["parks"],\
            "points":{"公益性":20},"ceiling":500000}""";

    @Test
    void values_are_written_as_texts_and_numbers_in_the_order_of_the_record() {
        assertThat(Json.STRICT.writeValueAsString(VALUE)).isEqualTo(JSON);
        assertThat(Json.TOLERANT.writeValueAsString(VALUE)).isEqualTo(JSON);
    }

    @Test
    void what_is_written_is_read() {
        assertThat(strict(JSON)).isEqualTo(VALUE);
        assertThat(tolerant(JSON)).isEqualTo(VALUE);
    }

    @Test
    void an_optional_may_be_null_or_missing() {
        assertThat(strict(with("ceiling", "null")).ceiling()).isEmpty();
        assertThat(strict(without("ceiling")).ceiling()).isEmpty();
    }

    @Test
    void a_decimal_number_keeps_its_digits() {
        assertThat(strict(JSON.replace("82.5", "82.50")).score()).isEqualTo(new BigDecimal("82.50"));
    }

    @Test
    void an_empty_optional_is_written_as_null() {
        record Maybe(Optional<Yen> ceiling) {}

        assertThat(Json.TOLERANT.writeValueAsString(new Maybe(Optional.empty())))
                .isEqualTo("{\"ceiling\":null}");
    }

    @Test
    void a_field_it_does_not_know_is_passed_over_by_the_tolerant_mapper_only() {
        String more = with("colour", "\"green\"");

        assertThat(tolerant(more)).isEqualTo(VALUE);
        assertThatThrownBy(() -> strict(more))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("colour");
    }

    @Nested
    class Both_mappers_refuse {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text",
                    "number",
                    "yes",
                    "score",
                    "at",
                    "on",
                    "yen",
                    "fiscalYear",
                    "municipality",
                    "form",
                    "departments",
                    "points"
                })
        void a_missing_field_and_null(String field) {
            assertRefused(without(field), field);
            assertRefused(with(field, "null"), field);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "text|5",
                    "text|true",
                    "text|5.5",
                    "text|[]",
                    "text|{}",
                    "number|\"3\"",
                    "number|3.0",
                    "number|true",
                    "number|99999999999",
                    "yes|\"true\"",
                    "yes|1",
                    "score|\"82.5\"",
                    "at|1785546123",
                    "at|1785546123.5",
                    "at|\"2026-08-01\"",
                    "at|\"\"",
                    "on|20000",
                    "on|[2026,8,1]",
                    "on|\"2026-08-01T00:00:00\"",
                    "on|\"2026-02-30\"",
                    "on|\"\"",
                    "yen|\"300000\"",
                    "yen|300000.5",
                    "yen|300000.0",
                    "yen|-1",
                    "yen|true",
                    "fiscalYear|\"2026\"",
                    "fiscalYear|26",
                    "municipality|352039",
                    "municipality|\"052010\"",
                    "form|0",
                    "form|\"0\"",
                    "form|\"\"",
                    "form|\"subsidy\"",
                    "form|\"GIFT\"",
                    "departments|\"parks\"",
                    "departments|{}",
                    "departments|[null]",
                    "departments|[5]",
                    "points|[]",
                    "points|{\"公益性\":null}",
                    "points|{\"公益性\":\"20\"}",
                    "ceiling|\"500000\"",
                    "ceiling|\"\"",
                    "ceiling|[]"
                })
        void a_wrong_type_or_value(String field, String value) {
            assertRefused(with(field, value), field);
        }

        @Test
        void the_same_field_twice() {
            assertRefused(JSON.replace("\"number\":3", "\"number\":3,\"number\":4"), "number");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "[]", "5", "\"text\"", "{", "{\"text\":\"a\",}", "{'text':'a'}"})
        void what_is_no_object(String json) {
            assertThatThrownBy(() -> nonNull(strict(json))).isInstanceOf(Exception.class);
            assertThatThrownBy(() -> nonNull(tolerant(json))).isInstanceOf(Exception.class);
        }

        @Test
        void anything_behind_the_object() {
            assertRefused(JSON + "{}", "");
        }
    }

    @Test
    void the_refusal_of_a_value_type_stays_readable_as_the_cause() {
        assertThatThrownBy(() -> strict(with("municipality", "\"052010\"")))
                .hasRootCauseInstanceOf(InvalidInput.class)
                .rootCause()
                .hasMessageContaining("052019");
    }

    private static Everything strict(String json) {
        return Json.STRICT.readValue(json, Everything.class);
    }

    private static Everything tolerant(String json) {
        return Json.TOLERANT.readValue(json, Everything.class);
    }

    private static void assertRefused(String json, String named) {
        for (JsonMapper mapper : List.of(Json.STRICT, Json.TOLERANT)) {
            assertThatThrownBy(() -> mapper.readValue(json, Everything.class))
                    .as(json)
                    .isInstanceOf(JacksonException.class)
                    .hasMessageContaining(named);
        }
    }

    private static <T> T nonNull(T value) {
        return java.util.Objects.requireNonNull(value);
    }

    private static String with(String field, String value) {
        ObjectNode node = (ObjectNode) Json.TOLERANT.readTree(JSON);
        node.set(field, Json.TOLERANT.readTree(value));
        return node.toString();
    }

    private static String without(String field) {
        ObjectNode node = (ObjectNode) Json.TOLERANT.readTree(JSON);
        node.remove(field);
        return node.toString();
    }
}
