package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.decide.Role;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.SecurityLines;
import org.kyodo.kit.ServiceTest;
import org.kyodo.kit.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** Documents over HTTP, as a clerk, an operator and an attacker meet them. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class DocumentsTest {
    private static final String YAMAGUCHI = "352039";
    private static final String DOCUMENTS = "/api/v1/documents";
    private static final int LARGEST = 20 << 20;

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    TestScanner scanner;

    @LocalServerPort
    int port;

    private static String account() {
        return "acct-" + UUID.randomUUID();
    }

    private Session group(String account) {
        return platform.as(account, YAMAGUCHI, null, Role.GROUP);
    }

    private static byte[] pdf(int length) {
        byte[] pdf = new byte[length];
        new Random(length).nextBytes(pdf);
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "%%EOF".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, pdf, 0, head.length);
        System.arraycopy(end, 0, pdf, length - end.length, end.length);
        return pdf;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer uploaded(Session session, byte[] content) {
        return session.upload("規約.pdf", "application/pdf", content).expect(201);
    }

    private long pieces() {
        return mongo.getCollection("uploads.chunks").countDocuments()
                + mongo.getCollection("uploads.files").countDocuments()
                + mongo.getCollection("uploads").countDocuments()
                + mongo.getCollection("uploads.begun").countDocuments();
    }

    @Nested
    class An_upload {
        @Test
        void is_told_what_it_is_and_comes_back_as_it_was_to_nobody_else() {
            String account = account();
            byte[] content = pdf(300_000);
            Answer answer = uploaded(group(account), content);
            assertThat(answer.body().path("sha256").asString()).isEqualTo(sha256(content));
            assertThat(answer.body().path("size").asLong()).isEqualTo(content.length);
            assertThat(answer.body().path("type").asString()).isEqualTo("application/pdf");
            assertThat(answer.body().path("state").asString()).isEqualTo("CLEAN");
            assertThat(answer.header("Location")).isEqualTo(DOCUMENTS + "/" + answer.id());

            String path = DOCUMENTS + "/" + answer.id();
            HttpResponse<byte[]> own = group(account).download(path);
            assertThat(own.statusCode()).isEqualTo(200);
            assertThat(own.body()).isEqualTo(content);
            assertThat(own.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(own.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment;")
                    .contains("UTF-8''%E8%A6%8F%E7%B4%84.pdf");
            assertThat(own.headers().firstValue("ETag")).contains("\"" + sha256(content) + "\"");
            assertThat(own.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(own.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("sandbox");
            assertThat(own.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(group(account)
                            .get(path + "/description")
                            .expect(200)
                            .body()
                            .path("name")
                            .asString())
                    .isEqualTo("規約.pdf");

            for (Session other : List.of(
                    group(account()),
                    platform.as("acct-office", YAMAGUCHI, "collaboration-office", Role.STAFF),
                    platform.as("acct-desk", YAMAGUCHI, null, Role.DESK),
                    platform.as(account, "062014", null, Role.GROUP))) {
                other.get(path).problem(404, "NOT_FOUND");
                other.get(path + "/description").problem(404, "NOT_FOUND");
                other.send("DELETE", path, java.net.http.HttpRequest.BodyPublishers.noBody())
                        .problem(404, "NOT_FOUND");
            }
            platform.anonymous().get(path).problem(401, "UNAUTHENTICATED");
            platform.anonymous()
                    .get("/api/v1/public/documents/" + answer.id() + "?municipality=" + YAMAGUCHI)
                    .problem(404, "NOT_FOUND");
        }

        @Test
        void for_a_group_is_the_groups_as_well() {
            String account = account();
            Session counter = platform.as("acct-desk-1", YAMAGUCHI, null, Role.DESK)
                    .with("Kyodo-Channel", "PAPER")
                    .with("Kyodo-On-Behalf-Of", account);
            String path = DOCUMENTS + "/" + uploaded(counter, pdf(100)).id();
            group(account).get(path + "/description").expect(200);
            platform.as("acct-desk-2", YAMAGUCHI, null, Role.DESK)
                    .with("Kyodo-Channel", "COUNTER")
                    .with("Kyodo-On-Behalf-Of", account)
                    .get(path + "/description")
                    .expect(200);
            platform.as("acct-desk-2", YAMAGUCHI, null, Role.DESK)
                    .get(path + "/description")
                    .problem(404, "NOT_FOUND");
        }

        @Test
        void is_taken_back_by_whoever_sent_it_and_leaves_nothing() {
            Session session = group(account());
            long before = pieces();
            String path = DOCUMENTS + "/" + uploaded(session, pdf(600_000)).id();
            assertThat(pieces()).isGreaterThan(before);
            session.send("DELETE", path, java.net.http.HttpRequest.BodyPublishers.noBody())
                    .expect(204);
            assertThat(pieces()).isEqualTo(before);
            session.get(path).problem(404, "NOT_FOUND");
        }

        @Test
        void sent_twice_with_its_key_is_one_and_with_another_content_refused() {
            String account = account();
            Session session = group(account).with("Idempotency-Key", "k-1");
            byte[] content = pdf(1_000);
            String id = uploaded(session, content).id();
            long before = pieces();
            assertThat(uploaded(session, content).id()).isEqualTo(id);
            session.upload("規約.pdf", "application/pdf", pdf(1_001)).problem(422, "IDEMPOTENCY_KEY_REUSED");
            assertThat(pieces()).isEqualTo(before);
            assertThat(uploaded(group(account()).with("Idempotency-Key", "k-1"), content)
                            .id())
                    .isNotEqualTo(id);
        }

        @Test
        void made_twice_at_once_with_one_key_is_one() throws Exception {
            Session session = group(account()).with("Idempotency-Key", "k-2");
            byte[] content = pdf(500_000);
            List<Answer> both = atOnce(2, _ -> uploaded(session, content));
            assertThat(both.getFirst().id()).isEqualTo(both.getLast().id());
            assertThat(mongo.getCollection("uploads.begun").countDocuments()).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "AUDITOR, 403",
            "OPERATOR, 403",
            "PLATFORM_OPERATOR, 403",
            "RESIDENT, 201",
            "TREASURER, 201",
            "REVIEWER, 201"
        })
        void is_for_those_who_hand_something_in(Role role, int status) {
            platform.as(account(), YAMAGUCHI, null, role)
                    .upload("a.pdf", "application/pdf", pdf(50))
                    .expect(status);
        }
    }

    @Nested
    class Refused_with_nothing_left_behind {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a.html|text/html|415|UNSUPPORTED_MEDIA_TYPE",
                    "a.svg|image/svg+xml|415|UNSUPPORTED_MEDIA_TYPE",
                    "a.exe|application/octet-stream|415|UNSUPPORTED_MEDIA_TYPE",
                    "a.json|application/json|415|UNSUPPORTED_MEDIA_TYPE",
                    "a.zip|application/zip|415|UNSUPPORTED_MEDIA_TYPE",
                    "a.pdf|multipart/form-data; boundary=x|415|UNSUPPORTED_MEDIA_TYPE",
                    "a.pdf|image/png|400|INVALID_VALUE",
                    "a.exe.pdf|application/pdf|400|INVALID_VALUE",
                    "../a.pdf|application/pdf|400|INVALID_VALUE",
                    "a.png|image/png|422|DOCUMENT_MISLABELLED",
                    "a.docx|application/vnd.openxmlformats-officedocument.wordprocessingml.document|422|DOCUMENT_MISLABELLED"
                })
        void is_whatever_is_not_what_it_says(String name, String type, int status, String code) {
            long before = pieces();
            group(account()).upload(name, type, pdf(300_000)).problem(status, code);
            assertThat(pieces()).isEqualTo(before);
        }

        @Test
        void are_an_empty_one_and_one_without_its_end() {
            long before = pieces();
            Session session = group(account());
            session.upload("a.pdf", "application/pdf", new byte[0]).problem(422, "DOCUMENT_EMPTY");
            session.upload("a.pdf", "application/pdf", Arrays.copyOf(pdf(300_000), 290_000))
                    .problem(422, "DOCUMENT_INCOMPLETE");
            assertThat(pieces()).isEqualTo(before);
        }

        @Test
        void is_one_that_is_announced_too_large_before_it_is_read() throws IOException {
            long before = pieces();
            try (Socket socket = begun("Content-Length: " + (LARGEST + 1))) {
                assertThat(status(socket)).isEqualTo(413);
            }
            assertThat(pieces()).isEqualTo(before);
        }

        @Test
        void is_one_without_end_as_soon_as_it_is_too_large() throws IOException {
            long before = pieces();
            byte[] chunk = ("40000\r\n%PDF-" + " ".repeat(0x40000 - 5) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try (Socket socket = begun("Transfer-Encoding: chunked")) {
                OutputStream out = socket.getOutputStream();
                long sent = 0;
                try {
                    while (sent < 1L << 30) {
                        out.write(chunk);
                        sent += chunk.length;
                    }
                } catch (SocketException e) {
                    // It hung up.
                }
                assertThat(sent).isLessThan(64L << 20);
            }
            await().atMost(Platform.SOON).until(() -> pieces() == before);
        }

        @Test
        void is_one_that_breaks_off(CapturedOutput output) throws IOException {
            long before = pieces();
            try (Socket socket = begun("Content-Length: 3000000")) {
                socket.getOutputStream().write(pdf(700_000));
                socket.getOutputStream().flush();
                await().atMost(Platform.SOON).until(() -> pieces() > before + 1);
                socket.setSoLinger(true, 0);
            }
            await().atMost(Platform.SOON).until(() -> pieces() == before);
            assertThat(output.getAll()).doesNotContain("a fault of the program");
        }

        @Test
        void is_what_is_more_than_an_account_may_send_a_day() {
            String account = account();
            uploaded(group(account), pdf(100));
            mongo.getCollection("uploads.used")
                    .updateOne(
                            new Document(
                                    "_id",
                                    new Document("$gte", YAMAGUCHI + "/" + account + "/")
                                            .append("$lt", YAMAGUCHI + "/" + account + "0")),
                            new Document("$set", new Document("bytes", (200L << 20) - 100_000)));
            long before = pieces();
            group(account).upload("a.pdf", "application/pdf", pdf(200_000)).problem(422, "UPLOADS_USED_UP");
            assertThat(pieces()).isEqualTo(before);
            uploaded(group(account), pdf(99_000));
            group(account).upload("a.pdf", "application/pdf", pdf(10)).problem(422, "UPLOADS_USED_UP");
            uploaded(group(account()), pdf(100));
        }

        private Socket begun(String framing) throws IOException {
            Socket socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST " + DOCUMENTS + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + Tokens.of(account(), YAMAGUCHI, null, Role.GROUP)
                                    + "\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n"
                                    + framing + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return socket;
        }

        private static int status(Socket socket) throws IOException {
            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            return Integer.parseInt(new String(answer, StandardCharsets.US_ASCII).split(" ")[1]);
        }
    }

    @Test
    void without_a_token_nothing_is_read() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST " + DOCUMENTS
                                    + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/pdf\r\nContent-Length: 20000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void nothing_but_a_document_may_be_larger_than_other_bodies_or_of_another_type() {
        group(account())
                .with("Content-Type", "application/pdf")
                .send("POST", "/api/v1/tallies", java.net.http.HttpRequest.BodyPublishers.ofByteArray(pdf(100)))
                .problem(415, "UNSUPPORTED_MEDIA_TYPE");
        group(account())
                .with("Content-Type", "application/json")
                .send(
                        "POST",
                        "/api/v1/tallies",
                        java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[300_000]))
                .problem(413, "BODY_TOO_LARGE");
    }

    @Nested
    class A_range {
        private final String account = account();
        private final byte[] content = pdf(400_000);

        private HttpResponse<byte[]> part(String path, String range, String... ifRange) {
            Session session = group(account).with("Range", range);
            return (ifRange.length == 0 ? session : session.with("If-Range", ifRange[0])).download(path);
        }

        @Test
        void is_given_by_itself() {
            String path = DOCUMENTS + "/" + uploaded(group(account), content).id();
            for (int[] wanted :
                    new int[][] {{0, 0}, {0, 399_999}, {65_535, 65_536}, {261_119, 261_121}, {399_999, 399_999}}) {
                HttpResponse<byte[]> part = part(path, "bytes=" + wanted[0] + "-" + wanted[1]);
                assertThat(part.statusCode()).isEqualTo(206);
                assertThat(part.headers().firstValue("Content-Range"))
                        .contains("bytes " + wanted[0] + "-" + wanted[1] + "/400000");
                assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, wanted[0], wanted[1] + 1));
            }
            assertThat(part(path, "bytes=-5").body()).isEqualTo("%%EOF".getBytes(StandardCharsets.US_ASCII));
            assertThat(part(path, "bytes=399990-").body()).hasSize(10);
            assertThat(part(path, "bytes=0-999999999999").body()).isEqualTo(content);
        }

        @Test
        void of_another_document_or_of_several_is_all_of_it() {
            String path = DOCUMENTS + "/" + uploaded(group(account), content).id();
            assertThat(part(path, "bytes=0-9", "\"" + sha256(content) + "\"").statusCode())
                    .isEqualTo(206);
            for (String other :
                    List.of("\"other\"", "W/\"" + sha256(content) + "\"", "Sat, 21 Nov 2026 00:00:00 GMT")) {
                assertThat(part(path, "bytes=0-9", other).statusCode()).isEqualTo(200);
            }
            assertThat(part(path, "bytes=0-1,5-6").body()).isEqualTo(content);
            assertThat(part(path, "lines=0-1").statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"bytes=400000-", "bytes=9-3", "bytes=-0", "bytes=x", "bytes=99999999999999999999-"})
        void that_there_is_not_is_told_so(String range) {
            String path = DOCUMENTS + "/" + uploaded(group(account), content).id();
            Answer answer = group(account).with("Range", range).get(path).problem(416, "RANGE_NOT_SATISFIABLE");
            assertThat(answer.header("Content-Range")).isEqualTo("bytes */400000");
        }

        @Test
        void is_described_by_head() {
            String path = DOCUMENTS + "/" + uploaded(group(account), content).id();
            Answer head = group(account)
                    .send("HEAD", path, java.net.http.HttpRequest.BodyPublishers.noBody())
                    .expect(200);
            assertThat(head.header("Content-Length")).isEqualTo("400000");
            assertThat(group(account)
                            .with("Range", "bytes=500000-")
                            .send("HEAD", path, java.net.http.HttpRequest.BodyPublishers.noBody())
                            .expect(200)
                            .header("Content-Length"))
                    .as("a range is of what is given, and HEAD gives nothing")
                    .isEqualTo("400000");
            assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
        }
    }

    @Nested
    class The_scanner {
        @Test
        void finds_eicar_and_nobody_ever_gets_it(CapturedOutput output) {
            String account = account();
            SecurityLines lines = new SecurityLines();
            Answer answer = group(account)
                    .upload("お知らせ.txt", "text/plain", TestScanner.EICAR)
                    .expect(201);
            lines.close();
            assertThat(answer.body().path("state").asString()).isEqualTo("INFECTED");

            String path = DOCUMENTS + "/" + answer.id();
            group(account).get(path).problem(422, "DOCUMENT_INFECTED");
            assertThat(group(account)
                            .get(path + "/description")
                            .expect(200)
                            .body()
                            .path("state")
                            .asString())
                    .isEqualTo("INFECTED");
            assertThat(lines.told("DOCUMENT_INFECTED")).singleElement().satisfies(line -> {
                assertThat(line.path("subject").asString()).isEqualTo("document/" + answer.id());
                assertThat(line.path("why").asString()).contains("Eicar-Test-Signature", account);
            });
            assertThat(output.getAll()).doesNotContain("お知らせ");
            String key = mongo.getCollection("uploads")
                    .find(new Document("_id", answer.id()))
                    .first()
                    .getString("content");
            assertThat(mongo.getCollection("uploads.chunks").countDocuments(new Document("files_id", key)))
                    .isZero();
        }

        @Test
        void is_away_and_documents_wait_until_it_is_back() {
            String account = account();
            scanner.isAway = true;
            Answer answer;
            try {
                answer = uploaded(group(account), pdf(1_000));
                assertThat(answer.body().path("state").asString()).isEqualTo("SCANNING");
                group(account).get(DOCUMENTS + "/" + answer.id()).problem(409, "DOCUMENT_BEING_SCANNED");
            } finally {
                scanner.isAway = false;
            }
            await().atMost(Platform.SOON).until(() -> group(account)
                    .get(DOCUMENTS + "/" + answer.id() + "/description")
                    .body()
                    .path("state")
                    .asString()
                    .equals("CLEAN"));
        }
    }

    @Test
    void the_largest_document_comes_through_and_one_byte_more_does_not() {
        byte[] content = pdf(LARGEST);
        Session session = group(account());
        String path = DOCUMENTS + "/" + uploaded(session, content).id();
        assertThat(session.with("Range", "bytes=20971000-20971009")
                        .download(path)
                        .body())
                .isEqualTo(Arrays.copyOfRange(content, 20_971_000, 20_971_010));
        assertThat(sha256(session.download(path).body())).isEqualTo(sha256(content));
    }
}
