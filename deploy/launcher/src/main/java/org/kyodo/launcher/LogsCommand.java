package org.kyodo.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.kyodo.contracts.Json;
import org.kyodo.journeys.Complaint;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code ./kyodo logs SERVICE}: what a program has written. */
@Command(name = "logs", description = "プログラムのログを表示します。 / Shows the log of a program.")
final class LogsCommand implements Callable<Integer> {
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    @Parameters(
            paramLabel = "SERVICE",
            description = "embedded, identity, registry, proposal, grant, evaluation, notification, supervisor")
    private String program;

    @Option(
            names = {"-f", "--follow"},
            description = {"続けて表示します。", "Goes on as the log grows."})
    private boolean follow;

    @Option(
            names = "--raw",
            description = {"記録されたまま(JSON)表示します。", "Shows it as it was written (JSON)."})
    private boolean raw;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home installation = Home.ofInstallation();
        Home home = Running.found(installation).map(Running.Found::home).orElse(installation);
        Path log = home.log(
                program.equals("supervisor") ? program : Program.called(program).id());
        if (!Files.exists(log)) {
            throw new Complaint("ログはまだありません: " + log, "There is no log yet: " + log);
        }
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            while (true) {
                String line = lines.readLine();
                if (line != null) {
                    System.out.println(raw ? line : readable(line));
                } else if (follow) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
                } else {
                    return ExitCode.OK;
                }
            }
        }
    }

    /** Of a structured line what a reader wants first; any other as it is. */
    static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode entry = Json.TOLERANT.readTree(line);
            String text = "%s %-5s %s: %s"
                    .formatted(
                            entry.path("@timestamp").asString(""),
                            entry.path("log").path("level").asString(""),
                            entry.path("log").path("logger").asString(""),
                            entry.path("message").asString(""));
            String trace = entry.path("error").path("stack_trace").asString("");
            return trace.isEmpty() ? text : text + "\n" + trace;
        } catch (JacksonException _) {
            return line;
        }
    }
}
