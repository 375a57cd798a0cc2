package org.kyodo.contracts.schema;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.PublicCopy;
import org.kyodo.contracts.value.Shape;
import org.kyodo.contracts.value.WireForms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema of an event from its record. */
final class EventSchemas {
    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    static ObjectNode of(EventCatalogue.Entry entry) {
        ObjectNode made = of(entry.event());
        ObjectNode schema = Json.STRICT.createObjectNode();
        schema.set("$schema", made.remove("$schema"));
        schema.put("$id", Envelope.dataSchema(entry.type()));
        schema.put("title", entry.event().getSimpleName());
        SourceDocs.of(entry.event()).ifPresent(text -> schema.put("description", text));
        made.remove("description");
        schema.setAll(made);
        return schema;
    }

    /** The schema of the copy of a public event that everybody gets: what its record says, but for what the copy leaves out. */
    static ObjectNode ofCopy(EventCatalogue.Entry entry) {
        ObjectNode schema = of(entry);
        schema.put("$id", Envelope.dataSchemaOfCopy(entry.type()));
        cut(Shape.of(entry.event()), schema);
        return schema;
    }

    private static void cut(Shape shape, ObjectNode schema) {
        switch (shape) {
            case Shape.Maybe(Shape of) -> cut(of, schema);
            case Shape.Many many -> cut(many.of(), schema.withObject("items"));
            case Shape.Mapped mapped -> cut(mapped.of(), schema.withObject("additionalProperties"));
            case Shape.Parts parts -> {
                ObjectNode properties = schema.withObject("properties");
                parts.parts().forEach(part -> {
                    if (PublicCopy.has(parts, part)) {
                        cut(part.shape(), properties.withObject(part.name()));
                    } else {
                        properties.remove(part.name());
                        schema.withArray("required")
                                .removeIf(name -> name.stringValue().equals(part.name()));
                    }
                });
            }
            case Shape.One one -> {
                if (PublicCopy.hides(one)) {
                    schema.remove(List.of("pattern", "minLength", "maxLength"));
                    schema.put("pattern", "^" + PublicCopy.HIDDEN + "$");
                }
            }
        }
    }

    /** The schema of the content alone. */
    static ObjectNode of(Class<?> type) {
        ObjectNode schema = GENERATOR.generateSchema(type);
        open(schema);
        return schema;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.INLINE_ALL_SCHEMAS,
                        Option.FLATTENED_OPTIONALS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        builder.forTypesInGeneral()
                .withPropertySorter((first, second) -> 0)
                .withCustomDefinitionProvider((type, _) -> WireForms.of(type.getErasedType())
                        .map(form -> new CustomDefinition(
                                form, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES))
                        .orElse(null));
        builder.forFields()
                .withRequiredCheck(field -> !isOptional(field))
                .withNullableCheck(EventSchemas::isOptional)
                .withDescriptionResolver(EventSchemas::description);
        return new SchemaGenerator(builder.build());
    }

    private static boolean isOptional(FieldScope field) {
        return field.getRawMember().getType() == Optional.class;
    }

    /** What the record says of its component, or what the type of the component says of itself. */
    private static String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        Class<?> type = field.getType().getErasedType();
        return SourceDocs.of(
                        field.getRawMember().getDeclaringClass(),
                        field.getRawMember().getName())
                .or(() -> SourceDocs.of(type).filter(_ -> type.getPackageName().startsWith(packageOf())))
                .orElse(null);
    }

    private static String packageOf() {
        return DomainEvent.class.getPackageName();
    }

    /** Consumers must pass over what they do not know, so every object says that more may come. */
    private static void open(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", true);
        }
        node.forEach(EventSchemas::open);
    }
}
