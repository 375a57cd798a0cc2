package org.kyodo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kyodo.contracts.Json;
import org.kyodo.journeys.Accounts;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code ./kyodo status}: what runs, where, how much memory it takes, and what waits to be sent. */
@Command(
        name = "status",
        description =
                "プロセス、ポート、状態、メモリ、未送信イベントを表示します。 / Shows processes, ports, readiness, memory, events not sent yet.")
final class StatusCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Override
    public Integer call() throws InterruptedException {
        Running.Found found = Running.required(Home.ofInstallation());
        Optional<String> token = token(found);
        Console console = Console.ofUser();
        console.line("%-13s %8s %6s  %-8s %8s  %s".formatted("PROGRAM", "PID", "PORT", "READY", "MEMORY", "OUTBOX"));
        boolean allReady = true;
        for (Program program : Program.values()) {
            Optional<ProcessHandle> process =
                    Supervisor.pidFile(found.home().run(), program.id()).living();
            if (process.isEmpty() && program == Program.EMBEDDED) {
                continue;
            }
            Optional<JsonNode> health = process.isPresent() && program.isService()
                    ? ask(found.ports().url(program).resolve("/health"), token)
                    : Optional.empty();
            boolean ready = process.isPresent() && (!program.isService() || isReady(found.ports(), program));
            allReady &= ready;
            console.line("%-13s %8s %6d  %-8s %8s  %s"
                    .formatted(
                            program.id(),
                            process.map(handle -> Long.toString(handle.pid())).orElse("-"),
                            found.ports().of(program),
                            ready ? "✔" : process.isPresent() ? "…" : "✘",
                            process.flatMap(handle -> megabytes(handle.pid()))
                                    .map(megabytes -> megabytes + " MB")
                                    .orElse("-"),
                            health.map(StatusCommand::outbox).orElse("")));
        }
        console.line("MongoDB " + found.running().mongodb() + "   Kafka "
                + found.running().kafka());
        return allReady ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean isReady(Ports ports, Program service) throws InterruptedException {
        return ask(Platform.readiness(ports, service), Optional.empty())
                .map(answer -> answer.path("status").asString(""))
                .filter("UP"::equals)
                .isPresent();
    }

    private static String outbox(JsonNode health) {
        JsonNode details = health.path("components").path("outbox").path("details");
        return details.isMissingNode()
                ? "?"
                : details.path("pending").asLong() + " ("
                        + details.path("oldestSeconds").asLong() + " s)";
    }

    /** Of an operator, who alone sees how much waits; none while the identity provider is not there. */
    private static Optional<String> token(Running.Found found) {
        try {
            Accounts accounts = found.home().accounts(found.ports());
            return Optional.of(accounts.token(
                    accounts.of("platform-operator", accounts.all().getFirst().municipality())));
        } catch (UncheckedIOException | Complaint _) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> ask(URI uri, Optional<String> token) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return Optional.of(Json.TOLERANT.readTree(answer.body()));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    /** What the process holds of the machine's memory. */
    static Optional<Long> megabytes(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return kilobytes.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(kilobytes) / 1024);
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
