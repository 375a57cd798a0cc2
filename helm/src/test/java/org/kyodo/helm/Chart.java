package org.kyodo.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A chart of this project with values, rendered by Helm as a library.
 *
 * @param name of its folder
 * @param values files with values, the later over the earlier
 */
record Chart(String name, List<Path> values) {
    /** What the charts are for. */
    private static final String KUBERNETES = "1.34.0";

    /** The library leaves hooks out as Helm's dry run does, so that a copy is rendered in which they are called otherwise. */
    private static final String HOOK = "helm.sh/hook:";

    static final String RENAMED_HOOK = "kyodo.test/hook";

    private static final Path COPIES = copies();
    private static final Pattern DRAWN =
            Pattern.compile("(?m)^(  (?:registry|proposal|grant|evaluation|notification|seed): )[A-Za-z0-9+/]{43}=$");

    static Chart kyodo() {
        return new Chart("kyodo", List.of());
    }

    static Chart backing() {
        return new Chart("kyodo-backing", List.of());
    }

    /** One of the chart's own examples. */
    static Chart example(String example) {
        return new Chart("kyodo", List.of(folder("kyodo").resolve("examples/" + example + ".yaml")));
    }

    /** All of them. */
    static List<String> examples() {
        try (Stream<Path> files = Files.list(folder("kyodo").resolve("examples"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of a chart. */
    static Path folder(String name) {
        return Path.of(name);
    }

    /** A file of the chart. */
    static String read(String name, String file) {
        try {
            return Files.readString(folder(name).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names and texts of a chart's templates. */
    static Stream<Map.Entry<String, String>> templates(String name) {
        try (Stream<Path> files = Files.walk(folder(name).resolve("templates"))) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> Map.entry(
                            file.getFileName().toString(),
                            read(name, folder(name).relativize(file).toString())))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With further values over the others, as YAML. */
    Chart with(String yaml) {
        try {
            Path file = Files.createTempFile(COPIES, "values", ".yaml");
            Files.writeString(file, yaml);
            List<Path> more = new ArrayList<>(values);
            more.add(file);
            return new Chart(name, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Helm makes of it, hooks too. @throws RuntimeException with Helm's own words */
    String text() {
        return text(COPIES.resolve(name), "kyodo");
    }

    /** The same with the release called otherwise. */
    String text(String release) {
        return text(COPIES.resolve(name), release);
    }

    /** What Helm installs without hooks, and nothing changed. */
    String textWithoutHooks() {
        return text(folder(name), "kyodo");
    }

    private String text(Path folder, String release) {
        TemplateCommand command = new Helm(folder)
                .template()
                .withName(release)
                .withNamespace("kyodo")
                .withKubeVersion(KUBERNETES);
        values.forEach(command::withValuesFile);
        return command.call();
    }

    /** The same without what is drawn at random. */
    static String withoutDrawn(String text) {
        return DRAWN.matcher(text).replaceAll("$1drawn");
    }

    Manifests render() {
        return Manifests.of(text());
    }

    Manifests render(String release) {
        return Manifests.of(text(release));
    }

    /** The chart's own files that are YAML. */
    static JsonNode yaml(String name, String file) {
        return Manifests.yaml(read(name, file));
    }

    private static Path copies() {
        try {
            Path copies = Files.createTempDirectory("charts");
            for (String chart : List.of("kyodo", "kyodo-backing")) {
                try (Stream<Path> files = Files.walk(folder(chart))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Path copy = copies.resolve(file);
                        Files.createDirectories(copy.getParent());
                        Files.writeString(copy, Files.readString(file).replace(HOOK, RENAMED_HOOK + ":"));
                    }
                }
            }
            return copies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
