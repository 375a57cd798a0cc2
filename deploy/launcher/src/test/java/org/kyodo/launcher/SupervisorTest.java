package org.kyodo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.journeys.Complaint;

@Timeout(60)
class SupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WAITS = "exec cat";
    private static final String RUNS_UNTIL_TOLD = "echo READY; " + WAITS;

    @TempDir
    private Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Supervisor supervisor;

    @BeforeEach
    void supervise() {
        supervisor = new Supervisor(folder, folder, new Supervisor.Listener() {
            @Override
            public void ready(String name, Duration took) {
                heard.add("ready " + name);
            }

            @Override
            public void died(String name, int status, Duration pause) {
                heard.add("died " + name + " " + status);
            }

            @Override
            public void stopped(String name) {
                heard.add("stopped " + name);
            }
        });
    }

    @AfterEach
    void stop() {
        supervisor.close();
    }

    private Recipe shell(String name, String script) {
        return new Recipe(name, folder, List.of("sh", "-c", script), Map.of(), new Recipe.Sign.Says("READY"), PATIENCE);
    }

    private String next() throws InterruptedException {
        return heard.poll(30, TimeUnit.SECONDS);
    }

    private ProcessHandle process(String name) {
        return supervisor.ward(name).orElseThrow().process().orElseThrow();
    }

    @Test
    void a_program_that_dies_is_started_again() throws Exception {
        supervisor.start(List.of(List.of(shell("a", RUNS_UNTIL_TOLD))));
        ProcessHandle first = process("a");

        first.destroyForcibly();

        assertThat(List.of(next(), next(), next())).containsExactly("ready a", "died a 137", "ready a");
        assertThat(process("a")).isNotEqualTo(first);
        assertThat(supervisor.ward("a").orElseThrow().starts()).isEqualTo(2);
    }

    @Test
    void a_program_that_was_stopped_stays_stopped_until_it_is_started() throws Exception {
        supervisor.start(List.of(List.of(shell("a", RUNS_UNTIL_TOLD))));

        supervisor.stop("a");

        assertThat(supervisor.ward("a")).isEmpty();
        assertThat(Supervisor.pidFile(folder, "a").path()).doesNotExist();

        supervisor.start("a");

        assertThat(List.of(next(), next(), next())).containsExactly("ready a", "stopped a", "ready a");
    }

    @Test
    void the_last_group_stops_first() {
        supervisor.start(List.of(
                List.of(shell("server", RUNS_UNTIL_TOLD)),
                List.of(shell("service", RUNS_UNTIL_TOLD), shell("other", RUNS_UNTIL_TOLD))));
        heard.clear();

        supervisor.close();

        assertThat(heard)
                .containsExactlyInAnyOrder("stopped service", "stopped other", "stopped server")
                .endsWith("stopped server");
    }

    @Test
    void a_group_starts_when_the_one_before_is_ready() {
        Path made = folder.resolve("made");
        supervisor.start(List.of(
                List.of(shell("server", "touch " + made + "; " + RUNS_UNTIL_TOLD)),
                List.of(shell("service", "[ -e " + made + " ] && " + RUNS_UNTIL_TOLD))));

        assertThat(heard).containsExactly("ready server", "ready service");
    }

    @Test
    void a_program_that_never_gets_ready_is_not_started_for_ever() {
        List<List<Recipe>> broken = List.of(List.of(shell("a", "echo no such database; exit 3")));

        assertThatThrownBy(() -> supervisor.start(broken))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("a does not start (exit status 3)")
                .hasMessageContaining("a.log");
        assertThat(heard).containsExactly("died a 3", "died a 3");
    }

    @Test
    void a_program_is_ready_when_its_address_answers() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ready");
            supervisor.start(List.of(List.of(new Recipe(
                    "a", folder, List.of("sh", "-c", WAITS), Map.of(), new Recipe.Sign.Answers(address), PATIENCE))));

            assertThat(asked).hasValue(3);
            assertThat(heard).containsExactly("ready a");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_a_program_says_while_it_stops_is_in_its_log() throws IOException {
        supervisor.start(List.of(
                List.of(shell("a", "trap 'echo drained; exit 0' TERM; echo READY; sleep 2 & wait $!; wait $!"))));

        supervisor.close();

        assertThat(Files.readAllLines(folder.resolve("a.log"))).containsExactly("READY", "drained");
    }

    @Test
    void a_program_that_does_not_want_to_stop_is_killed() {
        Recipe stubborn = new Recipe(
                "a",
                folder,
                List.of("sh", "-c", "trap '' TERM; echo READY; cat"),
                Map.of(),
                new Recipe.Sign.Says("READY"),
                Duration.ofMillis(200));
        supervisor.start(List.of(List.of(stubborn)));
        ProcessHandle process = process("a");

        supervisor.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(new LogFile(folder.resolve("a.log")).tail(1).getFirst()).contains("did not stop within");
    }

    @Test
    void what_a_killed_launcher_left_behind_is_stopped() throws Exception {
        Process orphan = new ProcessBuilder("cat").start();
        Supervisor.pidFile(folder, "a").write(orphan.toHandle());

        assertThat(Supervisor.stopOrphans(folder, List.of("b", "a"))).containsExactly("a");

        assertThat(orphan.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Supervisor.pidFile(folder, "a").path()).doesNotExist();
    }

    @Test
    void another_process_with_the_same_id_is_not_taken_for_an_orphan() throws Exception {
        Process stranger = new ProcessBuilder("cat").start();
        try {
            Files.writeString(folder.resolve("a.pid"), stranger.pid() + " 12345\n");

            assertThat(Supervisor.stopOrphans(folder, List.of("a"))).isEmpty();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_pid_file_that_was_cut_short_names_nobody() throws IOException {
        Files.writeString(folder.resolve("a.pid"), "12");

        assertThat(Supervisor.pidFile(folder, "a").living()).isEmpty();
    }

    @Test
    void the_guard_stops_the_programs_when_the_launcher_is_gone() throws Exception {
        Process program = new ProcessBuilder("cat").start();
        Supervisor.pidFile(folder, "a").write(program.toHandle());

        // The end of its pipe is all that a guard sees of the launcher's death.
        Guard.over(folder, List.of(List.of("b", "a"))).close();

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_ctrl_c_in_the_terminal_does_not_reach_a_program() throws Exception {
        Process program = new ProcessBuilder(
                        Recipe.shielded(List.of("sh", "-c", "kill -INT $$; kill -HUP $$; echo alive")))
                .start();

        assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("alive\n");
    }
}
