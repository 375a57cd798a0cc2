package org.kyodo.chassis.decide;

import java.util.List;

/** What the rules say to a command: an accepted fact, a repeat of one, or a refusal. */
public sealed interface Decision<E> {
    /** It happens: these are the facts, in order, at least one. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("no event (expected: at least one; nothing to say is a repeat)");
            }
        }
    }

    /** It had happened already: answered as the first time, and nothing is added. */
    record Repeated<E>() implements Decision<E> {}

    /**
     * It must not happen.
     *
     * @param refusal the reason, part of the API
     * @param field the field that breaks the rule, or empty
     * @param given the value given, or empty
     * @param expected what would have been accepted, or empty
     */
    record Refused<E>(Refusal refusal, String field, String given, String expected) implements Decision<E> {}

    @SafeVarargs
    static <E> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E> Decision<E> repeated() {
        return new Repeated<>();
    }

    static <E> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal, "", "", "");
    }

    /** {@code award: 600000 (expected: <= 500000)}. */
    static <E> Decision<E> refuse(Refusal refusal, String field, Object given, Object expected) {
        return new Refused<>(refusal, field, String.valueOf(given), String.valueOf(expected));
    }
}
