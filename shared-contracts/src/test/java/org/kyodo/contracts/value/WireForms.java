package org.kyodo.contracts.value;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.contracts.Json;
import tools.jackson.databind.node.ObjectNode;

/** What value types are on the wire, as JSON Schema says it: a text or a number and the bounds the type itself checks. */
public final class WireForms {
    private static final Map<Class<?>, ObjectNode> PLAIN = Map.of(
            String.class, node().put("type", "string"),
            Instant.class, node().put("type", "string").put("format", "date-time"),
            LocalDate.class, node().put("type", "string").put("format", "date"),
            UUID.class, node().put("type", "string").put("format", "uuid"),
            int.class, node().put("type", "integer"),
            Integer.class, node().put("type", "integer"),
            long.class, node().put("type", "integer"),
            Long.class, node().put("type", "integer"),
            BigDecimal.class, node().put("type", "number"),
            boolean.class, node().put("type", "boolean"));

    /**
     * The keyword for a list of constants that a later release may add to: a reader takes any text, and an unknown one for
     * unknown. The keyword {@code enum} would close the list.
     */
    public static final String CONSTANTS = "x-extensible-enum";

    private WireForms() {}

    /** The schema of a type that is one text or number on the wire; empty for lists, maps and records of several parts. */
    public static Optional<ObjectNode> of(Class<?> type) {
        if (type.isEnum()) {
            ObjectNode node = node().put("type", "string");
            Arrays.stream(type.getEnumConstants())
                    .forEach(constant -> node.withArray(CONSTANTS).add(((Enum<?>) constant).name()));
            return Optional.of(node);
        }
        if (Shape.isValueType(type)) {
            ObjectNode node = of(type.getRecordComponents()[0].getType()).orElseThrow();
            add(Shape.ofValue(type).bounds(), node);
            return Optional.of(node);
        }
        return Optional.ofNullable(PLAIN.get(type)).map(ObjectNode::deepCopy);
    }

    /** The bounds that the type declares of itself. */
    private static void add(Shape.Bounds bounds, ObjectNode node) {
        bounds.min().ifPresent(min -> node.put("minimum", min));
        bounds.max().ifPresent(max -> node.put("maximum", max));
        bounds.longest()
                .ifPresent(longest -> node.put("minLength", bounds.shortest()).put("maxLength", longest));
        bounds.pattern().ifPresent(pattern -> node.put("pattern", "^(?:" + pattern + ")$"));
    }

    private static ObjectNode node() {
        return Json.STRICT.createObjectNode();
    }
}
