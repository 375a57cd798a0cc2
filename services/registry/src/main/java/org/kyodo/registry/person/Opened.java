package org.kyodo.registry.person;

import java.util.Optional;

/** What became of sealed personal data when it was opened 開封. */
public sealed interface Opened<T> {
    /** As it was sealed. */
    record Readable<T>(T content) implements Opened<T> {}

    /** The person's key was destroyed 消去. */
    record Erased<T>() implements Opened<T> {}

    /** It was altered, or is another person's or field's: nobody may read it as this one's. */
    record Broken<T>() implements Opened<T> {}

    /** What there is to read, if anything. */
    default Optional<T> value() {
        return this instanceof Readable<T>(T content) ? Optional.of(content) : Optional.empty();
    }
}
