package org.kyodo.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One record 見本 of every version of every event there ever was, as it stands on its topic.
 *
 * <p>Samples are kept for ever, also of types that have left the catalogue, because the topics keep such records for ever
 * too. So a consumer is tested against all of them: {@code GoldenSamples.all()}.
 */
public final class GoldenSamples {
    private static final String FOLDER = "/golden";
    private static final String LATER = FOLDER + "/unknown";
    private static final String ENDING = ".json";

    private GoldenSamples() {}

    /**
     * A record as it stands on a topic.
     *
     * @param type its name on the wire, version included
     * @param headers in the order of the file
     * @param data the content
     */
    public record Sample(String type, Map<String, String> headers, JsonNode data) {
        /** The bytes of a header, or {@code null} where there is none: what a Kafka client would give. */
        public byte[] header(String name) {
            String value = headers.get(name);
            return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        }

        public Envelope envelope() {
            return Envelope.fromHeaders(this::header);
        }

        /** The value of the record. */
        public byte[] bytes() {
            return Json.TOLERANT.writeValueAsBytes(data);
        }

        /** The event, read as consumers read it; empty where this version of the contracts does not know the type. */
        public Optional<DomainEvent> event() {
            return EventCatalogue.byType(type).map(entry -> Json.TOLERANT.treeToValue(data, entry.event()));
        }

        @Override
        public String toString() {
            return type;
        }
    }

    /** Every sample, in the order of the types. */
    public static List<Sample> all() {
        return in(FOLDER);
    }

    /**
     * Records as a later release may write them: one for each list of constants, with a constant that this release does not
     * know. A consumer parks them.
     */
    public static List<Sample> ofLaterReleases() {
        return in(LATER);
    }

    /** @throws IllegalArgumentException when there is no sample of the type */
    public static Sample of(String type) {
        return read(FOLDER, type);
    }

    private static List<Sample> in(String path) {
        URL folder = GoldenSamples.class.getResource(path);
        if (folder == null) {
            throw new IllegalStateException(path + " is not on the class path (expected: in shared-contracts)");
        }
        try {
            return names(folder).stream().map(name -> read(path, name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sample read(String folder, String name) {
        try (InputStream file = GoldenSamples.class.getResourceAsStream(folder + "/" + name + ENDING)) {
            if (file == null) {
                throw new IllegalArgumentException(name + " (expected: a type with a golden sample)");
            }
            Content content = Json.STRICT.readValue(file, Content.class);
            return new Sample(content.headers().get("ce_type"), content.headers(), content.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Content(Map<String, String> headers, JsonNode data) {}

    static List<String> names(URL folder) throws IOException, URISyntaxException {
        if (folder.openConnection() instanceof JarURLConnection connection) {
            // A file system of our own: one that is looked up by its URI can be open only once in a JVM.
            try (FileSystem jar =
                    FileSystems.newFileSystem(Path.of(connection.getJarFileURL().toURI()))) {
                return names(jar.getPath(connection.getEntryName()));
            }
        }
        return names(Path.of(folder.toURI()));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }
}
