package org.kyodo.chassis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Yen;

class DocumentsTest {
    sealed interface Shape {
        record Full(FiscalYear year, Yen amount, int count, BigDecimal mean, Optional<String> remark, List<Yen> parts)
                implements Shape {}

        record Empty() implements Shape {}
    }

    record Typed(String type) {}

    private final Documents<Shape> shapes = new Documents<>(Shape.class);

    @Test
    void what_is_written_is_read_as_it_was() {
        Shape full = new Shape.Full(
                new FiscalYear(2026),
                Yen.of(5_000_000_000L),
                3,
                new BigDecimal("80.0"),
                Optional.empty(),
                List.of(Yen.of(1), Yen.ZERO));
        assertThat(shapes.read(shapes.write(full))).isEqualTo(full);
        assertThat(shapes.read(shapes.write(new Shape.Empty()))).isEqualTo(new Shape.Empty());
    }

    @Test
    void the_name_of_the_record_stands_in_the_type() {
        assertThat(shapes.write(new Shape.Empty())).isEqualTo(new Document("type", "Empty"));
        assertThatThrownBy(() -> shapes.read(new Document("type", "Round")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Round");
    }

    @Test
    void a_record_with_a_component_of_that_name_is_not_taken() {
        assertThatThrownBy(() -> new Documents<>(Typed.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Typed");
    }
}
