package org.kyodo.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.notification.Receiver;
import org.kyodo.notification.subscription.Reach;
import org.kyodo.notification.subscription.SigningKeys;
import org.kyodo.notification.subscription.Webhook;

@Timeout(30)
class WebhookSenderTest {
    private static final String SECRET = "whsec_aW4gYSB0ZXN0IG9ubHksIG5ldmVyIGZvciByZWFsISE=";
    private static final String FORMER = "whsec_Zm9ybWVyLCBpbiBhIHRlc3Qgb25seSwgbmV2ZXIgcmVhbA==";
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");
    private static final MunicipalityCode AKITA = MunicipalityCode.of("052019");
    private static final String BODY =
            "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"data\":{\"title\":\"放課後みまもりマップづくり\"}}";
    /** Never met, however busy the machine is. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final WebhookSender sender =
            new WebhookSender(TIMEOUT, Reach.anywhere(), "kyodo.example", Clock.systemUTC());
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() throws IOException {
        receiver.close();
        sender.close();
    }

    private static Webhook webhook(String url, SigningKeys... keys) {
        return webhook(YAMAGUCHI, url, keys);
    }

    private static Webhook webhook(MunicipalityCode municipality, String url, SigningKeys... keys) {
        return new Webhook(municipality, URI.create(url), "origin", List.of(keys), Webhook.Readiness.OPEN, 1);
    }

    private static SigningKeys secret(String secret) {
        return new SigningKeys(secret, Optional.empty());
    }

    private Answer sendTo(String url) throws InterruptedException {
        return sender.send(webhook(url, secret(SECRET)), "e-1", BODY);
    }

    @Nested
    class ARequest {
        @Test
        void is_verified_by_a_library_of_standard_webhooks_that_is_not_ours() throws Exception {
            assertThat(sendTo(receiver.url())).isEqualTo(Answer.status(204));

            Receiver.Received got = receiver.received().getFirst();
            assertThat(got.body()).isEqualTo(BODY);
            assertThat(got.header("content-type")).isEqualTo("application/cloudevents+json");
            assertThat(got.eventId()).isEqualTo("e-1");
            assertThat(got.header("WebHook-Request-Origin")).isEqualTo("kyodo.example");
            var library = new com.standardwebhooks.Webhook(SECRET);
            library.verify(got.body(), got.headers());
            assertThatThrownBy(() -> library.verify(got.body() + " ", got.headers()))
                    .isInstanceOf(WebhookVerificationException.class);
        }

        @Test
        void is_verified_by_who_has_either_secret_while_both_are_valid() throws Exception {
            sender.send(webhook(receiver.url(), secret(SECRET), secret(FORMER)), "e-1", BODY);

            Receiver.Received got = receiver.received().getFirst();
            new com.standardwebhooks.Webhook(SECRET).verify(got.body(), got.headers());
            new com.standardwebhooks.Webhook(FORMER).verify(got.body(), got.headers());
        }

        @Test
        void with_a_private_key_too_is_verified_by_the_public_one_and_still_by_the_library() throws Exception {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            sender.send(webhook(receiver.url(), new SigningKeys(SECRET, Optional.of(pair.getPrivate()))), "e-1", BODY);

            Receiver.Received got = receiver.received().getFirst();
            new com.standardwebhooks.Webhook(SECRET).verify(got.body(), got.headers());
            String asymmetric = Stream.of(got.header("webhook-signature").split(" "))
                    .filter(signature -> signature.startsWith("v1a,"))
                    .findFirst()
                    .orElseThrow();
            java.security.Signature check = java.security.Signature.getInstance("Ed25519");
            check.initVerify(pair.getPublic());
            check.update(("e-1." + got.header("webhook-timestamp") + "." + BODY).getBytes(StandardCharsets.UTF_8));
            assertThat(check.verify(Base64.getDecoder().decode(asymmetric.substring(4))))
                    .isTrue();
        }

        /** The samples that stand in that document reach this signature too. */
        @Test
        void is_signed_as_documented() throws IOException {
            String signature = Signature.of(List.of(secret(SAMPLE)), "sample", "1780000000", "{\"id\":\"sample\"}");
            assertThat(Files.readString(Path.of("../../docs/subscribing.md")))
                    .contains(SAMPLE)
                    .contains(signature);
        }

        private static final String SAMPLE = "whsec_a3lvZG8tc2FtcGxlLXNlY3JldC1vZi0zMi1ieXRlcyE=";
    }

    @Nested
    class AQuestion {
        private Answer ask() throws InterruptedException {
            return sender.ask(webhook(receiver.url(), secret(SECRET)), "q-1");
        }

        @Test
        void is_signed_and_answered_by_naming_the_origin_or_any() throws Exception {
            receiver.asked(Receiver.agreeing("kyodo.example"));
            assertThat(ask().taken()).isTrue();
            receiver.asked(Receiver.agreeing("*"));
            assertThat(ask().taken()).isTrue();

            Receiver.Received question = receiver.questions().getFirst();
            assertThat(question.header("WebHook-Request-Origin")).isEqualTo("kyodo.example");
            new com.standardwebhooks.Webhook(SECRET).verify("", question.headers());
            assertThat(receiver.received()).isEmpty();
        }

        @Test
        void is_not_answered_by_another_origin_or_by_silence_or_by_an_error() throws Exception {
            receiver.asked(Receiver.agreeing("other.example"));
            assertThat(ask()).isEqualTo(Answer.NOT_GRANTED);
            receiver.asked(Receiver.status(200));
            assertThat(ask()).isEqualTo(Answer.NOT_GRANTED);
            assertThat(ask().taken()).isFalse();
            receiver.asked((got, exchange) -> {
                exchange.getResponseHeaders().add("WebHook-Allowed-Origin", "*");
                exchange.sendResponseHeaders(405, -1);
            });
            assertThat(ask()).isEqualTo(Answer.status(405));
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
        void that_never_comes_is_timed_out() throws Exception {
            CountDownLatch never = new CountDownLatch(1);
            receiver.behaving((got, exchange) -> never.await());
            try (WebhookSender impatient =
                    new WebhookSender(Duration.ofMillis(300), Reach.anywhere(), "kyodo.example", Clock.systemUTC())) {
                assertThat(impatient.send(webhook(receiver.url(), secret(SECRET)), "e-1", BODY))
                        .isEqualTo(Answer.TIMED_OUT);
            }
            never.countDown();
        }

        @ParameterizedTest
        @CsvSource({
            "429, 120, 120",
            "503, 86400000, 86400000",
            "503, 'Wed, 01 Jul 2026 01:02:00 GMT', 120",
            "503, 'Wed, 01 Jul 2026 00:00:00 GMT', ",
            "503, soon, ",
            "503, -5, ",
            "503, 99999999999999999999, ",
            "500, 120, "
        })
        void that_asks_to_be_left_alone_says_for_how_long(int status, String asked, Long seconds) throws Exception {
            receiver.behaving((got, exchange) -> {
                exchange.getResponseHeaders().add("Retry-After", asked);
                exchange.sendResponseHeaders(status, -1);
            });
            try (WebhookSender at = new WebhookSender(
                    TIMEOUT,
                    Reach.anywhere(),
                    "kyodo.example",
                    Clock.fixed(Instant.parse("2026-07-01T01:00:00Z"), ZoneOffset.UTC))) {
                assertThat(at.send(webhook(receiver.url(), secret(SECRET)), "e-1", BODY))
                        .isEqualTo(Answer.status(status)
                                .askingFor(Optional.ofNullable(seconds).map(Duration::ofSeconds)));
            }
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
        private final List<String> resolved = new CopyOnWriteArrayList<>();
        private final WebhookSender careful = sender(SystemDefaultDnsResolver.INSTANCE);

        private WebhookSender sender(DnsResolver names) {
            return new WebhookSender(
                    TIMEOUT,
                    Reach.of(List.of(443), Map.of(YAMAGUCHI.code(), List.of(".city.example", "10.20.0.0/16"))),
                    names,
                    "kyodo.example",
                    Clock.systemUTC());
        }

        @AfterEach
        void closeCareful() throws IOException {
            careful.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "localhost",
                    "127.0.0.1",
                    "[::1]",
                    "[::ffff:127.0.0.1]",
                    "10.0.0.1",
                    "100.64.0.1",
                    "169.254.169.254",
                    "168.63.129.16",
                    "224.0.0.1",
                    "[fd00::1]",
                    "[fe80::1]",
                    "[64:ff9b::7f00:1]",
                    "0.0.0.0"
                })
        void is_not_even_connected_to_whatever_name_leads_there(String host) throws InterruptedException {
            String url = receiver.url().replace("127.0.0.1", host);
            assertThat(careful.send(webhook(url, secret(SECRET)), "e-1", BODY)).isEqualTo(Answer.ADDRESS_NOT_ALLOWED);
            assertThat(receiver.received()).isEmpty();
        }

        @Test
        void is_found_out_where_only_one_of_a_names_addresses_is_such() throws Exception {
            try (WebhookSender told = sender(names("93.184.216.34", "127.0.0.1"))) {
                assertThat(told.send(webhook(named("hooks.example"), secret(SECRET)), "e-1", BODY))
                        .isEqualTo(Answer.ADDRESS_NOT_ALLOWED);
            }
        }

        @Test
        void is_not_reached_by_a_name_that_leads_elsewhere_once_it_was_checked() throws Exception {
            // No name server knows this name: the connection is made to what was resolved once.
            try (WebhookSender told = new WebhookSender(
                    TIMEOUT, Reach.anywhere(), names("127.0.0.1"), "kyodo.example", Clock.systemUTC())) {
                assertThat(told.send(webhook(named("hooks.invalid"), secret(SECRET)), "e-1", BODY))
                        .isEqualTo(Answer.status(204));
            }
            assertThat(resolved).containsExactly("hooks.invalid");
            assertThat(receiver.received().getFirst().header("Host")).startsWith("hooks.invalid:");
        }

        @ParameterizedTest
        @CsvSource({
            "hooks.city.example, 10.1.2.3, true",
            "hooks.city.example, fd00::1, true",
            "hooks.city.example, 127.0.0.1, false",
            "hooks.city.example, 169.254.169.254, false",
            "hooks.example, 10.20.3.4, true",
            "hooks.example, 10.21.3.4, false",
            "cityXexample, 10.1.2.3, false"
        })
        void that_the_operator_allows_is_open_to_that_municipality_alone(String host, String address, boolean open)
                throws Exception {
            Reach reach = Reach.of(List.of(443), Map.of(YAMAGUCHI.code(), List.of(".city.example", "10.20.0.0/16")));
            assertThat(reach.allows(YAMAGUCHI, host, InetAddress.getByName(address)))
                    .isEqualTo(open);
            assertThat(reach.allows(AKITA, host, InetAddress.getByName(address)))
                    .isFalse();
        }

        @Test
        void reached_for_one_municipality_is_not_reached_for_another_by_the_same_connection() throws Exception {
            try (WebhookSender told = new WebhookSender(
                    TIMEOUT, Reach.anywhere(), names("127.0.0.1"), "kyodo.example", Clock.systemUTC())) {
                told.send(webhook(YAMAGUCHI, named("hooks.invalid"), secret(SECRET)), "e-1", BODY);
                told.send(webhook(YAMAGUCHI, named("hooks.invalid"), secret(SECRET)), "e-2", BODY);
                told.send(webhook(AKITA, named("hooks.invalid"), secret(SECRET)), "e-3", BODY);
            }
            assertThat(resolved).as("resolved once for each municipality").hasSize(2);
        }

        private String named(String host) {
            return receiver.url().replace("127.0.0.1", host);
        }

        private DnsResolver names(String... addresses) {
            return new DnsResolver() {
                @Override
                public InetAddress[] resolve(String host) throws UnknownHostException {
                    resolved.add(host);
                    InetAddress[] found = new InetAddress[addresses.length];
                    for (int i = 0; i < addresses.length; i++) {
                        found[i] = InetAddress.getByName(addresses[i]);
                    }
                    return found;
                }

                @Override
                public String resolveCanonicalHostname(String host) {
                    return host;
                }
            };
        }
    }
}
