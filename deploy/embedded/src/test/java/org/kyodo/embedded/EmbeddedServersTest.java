package org.kyodo.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(143);
        assertThat(state.resolve("kafka/.kafka_cleanshutdown")).exists();
    }

    @Test
    void tells_clients_the_name_it_is_given_and_does_not_need_it_itself() throws Exception {
        int port = FreePort.orGiven(0);
        String ready = startAndReadFirstLine(Map.of(
                "KYODO_EMBEDDED_ADDRESS",
                "0.0.0.0",
                "KYODO_MONGODB_PORT",
                "tcp://10.0.0.1:27017",
                "KYODO_KAFKA_PORT",
                String.valueOf(port),
                "KYODO_KAFKA_ADVERTISED",
                "kafka.invalid:9092"));

        Matcher addresses = READY.matcher(ready);
        assertThat(addresses.matches()).isTrue();
        assertThat(addresses.group(2)).isEqualTo("kafka.invalid:9092");
        for (int listening : List.of(port, URI.create(addresses.group(1)).getPort())) {
            new Socket("127.0.0.2", listening).close();
        }
    }

    @Test
    void ends_with_status_1_where_clients_would_be_told_no_name() throws Exception {
        assertThat(startAndReadFirstLine(Map.of("KYODO_EMBEDDED_ADDRESS", "0.0.0.0")))
                .isNull();
        assertThat(program.waitFor()).isEqualTo(1);
        assertThat(startAndReadFirstLine(Map.of("KYODO_EMBEDDED_ADDRESS", "0.0.0.0"), "--no-kafka"))
                .matches("READY mongodb=\\S+");
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
        int writers = 4;
        Map<String, Integer> answered = new ConcurrentHashMap<>();
        for (int life = 1; life <= 4; life++) {
            try (MongoClient client = MongoClients.create(startMongo());
                    ExecutorService threads = Executors.newFixedThreadPool(writers)) {
                MongoCollection<Document> proposals = client.getDatabase("a").getCollection("proposals");
                assertHolds(proposals, answered);
                proposals.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
                List<Future<?>> writing = new ArrayList<>();
                for (int writer = 0; writer < writers; writer++) {
                    String prefix = "life-" + life + "-" + writer + "-";
                    writing.add(threads.submit(() -> writeUntilKilled(proposals, prefix, answered)));
                }
                int before = answered.size();
                int enough = 200 * life;
                Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> answered.size() > before + enough);
                program.destroyForcibly().waitFor();
                for (Future<?> each : writing) {
                    each.get();
                }
            }
        }
        try (MongoClient client = MongoClients.create(startMongo())) {
            assertHolds(client.getDatabase("a").getCollection("proposals"), answered);
        }
    }

    /** Adds a proposal, changes it, and removes the one before, whose number the next takes. */
    private static void writeUntilKilled(
            MongoCollection<Document> proposals, String prefix, Map<String, Integer> answered) {
        try {
            for (int number = 0; ; number++) {
                String id = prefix + number;
                proposals.insertOne(
                        new Document("_id", id).append("revision", 1).append("number", id));
                answered.put(id, 1);
                proposals.updateOne(and(eq("_id", id), eq("revision", 1)), inc("revision", 1));
                answered.put(id, 2);
                String removed = prefix + "removed";
                proposals.deleteOne(eq("_id", removed + (number - 1)));
                answered.put(removed + (number - 1), 0);
                proposals.insertOne(new Document("_id", removed + number)
                        .append("revision", 1)
                        .append("number", removed));
            }
        } catch (MongoException e) {
            // The server was killed: this write was not answered.
            assertThat(e).isNotInstanceOf(MongoWriteException.class);
        }
    }

    private static void assertHolds(MongoCollection<Document> proposals, Map<String, Integer> answered) {
        Map<String, Integer> stored = new HashMap<>();
        proposals.find().forEach(each -> stored.put(each.getString("_id"), each.getInteger("revision")));
        assertThat(answered).allSatisfy((id, revision) -> {
            if (revision == 0) {
                assertThat(stored).doesNotContainKey(id);
            } else {
                assertThat(stored.get(id)).as(id).isNotNull().isGreaterThanOrEqualTo(revision);
            }
        });
        // The index agrees with the documents: what is there cannot be added again.
        stored.keySet().forEach(id -> assertThatThrownBy(() -> proposals.insertOne(new Document("_id", id)))
                .as(id)
                .isInstanceOf(MongoWriteException.class));
    }

    private String startMongo() throws IOException {
        Matcher ready = Pattern.compile("READY mongodb=(\\S+)").matcher(startAndReadFirstLine("--no-kafka"));
        assertThat(ready.matches()).isTrue();
        return ready.group(1);
    }

    private String startAndReadFirstLine(String... options) throws IOException {
        return startAndReadFirstLine(Map.of(), options);
    }

    private String startAndReadFirstLine(Map<String, String> variables, String... options) throws IOException {
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
        builder.environment().putAll(variables);
        program = builder.start();
        BufferedReader output = program.inputReader();
        return output.readLine();
    }
}
