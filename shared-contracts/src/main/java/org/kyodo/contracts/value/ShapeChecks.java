package org.kyodo.contracts.value;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.kyodo.contracts.value.Shape.Bounds;
import org.kyodo.contracts.value.Shape.Broken;
import org.kyodo.contracts.value.Shape.Many;
import org.kyodo.contracts.value.Shape.One;

/** Whether what is declared of a value holds; the checks behind {@link Shape#check}. */
final class ShapeChecks {
    private ShapeChecks() {}

    static void many(Many many, Collection<?> values, String path, Consumer<Broken> told) {
        sized(values.size(), many, many.bounds(), path, told);
        many.bounds().find(OnceEach.class).ifPresent(once -> {
            List<?> same = once.by().isEmpty()
                    ? List.copyOf(values)
                    : values.stream().map(each -> by(once.by(), each)).toList();
            if (new HashSet<>(same).size() < same.size()) {
                told.accept(
                        new Broken(once.by().isEmpty() ? path : path + "." + once.by(), same, Wording.ONCE_EACH.of()));
            }
        });
    }

    private static Object by(String name, Object element) {
        return Shape.of(element.getClass()).parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " (expected: a component of " + element + ")"))
                .of((Record) element);
    }

    static void sized(int size, Shape shape, Bounds bounds, String path, Consumer<Broken> told) {
        int most = bounds.longest().orElse(Integer.MAX_VALUE);
        if (size < bounds.shortest() || size > most) {
            told.accept(new Broken(path, Wording.ITEMS.of(size), expected(shape, bounds, most)));
        }
    }

    private static Phrase expected(Shape shape, Bounds bounds, int most) {
        if (most < Integer.MAX_VALUE) {
            return Wording.ITEMS_BETWEEN.of(bounds.shortest(), most);
        }
        return shape instanceof Many many
                        && many.of() instanceof One one
                        && !one.codes().isEmpty()
                ? Wording.AT_LEAST_ONE_OF.of(one.codes())
                : Wording.AT_LEAST_ONE.of();
    }

    static void one(One one, Object value, String path, Consumer<Broken> told) {
        // A value type keeps its own bounds: it cannot exist outside them.
        Object bare = Shape.isValueType(one.type())
                ? ShapeReader.read(ShapeReader.accessor(one.type().getRecordComponents()[0]), value)
                : value;
        one.bounds().declared().stream()
                .flatMap(bound -> one(one, bound, bare).stream())
                .findFirst()
                .ifPresent(broken -> told.accept(new Broken(
                        path,
                        one.bounds().personal() && !(broken.given() instanceof Text.Fault)
                                ? Wording.NOT_SHOWN.of()
                                : broken.given(),
                        broken.expected())));
    }

    private static Optional<Broken> one(One one, Annotation bound, Object value) {
        return switch (bound) {
            case Prose prose -> text((String) value, prose.max());
            case Line line ->
                text((String) value, line.max()).or(() -> Text.faultOfName((String) value)
                        .map(fault -> new Broken("", fault, Wording.NAME.of())));
            case Size size ->
                length((String) value) > size.max()
                        ? broken(Wording.CHARACTERS.of(length((String) value)), Wording.TEXT_WITHIN.of(size.max()))
                        : Optional.empty();
            case Min min when ((Number) value).longValue() < min.value() -> broken(value, expected(one));
            case Max max when ((Number) value).longValue() > max.value() -> broken(value, expected(one));
            case Pattern pattern
            when !((String) value).matches(pattern.regexp()) ->
                broken(value, Wording.valueOf(pattern.message()).of());
            case OneOf codes
            when !List.of(codes.value())
                    .contains(value instanceof Enum<?> constant ? constant.name() : value.toString()) ->
                broken(value, Wording.ONE_OF.of(List.of(codes.value())));
            default -> Optional.empty();
        };
    }

    private static Optional<Broken> text(String value, int max) {
        return Text.isBlank(value) || length(value) > max ? broken(value, Wording.TEXT.of(max)) : Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Phrase expected(One one) {
        OptionalLong min = one.bounds().min();
        OptionalLong max = one.bounds().max();
        if (one.type() == Yen.class) {
            return min.orElse(0) == 1 && max.orElse(Yen.MAX) == Yen.MAX
                    ? Wording.YEN_FROM_ONE.of()
                    : Wording.WHOLE_YEN.of(min.orElse(0), max.orElse(Yen.MAX));
        }
        if (min.isPresent() && max.isPresent()) {
            return Wording.WHOLE_NUMBER.of(min.getAsLong(), max.getAsLong());
        }
        return min.isPresent() ? Wording.AT_LEAST.of(min.getAsLong()) : Wording.AT_MOST.of(max.getAsLong());
    }

    private static Optional<Broken> broken(Object given, Phrase expected) {
        return Optional.of(new Broken("", given, expected));
    }
}
