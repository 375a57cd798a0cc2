package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is not in the tables of roles is told: it would be an operation at which nobody looked. */
class RoleMatrixTest {
    private static final String SERVICE = "evaluation";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+ [^`]+)`");

    private static Set<String> rows() throws IOException {
        Set<String> rows = new TreeSet<>();
        try (Stream<Path> tables = Files.list(Path.of("../../docs/roles", SERVICE))) {
            for (Path table : tables.toList()) {
                ROW.matcher(Files.readString(table)).results().forEach(row -> rows.add(row.group(1)));
            }
        }
        return rows;
    }

    @Test
    void an_operation_without_a_row_and_a_row_without_an_operation_are_told() throws IOException {
        assumeFalse(Boolean.getBoolean("kyodo.accept"), "the tables are being written anew");
        Set<String> rows = rows();
        assertThatCode(() -> RoleMatrix.everyOperationStands(SERVICE, rows.stream()))
                .doesNotThrowAnyException();

        String lost = rows.iterator().next();
        assertThatThrownBy(() ->
                        RoleMatrix.everyOperationStands(SERVICE, rows.stream().filter(row -> !row.equals(lost))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(lost);
        String unlooked = "POST /api/v1/evaluations/{id}/unlooked";
        assertThatThrownBy(() ->
                        RoleMatrix.everyOperationStands(SERVICE, Stream.concat(rows.stream(), Stream.of(unlooked))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(unlooked);
    }
}
