package org.kyodo.bench;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.config.DatabaseSettings;
import org.kyodo.contracts.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures what the chassis costs over a bare program that does the same work, in one run, on the same servers. Prints a
 * report, round by round, and writes all figures with their spread to a JSON file.
 */
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final List<Round> ROUNDS = List.of(
            new CommitRound(),
            new RelayRound(false),
            new RelayRound(true),
            new EffectRound(),
            new SilentPartitionRound(),
            new RebuildRound(),
            new JustStartedRound(),
            new ListsRound());

    @Option(names = "--only", split = ",", description = "Rounds to run; all unless given. One of: commit, relay, …")
    private List<String> only = List.of();

    @Option(names = "--warm-ups", defaultValue = "4", description = "Rounds before those that count.")
    private int warmUps;

    @Option(names = "--rounds", defaultValue = "7", description = "Rounds that count.")
    private int rounds;

    @Option(names = "--json", description = "The file for the figures.")
    private Optional<Path> json = Optional.empty();

    private Servers servers;
    private MongoClient mongo;
    private int databases;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Round> chosen = ROUNDS.stream()
                .filter(round -> only.isEmpty() || only.contains(round.name()))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("--only: " + only + " (expected: among "
                    + ROUNDS.stream().map(Round::name).toList() + ")");
            return CommandLine.ExitCode.USAGE;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("at", Instant.now().toString());
        figures.put("java", System.getProperty("java.version"));
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("rounds", rounds);
        try (Servers running = Servers.running();
                MongoClient client = client(running.mongoUri())) {
            servers = running;
            mongo = client;
            for (Round round : chosen) {
                Map<String, Object> measured = round.measure(this);
                figures.put(round.name(), measured);
                Report.print(round.name(), measured, System.out);
            }
        }
        if (json.isPresent()) {
            Files.writeString(
                    json.get(), Json.TOLERANT.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
        }
        return CommandLine.ExitCode.OK;
    }

    private static MongoClient client(String uri) {
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri));
        DatabaseSettings.apply(settings);
        return MongoClients.create(settings.build());
    }

    int warmUps() {
        return warmUps;
    }

    int rounds() {
        return rounds;
    }

    String mongoUri() {
        return servers.mongoUri();
    }

    String bootstrap() {
        return servers.bootstrap();
    }

    Servers servers() {
        return servers;
    }

    /** A new one, empty. */
    Database database() {
        return new Database(mongo, "bench" + ++databases);
    }

    /** Ids of new aggregates. */
    static List<String> keys(int count) {
        List<String> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(Ids.next().toString());
        }
        return keys;
    }
}
