package org.kyodo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.Sha256;
import org.kyodo.embedded.EmbeddedKafka;
import picocli.CommandLine.ExitCode;

/** The commands that work inside a container, without a checkout. */
class ToolsTest {
    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;
    private static Admin admin;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        admin = kafka.administrator();
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    private int run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream captured = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
        try {
            return Launcher.commandLine().execute(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"journey", "check", "topics", "truststore"})
    void each_says_in_both_languages_what_it_does(String command) {
        assertThat(run(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(said()).contains("--help").containsPattern("[ぁ-ん]");
    }

    // -- topics

    private int topics(String... more) {
        return topics(1, more);
    }

    private int topics(int replicas, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "topics",
                "--kafka=" + kafka.bootstrapServers(),
                "--replication-factor=" + replicas,
                "--min-insync-replicas=1"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @AfterEach
    void deleteTopics() throws Exception {
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        await().atMost(1, java.util.concurrent.TimeUnit.MINUTES)
                .until(() -> admin.listTopics().names().get().isEmpty());
    }

    @Nested
    class TopicsOfAnInstallation {
        @Test
        void are_made_where_they_are_missing_and_kept_for_ever() throws Exception {
            assertThat(topics("--dry-run")).isEqualTo(ExitCode.SOFTWARE);
            assertThat(admin.listTopics().names().get()).isEmpty();

            assertThat(topics()).isEqualTo(ExitCode.OK);

            assertThat(admin.listTopics().names().get()).hasSize(6).contains("kyodo.public.events");
            assertThat(setting("kyodo.grant.events", "retention.ms")).isEqualTo("-1");
            assertThat(setting("kyodo.grant.events", "min.insync.replicas")).isEqualTo("1");
            assertThat(topics("--dry-run")).isEqualTo(ExitCode.OK);
        }

        @Test
        void get_the_settings_they_should_have() throws Exception {
            topics();
            set("kyodo.grant.events", "retention.ms", "1000");

            assertThat(topics("--dry-run")).isEqualTo(ExitCode.SOFTWARE);
            assertThat(setting("kyodo.grant.events", "retention.ms")).isEqualTo("1000");
            assertThat(topics()).isEqualTo(ExitCode.OK);

            assertThat(setting("kyodo.grant.events", "retention.ms")).isEqualTo("-1");
        }

        @Test
        void keep_the_partitions_they_have_and_the_difference_is_told() throws Exception {
            topics();
            admin.createPartitions(Map.of("kyodo.grant.events", NewPartitions.increaseTo(8)))
                    .all()
                    .get();

            assertThat(topics()).isEqualTo(ExitCode.SOFTWARE);
            assertThat(said()).contains("kyodo.grant.events: partitions 8 (expected: 6)");
            set("kyodo.registry.events", "retention.ms", "1000");
            assertThat(topics("--partitions=12")).isEqualTo(ExitCode.SOFTWARE);
            assertThat(partitions("kyodo.registry.events")).isEqualTo(6);
            assertThat(setting("kyodo.registry.events", "retention.ms"))
                    .as("whose settings stay too")
                    .isEqualTo("1000");
        }

        @Test
        void of_another_replication_are_told() {
            topics();

            assertThat(topics(3)).isEqualTo(ExitCode.SOFTWARE);
            assertThat(said()).contains("replicas 1 (expected: 3)");
            assertThat(run(
                            "topics",
                            "--kafka=" + kafka.bootstrapServers(),
                            "--replication-factor=1",
                            "--min-insync-replicas=2"))
                    .isEqualTo(ExitCode.SOFTWARE);
            assertThat(said()).contains("expected: <= 1, the replicas");
        }
    }

    private static String setting(String topic, String name) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    private static void set(String topic, String name, String value) throws ExecutionException, InterruptedException {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static int partitions(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    // -- check

    @Nested
    class AnInstallation {
        private record Answer(int status, String type, String body, Optional<String> version) {
            Answer(int status, String type, String body) {
                this(status, type, body, Optional.empty());
            }
        }

        private static final String JSON = "application/json";

        private final Map<String, Answer> answers = new ConcurrentHashMap<>();
        private final List<String> methods = Collections.synchronizedList(new ArrayList<>());
        private HttpServer server;
        private String address;
        private Path presets;

        @BeforeEach
        void work() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                methods.add(exchange.getRequestMethod());
                Answer answer = answers.getOrDefault(exchange.getRequestURI().toString(), new Answer(404, JSON, "{}"));
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.type());
                answer.version()
                        .ifPresent(version -> exchange.getResponseHeaders().set("Kyodo-Rule-Set-Version", version));
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            address = "http://127.0.0.1:" + server.getAddress().getPort();
            String settings = "name: 山口市\ncode: \"352039\"  # 山口\n";
            presets = Files.createTempDirectory(folder, "presets");
            Files.writeString(presets.resolve("yamaguchi.yaml"), settings);
            answers.put("/readyz", new Answer(200, JSON, "{}"));
            answers.put(
                    "/api/v1/of-nobody",
                    new Answer(401, "application/problem+json", "{\"code\": \"UNAUTHENTICATED\"}"));
            answers.put(
                    "/api/v1/rules?municipality=352039",
                    new Answer(200, JSON, "{}", Optional.of(Sha256.hex(settings).substring(0, 12))));
            answers.put("/api/v1/rules?municipality=052019", new Answer(400, "application/problem+json", "{}"));
            answers.put(
                    "/.well-known/openid-configuration",
                    new Answer(
                            200, JSON, "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(address, address)));
            answers.put("/keys", new Answer(200, JSON, "{\"keys\": [{}]}"));
            topics();
        }

        @AfterEach
        void end() {
            server.stop(0);
        }

        private int check(String... more) {
            List<String> arguments = new ArrayList<>(List.of("check"));
            for (String service : List.of("registry", "proposal", "grant", "evaluation", "notification")) {
                arguments.add("--" + service + "=" + address);
            }
            arguments.addAll(List.of(
                    "--issuers=" + address,
                    "--kafka=" + kafka.bootstrapServers(),
                    "--replication-factor=1",
                    "--min-insync-replicas=1",
                    "--municipalities=352039",
                    "--presets=" + presets,
                    "--wait=0"));
            arguments.addAll(List.of(more));
            return run(arguments.toArray(String[]::new));
        }

        private void assertFound(String fault) {
            assertThat(check()).isEqualTo(ExitCode.SOFTWARE);
            assertThat(said().lines().filter(line -> line.startsWith("  ✘")))
                    .isNotEmpty()
                    .anyMatch(line -> line.contains(fault));
        }

        @Test
        void that_is_as_it_should_be_passes_and_nothing_is_written() {
            assertThat(check()).as(said()).isEqualTo(ExitCode.OK);
            assertThat(said()).contains("✔ registry: 準備完了", "Every check held.").doesNotContain("✘");
            assertThat(methods).containsOnly("GET");
        }

        @Test
        void with_a_service_that_is_not_ready_is_found() {
            answers.put("/readyz", new Answer(503, JSON, "{}"));
            assertFound("does not become ready: 503");
        }

        @Test
        void that_lets_strangers_in_is_found() {
            answers.put("/api/v1/of-nobody", new Answer(200, JSON, "{}"));
            assertFound("expected: 401 application/problem+json");
        }

        @Test
        void that_does_not_serve_a_municipality_is_found() {
            answers.remove("/api/v1/rules?municipality=352039");
            assertFound("registry: 352039: not served");
        }

        @Test
        void that_serves_another_municipality_is_found() {
            answers.put("/api/v1/rules?municipality=052019", new Answer(200, JSON, "{}"));
            assertFound("registry: 052019 は対象外");
        }

        @Test
        void with_other_settings_than_given_is_found() throws IOException {
            Files.writeString(presets.resolve("yamaguchi.yaml"), "code: 352039\nname: changed\n");
            assertFound("registry: 352039: settings");
        }

        @Test
        void whose_issuer_has_no_keys_or_another_name_is_found() {
            answers.put("/keys", new Answer(200, JSON, "{\"keys\": []}"));
            assertFound("no keys");
            answers.put("/.well-known/openid-configuration", new Answer(200, JSON, "{\"issuer\": \"https://else\"}"));
            assertFound("calls itself https://else");
        }

        @Test
        void whose_topics_are_otherwise_is_found() throws Exception {
            set("kyodo.grant.events", "retention.ms", "1000");
            assertFound("kyodo.grant.events: retention.ms 1000 (expected: -1)");
            assertThat(setting("kyodo.grant.events", "retention.ms")).isEqualTo("1000");
        }
    }

    // -- truststore

    @Nested
    class ATrustStore {
        /** Two of the JDK's own, under other names than there. */
        private Path authorities() throws Exception {
            KeyStore known = KeyStore.getInstance(
                    Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                            .toFile(),
                    TruststoreCommand.PASSWORD);
            StringBuilder pem = new StringBuilder();
            for (String alias : Collections.list(known.aliases()).subList(0, 2)) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder()
                                .encodeToString(known.getCertificate(alias).getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            return Files.writeString(folder.resolve("authorities.pem"), pem);
        }

        @Test
        void holds_what_java_knows_and_each_certificate_that_is_added() throws Exception {
            Path target = folder.resolve("cacerts");

            assertThat(run("truststore", "--add", authorities().toString(), "--to", target.toString()))
                    .isEqualTo(ExitCode.OK);

            KeyStore known = KeyStore.getInstance(
                    Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                            .toFile(),
                    TruststoreCommand.PASSWORD);
            KeyStore written = KeyStore.getInstance(target.toFile(), TruststoreCommand.PASSWORD);
            assertThat(Collections.list(written.aliases()))
                    .containsAll(Collections.list(known.aliases()))
                    .contains("kyodo-1", "kyodo-2");
            assertThat(written.getCertificate("kyodo-2"))
                    .isEqualTo(known.getCertificate(
                            Collections.list(known.aliases()).get(1)));
        }

        @Test
        void of_a_file_without_certificates_is_refused() throws Exception {
            Path empty = Files.writeString(folder.resolve("empty.pem"), "");

            assertThat(run(
                            "truststore",
                            "--add",
                            empty.toString(),
                            "--to",
                            folder.resolve("none").toString()))
                    .isEqualTo(ExitCode.SOFTWARE);
            assertThat(said()).contains("holds no certificate");
            assertThat(folder.resolve("none")).doesNotExist();
        }
    }
}
