package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.value.Shape.Broken;

class ShapeTest {
    enum Tool {
        SAW,
        SPADE,
        RAKE
    }

    record Leaf(
            @Line(max = 3) String name,
            @Min(1) @Max(9) int count,
            @Size(max = 2) String note,
            @Min(1) Yen price,

            @Pattern(regexp = "[0-9a-f]+", message = "SHA256")
            String hash,

            @OneOf({"SAW", "RAKE"}) Tool tool) {}

    record Branch(
            Optional<Leaf> one,
            @Size(min = 1, max = 2) @OnceEach(by = "name") List<Leaf> many,
            @Size(min = 1) Set<Tool> tools,
            @Size(max = 1) Map<String, @Max(5) Integer> points,
            Optional<@OnceEach List<@Prose(max = 5) String>> words) {}

    @Personal
    record Person(@Line(max = 3) String name, Optional<@Prose(max = 3) String> home) {}

    private static final Leaf FINE = new Leaf("鋸", 1, "", Yen.of(1), "0a", Tool.SAW);

    @Test
    void tells_nothing_of_what_is_within_its_bounds() {
        assertThat(Shape.broken(new Branch(
                        Optional.of(FINE),
                        List.of(FINE),
                        Set.of(Tool.RAKE),
                        Map.of("a", 5),
                        Optional.of(List.of("一\n二", "三")))))
                .isEmpty();
        assertThat(Shape.broken("a text")).isEmpty();
    }

    @Test
    void tells_each_bound_that_is_broken_with_its_path() {
        Leaf wrong = new Leaf("a\nb", 10, "123", Yen.ZERO, "x", Tool.SPADE);

        assertThat(Shape.broken(new Branch(
                        Optional.of(wrong),
                        List.of(FINE, FINE),
                        Set.of(),
                        Map.of("a", 6),
                        Optional.of(List.of("三", "三", " ")))))
                .containsExactly(
                        new Broken("one.name", new Text.Fault('\n', 2), Wording.NAME.of()),
                        new Broken("one.count", 10, Wording.WHOLE_NUMBER.of(1L, 9L)),
                        new Broken("one.note", Wording.CHARACTERS.of(3), Wording.TEXT_WITHIN.of(2)),
                        new Broken("one.price", 0L, Wording.YEN_FROM_ONE.of()),
                        new Broken("one.hash", "x", Wording.SHA256.of()),
                        new Broken("one.tool", Tool.SPADE, Wording.ONE_OF.of(List.of("SAW", "RAKE"))),
                        new Broken("many.name", List.of("鋸", "鋸"), Wording.ONCE_EACH.of()),
                        new Broken(
                                "tools",
                                Wording.ITEMS.of(0),
                                Wording.AT_LEAST_ONE_OF.of(List.of("SAW", "SPADE", "RAKE"))),
                        new Broken("points.a", 6, Wording.AT_MOST.of(5L)),
                        new Broken("words", List.of("三", "三", " "), Wording.ONCE_EACH.of()),
                        new Broken("words[2]", " ", Wording.TEXT.of(5)));
    }

    @Test
    void counts_characters_and_not_halves_of_them() {
        assertThat(Shape.broken(new Person("𠮷𠮷𠮷", Optional.of("𠮷𠮷𠮷")))).isEmpty();
    }

    @Test
    void never_repeats_personal_data() {
        assertThat(Shape.broken(new Person("藤井一郎", Optional.of("大殿大路"))))
                .containsExactly(
                        new Broken("name", Wording.NOT_SHOWN.of(), Wording.TEXT.of(3)),
                        new Broken("home", Wording.NOT_SHOWN.of(), Wording.TEXT.of(3)));
    }

    record Unknown(@NotBlank String name) {}

    record OnTheWrongType(@Min(1) String name) {}

    record OutsideOfTheOptional(@Prose(max = 1) Optional<String> name) {}

    record InNoWords(@Pattern(regexp = "a") String name) {}

    @Test
    void refuses_a_bound_that_nobody_would_check() {
        for (Class<?> type :
                List.of(Unknown.class, OnTheWrongType.class, OutsideOfTheOptional.class, InNoWords.class)) {
            assertThatThrownBy(() -> Shape.of(type).parts())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(type.getSimpleName());
        }
    }
}
