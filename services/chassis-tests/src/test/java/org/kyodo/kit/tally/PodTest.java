package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.chassis.decide.Role;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;
import org.kyodo.kit.Tokens;

/**
 * A service as Kubernetes runs it: among the variables of Services, its secrets in files, its probes and metrics on a port of
 * their own, ended by SIGTERM. It is started as for the recovery of a database, so that no command comes to its turn.
 */
class PodTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** Of its own, so that nothing is counted that other tests tell. */
    private static final String FOREIGN = "pod.kyodo.registry.events";

    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);

    @TempDir
    private static Path secrets;

    private static TestDatabase database;
    private static Process process;
    private static int port;
    private static int management;

    @BeforeAll
    static void start() throws IOException {
        TestServers servers = TestServers.running();
        servers.kafka().createTopics(List.of(FOREIGN), 1);
        database = TestDatabase.fresh();
        port = freePort();
        management = freePort();
        Files.writeString(secrets.resolve("KYODO_MONGODB_URI"), servers.mongoUri());
        ProcessBuilder builder = new ProcessBuilder(Tokens.arguments(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                TallyProcess.class.getName(),
                "--server.port=" + port,
                "--spring.mongodb.database=" + database.name(),
                "--spring.cloud.stream.bindings.inbox-in-0.group=" + database.name(),
                "--kyodo.listens-to=" + FOREIGN));
        builder.environment().remove("KYODO_MONGODB_URI");
        builder.environment()
                .putAll(Map.of(
                        "SPRING_CONFIG_IMPORT",
                        "configtree:" + secrets + "/",
                        "KYODO_KAFKA_BOOTSTRAP",
                        servers.kafka().bootstrapServers(),
                        "KYODO_ADDRESS",
                        "127.0.0.1",
                        "KYODO_MANAGEMENT_PORT",
                        String.valueOf(management),
                        "KYODO_COMMANDS_AT_ONCE",
                        "0"));
        // What is told of Services called kyodo, kyodo-registry and kyodo-kafka.
        builder.environment()
                .putAll(Map.of(
                        "KYODO_PORT",
                        "tcp://10.0.0.1:8080",
                        "KYODO_SERVICE_HOST",
                        "10.0.0.1",
                        "KYODO_PORT_8080_TCP_ADDR",
                        "10.0.0.1",
                        "KYODO_REGISTRY_SERVICE_HOST",
                        "10.0.0.2",
                        "KYODO_REGISTRY_PORT",
                        "tcp://10.0.0.2:8080",
                        "KYODO_KAFKA_PORT",
                        "tcp://10.0.0.3:9092"));
        process = builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "pod.log").toFile())
                .start();
        await().atMost(STARTED_WITHIN)
                .ignoreExceptions()
                .failFast("the process ended while it started", () -> !process.isAlive())
                .until(() -> status(port, "/readyz") == 200);
    }

    @AfterAll
    static void end() throws InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        int status = process.destroyForcibly().waitFor();
        database.drop();
        database.close();
        assertThat(ended).as("ends at SIGTERM").isTrue();
        assertThat(status).as("128 + 15: of itself, not killed").isEqualTo(143);
    }

    @Test
    void shows_probes_and_metrics_to_whoever_reaches_the_management_port() {
        for (String path : List.of(
                "/livez",
                "/readyz",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/prometheus")) {
            assertThat(status(management, path)).as(path).isEqualTo(200);
        }
        assertThat(ask(management, "/actuator/health").body())
                .as("parts are an operator's")
                .doesNotContain("components");
    }

    @Test
    void shows_nothing_else_there_not_even_to_an_operator() {
        for (String path : List.of("/actuator/metrics", "/actuator/info", "/ops/parked", "/api/v1/tallies", "/")) {
            assertThat(ask(management, path).body()).as(path).contains("\"FORBIDDEN\"");
            assertThat(status(management, path, "Authorization", "Bearer " + operator()))
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void shows_the_probes_and_no_metrics_where_requests_come_in() {
        assertThat(status(port, "/livez")).isEqualTo(200);
        assertThat(status(port, "/actuator/prometheus")).isEqualTo(401);
        assertThat(ask(port, "/health").body()).doesNotContain("components");
        assertThat(ask(port, "/health", "Authorization", "Bearer " + operator()).body())
                .as("the parts, for an operator")
                .contains("\"pending\"");
        assertThat(status(port, "/ops/parked", "Authorization", "Bearer " + operator()))
                .isEqualTo(200);
    }

    @Test
    void counts_what_alarms_are_made_of_from_0_on() {
        String scraped = ask(management, "/actuator/prometheus").body();
        for (String series : List.of(
                "kyodo_commands_total{aggregate=\"call\",command=\"Count\",outcome=\"Overloaded\"",
                "kyodo_inbox_gaps_total{handler=\"groupsHeard\"",
                "kyodo_inbox_forks_total{handler=\"groupsHeard\"",
                "kyodo_inbox_repeated_total{handler=\"groupsHeard\"",
                "kyodo_relay_failed_total{",
                "kyodo_deadlines_refused_total{",
                "kyodo_faults_total")) {
            assertThat(scraped.lines().filter(line -> line.startsWith(series)))
                    .as(series)
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" 0.0"));
        }
        assertThat(scraped.lines().filter(line -> line.startsWith("http_server_requests_seconds_bucket")))
                .anyMatch(line -> line.contains("le=\"0.05\""))
                .anyMatch(line -> line.contains("le=\"5.0\""));
        assertThat(scraped).doesNotContain("spring_security");
    }

    @Test
    void without_a_turn_for_commands_answers_each_that_it_is_busy_and_looks_up_as_always() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at(port, "/api/v1/tallies"))
                .header("Authorization", "Bearer " + Tokens.of("acct-a", "352039", "collaboration-office", Role.STAFF))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"times\": 1}")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"BUSY\"");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(status(port, "/api/v1/tallies", "Authorization", "Bearer " + staff()))
                .isEqualTo(200);
    }

    private static String operator() {
        return Tokens.of("acct-operator", "352039", null, Role.PLATFORM_OPERATOR);
    }

    private static String staff() {
        return Tokens.of("acct-staff", "352039", "collaboration-office", Role.STAFF);
    }

    private static int status(int port, String path, String... headers) {
        return ask(port, path, headers).statusCode();
    }

    private static HttpResponse<String> ask(int port, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(port, path));
        return send(Stream.of(headers).findAny().isEmpty() ? request : request.headers(headers));
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
