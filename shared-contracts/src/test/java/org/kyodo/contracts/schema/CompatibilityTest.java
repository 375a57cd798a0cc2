package org.kyodo.contracts.schema;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.Visibility;
import tools.jackson.databind.JsonNode;

/** FULL_TRANSITIVE: a schema may only gain optional properties and constants, measured against every state ever released. */
class CompatibilityTest {
    @Test
    void every_event_is_compatible_with_every_released_state_of_it() {
        Map<String, List<String>> breaks = breaks(ReleasedSchemas.all(), current());
        breaks.putAll(breaks(ReleasedSchemas.ofCopies(), currentCopies()));

        assertThat(breaks)
                .as("Released events cannot change so. Leave the record as it was and publish a new version of it"
                        + " beside the old: a record ThingDoneV2 with @EventType(…, version = 2), on the wire as .v2")
                .isEmpty();
    }

    @Test
    void a_released_type_keeps_its_schema_and_its_golden_sample_for_ever() {
        assertThat(Generated.jsonFiles(EventSchemasTest.SCHEMAS).keySet())
                .containsAll(ReleasedSchemas.all().keySet());
        assertThat(Generated.jsonFiles(GoldenSamplesTest.GOLDEN).keySet())
                .containsAll(ReleasedSchemas.all().keySet());
    }

    /** No test but the command that a release runs; see CONTRIBUTING.md. */
    @Test
    @EnabledIfSystemProperty(named = "kyodo.release", matches = "true")
    void release() {
        assertThat(breaks(ReleasedSchemas.all(), current())).isEmpty();
        assertThat(breaks(ReleasedSchemas.ofCopies(), currentCopies())).isEmpty();
        ReleasedSchemas.add(ReleasedSchemas.FOLDER, current());
        ReleasedSchemas.add(ReleasedSchemas.COPIES, currentCopies());
        assertThat(ReleasedSchemas.all().keySet()).containsAll(current().keySet());
    }

    private static Map<String, JsonNode> current() {
        return EventCatalogue.all().stream()
                .collect(toMap(EventCatalogue.Entry::type, EventSchemas::of, (a, b) -> a, TreeMap::new));
    }

    private static Map<String, JsonNode> currentCopies() {
        return EventCatalogue.all().stream()
                .filter(entry -> entry.visibility() == Visibility.PUBLIC)
                .collect(toMap(EventCatalogue.Entry::type, EventSchemas::ofCopy, (a, b) -> a, TreeMap::new));
    }

    /** By type; only types with breaks. A type that left the catalogue breaks nobody: its records stay what they are. */
    private static Map<String, List<String>> breaks(
            Map<String, List<JsonNode>> released, Map<String, ? extends JsonNode> current) {
        Map<String, List<String>> breaks = new TreeMap<>();
        released.forEach((type, states) -> {
            List<String> found = Stream.ofNullable(current.get(type))
                    .flatMap(now -> states.stream().flatMap(state -> Compatibility.breaks(state, now).stream()))
                    .distinct()
                    .toList();
            if (!found.isEmpty()) {
                breaks.put(type, found);
            }
        });
        return breaks;
    }

    @Nested
    class The_folder_of_released_states {
        @TempDir
        Path folder;

        private final JsonNode first = json(RELEASED);
        private final JsonNode second =
                json(RELEASED.replace("\"title\":{", "\"remark\":{\"type\":[\"string\",\"null\"]},\"title\":{"));

        @Test
        void may_be_empty_or_not_there() {
            assertThat(ReleasedSchemas.in(folder)).isEmpty();
            assertThat(ReleasedSchemas.in(folder.resolve("none"))).isEmpty();
        }

        @Test
        void grows_only_by_states_that_differ() {
            ReleasedSchemas.add(folder, Map.of("kyodo.a.B.v1", first));
            ReleasedSchemas.add(folder, Map.of("kyodo.a.B.v1", first));
            ReleasedSchemas.add(folder, Map.of("kyodo.a.B.v1", second));

            assertThat(ReleasedSchemas.in(folder)).isEqualTo(Map.of("kyodo.a.B.v1", List.of(first, second)));
        }

        @Test
        void is_compared_state_by_state_so_that_what_came_later_cannot_go_again() {
            ReleasedSchemas.add(folder, Map.of("kyodo.a.B.v1", first));
            ReleasedSchemas.add(folder, Map.of("kyodo.a.B.v1", second));

            assertThat(breaks(ReleasedSchemas.in(folder), Map.of("kyodo.a.B.v1", first)))
                    .isEqualTo(Map.of("kyodo.a.B.v1", List.of("/remark was removed or renamed")));
            assertThat(breaks(ReleasedSchemas.in(folder), Map.of("kyodo.a.B.v1", second)))
                    .isEmpty();
        }

        @Test
        void says_nothing_against_a_type_that_left_the_catalogue() {
            ReleasedSchemas.add(folder, Map.of("kyodo.a.B.v1", first));

            assertThat(breaks(ReleasedSchemas.in(folder), Map.of())).isEmpty();
        }
    }

    private static final String RELEASED = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Fixture","type":"object",
             "properties":{
               "title":{"type":"string","description":"what it is called"},
               "form":{"type":"string","x-extensible-enum":["ADOPT","SUBSIDY"]},
               "amount":{"type":"integer","minimum":0},
               "programme":{"type":["string","null"],"pattern":"^[a-z]+$"},
               "lines":{"type":"array","items":{"type":"object","properties":{"kind":{"type":"string"}},
                 "required":["kind"],"additionalProperties":true}},
               "points":{"type":"object","additionalProperties":{"type":"integer"}}},
             "required":["title","form","amount","lines","points"],
             "additionalProperties":true}""";

    @Nested
    class The_checker {
        @Test
        void lets_the_same_schema_pass() {
            assertThat(after("", "")).isEmpty();
        }

        @Test
        void lets_an_optional_addition_pass() {
            assertThat(after("\"amount\":{", "\"remark\":{\"type\":[\"string\",\"null\"]},\"amount\":{"))
                    .isEmpty();
        }

        @Test
        void lets_an_optional_addition_inside_a_list_pass() {
            assertThat(after("\"kind\":{", "\"remark\":{\"type\":[\"string\",\"null\"]},\"kind\":{"))
                    .isEmpty();
        }

        @Test
        void lets_another_description_pass() {
            assertThat(after("what it is called", "題名")).isEmpty();
        }

        @Test
        void lets_another_order_pass() {
            assertThat(after("\"ADOPT\",\"SUBSIDY\"", "\"SUBSIDY\",\"ADOPT\"")).isEmpty();
            assertThat(after("\"title\",\"form\"", "\"form\",\"title\"")).isEmpty();
        }

        @Test
        void finds_a_removed_property() {
            assertThat(after("\"programme\":{\"type\":[\"string\",\"null\"],\"pattern\":\"^[a-z]+$\"},", ""))
                    .containsExactly("/programme was removed or renamed");
        }

        @Test
        void finds_a_renamed_property() {
            assertThat(after("\"title\"", "\"heading\""))
                    .containsExactlyInAnyOrder(
                            "/title was removed or renamed",
                            "/heading was added as required, and old records lack it",
                            "/ had heading none, has \"Fixture\" now");
        }

        @Test
        void finds_a_required_addition() {
            assertThat(after(
                            "\"amount\":{\"type\":\"integer\",\"minimum\":0},",
                            "\"amount\":{\"type\":\"integer\",\"minimum\":0},\"new\":{\"type\":\"string\"},",
                            "\"required\":[\"title\"",
                            "\"required\":[\"new\",\"title\""))
                    .containsExactly("/new was added as required, and old records lack it");
        }

        @Test
        void finds_an_optional_property_that_became_required() {
            assertThat(after("\"required\":[\"title\"", "\"required\":[\"programme\",\"title\""))
                    .containsExactly("/programme was optional, is required now, and old records may lack it");
        }

        @Test
        void finds_a_required_property_that_became_optional() {
            assertThat(after("\"required\":[\"title\",", "\"required\":["))
                    .containsExactly("/title was required, is optional now, and old readers need it");
        }

        @Test
        void finds_another_type() {
            assertThat(after("\"amount\":{\"type\":\"integer\"", "\"amount\":{\"type\":\"number\""))
                    .containsExactly("/amount was of type \"integer\", is \"number\" now");
        }

        @Test
        void finds_a_property_that_may_no_longer_be_null() {
            assertThat(after("[\"string\",\"null\"]", "\"string\""))
                    .containsExactly("/programme was of type [\"string\",\"null\"], is \"string\" now");
        }

        @Test
        void finds_a_narrowed_list_of_constants() {
            assertThat(after("\"ADOPT\",", ""))
                    .containsExactly("/form lost the constant ADOPT, which is in old records");
        }

        @Test
        void lets_another_constant_pass_for_the_list_is_open() {
            assertThat(after("\"ADOPT\",", "\"ADOPT\",\"GIFT\",")).isEmpty();
        }

        @Test
        void finds_a_list_of_constants_that_was_closed() {
            assertThat(after("x-extensible-enum", "enum"))
                    .containsExactlyInAnyOrder(
                            "/form was a list of constants", "/form had enum none, has [\"ADOPT\",\"SUBSIDY\"] now");
        }

        @Test
        void finds_a_text_that_became_a_list_of_constants_and_the_other_way_round() {
            assertThat(after(",\"x-extensible-enum\":[\"ADOPT\",\"SUBSIDY\"]", ""))
                    .containsExactly("/form was a list of constants");
            assertThat(Compatibility.breaks(
                            json(RELEASED.replace(",\"x-extensible-enum\":[\"ADOPT\",\"SUBSIDY\"]", "")),
                            json(RELEASED)))
                    .containsExactly("/form was not a list of constants");
        }

        @Test
        void finds_another_bound() {
            assertThat(after("\"minimum\":0", "\"minimum\":1")).containsExactly("/amount had minimum 0, has 1 now");
            assertThat(after("^[a-z]+$", "^[a-z0-9]+$"))
                    .containsExactly("/programme had pattern \"^[a-z]+$\", has \"^[a-z0-9]+$\" now");
        }

        @Test
        void finds_a_break_inside_a_list() {
            assertThat(after("\"kind\":{\"type\":\"string\"}", "\"kind\":{\"type\":\"integer\"}"))
                    .containsExactly("/lines[]/kind was of type \"string\", is \"integer\" now");
        }

        @Test
        void finds_a_break_inside_a_map() {
            assertThat(after(
                            "\"additionalProperties\":{\"type\":\"integer\"}",
                            "\"additionalProperties\":{\"type\":\"number\"}"))
                    .containsExactly("/points{} was of type \"integer\", is \"number\" now");
        }

        @Test
        void finds_an_object_that_was_closed() {
            assertThat(after("\"additionalProperties\":true}}", "\"additionalProperties\":false}}"))
                    .containsExactly("/lines[] had additionalProperties true, has false now");
        }

        private static List<String> after(String... replacements) {
            String changed = RELEASED;
            for (int i = 0; i < replacements.length; i += 2) {
                assertThat(changed).contains(replacements[i]);
                changed = changed.replace(replacements[i], replacements[i + 1]);
            }
            return Compatibility.breaks(json(RELEASED), json(changed));
        }
    }

    private static JsonNode json(String text) {
        return Json.STRICT.readTree(text);
    }
}
