package org.kyodo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.kyodo.embedded.EmbeddedServers;

/**
 * The database and the broker: those that {@code KYODO_MONGODB_URI} and {@code KYODO_KAFKA_BOOTSTRAP} name, or embedded ones
 * in a process of their own with a state of their own.
 */
record Servers(String mongoUri, String bootstrap, Optional<Process> embedded) implements AutoCloseable {
    static Servers running() throws IOException {
        String uri = System.getenv("KYODO_MONGODB_URI");
        String kafka = System.getenv("KYODO_KAFKA_BOOTSTRAP");
        return uri != null && kafka != null ? new Servers(uri, kafka, Optional.empty()) : started();
    }

    private static Servers started() throws IOException {
        Path state = Files.createTempDirectory("kyodo-bench");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedServers.class.getName());
        builder.environment().put("KYODO_STATE", state.toString());
        // Their warnings are of use to whoever looks for a fault, and of none in a report.
        builder.redirectError(state.resolve("servers.log").toFile());
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = out.readLine();
        while (ready != null && !ready.startsWith("READY")) {
            ready = out.readLine();
        }
        if (ready == null) {
            throw new IllegalStateException("the servers did not start; see " + state.resolve("servers.log"));
        }
        // A server whose output nobody reads stands still when the pipe is full.
        Thread.ofVirtual().start(() -> out.lines().forEach(line -> {}));
        return new Servers(value(ready, "mongodb="), value(ready, "kafka="), Optional.of(process));
    }

    private static String value(String line, String name) {
        return Arrays.stream(line.split(" "))
                .filter(part -> part.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    @Override
    public void close() throws InterruptedException {
        if (embedded.isPresent()) {
            embedded.get().destroy();
            embedded.get().waitFor();
        }
    }
}
