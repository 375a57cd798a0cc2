package org.kyodo.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kyodo.contracts.Json;

/** From the command to the effect at a steady rate, on a service that has just started: code that nobody has run yet. */
final class JustStartedRound implements Round {
    /** As the launcher runs a service, but for the AOT cache. */
    private static final List<String> AS_A_SERVICE = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xms32m",
            "-Xmx160m",
            "--enable-native-access=ALL-UNNAMED");

    @Override
    public String name() {
        return "justStarted";
    }

    @Override
    public Map<String, Object> measure(Bench bench) throws Exception {
        try (Database database = bench.database()) {
            ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
                            .toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.command().addAll(AS_A_SERVICE);
            builder.command()
                    .addAll(List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            JustStarted.class.getName(),
                            "--spring.mongodb.uri=" + bench.mongoUri(),
                            "--spring.mongodb.database=" + database.name(),
                            "--kyodo.kafka.bootstrap=" + bench.bootstrap(),
                            "--server.port=0",
                            "--server.address=127.0.0.1"));
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the service that had just started failed: " + said);
            }
            String figures = said.strip().substring(said.strip().lastIndexOf('\n') + 1);
            @SuppressWarnings("unchecked")
            Map<String, Object> read = Json.TOLERANT.readValue(figures, Map.class);
            return read;
        }
    }
}
