package org.kyodo.bench;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ServerApi;
import com.mongodb.ServerApiVersion;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.embedded.EmbeddedServers;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Measures what the chassis costs over a bare program that does the same work, in one run, on the same servers, in turn: A B A
 * B …, so that a machine whose speed drifts does not decide.
 */
public final class Bench {
    private static final int THREADS = 4;
    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 7;
    private static final int COMMITS = 500;
    private static final int KEYS = 256;
    private static final int DRAINED = 3_000;
    private static final int JOURNEYS = 400;
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");

    /** One round of both sides. */
    private record Pair(Measured bare, Measured platform) {}

    private final String mongoUri;
    private final String bootstrap;
    private final MongoClient mongo;
    private int databases;

    private Bench(String mongoUri, String bootstrap) {
        this.mongoUri = mongoUri;
        this.bootstrap = bootstrap;
        this.mongo = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString(mongoUri))
                .serverApi(ServerApi.builder()
                        .version(ServerApiVersion.V1)
                        .strict(true)
                        .build())
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
    }

    /** @param arguments where to write the figures: a JSON file; without one they are only printed */
    public static void main(String... arguments) throws Exception {
        String uri = System.getenv("KYODO_MONGODB_URI");
        String kafka = System.getenv("KYODO_KAFKA_BOOTSTRAP");
        Process servers = null;
        if (uri == null || kafka == null) {
            servers = startServers();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(servers.getInputStream(), StandardCharsets.UTF_8));
            String ready = out.readLine();
            while (ready != null && !ready.startsWith("READY")) {
                ready = out.readLine();
            }
            if (ready == null) {
                throw new IllegalStateException("the servers did not start");
            }
            // A server whose output nobody reads stands still when the pipe is full.
            Thread.ofVirtual().start(() -> out.lines().forEach(line -> {}));
            uri = value(ready, "mongodb=");
            kafka = value(ready, "kafka=");
        }
        try {
            Map<String, Object> figures = new Bench(uri, kafka).run();
            System.out.println(Json.TOLERANT.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
            if (arguments.length > 0) {
                Files.writeString(
                        Path.of(arguments[0]),
                        Json.TOLERANT.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
            }
        } finally {
            if (servers != null) {
                servers.destroy();
                servers.waitFor();
            }
        }
        System.exit(0);
    }

    private static Process startServers() throws IOException {
        Path state = Files.createTempDirectory("kyodo-bench");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedServers.class.getName());
        builder.environment().put("KYODO_STATE", state.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return builder.start();
    }

    private static String value(String line, String name) {
        return Arrays.stream(line.split(" "))
                .filter(part -> part.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    private Map<String, Object> run() throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("at", Instant.now().toString());
        figures.put("java", System.getProperty("java.version"));
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("rounds", ROUNDS);
        figures.put("threads", THREADS);
        // Until the compiler is done with both sides: a service runs for weeks.
        for (int i = 0; i < WARM_UPS; i++) {
            commits();
            drains(i % 2 == 0);
        }
        figures.put("commit", told(rounds(this::commits)));
        figures.put("relay", told(rounds(() -> drains(false))));
        figures.put("relayAgainstBareThatDrains", told(rounds(() -> drains(true))));
        figures.put("endToEnd", told(journeys()));
        figures.put("lists", new Lists(mongo).measure());
        return figures;
    }

    private interface Round {
        Pair run() throws Exception;
    }

    private static List<Pair> rounds(Round round) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            pairs.add(round.run());
        }
        return pairs;
    }

    /** Commands against a document each, the relay standing still. */
    private Pair commits() throws Exception {
        List<String> keys = keys(KEYS);
        Measured bare;
        try (Bare side = new Bare(mongo.getDatabase("bare" + ++databases), bootstrap)) {
            bare = Load.run(THREADS, COMMITS, keys, side::commit);
        }
        Aggregate<Tick.Command, Tick, CallEvent> ticks = aggregate(template());
        Measured platform = Load.run(THREADS, COMMITS, keys, key -> add(ticks, key));
        forget();
        return new Pair(bare, platform);
    }

    /** Events that wait in outboxes, brought to the broker. */
    private Pair drains(boolean bareDrains) throws Exception {
        List<String> keys = keys(DRAINED / 3);
        Measured bare;
        try (Bare side = new Bare(mongo.getDatabase("bare" + ++databases), bootstrap)) {
            List<Document> events = new ArrayList<>();
            for (int i = 0; i < DRAINED; i++) {
                events.add(side.commit(keys.get(i % keys.size())));
            }
            long start = System.nanoTime();
            side.relay(events, bareDrains);
            bare = Measured.rate(DRAINED, (System.nanoTime() - start) / 1e9);
        }
        MongoTemplate template = template();
        Aggregate<Tick.Command, Tick, CallEvent> ticks = aggregate(template);
        for (int i = 0; i < DRAINED; i++) {
            add(ticks, keys.get(i % keys.size()));
        }
        Measured platform;
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", true, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Relay relay = new Relay(
                    template, new Journal(template), producer, "kyodo.evaluation.events", Failpoints.none(), meters);
            keys.forEach(key -> relay.wake("ticks", key));
            long start = System.nanoTime();
            relay.start();
            // Stopping waits for all that it was woken for, the drain included.
            relay.stop();
            platform = Measured.rate(DRAINED, (System.nanoTime() - start) / 1e9);
        }
        double acked = meters.get("kyodo.relay.acked").counter().count();
        if (acked != DRAINED) {
            throw new IllegalStateException("acked " + acked);
        }
        forget();
        return new Pair(bare, platform);
    }

    /** From the command to the effect in a consumer's document, under a light load. */
    private List<Pair> journeys() throws Exception {
        String database = "platform" + ++databases;
        try (Bare side = new Bare(mongo.getDatabase("bare" + databases), bootstrap);
                ConfigurableApplicationContext context = new SpringApplicationBuilder(BenchService.class)
                        .run(
                                "--spring.mongodb.uri=" + mongoUri,
                                "--spring.mongodb.database=" + database,
                                "--kyodo.kafka.bootstrap=" + bootstrap,
                                "--server.port=0",
                                "--server.address=127.0.0.1")) {
            side.startConsumer();
            @SuppressWarnings("unchecked")
            Aggregate<Tick.Command, Tick, CallEvent> ticks = context.getBean("ticks", Aggregate.class);
            BenchService.Awaited awaited = context.getBean(BenchService.Awaited.class);
            Load.Operation platform = key -> {
                Outcome.Done done = (Outcome.Done) add(ticks, key);
                awaited.of(done.facts().getFirst().id().toString()).await();
            };
            List<String> warm = keys(16);
            for (int i = 0; i < WARM_UPS; i++) {
                Load.run(2, JOURNEYS / 2, warm, side::endToEnd);
                Load.run(2, JOURNEYS / 2, warm, platform);
            }
            return rounds(() -> {
                List<String> keys = keys(64);
                return new Pair(
                        Load.run(2, JOURNEYS / 2, keys, side::endToEnd), Load.run(2, JOURNEYS / 2, keys, platform));
            });
        }
    }

    private static Outcome add(Aggregate<Tick.Command, Tick, CallEvent> ticks, String key) {
        Outcome outcome = ticks.handle(key, new Tick.Command.Add(), Request.ofPlatform(MUNICIPALITY));
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
        return outcome;
    }

    private Aggregate<Tick.Command, Tick, CallEvent> aggregate(MongoTemplate template) {
        Aggregate<Tick.Command, Tick, CallEvent> ticks = new Aggregate<>(
                Tick.type(),
                new Aggregate.Surroundings(
                        template,
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        code -> "0",
                        committed -> {},
                        Failpoints.none(),
                        new SimpleMeterRegistry()));
        ticks.indexes().forEach(index -> index.create(template));
        return ticks;
    }

    private MongoTemplate template() {
        return new MongoTemplate(mongo, "platform" + databases);
    }

    /** What was measured would only burden the next round. */
    private void forget() {
        mongo.getDatabase("bare" + databases).drop();
        mongo.getDatabase("platform" + databases).drop();
    }

    private static List<String> keys(int count) {
        List<String> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(Ids.next().toString());
        }
        return keys;
    }

    private static Map<String, Object> told(List<Pair> pairs) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("bare", side(pairs.stream().map(Pair::bare).toList()));
        told.put("platform", side(pairs.stream().map(Pair::platform).toList()));
        told.put(
                "rateRatio",
                spread(pairs.stream()
                        .mapToDouble(p -> p.platform.perSecond() / p.bare.perSecond())
                        .toArray()));
        if (pairs.getFirst().bare.p99() > 0) {
            told.put(
                    "p50Ratio",
                    spread(pairs.stream()
                            .mapToDouble(p -> p.platform.p50() / p.bare.p50())
                            .toArray()));
            told.put(
                    "p99Ratio",
                    spread(pairs.stream()
                            .mapToDouble(p -> p.platform.p99() / p.bare.p99())
                            .toArray()));
        }
        return told;
    }

    private static Map<String, Object> side(List<Measured> rounds) {
        Map<String, Object> side = new LinkedHashMap<>();
        side.put(
                "perSecond",
                spread(rounds.stream().mapToDouble(Measured::perSecond).toArray()));
        if (rounds.getFirst().p99() > 0) {
            side.put(
                    "p50Millis",
                    spread(rounds.stream().mapToDouble(Measured::p50).toArray()));
            side.put(
                    "p99Millis",
                    spread(rounds.stream().mapToDouble(Measured::p99).toArray()));
        }
        return side;
    }

    private static Map<String, Double> spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Map<String, Double> spread = new LinkedHashMap<>();
        spread.put("min", rounded(sorted[0]));
        spread.put("median", rounded(sorted[sorted.length / 2]));
        spread.put("max", rounded(sorted[sorted.length - 1]));
        return spread;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
