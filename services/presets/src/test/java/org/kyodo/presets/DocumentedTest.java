package org.kyodo.presets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedTest {
    @Test
    void the_table_in_the_documentation_counts_what_the_files_hold() throws IOException {
        Presets presets = Presets.load();
        List<String> rows = Presets.BUNDLED.stream()
                .map(file -> presets.all().stream()
                        .filter(preset -> file.startsWith(preset.code().toString()))
                        .map(preset -> row(file, preset))
                        .findFirst()
                        .orElseThrow())
                .toList();

        Path documentation = Root.path().resolve("docs/presets.md");
        if (Boolean.getBoolean("kyodo.accept")) {
            Files.write(documentation, counted(Files.readAllLines(documentation), rows));
        }
        assertThat(Files.readAllLines(documentation)).containsAll(rows);
    }

    /** Each row in the place of the one of the same file. */
    private static List<String> counted(List<String> lines, List<String> rows) {
        return lines.stream()
                .map(line -> rows.stream()
                        .filter(row -> line.startsWith(row.substring(0, row.indexOf('|', 1))))
                        .findFirst()
                        .orElse(line))
                .toList();
    }

    private static String row(String file, Preset preset) {
        return "| `%s` | %s | %s | %d | %d | %d |"
                .formatted(
                        file,
                        preset.name().ja(),
                        preset.document().ja(),
                        count(preset, Origin.Source.class),
                        count(preset, Origin.Basis.class),
                        count(preset, Origin.Placeholder.class));
    }

    private static long count(Preset preset, Class<? extends Origin> origin) {
        return preset.marks().stream()
                .filter(mark -> origin.isInstance(mark.origin()))
                .count();
    }
}
