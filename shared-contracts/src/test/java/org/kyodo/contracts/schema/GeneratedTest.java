package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedTest {
    @TempDir
    Path folder;

    @Test
    void a_file_that_differs_is_told_by_its_lines_and_with_the_command_that_accepts_it() {
        assumeThat(Generated.accepting()).isFalse();
        Path file = folder.resolve("a.json");
        Generated.write(file, "one\ntwo\nthree\n");

        Generated.check(file, "one\ntwo\nthree\n");
        assertThatThrownBy(() -> Generated.check(file, "one\n2\nthree\nfour\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("    2 - two\n    2 + 2\n    4 + four\n")
                .hasMessageContaining("mvn -pl shared-contracts test -Dkyodo.accept=true");
        assertThat(Generated.read(file)).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void a_file_that_is_not_there_differs() {
        assumeThat(Generated.accepting()).isFalse();

        assertThatThrownBy(() -> Generated.check(folder.resolve("none.json"), "one\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 + one");
    }

    @Test
    void a_long_difference_is_cut() {
        String numbers =
                IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

        assertThat(Generated.diff("", numbers).lines()).hasSize(61).last().isEqualTo("      … and 40 more lines");
    }

    @Test
    void a_file_of_very_many_lines_is_compared_too() {
        String lines = IntStream.range(0, 40_000).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

        assertThat(Generated.diff("before\n" + lines, lines + "\nafter")).isEqualTo("    1 - before\n40001 + after");
    }
}
