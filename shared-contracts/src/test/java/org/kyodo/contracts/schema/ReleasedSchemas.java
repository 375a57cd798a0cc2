package org.kyodo.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;

/** Every state in which a schema was ever released: {@code schemas-released/<type>/<n>.json}; none before the first release. */
final class ReleasedSchemas {
    static final Path FOLDER = Generated.RESOURCES.resolve("schemas-released");
    static final Path COPIES = Generated.RESOURCES.resolve("schemas-released-public");

    private ReleasedSchemas() {}

    /** By type, the oldest state first. */
    static Map<String, List<JsonNode>> all() {
        return in(FOLDER);
    }

    /** The same of the copies of public events. */
    static Map<String, List<JsonNode>> ofCopies() {
        return in(COPIES);
    }

    static Map<String, List<JsonNode>> in(Path folder) {
        Map<String, List<JsonNode>> released = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return released;
        }
        try (Stream<Path> types = Files.list(folder)) {
            types.filter(Files::isDirectory)
                    .forEach(type -> released.put(type.getFileName().toString(), states(type)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return released;
    }

    /** Adds a state to each type whose schema says something else than its newest released state. */
    static void add(Path folder, Map<String, ? extends JsonNode> schemas) {
        schemas.forEach((type, schema) -> {
            List<JsonNode> states = states(folder.resolve(type));
            if (states.isEmpty() || !states.getLast().equals(schema)) {
                Generated.write(folder.resolve(type).resolve(states.size() + 1 + ".json"), Generated.pretty(schema));
            }
        });
    }

    private static List<JsonNode> states(Path type) {
        Map<String, Path> files = Generated.jsonFiles(type);
        return Stream.iterate(1, n -> n <= files.size(), n -> n + 1)
                .map(n -> Json.STRICT.readTree(Generated.read(type.resolve(n + ".json"))))
                .toList();
    }
}
