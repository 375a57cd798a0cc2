package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.Visibility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {
    /** Made once: it takes a second, and there is a test for each golden sample. */
    private static final String MADE = AsyncApi.yaml();

    private static final JsonNode READ = AsyncApi.YAML.readTree(MADE);

    private final JsonNode document = READ.deepCopy();

    @Test
    void the_committed_document_says_what_the_events_say() {
        Generated.check(Generated.DOCS.resolve("asyncapi.yaml"), MADE);
    }

    @Test
    void yaml_loses_nothing() {
        assertThat(document).isEqualTo(Json.STRICT.readTree(AsyncApi.document().toString()));
    }

    @Test
    void it_has_the_parts_that_asyncapi_3_demands() {
        assertThat(structure().validate(document)).isEmpty();
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(AsyncApi.references(document))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference).startsWith("#/"))
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void it_has_the_six_topics() {
        assertThat(document.path("channels").valueStream().map(channel -> channel.path("address")
                        .stringValue()))
                .containsExactlyInAnyOrder(
                        "kyodo.registry.events",
                        "kyodo.proposal.events",
                        "kyodo.grant.events",
                        "kyodo.evaluation.events",
                        "kyodo.notification.events",
                        "kyodo.public.events");
    }

    @Test
    void every_event_travels_on_the_topic_of_its_service_and_a_public_one_on_the_public_topic_too() {
        for (EventCatalogue.Entry entry : EventCatalogue.all()) {
            List<String> addresses = new ArrayList<>();
            document.path("channels").forEach(channel -> {
                if (channel.path("messages").has(entry.type())) {
                    addresses.add(channel.path("address").stringValue());
                }
            });
            assertThat(addresses)
                    .as(entry.type())
                    .containsExactlyInAnyOrderElementsOf(
                            entry.visibility() == Visibility.PUBLIC
                                    ? List.of(entry.topic(), "kyodo.public.events")
                                    : List.of(entry.topic()));
        }
    }

    static List<Sample> samples() {
        return GoldenSamplesTest.samples().stream()
                .filter(sample -> EventCatalogue.byType(sample.type()).isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_headers_of_a_golden_sample_are_those_it_describes(Sample sample) {
        JsonNode headers = Json.STRICT.valueToTree(sample.headers());

        assertThat(schema(EventHeaders.schema()).validate(headers)).isEmpty();
        assertThat(schema(EventHeaders.of(EventCatalogue.byType(sample.type()).orElseThrow()))
                        .validate(headers))
                .isEmpty();
        // The samples are of commands that broke no rule.
        assertThat(EventHeaders.schema().path("properties").propertyNames())
                .filteredOn(name -> !name.equals("ce_ruleschecked"))
                .containsExactlyInAnyOrderElementsOf(headers.propertyNames());
    }

    @Nested
    class Its_structure_is_found_wanting {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/asyncapi",
                    "/info",
                    "/info/title",
                    "/info/version",
                    "/operations/send-grant/action",
                    "/operations/send-grant/channel"
                })
        void without_a_part(String pointer) {
            int cut = pointer.lastIndexOf('/');
            ((ObjectNode) document.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));

            assertThat(structure().validate(document)).isNotEmpty();
        }

        @Test
        void with_a_part_of_the_version_before() {
            ((ObjectNode) document.at("/channels/grant")).putObject("publish");

            assertThat(structure().validate(document)).isNotEmpty();
        }

        @Test
        void with_a_name_that_may_not_stand_there() {
            ((ObjectNode) document.at("/components/messages")).putObject("a b");

            assertThat(structure().validate(document)).isNotEmpty();
        }
    }

    /** The demands of AsyncAPI 3.0.0 on the parts that Kyodo's document uses. */
    private static Schema structure() {
        return schema(Json.STRICT.readTree("""
                {"type":"object","required":["asyncapi","info"],"additionalProperties":false,
                 "properties":{
                   "asyncapi":{"const":"3.0.0"},
                   "info":{"type":"object","required":["title","version"],"additionalProperties":false,
                     "properties":{"title":{"type":"string"},"version":{"type":"string"},"description":{"type":"string"},
                       "license":{"type":"object","required":["name"],"additionalProperties":false,
                         "properties":{"name":{"type":"string"},"url":{"type":"string","format":"uri"}}}}},
                   "defaultContentType":{"type":"string"},
                   "channels":{"type":"object","propertyNames":{"$ref":"#/$defs/key"},
                     "additionalProperties":{"type":"object","additionalProperties":false,
                       "properties":{"address":{"type":["string","null"]},"title":{"type":"string"},
                         "description":{"type":"string"},"bindings":{"type":"object"},
                         "messages":{"type":"object","propertyNames":{"$ref":"#/$defs/key"},
                           "additionalProperties":{"$ref":"#/$defs/reference"}}}}},
                   "operations":{"type":"object","propertyNames":{"$ref":"#/$defs/key"},
                     "additionalProperties":{"type":"object","required":["action","channel"],"additionalProperties":false,
                       "properties":{"action":{"enum":["send","receive"]},"summary":{"type":"string"},
                         "channel":{"$ref":"#/$defs/reference"},
                         "messages":{"type":"array","items":{"$ref":"#/$defs/reference"}}}}},
                   "components":{"type":"object","additionalProperties":false,
                     "properties":{
                       "messages":{"type":"object","propertyNames":{"$ref":"#/$defs/key"},
                         "additionalProperties":{"type":"object","additionalProperties":false,
                           "properties":{"name":{"type":"string"},"title":{"type":"string"},"summary":{"type":"string"},
                             "contentType":{"type":"string"},"headers":{"type":"object"},
                             "payload":{"$ref":"#/$defs/reference"},"bindings":{"type":"object"},
                             "tags":{"type":"array","uniqueItems":true,
                               "items":{"type":"object","required":["name"],"additionalProperties":false,
                                 "properties":{"name":{"type":"string"}}}}}}},
                       "schemas":{"type":"object","propertyNames":{"$ref":"#/$defs/key"},
                         "additionalProperties":{"type":"object"}}}}},
                 "$defs":{
                   "key":{"pattern":"^[a-zA-Z0-9.\\\\-_]+$"},
                   "reference":{"type":"object","required":["$ref"],"additionalProperties":false,
                     "properties":{"$ref":{"type":"string","format":"uri-reference"}}}}}"""));
    }

    private static Schema schema(JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }
}
