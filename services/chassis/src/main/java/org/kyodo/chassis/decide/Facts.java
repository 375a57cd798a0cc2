package org.kyodo.chassis.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Facts looked up before a decision, one of each type. */
public record Facts(List<Object> values) {
    public static final Facts NONE = new Facts(List.of());

    public Facts {
        values = List.copyOf(values);
    }

    public static Facts of(Object... values) {
        return new Facts(List.of(values));
    }

    /** These and others. */
    public Facts and(Facts more) {
        return new Facts(Stream.concat(values.stream(), more.values.stream()).toList());
    }

    /**
     * With one more, looked up only when a rule asks for it: a running number is drawn for what is accepted, not for each
     * try.
     */
    public <F> Facts whenAsked(Class<F> type, Supplier<F> lookUp) {
        return new Facts(Stream.concat(values.stream(), Stream.of(new OnDemand<>(type, once(lookUp))))
                .toList());
    }

    /** Looked up at most once; by one thread, as a decision is. */
    private static <F> Supplier<F> once(Supplier<F> lookUp) {
        List<F> found = new ArrayList<>(1);
        return () -> {
            if (found.isEmpty()) {
                found.add(lookUp.get());
            }
            return found.getFirst();
        };
    }

    <F> F get(Class<F> type) {
        return find(type)
                .orElseThrow(() -> new IllegalStateException("no fact of " + type.getName() + " among " + values));
    }

    <F> Optional<F> find(Class<F> type) {
        return values.stream()
                .map(value -> value instanceof OnDemand<?>(var kind, var lookUp) && kind == type ? lookUp.get() : value)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private record OnDemand<F>(Class<F> type, Supplier<F> lookUp) {}
}
