package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of a service's OpenAPI document: recorded from what its tests sent and were answered, kept in
 * {@code src/main/resources/examples/<service>.json}, and held against what the tests of this run send and are answered. What
 * every service has is recorded by the tests of the chassis.
 *
 * <p>An example fits the schema, and the members of each of its objects, the kind of each text, each code and each type of event
 * were seen in this run at that place of that operation; other values may be others in every run.
 */
public final class RecordedExamples {
    /** Writes the examples anew; whoever does so reads what has changed in them. */
    static final String ACCEPT = "mvn -pl services/<service> test -Dkyodo.accept=true";

    private static final String REQUEST = "request";
    private static final String CHASSIS = "chassis";
    /** A refusal that tells the most of a command comes first. */
    private static final List<String> REFUSALS = List.of("422", "409", "404", "403", "400");

    private static final Map<String, Seen> SEEN = new HashMap<>();

    private final ApiDescription api;
    private final Path file;
    private final Predicate<String> asked;

    private RecordedExamples(ApiDescription api, Path file, Predicate<String> asked) {
        this.api = api;
        this.file = file;
        this.asked = asked;
    }

    /** Of what this service has and not every one. */
    public static RecordedExamples ofService(String service, Platform platform) {
        platform.anonymous().get("/api/v1/rules").expect(200);
        return new RecordedExamples(
                ApiDescription.of(platform), path(service), operation -> !everyServiceHas(operation));
    }

    /** Of what operators do to every service. */
    public static RecordedExamples ofEveryService(Platform platform) {
        return new RecordedExamples(
                ApiDescription.of(platform),
                Path.of("..", CHASSIS).resolve(path(CHASSIS)),
                RecordedExamples::everyServiceHas);
    }

    /** Sealed is not everywhere. */
    private static boolean everyServiceHas(String operation) {
        return operation.contains(" /ops/") && !operation.contains(" /ops/sealing");
    }

    private static Path path(String service) {
        return Path.of("src", "main", "resources", "examples", service + ".json");
    }

    /** @param operation {@code POST /api/v1/calls/{id}/panel} @param json what was sent, or {@code null} */
    static synchronized void saw(String operation, String json, Platform.Answer answer) {
        boolean done = answer.status() < 300;
        // What is wrong with a body as such says nothing of the operation.
        if (done
                || REFUSALS.contains(Integer.toString(answer.status()))
                        && !answer.body().has("errors")) {
            SEEN.computeIfAbsent(operation, name -> new Seen())
                    .saw(Integer.toString(answer.status()), done, Exchange.of(json, answer.body()));
        }
    }

    /**
     * To be called when all other tests of the module have run.
     *
     * @throws AssertionError with each operation that has no example, and each example that is not what the tests saw
     */
    public void areWhatTheTestsSaw() {
        boolean accepting = Boolean.getBoolean("kyodo.accept");
        assumeThat(accepting || System.getProperty("test") == null)
                .as("whether all tests were run, not some that were picked by hand")
                .isTrue();
        ObjectNode recorded = recorded();
        if (accepting) {
            write(recorded);
        }
        List<String> wrong = new ArrayList<>();
        JsonNode kept = read(file);
        recorded.properties().forEach(operation -> operation.getValue().propertyNames().stream()
                .filter(part -> !kept.path(operation.getKey()).has(part))
                .forEach(part -> wrong.add(operation.getKey() + ": the example of " + part + " is missing")));
        kept.properties().forEach(operation -> operation
                .getValue()
                .properties()
                .forEach(part -> wrong.addAll(faults(operation.getKey(), part.getKey(), part.getValue()))));
        api.operations().filter(asked).forEach(operation -> unseen(operation)
                .forEach(part -> wrong.add(operation + ": no test shows " + part)));
        api.operations()
                .filter(asked)
                .filter(api::takesDryRuns)
                .filter(operation -> !RunDryFirst.wasShown(operation))
                .forEach(operation -> wrong.add(operation + ": no test shows that its dry run foretells it"));
        assertThat(wrong)
                .as("what is wrong with %s; read what differs, then: %s", file, ACCEPT)
                .isEmpty();
    }

    private ObjectNode recorded() {
        ObjectNode recorded = Json.TOLERANT.createObjectNode();
        api.operations().filter(asked).sorted().forEach(operation -> {
            Map<String, JsonNode> parts = seen(operation).examples();
            parts.keySet().removeIf(part -> api.schema(operation, part).isMissingNode());
            if (!parts.isEmpty()) {
                ObjectNode example = recorded.putObject(operation);
                parts.forEach(example::set);
            }
        });
        return recorded;
    }

    /** What the description says that it takes, and answers where all went well, and no test showed. */
    private List<String> unseen(String operation) {
        Map<String, JsonNode> examples = seen(operation).examples();
        return api.parts(operation)
                .filter(part -> part.equals(REQUEST) || part.startsWith("2"))
                .filter(part -> !examples.containsKey(part))
                // What is created is answered 201, and 200 only where it is run dry: alike everywhere.
                .filter(part -> !part.equals("200") || !examples.containsKey("201"))
                .toList();
    }

    private List<String> faults(String operation, String part, JsonNode example) {
        JsonNode schema = api.schema(operation, part);
        if (schema.isMissingNode()) {
            return List.of(operation + ": the description has no " + part);
        }
        List<String> faults = new ArrayList<>(api.faults(schema, example));
        Exchange.unseen(example, seen(operation).facts().getOrDefault(part, Set.of()))
                .forEach(fact -> faults.add("no test saw that " + part + fact));
        return faults.stream()
                .map(fault -> operation + " " + part + ": " + fault)
                .toList();
    }

    private static Seen seen(String operation) {
        return SEEN.getOrDefault(operation, new Seen());
    }

    private static JsonNode read(Path file) {
        try {
            return Files.exists(file)
                    ? Json.TOLERANT.readTree(Files.readString(file))
                    : Json.TOLERANT.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JsonNode recorded) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, Json.TOLERANT.writerWithDefaultPrettyPrinter().writeValueAsString(recorded) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the tests of this run saw of one operation: facts by part, and the most telling exchange by status. */
    private record Seen(Map<String, Set<String>> facts, Map<String, Exchange> best) {
        Seen() {
            this(new HashMap<>(), new TreeMap<>());
        }

        void saw(String status, boolean done, Exchange exchange) {
            facts.computeIfAbsent(status, part -> new HashSet<>()).addAll(Exchange.facts(exchange.answer()));
            if (done) {
                facts.computeIfAbsent(REQUEST, part -> new HashSet<>()).addAll(Exchange.facts(exchange.request()));
            }
            best.merge(
                    status,
                    exchange.shortened(),
                    (one, other) -> Exchange.TELLING.compare(one, other) <= 0 ? one : other);
        }

        /** By part: the request of the first success, what successes answer, and one refusal. */
        Map<String, JsonNode> examples() {
            Map<String, JsonNode> examples = new LinkedHashMap<>();
            best.forEach((status, exchange) -> {
                if (status.startsWith("2")) {
                    if (!exchange.request().isMissingNode()) {
                        examples.putIfAbsent(REQUEST, exchange.request());
                    }
                    examples.put(status, exchange.answer());
                }
            });
            REFUSALS.stream()
                    .filter(best::containsKey)
                    .findFirst()
                    .ifPresent(status -> examples.put(status, best.get(status).answer()));
            return examples;
        }
    }
}
