package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.value.Shape.Bounds;
import org.kyodo.contracts.value.Shape.Many;
import org.kyodo.contracts.value.Shape.Mapped;
import org.kyodo.contracts.value.Shape.Maybe;
import org.kyodo.contracts.value.Shape.One;
import org.kyodo.contracts.value.Shape.Part;
import org.kyodo.contracts.value.Shape.Parts;

/** Reads the declarations of each record class once. */
final class ShapeReader {
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            List<Annotation> ofAll =
                    type.isAnnotationPresent(Personal.class) ? List.of(type.getAnnotation(Personal.class)) : List.of();
            return Stream.of(type.getRecordComponents())
                    // What is not in JSON is not in a body either: the service itself adds it.
                    .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                    .map(component -> new Part(
                            component.getName(),
                            shape(component.getAnnotatedType(), ofAll, component),
                            accessor(component)))
                    .toList();
        }
    };

    private ShapeReader() {}

    static List<Part> partsOf(Class<?> type) {
        return PARTS.get(type);
    }

    static Object read(Method accessor, Object whole) {
        try {
            return accessor.invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor.toString(), e);
        }
    }

    static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    private static Shape shape(AnnotatedType type, List<Annotation> ofAll, RecordComponent where) {
        Class<?> raw = raw(type);
        List<Annotation> declared = Stream.concat(bounds(type), ofAll.stream()).toList();
        Shape shape;
        if (raw == Optional.class) {
            shape = new Maybe(shape(content(type, 0), ofAll, where));
        } else if (Collection.class.isAssignableFrom(raw)) {
            shape = new Many(shape(content(type, 0), ofAll, where), raw, new Bounds(declared));
        } else if (Map.class.isAssignableFrom(raw)) {
            shape = new Mapped(shape(content(type, 1), ofAll, where), new Bounds(declared));
        } else {
            shape = ofClass(raw, declared);
        }
        bounds(type).filter(bound -> !fits(bound, shape)).findFirst().ifPresent(bound -> {
            throw new IllegalStateException("%s of %s: %s on %s (expected: a bound that %s knows)"
                    .formatted(where, where.getDeclaringRecord().getName(), bound, type, Shape.class.getName()));
        });
        return shape;
    }

    static Shape ofClass(Class<?> raw, List<Annotation> declared) {
        if (Shape.isOfParts(raw)) {
            return new Parts(
                    raw,
                    new Bounds(Stream.concat(declared.stream(), Stream.ofNullable(raw.getAnnotation(PublicText.class)))
                            .toList()));
        }
        Stream<Annotation> own =
                Shape.isValueType(raw) ? bounds(raw.getRecordComponents()[0].getAnnotatedType()) : Stream.empty();
        return new One(raw, new Bounds(Stream.concat(declared.stream(), own).toList()));
    }

    private static Stream<Annotation> bounds(AnnotatedType type) {
        return Stream.of(type.getAnnotations())
                .filter(annotation ->
                        annotation.annotationType().getPackageName().startsWith("jakarta.validation")
                                || annotation.annotationType().getPackageName().equals(Shape.class.getPackageName()));
    }

    private static boolean fits(Annotation bound, Shape shape) {
        return switch (shape) {
            case Many _ -> bound instanceof Size || bound instanceof OnceEach;
            case Mapped _ -> bound instanceof Size;
            case Maybe _ -> false;
            case Parts _ -> bound instanceof PublicText;
            case One one ->
                switch (bound) {
                    case Prose _, Line _, CodeOf _ -> one.wire() == String.class;
                    case Size size -> one.wire() == String.class && size.min() == 0;
                    case Pattern pattern ->
                        one.wire() == String.class
                                && Stream.of(Wording.values())
                                        .anyMatch(wording -> wording.name().equals(pattern.message()));
                    case Min _, Max _ ->
                        one.wire() == int.class
                                || one.wire() == long.class
                                || Number.class.isAssignableFrom(one.wire());
                    case PublicText _ -> one.type() == String.class;
                    case OneOf _, Personal _ -> true;
                    default -> false;
                };
        };
    }

    private static AnnotatedType content(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static Class<?> raw(AnnotatedType type) {
        return switch (type.getType()) {
            case Class<?> plain -> plain;
            case java.lang.reflect.ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            default -> Object.class;
        };
    }
}
