package org.kyodo.contracts.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.Id;
import org.kyodo.contracts.value.Shape;
import org.kyodo.contracts.value.WireForms;

/** What an event must look like, and every type that it is made of. */
final class EventShape {
    private static final String CONTRACTS = DomainEvent.class.getPackageName();

    private EventShape() {}

    /** A component, however deep: {@code reason.code} of type {@code ReasonCode}. */
    record Part(String path, Class<?> type) {}

    /** Every component of a record and of the records in it, with lists, maps and optionals looked into. */
    static List<Part> parts(Class<?> type) {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            collect(component.getName(), component.getGenericType(), parts);
        }
        return parts;
    }

    private static void collect(String path, Type type, List<Part> parts) {
        if (type instanceof ParameterizedType several && isContainer(several)) {
            Type[] arguments = several.getActualTypeArguments();
            collect(path, arguments[arguments.length - 1], parts);
            return;
        }
        Class<?> plain = type instanceof Class<?> known ? known : Object.class;
        parts.add(new Part(path, plain));
        if (isNested(plain)) {
            parts(plain).forEach(part -> parts.add(new Part(path + "." + part.path(), part.type())));
        }
    }

    private static boolean isContainer(ParameterizedType type) {
        return type.getRawType() == List.class
                || type.getRawType() == Optional.class
                || type.getRawType() == Map.class && type.getActualTypeArguments()[0] == String.class;
    }

    /** Whether it is a record of several parts, published with the contracts. */
    static boolean isNested(Class<?> type) {
        return type.isRecord() && !Shape.isValueType(type) && isOurs(type);
    }

    private static boolean isOurs(Class<?> type) {
        return (type.getPackageName() + ".").startsWith(CONTRACTS + ".");
    }

    /** What is wrong with the events of an aggregate; empty if nothing is. */
    static List<String> faults(Class<?> aggregate) {
        List<String> faults = new ArrayList<>();
        AggregateStream stream = aggregate.getAnnotation(AggregateStream.class);
        if (!aggregate.isSealed() || !aggregate.isInterface() || !DomainEvent.class.isAssignableFrom(aggregate)) {
            faults.add(aggregate.getSimpleName() + " (expected: a sealed interface that extends DomainEvent)");
        }
        if (stream == null) {
            faults.add(aggregate.getSimpleName() + " (expected: @AggregateStream)");
        }
        if (faults.isEmpty()) {
            Arrays.stream(aggregate.getPermittedSubclasses()).forEach(event -> faults.addAll(faults(event, stream)));
        }
        return faults;
    }

    private static List<String> faults(Class<?> event, AggregateStream stream) {
        List<String> faults = new ArrayList<>();
        String name = event.getSimpleName();
        EventType type = event.getAnnotation(EventType.class);
        if (type == null || !event.isRecord()) {
            return List.of(name + " (expected: a record with @EventType)");
        }
        String wire = "kyodo." + stream.service() + "."
                + (type.version() == 1 ? name : name.replaceFirst("V" + type.version() + "$", ""));
        if (!type.value().equals(wire) || type.version() > 1 && !name.endsWith("V" + type.version())) {
            faults.add(name + " is " + type.value() + " of version " + type.version() + " (expected: " + wire
                    + "; a version above 1 ends the name of the record: ThingDoneV2)");
        }
        RecordComponent[] components = event.getRecordComponents();
        String id = camel(stream.aggregate()) + "Id";
        if (components.length == 0
                || !components[0].getName().equals(id)
                || !Id.class.isAssignableFrom(components[0].getType())) {
            faults.add(name + " (expected: " + id + ", the id of its aggregate, first)");
        }
        for (Part part : parts(event)) {
            Class<?> leaf = part.type();
            boolean published = leaf.isEnum() || Shape.isValueType(leaf)
                    ? isOurs(leaf)
                    : WireForms.of(leaf).isPresent();
            if (!published && !isNested(leaf)) {
                faults.add(name + "." + part.path() + " is a " + leaf.getSimpleName()
                        + " (expected: a value type, enum or record of the contracts, or String, int, long, boolean, "
                        + BigDecimal.class.getSimpleName()
                        + ", Instant, LocalDate, UUID; in List, Optional or Map of String)");
            }
        }
        return faults;
    }

    private static String camel(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split("-")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
