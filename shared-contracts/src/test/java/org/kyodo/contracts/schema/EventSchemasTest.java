package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Yen;
import tools.jackson.databind.JsonNode;

class EventSchemasTest {
    static final Path SCHEMAS = Generated.RESOURCES.resolve("schemas");
    static final Path PUBLIC = SCHEMAS.resolve("public");

    static Stream<String> types() {
        return EventCatalogue.all().stream().map(EventCatalogue.Entry::type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_event_has_a_committed_schema_that_says_what_its_record_says(String type) {
        Generated.check(
                SCHEMAS.resolve(type + ".json"),
                Generated.pretty(EventSchemas.of(EventCatalogue.byType(type).orElseThrow())));
    }

    static Stream<String> publicTypes() {
        return EventCatalogue.all().stream()
                .filter(entry -> entry.visibility() == Visibility.PUBLIC)
                .map(EventCatalogue.Entry::type);
    }

    @ParameterizedTest
    @MethodSource("publicTypes")
    void every_public_event_has_a_committed_schema_of_the_copy_that_everybody_gets(String type) {
        Generated.check(
                PUBLIC.resolve(type + ".json"),
                Generated.pretty(EventSchemas.ofCopy(EventCatalogue.byType(type).orElseThrow())));
    }

    @Test
    void a_schema_of_a_copy_without_a_public_event_is_there_only_if_it_was_released() {
        Set<String> left = new java.util.TreeSet<>(Generated.jsonFiles(PUBLIC).keySet());
        left.removeAll(publicTypes().toList());
        left.removeAll(ReleasedSchemas.ofCopies().keySet());
        if (Generated.accepting()) {
            left.forEach(type -> Generated.delete(PUBLIC.resolve(type + ".json")));
            return;
        }

        assertThat(left).as("to delete: %s", Generated.ACCEPT).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_schema_is_valid_json_schema_2020_12(String type) {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of(
                        Dialects.getDraft202012().getId()));

        assertThat(meta.validate(EventSchemas.of(EventCatalogue.byType(type).orElseThrow())))
                .isEmpty();
    }

    /** A schema that was released stays: its records are on the topics for ever. */
    @Test
    void a_schema_without_an_event_is_there_only_if_it_was_released() {
        Set<String> left = new java.util.TreeSet<>(Generated.jsonFiles(SCHEMAS).keySet());
        left.removeAll(types().toList());
        left.removeAll(ReleasedSchemas.all().keySet());
        if (Generated.accepting()) {
            left.forEach(type -> Generated.delete(SCHEMAS.resolve(type + ".json")));
            return;
        }

        assertThat(left)
                .as("never released and no longer in the catalogue; to delete: %s", Generated.ACCEPT)
                .isEmpty();
    }

    @Test
    void a_released_event_that_left_the_catalogue_keeps_the_schema_it_was_released_with() {
        Map<String, List<JsonNode>> left = ReleasedSchemas.all();
        left.keySet().removeAll(types().toList());

        left.forEach(
                (type, states) -> Generated.check(SCHEMAS.resolve(type + ".json"), Generated.pretty(states.getLast())));
    }

    @Nested
    class A_component {
        record Fixture(
                GroupId id,
                Yen amount,
                Optional<Yen> ceiling,
                Optional<CollaborationForm> form,
                List<CollaborationForm> forms,
                Map<String, Integer> points,
                Inner inner,
                Optional<Inner> maybe) {}

        record Inner(String text) {}

        private final JsonNode schema = EventSchemas.of(Fixture.class);

        @Test
        void is_required_unless_it_is_optional() {
            assertThat(schema.path("required").valueStream().map(name -> name.stringValue()))
                    .containsExactly("id", "amount", "forms", "points", "inner");
        }

        @Test
        void keeps_the_order_of_the_record() {
            assertThat(schema.path("properties").propertyNames())
                    .containsExactly("id", "amount", "ceiling", "form", "forms", "points", "inner", "maybe");
        }

        @Test
        void is_what_its_type_is_on_the_wire() {
            assertThat(schema.at("/properties/id")).isEqualTo(json("""
                            {"type":"string","format":"uuid","description":"The id of a civic group 団体."}"""));
            assertThat(schema.at("/properties/amount/type").stringValue()).isEqualTo("integer");
            assertThat(schema.at("/properties/amount/minimum").intValue()).isZero();
            assertThat(schema.at("/properties/points/additionalProperties/type").stringValue())
                    .isEqualTo("integer");
        }

        @Test
        void may_be_null_only_if_it_is_optional() {
            Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            String right = """
                    {"id":"01981f2e-7c00-7000-8000-000000000000","amount":1,"ceiling":null,"form":null,\
                    "forms":["SUBSIDY"],"points":{},"inner":{"text":"a"},"maybe":null}""";

            assertThat(compiled.validate(json(right))).isEmpty();
            assertThat(compiled.validate(json(right.replace("\"form\":null", "\"form\":\"ADOPT\""))))
                    .isEmpty();
            assertThat(compiled.validate(json(right.replace("\"form\":null", "\"form\":1"))))
                    .isNotEmpty();
            assertThat(compiled.validate(json(right.replace("\"amount\":1", "\"amount\":null"))))
                    .isNotEmpty();
            assertThat(compiled.validate(json(right.replace("\"maybe\":null", "\"maybe\":{}"))))
                    .isNotEmpty();
        }

        @Test
        void lists_the_known_constants_and_takes_others() {
            Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);

            assertThat(schema.at("/properties/forms/items/x-extensible-enum")
                            .valueStream()
                            .map(JsonNode::stringValue))
                    .containsExactly(Stream.of(CollaborationForm.values())
                            .map(Enum::name)
                            .toArray(String[]::new));
            assertThat(schema.toString()).doesNotContain("\"enum\"");
            assertThat(compiled.validate(json("""
                            {"id":"01981f2e-7c00-7000-8000-000000000000","amount":1,"form":"ADDED_LATER",\
                            "forms":["ADDED_LATER"],"points":{},"inner":{"text":"a"}}"""))).isEmpty();
        }

        @Test
        void may_be_joined_by_others_later() {
            assertThat(schema.path("additionalProperties").booleanValue()).isTrue();
            assertThat(schema.at("/properties/inner/additionalProperties").booleanValue())
                    .isTrue();
        }

        private static JsonNode json(String text) {
            return Json.STRICT.readTree(text);
        }
    }
}
