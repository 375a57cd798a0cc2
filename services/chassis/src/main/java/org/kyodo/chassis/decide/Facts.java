package org.kyodo.chassis.decide;

import java.util.List;

/** Facts looked up before a decision, one of each type. */
public record Facts(List<Object> values) {
    public static final Facts NONE = new Facts(List.of());

    public Facts {
        values = List.copyOf(values);
    }

    public static Facts of(Object... values) {
        return new Facts(List.of(values));
    }

    <F> F get(Class<F> type) {
        return values.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no fact of " + type.getName() + " among " + values));
    }
}
