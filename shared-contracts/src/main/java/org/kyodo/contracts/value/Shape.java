package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a component of a record may hold: its type, and the bounds that are declared beside it. One declaration serves
 * whoever reads a body, describes the API or makes a form.
 *
 * <p>Bounds stand on the type that they bind, inside an {@code Optional} or a list: {@code List<@Prose(max = 200) String>}.
 * Of {@code jakarta.validation.constraints} these are understood: {@link Size} (of lists, maps, and texts that may be
 * blank), {@link Min} and {@link Max} (of numbers and amounts), {@link Pattern} (whose {@code message} is the name of a
 * {@link Wording}); besides {@link Prose}, {@link Line}, {@link OnceEach}, {@link OneOf}, {@link CodeOf}, {@link Personal} and
 * {@link PublicText}. Any other
 * is an error, so that none is believed to hold that nobody checks. Texts are counted in characters (code points).
 */
public sealed interface Shape {

    /** A component. */
    record Part(String name, Shape shape, Method accessor) {
        /** What a record has there. */
        public Object of(Record whole) {
            return ShapeReader.read(accessor, whole);
        }
    }

    /** What may be left out: an {@code Optional}. */
    record Maybe(Shape of) implements Shape {}

    /** A list or a set. */
    record Many(Shape of, Class<?> type, Bounds bounds) implements Shape {}

    /** A map, by the texts of its keys. */
    record Mapped(Shape of, Bounds bounds) implements Shape {}

    /** A record of several parts. @param bounds what is declared of its texts, by itself or where it stands */
    record Parts(Class<?> type, Bounds bounds) implements Shape {
        public List<Part> parts() {
            return ShapeReader.partsOf(type);
        }
    }

    /** One text, number, constant, day … as JSON has it, also within a value type such as {@link Yen}. */
    record One(Class<?> type, Bounds bounds) implements Shape {
        /** What is on the wire: the type itself, or what a value type consists of. */
        public Class<?> wire() {
            return isValueType(type) ? type.getRecordComponents()[0].getType() : type;
        }

        /** The codes there are, where they are bounded: as declared, or the constants of an enum. */
        public List<String> codes() {
            return bounds.find(OneOf.class)
                    .map(OneOf::value)
                    .map(List::of)
                    .orElseGet(() -> type.isEnum()
                            ? Stream.of(type.getEnumConstants())
                                    .map(constant -> ((Enum<?>) constant).name())
                                    .toList()
                            : List.of());
        }
    }

    /** What somebody declared that does not hold. @param field its path @param given never personal data */
    record Broken(String field, Object given, Phrase expected) {}

    /** What is declared of one value; of a value type also what the type itself says. */
    record Bounds(List<Annotation> declared) {
        public <A extends Annotation> Optional<A> find(Class<A> type) {
            return declared.stream().filter(type::isInstance).map(type::cast).findFirst();
        }

        public OptionalLong min() {
            return declared.stream()
                    .filter(Min.class::isInstance)
                    .mapToLong(min -> ((Min) min).value())
                    .max();
        }

        public OptionalLong max() {
            return declared.stream()
                    .filter(Max.class::isInstance)
                    .mapToLong(max -> ((Max) max).value())
                    .min();
        }

        /** How many characters or elements at most. */
        public OptionalInt longest() {
            return declared.stream()
                    .flatMapToInt(bound -> switch (bound) {
                        case Prose prose -> IntStream.of(prose.max());
                        case Line line -> IntStream.of(line.max());
                        case Size size -> IntStream.of(size.max());
                        default -> IntStream.empty();
                    })
                    .min();
        }

        /** How many characters or elements at least. */
        public int shortest() {
            return declared.stream()
                    .mapToInt(bound -> switch (bound) {
                        case Prose _, Line _ -> 1;
                        case Size size -> size.min();
                        default -> 0;
                    })
                    .max()
                    .orElse(0);
        }

        public boolean personal() {
            return find(Personal.class).isPresent();
        }

        /** Whether everybody may read it, or the texts that stand in it directly. */
        public boolean publicText() {
            return find(PublicText.class).isPresent();
        }

        /** The regular expression that all of it matches. */
        public Optional<String> pattern() {
            return find(Pattern.class).map(Pattern::regexp);
        }
    }

    /** Of a record of several parts. @throws IllegalStateException when a bound is declared that nobody would check */
    static Parts of(Class<?> type) {
        if (!isOfParts(type)) {
            throw new IllegalArgumentException(type + " (expected: a record of several parts)");
        }
        return (Parts) ShapeReader.ofClass(type, List.of());
    }

    /** Of a value type: one text or number, with the bounds that hold for all of its kind. */
    static One ofValue(Class<?> valueType) {
        return (One) ShapeReader.ofClass(valueType, List.of());
    }

    /** Whether it is a record of one component that stands for the whole in JSON. */
    static boolean isValueType(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    /** Whether it is a record that is an object in JSON. */
    static boolean isOfParts(Class<?> type) {
        return type.isRecord() && !isValueType(type);
    }

    /** All that does not hold of a record and of those within it; empty for what is none. */
    static List<Broken> broken(Object whole) {
        List<Broken> broken = new ArrayList<>();
        if (whole instanceof Record && isOfParts(whole.getClass())) {
            of(whole.getClass()).check(whole, "", true, broken::add);
        }
        return broken;
    }

    /**
     * Tells what does not hold of a value that has this shape.
     *
     * @param deep whether also of the records within it
     */
    default void check(Object value, String path, boolean deep, Consumer<Broken> told) {
        switch (this) {
            case Maybe(Shape of) -> ((Optional<?>) value).ifPresent(present -> of.check(present, path, deep, told));
            case Many many -> {
                ShapeChecks.many(many, (Collection<?>) value, path, told);
                int index = 0;
                for (Object each : (Collection<?>) value) {
                    many.of.check(each, path + "[" + index++ + "]", deep, told);
                }
            }
            case Mapped mapped -> {
                ShapeChecks.sized(((Map<?, ?>) value).size(), mapped, mapped.bounds, path, told);
                ((Map<?, ?>) value).forEach((key, each) -> mapped.of.check(each, path + "." + key, deep, told));
            }
            case Parts parts -> {
                if (deep) {
                    parts.parts()
                            .forEach(part -> part.shape.check(
                                    part.of((Record) value),
                                    path.isEmpty() ? part.name : path + "." + part.name,
                                    true,
                                    told));
                }
            }
            case One one -> ShapeChecks.one(one, value, path, told);
        }
    }
}
