package org.kyodo.chassis.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Shape;
import org.kyodo.contracts.value.Text;
import org.kyodo.contracts.value.Wording;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the bodies of requests: first the JSON, in which every text is checked and brought to its one form (see {@link
 * Text}), then the record, then the bounds that it declares (see {@link Shape}). What is wrong is told at once and completely, each fault with the field it stands in.
 */
final class Bodies {
    private static final String BODY = "body";
    private static final String LIMIT_EXCEEDED = "LIMIT_EXCEEDED";
    private static final int NAME = 200;

    private final JsonMapper mapper;
    private final ObjectReader trees;
    private final Limits limits;

    Bodies(Limits limits) {
        this.limits = limits;
        this.mapper = Json.builder(
                        true,
                        JsonFactory.builder()
                                .streamReadConstraints(StreamReadConstraints.builder()
                                        .maxNestingDepth(limits.depth())
                                        .maxStringLength(limits.text())
                                        .maxNumberLength(limits.digits())
                                        .maxNameLength(NAME)
                                        .build())
                                .build())
                .build();
        this.trees = mapper.reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * Reads a body; {@code null} where it is empty or the word {@code null}.
     *
     * @param sent is given the JSON as it came
     * @throws Faulty with all that is wrong with it
     */
    Object read(InputStream body, Type type, Consumer<JsonNode> sent) {
        JsonNode tree;
        try {
            tree = trees.readTree(body);
        } catch (StreamConstraintsException tooMuch) {
            throw new Faulty(List.of(tooMuch(tooMuch.getOriginalMessage())));
        } catch (StreamReadException malformed) {
            throw new Faulty(List.of(new Fault(
                    "MALFORMED_JSON",
                    BODY,
                    "",
                    Wording.JSON_STOPPED.of(
                            malformed.getLocation().getLineNr(),
                            malformed.getLocation().getColumnNr()))));
        } catch (DatabindException trailing) {
            throw new Faulty(List.of(new Fault("MALFORMED_JSON", BODY, "", Wording.JSON_ALONE.of())));
        }
        if (tree == null || tree.isMissingNode() || tree.isNull()) {
            return null;
        }
        sent.accept(tree);
        List<Fault> faults = new ArrayList<>();
        JsonNode checked = checked(tree, "", faults);
        JavaType wanted = mapper.constructType(type);
        if (faults.isEmpty()) {
            try {
                Object value = mapper.treeToValue(checked, wanted);
                Shape.broken(value).forEach(broken -> faults.add(Fault.of(broken)));
                if (faults.isEmpty()) {
                    return value;
                }
                throw new Faulty(faults);
            } catch (JacksonException first) {
                // Looked for below, with all others.
            }
        }
        look(checked, wanted, "", faults);
        throw new Faulty(faults);
    }

    /** Said in our words: the reader's own name the methods of a library. */
    private Fault tooMuch(String said) {
        Phrase expected = said.contains("nesting depth")
                ? Wording.LIMIT_NESTING.of(limits.depth())
                : said.contains("Number")
                        ? Wording.LIMIT_DIGITS.of(limits.digits())
                        : said.contains("Name") ? Wording.LIMIT_NAMES.of(NAME) : Wording.LIMIT_TEXTS.of(limits.text());
        return new Fault(LIMIT_EXCEEDED, BODY, "", expected);
    }

    /** The same with every text in its one form; one that is none is noted, and goes on without what is wrong with it. */
    private JsonNode checked(JsonNode node, String path, List<Fault> faults) {
        if (node.isContainer() && node.size() > limits.elements()) {
            faults.add(new Fault(LIMIT_EXCEEDED, named(path), node.size(), Wording.LIMIT_ITEMS.of(limits.elements())));
            return node;
        }
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode same = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> {
                    String name = checked(member.getKey(), path, faults);
                    same.set(name, checked(member.getValue(), member(path, name), faults));
                });
                yield same;
            }
            case ArrayNode array -> {
                ArrayNode same = JsonNodeFactory.instance.arrayNode(array.size());
                for (int index = 0; index < array.size(); index++) {
                    same.add(checked(array.get(index), element(path, index), faults));
                }
                yield same;
            }
            case JsonNode text
            when text.isString() -> JsonNodeFactory.instance.stringNode(checked(text.stringValue(), path, faults));
            default -> node;
        };
    }

    private static String checked(String text, String path, List<Fault> faults) {
        Optional<Text.Fault> fault = Text.fault(text);
        fault.ifPresent(found -> faults.add(Fault.invalid(named(path), found, Wording.UNICODE.of())));
        return Text.normalised(fault.isPresent() ? Text.cleaned(text) : text);
    }

    /** Adds what keeps the node from being of the type. @return whether it is of the type */
    private boolean look(JsonNode node, JavaType type, String path, List<Fault> faults) {
        int before = faults.size();
        if (type.hasRawClass(Optional.class)) {
            return node.isNull() || look(node, type.containedTypeOrUnknown(0), path, faults);
        }
        if (isFields(type)) {
            if (node instanceof ObjectNode object) {
                lookAtFields(object, type, path, faults);
            } else {
                faults.add(Fault.invalid(named(path), shown(node), Wording.JSON_OBJECT.of()));
            }
        } else if (type.isTypeOrSubTypeOf(Collection.class) && node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                look(array.get(index), type.getContentType(), element(path, index), faults);
            }
        } else if (type.isTypeOrSubTypeOf(Map.class) && node instanceof ObjectNode object) {
            object.properties()
                    .forEach(member ->
                            look(member.getValue(), type.getContentType(), member(path, member.getKey()), faults));
        }
        // What is whole in its parts may still not be as a whole.
        if (faults.size() == before) {
            try {
                mapper.treeToValue(node, type);
            } catch (JacksonException e) {
                faults.add(fault(e, node, type, path));
            }
        }
        return faults.size() == before;
    }

    private void lookAtFields(ObjectNode object, JavaType type, String path, List<Fault> faults) {
        List<Shape.Part> parts = Shape.of(type.getRawClass()).parts();
        List<String> known = parts.stream().map(Shape.Part::name).toList();
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(new Fault("UNKNOWN_FIELD", member(path, name), name, known)));
        for (Shape.Part part : parts) {
            JavaType wanted =
                    mapper.getTypeFactory().constructType(part.accessor().getGenericReturnType());
            JsonNode value = object.get(part.name());
            String where = member(path, part.name());
            if (value != null && !value.isNull()) {
                look(value, wanted, where, faults);
                lookAtBounds(part, value, wanted, where, faults);
            } else if (!wanted.hasRawClass(Optional.class)) {
                faults.add(new Fault("MISSING_FIELD", where, "", expected(wanted.getRawClass())));
            }
        }
    }

    /** Those of the component itself; the records within it have been looked at. */
    private void lookAtBounds(Shape.Part part, JsonNode value, JavaType type, String path, List<Fault> faults) {
        try {
            part.shape().check(mapper.treeToValue(value, type), path, false, broken -> faults.add(Fault.of(broken)));
        } catch (JacksonException unreadable) {
            // Told already.
        }
    }

    /** Whether it is read field by field; a value type is read from one text or number. */
    private static boolean isFields(JavaType type) {
        return type.getRawClass().isRecord()
                && Stream.concat(
                                Arrays.stream(type.getRawClass().getDeclaredConstructors()),
                                Arrays.stream(type.getRawClass().getDeclaredMethods()))
                        .noneMatch(creator -> creator.isAnnotationPresent(JsonCreator.class));
    }

    private static Fault fault(JacksonException e, JsonNode node, JavaType type, String path) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput input) {
                return Fault.of(input, fieldOf(input, type, path));
            }
        }
        return switch (e) {
            case InvalidFormatException format ->
                Fault.invalid(named(path), format.getValue(), expected(format.getTargetType()));
            case MismatchedInputException mismatch ->
                Fault.invalid(named(path), shown(node), expected(mismatch.getTargetType()));
            default -> Fault.invalid(named(path), shown(node), expected(type.getRawClass()));
        };
    }

    /** A whole body that is refused names the field itself; a part of it is named best by where it stands. */
    private static String fieldOf(InvalidInput input, JavaType type, String path) {
        if (path.isEmpty()) {
            return input.field();
        }
        String last = input.field().substring(input.field().lastIndexOf('.') + 1);
        return isFields(type)
                        && Stream.of(type.getRawClass().getRecordComponents())
                                .anyMatch(component -> component.getName().equals(last))
                ? member(path, last)
                : path;
    }

    /** What a value of the type looks like. */
    static Phrase expected(Class<?> type) {
        if (type == null) {
            return Wording.OTHER_TYPE.of();
        }
        if (type.isEnum()) {
            return Wording.ONE_OF.of(List.of(type.getEnumConstants()));
        }
        if (type == java.time.LocalDate.class) {
            return Wording.DATE.of();
        }
        if (type == java.time.Instant.class) {
            return Wording.INSTANT.of();
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Wording.LIST.of();
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Wording.ANY_WHOLE_NUMBER.of();
        }
        if (type == boolean.class || type == Boolean.class) {
            return Wording.TRUTH.of();
        }
        if (type == String.class) {
            return Wording.ANY_TEXT.of();
        }
        return Wording.AS_DESCRIBED.of();
    }

    private static String shown(JsonNode node) {
        return node.isContainer() ? "" : node.asString("");
    }

    private static String named(String path) {
        return path.isEmpty() ? BODY : path;
    }

    private static String member(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String element(String path, int index) {
        return path + "[" + index + "]";
    }
}
