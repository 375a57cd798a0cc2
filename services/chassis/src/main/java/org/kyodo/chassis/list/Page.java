package org.kyodo.chassis.list;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next where the following page begins, if there is one; callers have it sealed, as a cursor
 * @param total how many there are on all pages, where that was asked for
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<Total> total) {
    /** Up to this many are counted. */
    public static final int COUNTED = 1_000;

    /**
     * How many there are.
     *
     * @param exact {@code false} where there are more than were counted: at least {@code count}
     */
    public record Total(long count, boolean exact) {
        /** @param counted up to one more than {@value Page#COUNTED} */
        public static Total of(long counted) {
            return new Total(Math.min(counted, COUNTED), counted <= COUNTED);
        }
    }

    /** All there is. */
    public static <T> Page<T> ofAll(List<T> items) {
        return new Page<>(items, Optional.empty(), Optional.empty());
    }

    /** With what becomes of its elements, which share their {@link SharedLookUps}; those of which nothing becomes are left out. */
    public <U> Page<U> map(Function<? super T, Optional<U>> shown) {
        return SharedLookUps.among(() ->
                new Page<>(items.stream().map(shown).flatMap(Optional::stream).toList(), next, total));
    }
}
