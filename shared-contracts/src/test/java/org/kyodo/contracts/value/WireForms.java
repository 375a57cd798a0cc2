package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kyodo.contracts.Json;
import tools.jackson.databind.node.ObjectNode;

/** What value types are on the wire, as JSON Schema says it: a text or a number and the bounds the type itself checks. */
public final class WireForms {
    /** The bounds of each type, beside its patterns and limits; a type that is not listed has none. */
    private static final Map<Class<?>, ObjectNode> BOUNDS = Map.ofEntries(
            Map.entry(Yen.class, node().put("minimum", 0).put("maximum", Yen.MAX)),
            Map.entry(FiscalYear.class, node().put("minimum", 1873).put("maximum", 2199)),
            Map.entry(MunicipalityCode.class, pattern("NP|" + MunicipalityCode.SIX_DIGITS.pattern())),
            Map.entry(CorporateNumber.class, pattern(CorporateNumber.THIRTEEN_DIGITS.pattern())),
            Map.entry(DepartmentCode.class, pattern(Code.SLUG.pattern())),
            Map.entry(ProgrammeCode.class, pattern(Code.SLUG.pattern())),
            Map.entry(AccountRef.class, pattern(Code.OPAQUE.pattern())),
            Map.entry(PersonRef.class, pattern(Code.OPAQUE.pattern())),
            Map.entry(AreaCode.class, node().put("minLength", 1).put("maxLength", 40)),
            Map.entry(ActivityField.class, pattern(Code.FIELD.pattern())),
            Map.entry(FieldType.class, pattern(Code.FIELD.pattern())));

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
        if (isValueType(type)) {
            ObjectNode node = of(type.getRecordComponents()[0].getType()).orElseThrow();
            Optional.ofNullable(BOUNDS.get(type)).ifPresent(node::setAll);
            return Optional.of(node);
        }
        return Optional.ofNullable(PLAIN.get(type)).map(ObjectNode::deepCopy);
    }

    /** Whether it is a record of one component that stands for the whole in JSON. */
    public static boolean isValueType(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private static ObjectNode pattern(String pattern) {
        return node().put("pattern", "^(?:" + Pattern.compile(pattern) + ")$");
    }

    private static ObjectNode node() {
        return Json.STRICT.createObjectNode();
    }
}
