package org.kyodo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {

    private static final Pattern READY = Pattern.compile("READY mongodb=(mongodb://127\\.0\\.0\\.1:\\d+) kafka=(\\S+)");

    @TempDir
    Path state;

    private Process program;

    @AfterEach
    void kill() {
        program.destroyForcibly();
    }

    @Test
    void says_when_it_is_ready_serves_all_topics_and_stops_cleanly_when_told() throws Exception {
        Matcher ready = READY.matcher(startAndReadFirstLine());
        assertThat(ready.matches()).isTrue();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ready.group(2)));
                MongoClient client = MongoClients.create(ready.group(1))) {
            assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(EmbeddedServers.TOPICS);
            assertThat(client.getDatabase("a").runCommand(new Document("ping", 1)))
                    .containsEntry("ok", 1.0);
        }

        program.destroy();

        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(143);
        assertThat(state.resolve("kafka/.kafka_cleanshutdown")).exists();
    }

    @Test
    void leaves_out_what_it_is_told_to() throws Exception {
        assertThat(startAndReadFirstLine("--no-kafka")).matches("READY mongodb=\\S+");
        program.destroyForcibly().waitFor();
        assertThat(startAndReadFirstLine("--no-mongodb")).matches("READY kafka=\\S+");
    }

    @Test
    void ends_with_status_1_on_an_option_it_does_not_know() throws Exception {
        assertThat(startAndReadFirstLine("--no-kafak")).isNull();
        assertThat(program.waitFor()).isEqualTo(1);
    }

    @Test
    void keeps_every_answered_write_when_it_is_killed() throws Exception {
        ConcurrentSkipListSet<String> answered = new ConcurrentSkipListSet<>();
        for (int life = 1; life <= 3; life++) {
            String prefix = "life-" + life + "-";
            Matcher ready = Pattern.compile("READY mongodb=(\\S+)").matcher(startAndReadFirstLine("--no-kafka"));
            assertThat(ready.matches()).isTrue();
            try (MongoClient client = MongoClients.create(ready.group(1));
                    ExecutorService writers = Executors.newFixedThreadPool(4)) {
                MongoCollection<Document> journal = client.getDatabase("a").getCollection("journal");
                assertThat(storedIds(journal)).containsAll(answered);
                // An index that disagreed with the data would fail here, or refuse what is not there.
                journal.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
                List<Future<?>> writing = new ArrayList<>();
                for (int writer = 0; writer < 4; writer++) {
                    String id = prefix + writer + "-";
                    writing.add(writers.submit(() -> writeUntilItFails(journal, id, answered)));
                }
                int before = answered.size();
                Awaitility.await().until(() -> answered.size() > before + 500);
                program.destroyForcibly().waitFor();
                for (Future<?> each : writing) {
                    each.get();
                }
            }
        }
        Matcher ready = Pattern.compile("READY mongodb=(\\S+)").matcher(startAndReadFirstLine("--no-kafka"));
        assertThat(ready.matches()).isTrue();
        try (MongoClient client = MongoClients.create(ready.group(1))) {
            assertThat(storedIds(client.getDatabase("a").getCollection("journal")))
                    .containsAll(answered);
        }
    }

    private static void writeUntilItFails(
            MongoCollection<Document> journal, String prefix, java.util.Set<String> answered) {
        try {
            for (int number = 0; ; number++) {
                String id = prefix + number;
                journal.insertOne(new Document("_id", id).append("number", id));
                answered.add(id);
            }
        } catch (MongoException e) {
            // The server was killed: this write was not answered.
            assertThat(e).isNotInstanceOf(com.mongodb.MongoWriteException.class);
        }
    }

    private static List<String> storedIds(MongoCollection<Document> journal) {
        return journal.find().map(document -> document.getString("_id")).into(new ArrayList<>());
    }

    private String startAndReadFirstLine(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedServers.class.getName()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("KYODO_STATE", state.toString());
        program = builder.start();
        BufferedReader output = program.inputReader();
        return output.readLine();
    }
}
