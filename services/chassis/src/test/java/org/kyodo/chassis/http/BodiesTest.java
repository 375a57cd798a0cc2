package org.kyodo.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Text;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Yen;

class BodiesTest {
    record Axis(@Line(max = 10) String name, int weight) {}

    record Plan(
            String title,
            FiscalYear year,
            Window window,
            @Size(max = 3) List<Axis> axes,
            Optional<Yen> ceiling,
            Optional<LocalDate> day,
            Optional<Map<String, @Max(9) Integer>> points) {}

    private static final String WHOLE = """
            {"title": "公園", "year": 2026, "window": {"opensAt": "2026-06-01T00:00:00Z", "closesAt": "2026-07-01T00:00:00Z"},
             "axes": [{"name": "公益性", "weight": 40}]}""";

    private final Bodies bodies = new Bodies(new Limits(262_144, 4_096, 30, 64, 16_384, 8, 50, 1_000, 20));

    private Object read(String json) {
        return bodies.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Plan.class, sent -> {});
    }

    private List<Fault> faults(String json) {
        return catchThrowableOfType(Faulty.class, () -> read(json)).faults();
    }

    @Test
    void are_records() {
        assertThat(read(WHOLE))
                .isEqualTo(new Plan(
                        "公園",
                        new FiscalYear(2026),
                        new Window(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z")),
                        List.of(new Axis("公益性", 40)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null"})
    void may_be_empty(String body) {
        assertThat(read(body)).isNull();
    }

    @Test
    void tell_all_their_faults_at_once() {
        assertThat(faults("""
                {"titel": "公園", "year": "2026", "window": {"opensAt": "2026-07-01T00:00:00Z", "closesAt": "2026-06-01T00:00:00Z"},
                 "axes": [{"name": "公\\u200b益性", "weight": 40}, {"weight": 1.5}, 7, null], "ceiling": -1, "day": "2026-02-30",
                 "points": {"公益性": "a"}}"""))
                .extracting(Fault::code, Fault::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("UNKNOWN_FIELD", "titel"),
                        org.assertj.core.groups.Tuple.tuple("MISSING_FIELD", "title"),
                        org.assertj.core.groups.Tuple.tuple("INVALID_VALUE", "year"),
                        org.assertj.core.groups.Tuple.tuple("INVALID_VALUE", "window"),
                        org.assertj.core.groups.Tuple.tuple("INVALID_VALUE", "axes[0].name"),
                        org.assertj.core.groups.Tuple.tuple("MISSING_FIELD", "axes[1].name"),
                        org.assertj.core.groups.Tuple.tuple("INVALID_VALUE", "axes[1].weight"),
                        org.assertj.core.groups.Tuple.tuple("INVALID_VALUE", "axes[2]"),
                        org.assertj.core.groups.Tuple.tuple("INVALID_VALUE", "axes[3]"),
                        org.assertj.core.groups.Tuple.tuple("INVALID_VALUE", "ceiling"),
                        org.assertj.core.groups.Tuple.tuple("INVALID_VALUE", "day"),
                        org.assertj.core.groups.Tuple.tuple("INVALID_VALUE", "points.公益性"));
    }

    @Test
    void tell_each_bound_that_does_not_hold_beside_whatever_else_is_wrong() {
        String beyond = WHOLE.replace("公益性", "公\u200b益性")
                .replace(
                        "\"weight\": 40}]",
                        "\"weight\": 40}, {\"name\": \" \", \"weight\": 1}, "
                                + "{\"name\": \"12345678901\", \"weight\": 1}, {\"name\": \"𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷\", \"weight\": 1}], "
                                + "\"points\": {\"公益性\": 10}");
        List<Fault> expected = List.of(
                Fault.invalid("axes", Wording.ITEMS.of(4), Wording.ITEMS_BETWEEN.of(0, 3)),
                Fault.invalid("axes[0].name", new Text.Fault(0x200B, 2), Wording.NAME.of()),
                Fault.invalid("axes[1].name", " ", Wording.TEXT.of(10)),
                Fault.invalid("axes[2].name", "12345678901", Wording.TEXT.of(10)),
                Fault.invalid("points.公益性", 10, Wording.AT_MOST.of(9L)));

        assertThat(faults(beyond)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(faults(beyond.replace("2026,", "\"2026\",")))
                .containsAll(expected)
                .hasSize(expected.size() + 1);
    }

    @Test
    void name_the_fields_there_are_where_one_is_unknown() {
        assertThat(faults(WHOLE.replace("\"title\"", "\"titel\"")))
                .contains(new Fault(
                        "UNKNOWN_FIELD",
                        "titel",
                        "titel",
                        List.of("title", "year", "window", "axes", "ceiling", "day", "points")));
    }

    @ParameterizedTest
    @CsvSource({"\\ud800, U+D800", "\\udc00\\ud800, U+DC00", "\\u0000, U+0000", "\\u0085, U+0085", "\\ufffe, U+FFFE"})
    void name_the_character_that_no_text_may_have(String escaped, String codePoint) {
        assertThat(faults(WHOLE.replace("公園", "公" + escaped + "園")))
                .containsExactly(Fault.invalid(
                        "title",
                        new Text.Fault(Integer.parseInt(codePoint.substring(2), 16), 2),
                        Wording.UNICODE.of()));
        assertThat(faults(WHOLE.replace("\"title\"", "\"" + escaped + "title\"")))
                .isNotEmpty();
    }

    @Test
    void have_their_texts_in_one_form() {
        assertThat(((Plan) read(WHOLE.replace("公園", "カ\u3099"))).title()).isEqualTo("ガ");
        assertThat(((Plan) read(WHOLE.replace("\"axes\"", "\"points\": {\"カ\u3099\": 1}, \"axes\"")))
                        .points()
                        .orElseThrow())
                .containsOnlyKeys("ガ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "292278996-12-31T23:59:59Z",
                "+292278996-12-31T23:59:59Z",
                "2200-01-01T00:00:00Z",
                "1867-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void name_no_instant_that_nobody_lives_to_see(String instant) {
        assertThat(faults(WHOLE.replace("2026-07-01T00:00:00Z", instant)))
                .extracting(Fault::field)
                .containsExactly("window.closesAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2200-01-01", "1867-12-31", "+999999999-12-31", "-999999999-01-01"})
    void name_no_day_out_of_bounds(String day) {
        assertThat(faults(WHOLE.replace("\"axes\"", "\"day\": \"" + day + "\", \"axes\"")))
                .extracting(Fault::field)
                .containsExactly("day");
    }

    @Test
    void have_limits() {
        String deep = "[".repeat(9) + "]".repeat(9);
        String list = "[" + "1,".repeat(50) + "1]";
        for (String tooMuch : List.of(deep, list, "\"" + "x".repeat(1_001) + "\"", "1".repeat(21))) {
            assertThat(faults("{\"title\": " + tooMuch + "}").getFirst())
                    .satisfies(fault -> assertThat(fault.code()).isEqualTo("LIMIT_EXCEEDED"))
                    .satisfies(fault -> assertThat(fault.expected())
                            .asString()
                            .contains("at most")
                            .doesNotContain("Stream"));
        }
    }

    @Test
    void of_any_kind_are_read_or_told_their_faults() {
        Random random = new Random(20_261_121);
        String[] parts = {
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"title\"",
            "\"公\"",
            "1",
            "-1e9999999",
            "null",
            "true",
            "\\u0000",
            "\uD83D",
            "\"\\ud83d\"",
            " "
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder body = new StringBuilder();
            random.ints(random.nextInt(12), 0, parts.length).forEach(part -> body.append(parts[part]));
            try {
                read(body.toString());
            } catch (Faulty faulty) {
                assertThat(faulty.faults()).as("%s", body).isNotEmpty();
            }
        }
    }
}
