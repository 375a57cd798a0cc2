package org.kyodo.notification.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Visibility;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes on the public stream is in its published schema, whatever stands in an event. */
class PublicSchemaTest {
    private static final int EVENTS = 100_000;

    /** So many copies of each type are held against the schema by a validator; of all of them each field is looked up. */
    private static final int VALIDATED = 20;

    private static final List<EventCatalogue.Entry> TYPES = EventCatalogue.all().stream()
            .filter(entry -> entry.visibility() == Visibility.PUBLIC)
            .toList();

    @Test
    void a_hundred_thousand_generated_events_have_no_field_outside_of_it() {
        Random random = new Random(10);
        GeneratedEvents generated = new GeneratedEvents(random);
        Map<String, Integer> made = new TreeMap<>();
        int each = EVENTS / TYPES.size() + 1;
        for (EventCatalogue.Entry entry : TYPES) {
            JsonNode published = published(entry);
            Schema closed = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(closed(published.deepCopy()));
            for (int tried = 0; made.getOrDefault(entry.type(), 0) < each && tried < 50 * each; tried++) {
                Optional<DomainEvent> event = read(entry, generated.of(entry));
                if (event.isEmpty()) {
                    continue;
                }
                String copy = Redaction.data(event.get());
                JsonNode data = Json.TOLERANT.readTree(copy);
                assertThat(outside(data, published, "")).as(copy).isEmpty();
                assertThat(copy).doesNotContain(GeneratedEvents.REFERENCE);
                if (made.merge(entry.type(), 1, Integer::sum) <= VALIDATED) {
                    assertThat(closed.validate(data)).as(copy).isEmpty();
                }
            }
        }

        assertThat(made)
                .hasSize(TYPES.size())
                .allSatisfy((type, count) -> assertThat(count).as(type).isEqualTo(each));
    }

    /** As a service reads it from a topic; what contradicts itself or has a constant of a later release is not read. */
    private static Optional<DomainEvent> read(EventCatalogue.Entry entry, JsonNode data) {
        try {
            return Optional.of(entry.read(Json.TOLERANT.writeValueAsBytes(data)));
        } catch (JacksonException | InvalidInput e) {
            return Optional.empty();
        }
    }

    /** The fields that the schema does not name, and those it requires that are not there. */
    private static List<String> outside(JsonNode data, JsonNode schema, String path) {
        List<String> found = new ArrayList<>();
        if (data.isArray()) {
            data.forEach(each -> found.addAll(outside(each, schema.path("items"), path + "[]")));
        } else if (data.isObject()) {
            data.properties().forEach(field -> {
                JsonNode named = schema.path("properties").path(field.getKey());
                JsonNode known = named.isObject() ? named : schema.path("additionalProperties");
                String inner = path + "/" + field.getKey();
                if (known.isObject()) {
                    found.addAll(outside(field.getValue(), known, inner));
                } else {
                    found.add(inner);
                }
            });
            schema.path("required").forEach(name -> {
                if (!data.has(name.stringValue())) {
                    found.add(path + "/" + name.stringValue() + " is missing");
                }
            });
        }
        return found;
    }

    private static JsonNode published(EventCatalogue.Entry entry) {
        String name = "/schemas/public/" + entry.type() + ".json";
        try (InputStream file = EventCatalogue.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return Json.STRICT.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema with no more than it names. */
    private static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("additionalProperties").isBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(PublicSchemaTest::closed);
        return schema;
    }
}
