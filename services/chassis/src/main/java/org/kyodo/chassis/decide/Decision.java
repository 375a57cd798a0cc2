package org.kyodo.chassis.decide;

import java.util.List;
import java.util.stream.Stream;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Words;

/** What the rules say to a command: an accepted fact, a repeat of one, or a refusal. */
public sealed interface Decision<E> {
    /**
     * It happens: these are the facts, in order, at least one.
     *
     * @param checked the rules that it breaks and that the municipality only has checked
     */
    record Accepted<E>(List<E> events, List<String> checked) implements Decision<E> {
        public Accepted(List<E> events) {
            this(events, List.of());
        }

        public Accepted {
            events = List.copyOf(events);
            checked = List.copyOf(checked);
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
     * @param given the value given, or empty; {@link Words} says how it reads
     * @param expected what would have been accepted, a value or a {@link Phrase}, or empty
     */
    record Refused<E>(Refusal refusal, String field, Object given, Object expected) implements Decision<E> {}

    /** The same, and that it breaks this rule, which is only checked. */
    default Decision<E> noting(String rule) {
        return this instanceof Accepted<E>(var events, var checked)
                ? new Accepted<>(
                        events, Stream.concat(Stream.of(rule), checked.stream()).toList())
                : this;
    }

    /** Whether it is refused for who asks: the command is for others. */
    default boolean isForOthers() {
        return this instanceof Refused<E> refused && refused.refusal().kind() == Refusal.Kind.FORBIDDEN;
    }

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

    /** {@code award: 600000 (expected: at most 500000)}: {@code refuse(…, "award", awarded, AT_MOST.of(asked))}. */
    static <E> Decision<E> refuse(Refusal refusal, String field, Object given, Object expected) {
        return new Refused<>(refusal, field, given, expected);
    }
}
