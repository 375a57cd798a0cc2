package org.kyodo.contracts.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.Visibility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes records of a later release: golden samples, each with one constant that this release does not know. */
final class UnknownConstants {
    static final String CONSTANT = "ADDED_LATER";

    private static final Map<Class<?>, String> IN_HEADERS =
            Map.of(ActorType.class, "ce_actortype", Channel.class, "ce_channel", Visibility.class, "ce_visibility");

    private UnknownConstants() {}

    /** One record for each list of constants, by the name of its type. */
    static Map<String, ObjectNode> records(List<Sample> samples) {
        Map<String, ObjectNode> made = new TreeMap<>();
        for (Sample sample : samples) {
            EventCatalogue.byType(sample.type()).ifPresent(entry -> EventShape.parts(entry.event()).stream()
                    .map(EventShape.Part::type)
                    .filter(Class::isEnum)
                    .forEach(type -> made.computeIfAbsent(type.getSimpleName(), _ -> {
                        ObjectNode data = sample.data().deepCopy().asObject();
                        replaceFirst(entry.event(), data, type);
                        return record(sample.headers(), data);
                    })));
        }
        IN_HEADERS.forEach((type, header) -> {
            Map<String, String> headers =
                    new java.util.LinkedHashMap<>(samples.getFirst().headers());
            headers.put(header, CONSTANT);
            made.put(type.getSimpleName(), record(headers, samples.getFirst().data()));
        });
        return made;
    }

    private static ObjectNode record(Map<String, String> headers, JsonNode data) {
        ObjectNode record = Json.STRICT.createObjectNode();
        ObjectNode all = record.putObject("headers");
        headers.forEach(all::put);
        record.set("data", data);
        return record;
    }

    private static boolean replaceFirst(Class<?> type, ObjectNode data, Class<?> list) {
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode value = data.path(component.getName());
            Type inner = component.getGenericType();
            while (inner instanceof ParameterizedType several) {
                inner = several.getActualTypeArguments()[several.getActualTypeArguments().length - 1];
            }
            if (inner == list) {
                data.set(
                        component.getName(),
                        value instanceof ArrayNode values
                                ? values.deepCopy().add(CONSTANT)
                                : StringNode.valueOf(CONSTANT));
                return true;
            }
            if (inner instanceof Class<?> plain && EventShape.isNested(plain)) {
                JsonNode nested = value instanceof ArrayNode values ? values.get(0) : value;
                if (nested instanceof ObjectNode object && replaceFirst(plain, object, list)) {
                    return true;
                }
            }
        }
        return false;
    }
}
