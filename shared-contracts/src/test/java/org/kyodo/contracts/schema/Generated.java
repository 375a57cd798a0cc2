package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.util.diff.Chunk;
import org.assertj.core.util.diff.DiffUtils;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that are made from the source and committed: compared by tests, and written anew only on request. */
final class Generated {
    static final String ACCEPT = "mvn -pl shared-contracts test -Dkyodo.accept=true";

    /** The folder of this module: Maven runs tests there. */
    static final Path MODULE = Path.of("").toAbsolutePath();

    static final Path RESOURCES = MODULE.resolve("src/main/resources");
    static final Path DOCS = MODULE.resolveSibling("docs");

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    /** Lines of a difference that are told. */
    private static final int MOST = 60;

    private Generated() {}

    static boolean accepting() {
        return Boolean.getBoolean("kyodo.accept");
    }

    static String pretty(JsonNode node) {
        return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    /** The JSON files of a folder by their names without the ending; none where there is no folder. */
    static Map<String, Path> jsonFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, Path> byName = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(".json"))
                    .forEach(file -> byName.put(file.getFileName().toString().replaceAll("\\.json$", ""), file));
            return byName;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where the file differs from what the source says; writes it instead if that was asked for. */
    static void check(Path file, String content) {
        String committed = Files.exists(file) ? read(file) : "";
        if (committed.equals(content)) {
            return;
        }
        if (accepting()) {
            write(file, content);
            return;
        }
        fail(
                "%s does not say what the source says (- committed, + by the source):%n%s%nIf the change is meant, accept it: %s%n",
                MODULE.getParent().relativize(file), diff(committed, content), ACCEPT);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines only one of the two has, in order; at most 60. */
    static String diff(String before, String after) {
        List<String> lines = DiffUtils.diff(
                        before.lines().toList(), after.lines().toList())
                .getDeltas()
                .stream()
                .flatMap(delta -> Stream.concat(told(delta.getOriginal(), '-'), told(delta.getRevised(), '+')))
                .toList();
        if (lines.size() <= MOST) {
            return String.join("\n", lines);
        }
        return String.join("\n", lines.subList(0, MOST)) + "\n      … and " + (lines.size() - MOST) + " more lines";
    }

    private static Stream<String> told(Chunk<String> chunk, char sign) {
        return IntStream.range(0, chunk.size()).mapToObj(i -> "%5d %s %s"
                .formatted(chunk.getPosition() + i + 1, sign, chunk.getLines().get(i)));
    }
}
