package org.kyodo.contracts.value;

import java.util.List;

/**
 * What is said of a value that was given, or of values that would have been accepted, in the reader's language: {@code
 * AT_MOST.of(Yen.of(1_000_000))} is 「1,000,000円以下」.
 *
 * @param arguments values of any kind, also phrases; {@link Words} says how each reads
 */
public record Phrase(Wording wording, List<Object> arguments) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** In English, for logs. */
    @Override
    public String toString() {
        return Words.ENGLISH.of(this);
    }
}
