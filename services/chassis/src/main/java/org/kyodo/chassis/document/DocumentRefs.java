package org.kyodo.chassis.document;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.value.DocumentRef;

/** Finds the documents that a record names, wherever in it they stand: so a command says that it names one by having one. */
final class DocumentRefs {
    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive() && component.getType() != String.class)
                    .peek(component -> component.getAccessor().setAccessible(true))
                    .toList();
        }
    };

    private DocumentRefs() {}

    /** By the field in which each stands: {@code attachments.bylaws}. */
    static Map<String, DocumentRef> in(Object value) {
        Map<String, DocumentRef> found = new LinkedHashMap<>();
        look("", value, found);
        return found;
    }

    private static void look(String path, Object value, Map<String, DocumentRef> found) {
        switch (value) {
            case DocumentRef ref -> found.put(path, ref);
            case Optional<?> some -> some.ifPresent(there -> look(path, there, found));
            case Collection<?> several -> {
                int at = 0;
                for (Object each : several) {
                    look(path + "[" + at++ + "]", each, found);
                }
            }
            case Map<?, ?> several -> several.forEach((key, each) -> look(path + "." + key, each, found));
            case Record record ->
                COMPONENTS
                        .get(record.getClass())
                        .forEach(component -> look(
                                path.isEmpty() ? component.getName() : path + "." + component.getName(),
                                read(record, component),
                                found));
            case null, default -> {}
        }
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " of a record cannot be read", e);
        }
    }
}
