package org.kyodo.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.notification.subscription.Webhook;

@Timeout(30)
class WebhookSenderTest {
    private static final String SECRET = "aW4gYSB0ZXN0IG9ubHksIG5ldmVyIGZvciBhIHJlYWw";
    private static final String BODY =
            "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"data\":{\"title\":\"放課後みまもりマップづくり\"}}";
    private static final Clock AT = Clock.fixed(Instant.ofEpochSecond(1_780_000_000L), ZoneOffset.UTC);

    private final WebhookSender sender = new WebhookSender(Duration.ofMillis(800), true, AT);
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
        sender.close();
    }

    private Answer sendTo(String url) throws InterruptedException {
        return sender.send(new Webhook(URI.create(url), "origin", SECRET, false), "e-1", BODY);
    }

    @Nested
    class ARequest {
        @Test
        void carries_the_event_its_id_a_timestamp_and_a_signature_over_both() throws InterruptedException {
            assertThat(sendTo(receiver.url())).isEqualTo(Answer.status(204));

            Receiver.Received got = receiver.received().getFirst();
            assertThat(got.body()).isEqualTo(BODY);
            assertThat(got.contentType()).isEqualTo("application/cloudevents+json");
            assertThat(got.eventId()).isEqualTo("e-1");
            assertThat(got.timestamp()).isEqualTo("1780000000");
            assertThat(got.signature()).isEqualTo(Signature.of(SECRET, "1780000000", BODY));
        }

        /** The samples in Python, Java and shell that stand in that document reach this signature too. */
        @Test
        void is_signed_as_documented() throws IOException {
            String signature = Signature.of("kyodo-sample-secret", "1780000000", "{\"id\":\"sample\"}");
            assertThat(Files.readString(Path.of("../../docs/subscribing.md")).split(signature, -1))
                    .as("places of the signature in docs/subscribing.md")
                    .hasSize(4);
        }
    }

    @Nested
    class AnAnswer {
        @ParameterizedTest
        @CsvSource({"200,true", "201,true", "204,true", "299,true", "302,false", "400,false", "410,false", "503,false"})
        void is_taken_as_success_with_2xx_only(int status, boolean taken) throws InterruptedException {
            receiver.behaving(Receiver.status(status));
            assertThat(sendTo(receiver.url()))
                    .isEqualTo(Answer.status(status))
                    .satisfies(answer -> assertThat(answer.taken()).isEqualTo(taken));
        }

        @Test
        void that_redirects_is_not_followed_not_even_in_a_circle() throws InterruptedException {
            receiver.behaving((got, exchange) -> {
                exchange.getResponseHeaders().add("Location", "/hook");
                exchange.sendResponseHeaders(307, -1);
            });
            assertThat(sendTo(receiver.url())).isEqualTo(Answer.status(307));
            assertThat(receiver.received()).hasSize(1);
        }

        @Test
        void without_end_is_cut_off_and_counts_by_its_status() throws Exception {
            AtomicLong written = new AtomicLong();
            CountDownLatch cut = new CountDownLatch(1);
            receiver.behaving((got, exchange) -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] chunk = new byte[8192];
                try {
                    while (true) {
                        exchange.getResponseBody().write(chunk);
                        written.addAndGet(chunk.length);
                    }
                } catch (IOException e) {
                    cut.countDown();
                }
            });
            assertThat(sendTo(receiver.url())).isEqualTo(Answer.status(200));
            assertThat(cut.await(20, TimeUnit.SECONDS)).as("cut off").isTrue();
            // What the system's buffers take comes on top of the limit.
            assertThat(written.get()).isLessThan(16L * 1024 * 1024);
        }

        @Test
        void that_drips_counts_by_its_status_and_is_cut_off_after_the_time() throws Exception {
            CountDownLatch cut = new CountDownLatch(1);
            receiver.behaving((got, exchange) -> {
                exchange.sendResponseHeaders(200, 0);
                CountDownLatch never = new CountDownLatch(1);
                try {
                    while (!never.await(50, TimeUnit.MILLISECONDS)) {
                        exchange.getResponseBody().write('.');
                        exchange.getResponseBody().flush();
                    }
                } catch (IOException e) {
                    cut.countDown();
                }
            });
            assertThat(sendTo(receiver.url())).isEqualTo(Answer.status(200));
            assertThat(cut.await(20, TimeUnit.SECONDS)).as("cut off").isTrue();
        }

        @Test
        void that_never_comes_is_timed_out() throws InterruptedException {
            CountDownLatch never = new CountDownLatch(1);
            receiver.behaving((got, exchange) -> never.await());
            assertThat(sendTo(receiver.url())).isEqualTo(Answer.TIMED_OUT);
        }
    }

    @Nested
    class ALiar {
        @ParameterizedTest
        @ValueSource(strings = {"SSH-2.0-OpenSSH_9.9\r\n", "\u0000\u0001\u0002\r\n\r\n", "HTTP/9.9 maybe\r\n\r\n"})
        void who_does_not_speak_http_is_found_out(String words) throws Exception {
            assertThat(sendTo(speaking(words))).isEqualTo(Answer.NOT_HTTP);
        }

        @Test
        void who_closes_without_a_word_is_found_out() throws Exception {
            assertThat(sendTo(speaking(""))).isEqualTo(Answer.CLOSED);
        }

        @Test
        void who_shows_a_certificate_nobody_vouches_for_is_found_out(@TempDir Path folder) throws Exception {
            HttpsServer server = selfSigned(folder);
            try {
                assertThat(sendTo("https://127.0.0.1:" + server.getAddress().getPort() + "/"))
                        .isEqualTo(Answer.TLS_FAILED);
            } finally {
                server.stop(0);
            }
        }

        @Test
        void who_speaks_plainly_on_an_https_address_is_found_out() throws Exception {
            String url = speaking("HTTP/1.1 400 Bad Request\r\n\r\n").replace("http:", "https:");
            assertThat(sendTo(url)).isEqualTo(Answer.TLS_FAILED);
        }

        @Test
        void who_is_not_there_is_found_out() throws Exception {
            int port;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            assertThat(sendTo("http://127.0.0.1:" + port + "/")).isEqualTo(Answer.NOT_REACHABLE);
        }

        @Test
        void whose_name_is_unknown_is_found_out() throws Exception {
            assertThat(sendTo("http://no-such-host.invalid/")).isEqualTo(Answer.UNKNOWN_HOST);
        }

        /** Says the words to whoever connects, once they have asked something, and closes. */
        private String speaking(String words) throws IOException {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                try (server;
                        Socket socket = server.accept();
                        InputStream in = socket.getInputStream()) {
                    in.read(new byte[64 * 1024]);
                    socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
                    socket.shutdownOutput();
                    in.readAllBytes();
                } catch (IOException e) {
                    // The other side has had enough.
                }
            });
            return "http://127.0.0.1:" + server.getLocalPort() + "/";
        }

        private HttpsServer selfSigned(Path folder) throws Exception {
            Path store = folder.resolve("store.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "test",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=127.0.0.1",
                            "-ext",
                            "SAN=IP:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            "changeit")
                    .redirectErrorStream(true)
                    .start();
            keytool.getInputStream().readAllBytes();
            assertThat(keytool.waitFor()).isZero();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, "changeit".toCharArray());
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, "changeit".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
            server.start();
            return server;
        }
    }

    @Nested
    class AnAddressInside {
        private final WebhookSender careful = new WebhookSender(Duration.ofMillis(800), false, AT);

        @AfterEach
        void closeCareful() {
            careful.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"localhost", "127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "[fd00::1]", "0.0.0.0"})
        void is_not_even_connected_to_whatever_name_leads_there(String host) throws InterruptedException {
            String url = receiver.url().replace("127.0.0.1", host);
            assertThat(careful.send(new Webhook(URI.create(url), "origin", SECRET, false), "e-1", BODY))
                    .isEqualTo(Answer.ADDRESS_NOT_ALLOWED);
            assertThat(receiver.received()).isEmpty();
        }
    }
}
