package org.kyodo.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.access.Cursors;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.Tabulated;
import org.kyodo.chassis.sealing.Fingerprints;
import org.kyodo.chassis.sealing.ServiceKey;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Yen;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.MockHttpOutputMessage;
import org.springframework.mock.web.MockHttpServletRequest;

class CsvListsTest {
    record Line<V>(String id, V content) {}

    record Content(
            String title,
            Optional<Place> place,
            List<String> areas,
            Yen amount,
            FiscalYear year,
            Optional<LocalDate> on,
            boolean open,
            Map<String, Integer> points) {}

    record Place(String name, int number) {}

    @SuppressWarnings("unused")
    Page<Line<Content>> list() {
        return null;
    }

    @Test
    void has_a_column_for_each_member_and_values_that_programs_read() throws Exception {
        Content full = new Content(
                "「大殿」, 一の坂川",
                Optional.of(new Place("say \"here\"", -3)),
                List.of("大殿", "白石"),
                Yen.of(1_234_567),
                new FiscalYear(2026),
                Optional.of(LocalDate.parse("2026-06-12")),
                true,
                Map.of("A", 1));
        Content empty = content("");

        assertThat(table(full, empty).lines())
                .containsExactly(
                        "\uFEFFid,content.title,content.place.name,content.place.number,content.areas,content.amount,"
                                + "content.year,content.on,content.open,content.points",
                        "0,\"「大殿」, 一の坂川\",\"say \"\"here\"\"\",-3,\"大殿; 白石\",1234567,2026,2026-06-12,true,\"{\"\"A\"\":1}\"",
                        "1,,,,,0,2026,,false,{}");
        assertThat(table(full)).endsWith("\r\n").doesNotContain("\n\n");
    }

    @SuppressWarnings("unused")
    ResponseEntity<Page<Line<Content>>> listWithHeaders() {
        return null;
    }

    @Test
    void has_its_columns_with_nothing_below_them_and_with_headers_of_its_own() throws Exception {
        String columns = table(content("")).lines().findFirst().orElseThrow();

        assertThat(table()).isEqualTo(columns + "\r\n");
        assertThat(CsvLists.columns(ResolvableType.forMethodParameter(
                        new MethodParameter(CsvListsTest.class.getDeclaredMethod("listWithHeaders"), -1))))
                .isEqualTo(List.of(columns.substring(1).split(",")));
    }

    /** OWASP, CSV injection. */
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+81-83-000-0000", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"})
    void a_text_is_no_formula(String text) throws Exception {
        assertThat(CsvLists.harmless(text)).isEqualTo("'" + text);
        assertThat(table(content(text))).contains("'" + text);
    }

    @Test
    void a_text_that_is_none_stays_as_it_is() {
        for (String text : List.of("", "大殿", "1", "a=b", "'", "ー", "\uD83D\uDE00")) {
            assertThat(CsvLists.harmless(text)).isEqualTo(text);
        }
    }

    record Figures(Map<String, Long> byReason) implements Tabulated<Figure> {
        @Override
        public List<Figure> lines() {
            return byReason.entrySet().stream()
                    .map(one -> new Figure(one.getKey(), one.getValue()))
                    .toList();
        }
    }

    record Figure(String reason, long count) {}

    @SuppressWarnings("unused")
    Figures figures() {
        return null;
    }

    @Test
    void of_figures_has_a_line_for_each_with_the_mark_and_no_formula() throws Exception {
        MockHttpOutputMessage message = new MockHttpOutputMessage();
        new CsvLists.Writer()
                .writeInternal(
                        lists().of(
                                        new Figures(Map.of("=1+1", 3L)),
                                        new MethodParameter(CsvListsTest.class.getDeclaredMethod("figures"), -1),
                                        new MockHttpServletRequest("GET", "/api/v1/figures"),
                                        new HttpHeaders()),
                        message);

        assertThat(message.getBodyAsString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFreason,count\r\n\"'=1+1\",3\r\n");
        assertThat(new CsvLists.Writer().canWrite(Figures.class, CsvLists.CSV)).isTrue();
        assertThat(new CsvLists.Writer().canWrite(Figure.class, CsvLists.CSV)).isFalse();
    }

    @Test
    void that_is_too_long_says_where_it_goes_on() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/lines");
        request.addParameter("area", "大殿");
        request.addParameter("cursor", "before");
        HttpHeaders headers = new HttpHeaders();
        Page<String> page = new Page<>(Collections.nCopies(CsvLists.MOST, "x"), Optional.of("p"), Optional.empty());

        CsvLists.Table table = lists().of(page, returned(), request, headers);

        assertThat(table.lines()).hasSize(CsvLists.MOST);
        assertThat(headers.getFirst(HttpHeaders.LINK))
                .matches("</api/v1/lines\\?area=%E5%A4%A7%E6%AE%BF&cursor=[0-9A-Za-z_-]+>; rel=\"next\"");
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"lines-1970-01-01.csv\"");
    }

    private static CsvLists lists() {
        Cursors cursors = new Cursors(new ServiceKey(() -> new Fingerprints(new byte[32])));
        return new CsvLists(null, cursors, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static MethodParameter returned() throws NoSuchMethodException {
        return new MethodParameter(CsvListsTest.class.getDeclaredMethod("list"), -1);
    }

    private static Content content(String title) {
        return new Content(
                title, Optional.empty(), List.of(), Yen.of(0), new FiscalYear(2026), Optional.empty(), false, Map.of());
    }

    private static String table(Content... contents) throws IOException, NoSuchMethodException {
        List<Line<Content>> lines = IntStream.range(0, contents.length)
                .mapToObj(i -> new Line<>(Integer.toString(i), contents[i]))
                .toList();
        CsvLists.Table table = lists().of(
                        Page.ofAll(lines),
                        returned(),
                        new MockHttpServletRequest("GET", "/api/v1/lines"),
                        new HttpHeaders());
        MockHttpOutputMessage message = new MockHttpOutputMessage();
        new CsvLists.Writer().writeInternal(table, message);
        return message.getBodyAsString(StandardCharsets.UTF_8);
    }
}
