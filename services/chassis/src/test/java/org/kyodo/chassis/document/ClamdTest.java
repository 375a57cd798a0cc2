package org.kyodo.chassis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.document.Scanner.Verdict;

class ClamdTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** In two parts, so that no scanner takes this file for one. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Speaks as clamd does, and says what it is told to. */
    private static final class Fake implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0);
        private final CompletableFuture<byte[]> received = new CompletableFuture<>();

        Fake(String answer) throws IOException {
            Thread.ofVirtual().start(() -> {
                try (Socket caller = server.accept()) {
                    DataInputStream in = new DataInputStream(caller.getInputStream());
                    assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                            .isEqualTo("zINSTREAM\0");
                    ByteArrayOutputStream content = new ByteArrayOutputStream();
                    for (int length = in.readInt(); length > 0; length = in.readInt()) {
                        content.write(in.readNBytes(length));
                    }
                    caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    caller.getOutputStream().flush();
                    received.complete(content.toByteArray());
                    if (answer.isEmpty()) {
                        // Until the caller has had enough.
                        in.read();
                    }
                } catch (IOException | AssertionError e) {
                    received.completeExceptionally(e);
                }
            });
        }

        Clamd asked(Duration patience) {
            return Clamd.at("clamd:127.0.0.1:" + server.getLocalPort(), patience);
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Nested
    class By_its_protocol {
        @Test
        void every_byte_is_sent_and_the_verdict_read() throws Exception {
            byte[] content = new byte[200_001];
            new Random(3).nextBytes(content);
            try (Fake clamd = new Fake("stream: OK\0")) {
                assertThat(clamd.asked(PATIENCE).scan(new ByteArrayInputStream(content)))
                        .isEqualTo(new Verdict.Clean());
                assertThat(clamd.received.get(30, TimeUnit.SECONDS)).isEqualTo(content);
            }
            try (Fake clamd = new Fake("stream: Win.Test.EICAR_HDB-1 FOUND\0")) {
                assertThat(clamd.asked(PATIENCE).scan(bytes("x")))
                        .isEqualTo(new Verdict.Infected("Win.Test.EICAR_HDB-1"));
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "INSTREAM size limit exceeded. ERROR\0",
                    "stream: Can't allocate memory ERROR\0",
                    "stream: OK",
                    "stream: OKAY\0",
                    "OK\0",
                    "\0"
                })
        void whatever_is_no_verdict_is_none(String answer) throws Exception {
            try (Fake clamd = new Fake(answer)) {
                assertThatThrownBy(() -> clamd.asked(PATIENCE).scan(bytes("x"))).isInstanceOf(IOException.class);
            }
        }

        @Test
        void one_that_does_not_answer_is_not_waited_for() throws Exception {
            try (Fake clamd = new Fake("")) {
                assertThatThrownBy(() -> clamd.asked(Duration.ofMillis(200)).scan(bytes("x")))
                        .isInstanceOf(IOException.class);
            }
        }

        @Test
        void one_that_is_not_there_is_told_so() throws Exception {
            int free;
            try (ServerSocket server = new ServerSocket(0)) {
                free = server.getLocalPort();
            }
            assertThatThrownBy(
                            () -> Clamd.at("clamd:127.0.0.1:" + free, PATIENCE).scan(bytes("x")))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() ->
                            Clamd.at("clamd:unix:/nowhere/clamd.ctl", PATIENCE).scan(bytes("x")))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Clamd.at("clamd:no-such-host.invalid:3310", PATIENCE)
                            .scan(bytes("x")))
                    .isInstanceOf(IOException.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "clamd",
                    "clamd:",
                    "clamd:host",
                    "clamd:host:99999",
                    "clamd:host:x",
                    "host:3310",
                    "clamd:unix:x"
                })
        void an_address_that_is_none_is_refused(String setting) {
            assertThatThrownBy(() -> Clamd.at(setting, PATIENCE)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** The real one of this machine, with a signature database of our own: the published one is 100 MB and comes from the net. */
    @Nested
    class As_it_is {
        @TempDir
        Path folder;

        @Test
        void finds_what_it_has_a_signature_of_and_nothing_else() throws Exception {
            Path program = Stream.of(
                            "/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(null);
            assumeThat(program).as("clamd on this machine").isNotNull();
            Path database = Files.createDirectory(folder.resolve("database"));
            Files.writeString(
                    database.resolve("kyodo.ndb"),
                    "Kyodo.Test.Eicar:0:0:" + HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII))
                            + "\n");
            Path socket = folder.resolve("clamd.ctl");
            Path settings = folder.resolve("clamd.conf");
            Files.writeString(settings, """
                    LocalSocket %s
                    DatabaseDirectory %s
                    TemporaryDirectory %s
                    StreamMaxLength 1M
                    Foreground yes
                    """.formatted(socket, database, folder));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Process clamd = new ProcessBuilder(program.toString(), "--config-file=" + settings)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("clamd.log").toFile())
                    .start();
            try {
                Clamd scanner = Clamd.at("clamd:unix:" + socket, PATIENCE);
                await().atMost(PATIENCE)
                        .ignoreException(IOException.class)
                        .until(() -> scanner.scan(bytes("議事録")), new Verdict.Clean()::equals);

                assertThat(scanner.scan(bytes(EICAR)))
                        .isInstanceOfSatisfying(Verdict.Infected.class, found -> assertThat(found.name())
                                .startsWith("Kyodo.Test.Eicar"));
                byte[] large = new byte[900_000];
                new Random(5).nextBytes(large);
                assertThat(scanner.scan(new ByteArrayInputStream(large))).isEqualTo(new Verdict.Clean());
                assertThatThrownBy(() -> scanner.scan(new ByteArrayInputStream(new byte[2 << 20])))
                        .as("more than it takes is no verdict")
                        .isInstanceOf(IOException.class);
            } finally {
                clamd.destroy();
                if (!clamd.waitFor(10, TimeUnit.SECONDS)) {
                    clamd.destroyForcibly();
                }
            }
        }
    }
}
