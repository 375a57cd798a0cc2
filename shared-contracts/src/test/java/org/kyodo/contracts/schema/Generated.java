package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    /** The lines only one of the two has, in order, by their longest common subsequence; at most 60. */
    static String diff(String before, String after) {
        List<String> a = before.lines().toList();
        List<String> b = after.lines().toList();
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("%5d - %s".formatted(i + 1, a.get(i++)));
            } else {
                lines.add("%5d + %s".formatted(j + 1, b.get(j++)));
            }
        }
        if (lines.size() > 60) {
            int more = lines.size() - 60;
            lines = new ArrayList<>(lines.subList(0, 60));
            Collections.addAll(lines, "      … and " + more + " more lines");
        }
        return String.join("\n", lines);
    }
}
