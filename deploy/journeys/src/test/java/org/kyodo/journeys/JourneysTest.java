package org.kyodo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ExitCode;

/** Against a server that plays all services, as far as it is told to. */
class JourneysTest {
    private record Answer(int status, String body) {}

    @TempDir
    private Path folder;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private URI address;
    private Path accounts;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            requests.add(request);
            Answer answer = answers.getOrDefault(request, new Answer(404, "{}"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        accounts = Files.writeString(folder.resolve("accounts.json"), """
                [{"clientId": "352039-platform-operator", "secret": "s", "subject": "o", "municipality": "352039",
                  "roles": ["platform-operator"], "department": null},
                 {"clientId": "352039-area-center-otono", "secret": "s", "subject": "c", "municipality": "352039",
                  "roles": ["staff"], "department": "area-center-otono"}]
                """);
        answers.put("GET /readyz", new Answer(200, "{}"));
        answers.put("GET /.well-known/openid-configuration", new Answer(200, "{}"));
        answers.put("POST /oauth2/token", new Answer(200, "{\"access_token\": \"t\"}"));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private int play(String... options) {
        List<String> arguments = new ArrayList<>();
        for (String name : List.of("registry", "proposal", "grant", "evaluation", "notification", "identity")) {
            arguments.add("--" + name + "=" + address);
        }
        if (!accounts.toString().isEmpty()) {
            arguments.add("--accounts=" + accounts);
        }
        arguments.addAll(List.of(options));
        return Journeys.commandLine().execute(arguments.toArray(String[]::new));
    }

    @Nested
    class Status {
        @Test
        void a_platform_where_they_were_played_is_left_as_it_is_with_status_0() {
            answers.put("GET /api/v1/public/groups", new Answer(200, "{\"items\": [{\"name\": \"一の坂川ほたる見守り隊\"}]}"));

            assertThat(play()).isEqualTo(ExitCode.OK);
            assertThat(requests).noneMatch(request -> request.contains("/api/v1/groups"));
        }

        @Test
        void a_check_that_does_not_hold_is_no_status_0() {
            assertThat(play()).isEqualTo(ExitCode.SOFTWARE);
            assertThat(requests).contains("POST /api/v1/subscriptions");
        }

        @Test
        void what_does_not_become_ready_is_not_waited_for_without_end() {
            answers.put("GET /readyz", new Answer(503, "{}"));

            assertThat(play("--wait=0")).isEqualTo(ExitCode.SOFTWARE);
            assertThat(requests).containsOnly("GET /readyz");
        }

        @Test
        void accounts_come_from_the_seed_where_there_is_no_file_of_them() {
            Accounts derived = Accounts.derived(address, "a-seed-of-at-least-32-characters");

            // printf 352039-group-1 | openssl dgst -sha256 -hmac a-seed-of-at-least-32-characters -binary | basenc
            // --base64url
            assertThat(derived.named("352039-group-1").secret())
                    .isEqualTo("LzEfssq18_fpztOVmcWQjyT3RmRPG3a8qmfIVWdMGC8");
            String found = accounts.toString();
            accounts = Path.of("");
            assertThat(play("--seed=a-seed-of-at-least-32-characters")).isEqualTo(ExitCode.SOFTWARE);
            assertThat(requests).as("tokens are asked for without " + found).contains("POST /oauth2/token");
            assertThat(play()).as("without either").isEqualTo(ExitCode.SOFTWARE);
        }

        @Test
        void an_address_that_is_missing_is_asked_for() {
            assertThat(Journeys.commandLine().execute("--registry=http://127.0.0.1:1"))
                    .isEqualTo(ExitCode.USAGE);
        }
    }

    @Nested
    class WithoutWhatIsOptional {
        private final ByteArrayOutputStream told = new ByteArrayOutputStream();
        private Story story;

        @BeforeEach
        void tell() {
            Map<Service, URI> services = new EnumMap<>(Service.class);
            Service.ALL.forEach(service -> services.put(service, address));
            Endpoints endpoints = new Endpoints(services, address, Optional.empty());
            story = new Story(
                    new Console(new PrintStream(told, true, StandardCharsets.UTF_8)),
                    new Api(endpoints, Accounts.of(address, accounts), "352039"),
                    Optional.empty(),
                    Optional.empty());
        }

        @Test
        void checks_of_events_and_webhooks_are_said_to_be_left_out_and_neither_hold_nor_fail() {
            EventLine unseen = story.eventOf("group/g", "GroupRegistered");
            story.checkEvents("イベントの確認", "a check of events", unseen.data().contains("x"), "");
            story.checkWebhooks("Webhook の確認", "a check of webhooks", true, "");
            story.delivered("parks", unseen);
            story.summary();

            assertThat(story.failures()).isEmpty();
            assertThat(told.toString(StandardCharsets.UTF_8))
                    .contains("― イベントの確認 / a check of events", "― Webhook の確認 / a check of webhooks")
                    .contains("checks          0", "left out: 4")
                    .doesNotContain("✔");
        }

        @Test
        void where_the_clock_cannot_be_moved_time_goes_on_as_it_does() {
            answers.put("PUT /ops/clock", new Answer(400, "{}"));

            story.begin(Journey.BEGINS);
            story.itIs("2026-04-10T10:15");

            assertThat(story.movesClock()).isFalse();
            assertThat(story.now()).isAfter(Journey.BEGINS);
            assertThat(told.toString(StandardCharsets.UTF_8)).contains("the clock cannot be moved");
        }

        @Test
        void where_it_can_the_story_moves_the_clock_of_each_service() {
            answers.put("PUT /ops/clock", new Answer(200, "{}"));

            story.begin(Journey.BEGINS);
            story.itIs("2026-04-10T10:15");

            assertThat(story.now()).isEqualTo(Story.jst("2026-04-10T10:15"));
            assertThat(requests.stream().filter("PUT /ops/clock"::equals)).hasSize(2 * Service.ALL.size());
        }
    }
}
