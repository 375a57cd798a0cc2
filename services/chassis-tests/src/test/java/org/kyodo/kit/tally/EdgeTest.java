package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Text;
import org.kyodo.kit.Platform;
import org.kyodo.kit.ServiceTest;
import org.kyodo.kit.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What comes in over HTTP, be it ever so odd: never an answer that blames the service, always one that says what to do. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class EdgeTest {
    private static final String YAMAGUCHI = "352039";
    private static final String TALLIES = "/api/v1/tallies";
    private static final String ONE = "{\"times\": 1}";

    @Autowired
    Platform platform;

    @Autowired
    Aggregate<Tally.Command, Tally, CallEvent> tallies;

    @LocalServerPort
    int port;

    Platform.Session staff() {
        return platform.as("acct-edge", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    Platform.Session operator() {
        return platform.as("acct-operator", YAMAGUCHI, null, Role.PLATFORM_OPERATOR);
    }

    /** What came back for bytes that no client library would send. */
    record Raw(int status, String head, JsonNode body) {
        Raw problem(int status, String code) {
            assertThat(this.status).as("%s %s", head, body).isEqualTo(status);
            assertThat(head).containsIgnoringCase("content-type: application/problem+json");
            assertThat(body.path("code").asString()).as("%s", body).isEqualTo(code);
            assertThat(body.path("detail").asString()).isNotBlank().isNotEqualTo(code);
            return this;
        }
    }

    Raw raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.UTF_8));
    }

    Raw raw(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            String head = answer.substring(0, Math.max(end, 0));
            String body = end < 0 ? "" : answer.substring(end + 4);
            return new Raw(
                    Integer.parseInt(answer.split(" ")[1]),
                    head,
                    head.contains("json") && body.contains("{")
                            ? Json.TOLERANT.readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1))
                            : Json.TOLERANT.nullNode());
        }
    }

    static String get(String target, String... headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList()) + "\r\n";
    }

    /** What the request left in the log; other threads may write meanwhile. */
    static List<String> noise(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.startsWith("\tat ")
                        || Stream.of("org.apache.", "o.a.c.", "o.s.w", "o.s.s", "chassis.http", "k.c.http")
                                .anyMatch(line::contains))
                .toList();
    }

    int tallies() {
        return staff().get(TALLIES + "?limit=100").body().path("items").size();
    }

    @Nested
    class AnAddress {
        @ParameterizedTest
        @ValueSource(strings = {"%", "%zz", "%E5%A4", "%C0%80", "%ED%A0%80", "a%", "%u5927"})
        void that_is_not_percent_encoded_utf_8_is_told_what_it_should_be(String value, CapturedOutput output)
                throws IOException {
            raw(get("/api/v1/rules?municipality=" + value)).problem(400, "MALFORMED_ADDRESS");
            assertThat(noise(output)).isEmpty();
        }

        @Test
        void of_any_other_oddity_gets_a_problem_document_too(CapturedOutput output) throws IOException {
            raw(get("/api/v1/rules?area=大殿")).problem(400, "MALFORMED_REQUEST");
            assertThat(raw(get("/api/v1/rules?area=大殿", "Accept-Language: en"))
                            .body()
                            .path("detail")
                            .asString())
                    .contains("大殿");
            raw(get("/api/v1/public/%")).problem(400, "MALFORMED_REQUEST");
            raw(get("/api/v1/public/%C0%80")).problem(400, "MALFORMED_REQUEST");
            raw(get("/api/v1/rules%2Fx")).problem(400, "MALFORMED_REQUEST");
            raw(get("/api/v1/rules;x=1")).problem(400, "MALFORMED_REQUEST");
            raw(get("/api/v1//rules")).problem(400, "MALFORMED_REQUEST");
            raw(get("/api/v1/rules\\x")).problem(400, "MALFORMED_REQUEST");
            raw(get("/api/v1/public/%E2%80%8B")).problem(400, "INVALID_VALUE");
            raw("nonsense\r\n\r\n").problem(400, "MALFORMED_REQUEST");
            raw("GET /api/v1/rules HTTP/1.1\r\n\r\n").problem(400, "MALFORMED_REQUEST");
            raw(get("/api/v1/rules", "bad header")).status();
            raw("GET /api/v1/rules HTTP/9.9\r\nHost: x\r\n\r\n").problem(505, "INTERNAL");
            assertThat(noise(output)).isEmpty();
        }

        @Test
        void that_is_too_long_or_headers_that_are_too_many_are_told_so() throws IOException {
            raw(get("/api/v1/rules?x=" + "x".repeat(5_000))).problem(414, "ADDRESS_TOO_LONG");
            raw(get("/api/v1/rules?" + "x=1&".repeat(31) + "x=1")).problem(400, "LIMIT_EXCEEDED");
            raw(get("/api/v1/rules", "X-Long: " + "x".repeat(17_000))).problem(431, "HEADERS_TOO_LARGE");
            raw(get("/api/v1/rules", "X-Long: " + "x".repeat(40_000))).problem(431, "HEADERS_UNREADABLE");
            raw(get("/api/v1/rules", "X-Many: 1\r\n".repeat(70).strip())).problem(431, "HEADERS_TOO_LARGE");
            raw(get("/api/v1/rules", "X-Many: 1\r\n".repeat(200).strip())).problem(400, "MALFORMED_REQUEST");
        }
    }

    @Nested
    class AHeader {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Idempotency-Key",
                    "If-Match",
                    "Kyodo-Channel",
                    "Kyodo-On-Behalf-Of",
                    "X-Correlation-Id",
                    "traceparent",
                    "Content-Type",
                    "Accept",
                    "Accept-Language"
                })
        void that_is_not_ascii_is_named_with_the_character(String header, CapturedOutput output) throws IOException {
            var answer = raw(get(TALLIES, header + ": 大殿")).problem(400, "INVALID_VALUE");
            assertThat(answer.body().path("field").asString()).isEqualTo(header);
            assertThat(answer.body().path("given").asString()).isEqualTo("1文字目の文字 U+5927");
            assertThat(noise(output)).isEmpty();
        }

        private Platform.Answer forParty(String party) {
            return staff().with("Kyodo-Channel", "TELEPHONE")
                    .with("Kyodo-On-Behalf-Of", party)
                    .get(TALLIES);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "083-922-4111",
                    "09012345678",
                    "TEL:0155.00.0000",
                    "81-90-1234-5678",
                    "19850403",
                    "123456789012",
                    "fujii@example.jp",
                    "+81 90 1234 5678"
                })
        void that_says_for_whom_takes_nothing_that_says_who_they_are_and_does_not_repeat_it(
                String party, CapturedOutput output) {
            var answer = forParty(party).problem(400, "INVALID_VALUE");
            assertThat(answer.body().path("field").asString()).isEqualTo("Kyodo-On-Behalf-Of");
            assertThat(answer.body().path("expected").asString()).contains("受付票");
            assertThat(answer.body().toString()).doesNotContain(party);
            assertThat(output.getAll()).doesNotContain(party);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "person",
                    "new",
                    "slip-12",
                    "slip-20260601",
                    "acct-083",
                    "104558862093145779322",
                    "01981f2e-7c00-7000-8000-000000000012",
                    "12345678-1234-7123-8123-123456789012"
                })
        void that_says_for_whom_takes_what_was_issued(String party) {
            forParty(party).expect(200);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "en|en",
                    "en-GB,en;q=0.9|en",
                    "ja;q=0.5, en;q=0.6|en",
                    "ja, en;q=0.9|ja",
                    "fr|ja",
                    "fr, en;q=0.1|en",
                    "*|ja",
                    "*, ja;q=0|en",
                    "en;q=0|ja",
                    "en;q=nonsense|ja",
                    ";;;|ja",
                    "ja-JP-u-ca-japanese|ja"
                })
        void of_languages_is_read_as_rfc_9110_says(String wanted, String answered) throws IOException {
            assertThat(raw(get("/api/v1/rules?x=1", "Accept-Language: " + wanted))
                            .problem(400, "UNKNOWN_PARAMETER")
                            .body()
                            .path("detail")
                            .asString())
                    .contains(answered.equals("en") ? "There is no parameter" : "使えません");
        }
    }

    @Nested
    class Content {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/yaml",
                    "application/x-yaml",
                    "application/cbor",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "text/plain",
                    "*/*",
                    "application/*",
                    "nonsense",
                    "application/json; charset=Shift_JIS",
                    "application/json; charset=nonsense"
                })
        void in_another_form_than_json_is_not_taken(String type) {
            staff().with("Content-Type", type)
                    .send("POST", TALLIES, HttpRequest.BodyPublishers.ofString("times: 1"))
                    .problem(415, "UNSUPPORTED_MEDIA_TYPE");
            staff().with("Content-Type", type)
                    .send("POST", TALLIES, HttpRequest.BodyPublishers.ofString(ONE))
                    .problem(415, "UNSUPPORTED_MEDIA_TYPE");
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "application/json;charset=utf-8", "application/merge-patch+json"})
        void in_json_is_taken(String type) {
            staff().with("Content-Type", type)
                    .send("POST", TALLIES, HttpRequest.BodyPublishers.ofString(ONE))
                    .expect(201);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/html",
                    "application/xml",
                    "application/json;q=0",
                    "*/*, application/json;q=0",
                    "nonsense",
                    "application/yaml"
                })
        void that_could_not_be_answered_in_the_form_wanted_does_nothing(String accepted) {
            int before = tallies();
            staff().with("Accept", accepted).post(TALLIES, ONE).problem(406, "NOT_ACCEPTABLE");
            assertThat(tallies()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/json",
                    "*/*",
                    "text/html, application/*;q=0.1",
                    "application/problem+json, application/json"
                })
        void is_answered_in_json_where_that_is_wanted_among_others(String accepted) {
            staff().with("Accept", accepted).post(TALLIES, ONE).expect(201);
        }

        @Test
        void for_the_tools_of_operators_goes_out_in_a_form_of_its_own() throws IOException {
            String token =
                    "Authorization: Bearer " + Tokens.of("acct-operator", YAMAGUCHI, null, Role.PLATFORM_OPERATOR);
            var metrics = raw(get("/actuator/prometheus", token, "Accept: text/plain"));
            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.head()).containsIgnoringCase("content-type: text/plain");
            assertThat(raw(get("/actuator/health", "Accept: */*")).status()).isEqualTo(200);
        }

        @Test
        void without_end_and_without_a_token_is_not_read() throws IOException {
            for (String type : List.of("application/x-www-form-urlencoded", "application/json")) {
                for (String method : List.of("PUT", "POST")) {
                    assertThat(swallowed(method, type))
                            .as("%s %s", method, type)
                            .isLessThan(64L << 20);
                }
            }
        }

        /** No length is told, so only who counts notices: spaces, which a parser passes over for ever. */
        @ParameterizedTest
        @CsvSource({"true, application/json, 413", "false, application/json, 401", "true, text/plain, 415"})
        void without_end_and_without_a_length_is_answered_and_cut_short(boolean signedIn, String type, int status)
                throws IOException {
            String token = "Authorization: Bearer "
                    + Tokens.of("acct-edge", YAMAGUCHI, "collaboration-office", Role.STAFF) + "\r\n";
            byte[] chunk = ("40000\r\n" + " ".repeat(0x40000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(10_000);
                OutputStream out = socket.getOutputStream();
                out.write(("POST " + TALLIES + " HTTP/1.1\r\nHost: x\r\n" + (signedIn ? token : "") + "Content-Type: "
                                + type + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write(chunk);
                out.flush();
                byte[] answer = new byte["HTTP/1.1 413".length()];
                assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length))
                        .isEqualTo(answer.length);
                assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 " + status);
                assertThat(taken(out, chunk)).isLessThan(64L << 20);
            }
        }

        /** How many bytes of a gigabyte are taken before the service hangs up. */
        private static long taken(OutputStream out, byte[] block) throws IOException {
            long sent = 0;
            try {
                while (sent < 1L << 30) {
                    out.write(block);
                    sent += block.length;
                }
            } catch (SocketException e) {
                // It hung up.
            }
            return sent;
        }

        /** How many bytes of a gigabyte the service reads before it hangs up. */
        private long swallowed(String method, String type) throws IOException {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                OutputStream out = socket.getOutputStream();
                out.write((method + " " + TALLIES + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type
                                + "\r\nContent-Length: 1073741824\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                return taken(out, "a=1&".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    @Nested
    class AMethod {
        @ParameterizedTest
        @ValueSource(strings = {"PROPFIND", "get", "Post", "DELETE", "PATCH", "FOO"})
        void that_a_resource_does_not_have_is_answered_with_those_it_has(String method) throws IOException {
            var answer = raw(get("/api/v1/rules").replaceFirst("GET", method));
            answer.problem(401, "UNAUTHENTICATED");
            var signedIn = staff().send(method, TALLIES, HttpRequest.BodyPublishers.noBody())
                    .problem(405, "METHOD_NOT_ALLOWED");
            assertThat(signedIn.header("Allow")).contains("GET").contains("POST");
        }

        @Test
        void trace_is_refused_like_any_other() throws IOException {
            raw(get(TALLIES).replaceFirst("GET", "TRACE")).problem(405, "METHOD_NOT_ALLOWED");
        }

        @Test
        void head_and_options_say_what_get_would_and_what_there_is() throws IOException {
            var head = raw(get("/api/v1/rules").replaceFirst("GET", "HEAD"));
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body().isNull()).isTrue();
            var options = raw(get("/api/v1/rules").replaceFirst("GET", "OPTIONS"));
            assertThat(options.status()).isEqualTo(200);
            assertThat(options.head()).contains("GET").contains("HEAD");
            assertThat(staff().send("OPTIONS", TALLIES, HttpRequest.BodyPublishers.noBody())
                            .expect(200)
                            .header("Allow"))
                    .contains("POST");
        }
    }

    @Nested
    class Texts {
        @Test
        void of_any_kind_leave_the_chain_whole_in_the_database_and_on_the_topic() {
            Random random = new Random(20_261_121);
            for (int round = 0; round < 15; round++) {
                String text = "注" + odd(random);
                String id = staff().post(TALLIES, ONE).expect(201).id();
                String receipt = staff().post(
                                TALLIES + "/" + id + "/closing",
                                Json.TOLERANT.writeValueAsString(java.util.Map.of("remark", text)))
                        .expect(200)
                        .body()
                        .path("events")
                        .get(0)
                        .path("hash")
                        .asString();
                Recorded<?> told = platform.awaitEvents(id, CallOpened.class, CallCancelled.class)
                        .getLast();
                assertThat(((CallCancelled) told.event()).reason().text()).isEqualTo(Text.normalised(text));
                assertThat(Sha256.hex(told.data())).isEqualTo(receipt);
            }
            assertThat(operator()
                            .get("/ops/journal")
                            .expect(200)
                            .body()
                            .path("whole")
                            .asBoolean())
                    .isTrue();
        }

        private static String odd(Random random) {
            return random.ints(200, 0, Character.MAX_CODE_POINT + 1)
                    .map(codePoint -> random.nextBoolean() ? codePoint : codePoint % 0x3100)
                    .filter(codePoint ->
                            Text.fault(Character.toString(codePoint)).isEmpty())
                    .limit(40)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        @Test
        void with_half_a_pair_are_refused_at_the_edge_and_cannot_be_committed_from_within() {
            String id = staff().post(TALLIES, ONE).expect(201).id();
            var refused = staff().post(TALLIES + "/" + id + "/closing", "{\"remark\": \"a\\ud800b\"}")
                    .problem(400, "INVALID_VALUE");
            assertThat(refused.body().path("given").asString()).isEqualTo("2文字目の文字 U+D800");

            assertThatThrownBy(() -> tallies.handle(
                            id,
                            new Tally.Command.Close(Optional.of("a\ud800b")),
                            Request.ofPlatform(MunicipalityCode.of(YAMAGUCHI))))
                    .isInstanceOf(InvalidInput.class);
            assertThat(staff().get(TALLIES + "/" + id).header("ETag")).isEqualTo("\"1\"");
            assertThat(operator().get("/ops/journal").body().path("whole").asBoolean())
                    .isTrue();
        }
    }

    @Nested
    class AParameter {
        @Test
        void that_there_is_not_is_named_with_those_there_are() {
            var unknown = staff().get(TALLIES + "?limt=5").problem(400, "UNKNOWN_PARAMETER");
            assertThat(unknown.body().path("field").asString()).isEqualTo("limt");
            assertThat(unknown.body().path("expected").asString()).isEqualTo("cursor、limit、sort、total、q");
            assertThat(staff().get(TALLIES + "?group=1")
                            .problem(400, "UNKNOWN_PARAMETER")
                            .body()
                            .path("detail")
                            .asString())
                    .as("by the name with which it was sent")
                    .startsWith("パラメーター「group」");
            staff().get(TALLIES + "?limit=5&limit=6").problem(400, "INVALID_VALUE");
            staff().post(TALLIES + "?x=1", ONE).problem(400, "NO_PARAMETERS");
        }
    }
}
