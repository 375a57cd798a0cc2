package org.kyodo.chassis.aggregate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the records of a sealed interface into MongoDB documents and back, by the same JSON that goes on the wire. The
 * record's simple name stands in the field {@code type}, so a record may move to another package but not be renamed.
 */
public final class Documents<T> {
    private static final JsonMapper MAPPER = Json.TOLERANT;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String TYPE = "type";

    private final Map<String, Class<? extends T>> types = new LinkedHashMap<>();

    /** @param type a record, or a sealed interface of records with distinct simple names, none with a component {@code type} */
    public Documents(Class<T> type) {
        leaves(type).forEach(leaf -> {
            if (Stream.of(leaf.getRecordComponents())
                    .anyMatch(component -> component.getName().equals(TYPE))) {
                throw new IllegalArgumentException(leaf.getName()
                        + " has a component \"type\" (expected: another name, for it is the document's own)");
            }
            types.put(leaf.getSimpleName(), leaf);
        });
    }

    public Document write(T value) {
        Document document = new Document(TYPE, value.getClass().getSimpleName());
        MAPPER.<ObjectNode>valueToTree(value)
                .properties()
                .forEach(e -> document.append(e.getKey(), plain(e.getValue())));
        return document;
    }

    /** @throws IllegalStateException when the type is not known to this version of the program */
    public T read(Document document) {
        Class<? extends T> type = types.get(document.getString(TYPE));
        if (type == null) {
            throw new IllegalStateException(
                    "type: " + document.getString(TYPE) + " (expected: one of " + types.keySet() + ")");
        }
        ObjectNode node = (ObjectNode) node(document);
        node.remove(TYPE);
        return MAPPER.treeToValue(node, type);
    }

    /** The document as JSON, {@code type} included. */
    public static ObjectNode json(Document document) {
        return (ObjectNode) node(document);
    }

    @SuppressWarnings("unchecked")
    private static <T> Stream<Class<? extends T>> leaves(Class<? extends T> type) {
        return type.getPermittedSubclasses() == null
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(sub -> leaves((Class<? extends T>) sub));
    }

    private static Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Document document = new Document();
                node.properties().forEach(e -> document.append(e.getKey(), plain(e.getValue())));
                yield document;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>(node.size());
                node.forEach(element -> list.add(plain(element)));
                yield list;
            }
            case NUMBER -> node.isIntegralNumber() ? (Object) node.longValue() : new Decimal128(node.decimalValue());
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.stringValue();
            case NULL -> null;
            case MISSING, BINARY, POJO ->
                throw new IllegalStateException(node.getNodeType() + " (expected: plain JSON)");
        };
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, element) -> object.set((String) key, node(element)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(element -> array.add(node(element)));
                yield array;
            }
            case String text -> NODES.stringNode(text);
            // Written as it stood in the record: a creator of an int takes no long.
            case Long number when number == number.intValue() -> NODES.numberNode(number.intValue());
            case Long number -> NODES.numberNode(number);
            case Integer number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case Decimal128 number -> NODES.numberNode(number.bigDecimalValue());
            default -> throw new IllegalStateException(value.getClass() + " (expected: plain JSON)");
        };
    }
}
