package org.kyodo.registry.consultation;

import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.person.Sealed;

/**
 * What is noted of a consultation and no event tells 相談記録, sealed with the key of who asked.
 *
 * @param asker an {@link Asker}, where it was entered for somebody without an account
 * @param question what was asked, in words
 * @param advice what was advised, in words
 */
record Notes(Optional<Sealed> asker, Optional<Sealed> question, Optional<Sealed> advice) {
    static final Notes NONE = new Notes(Optional.empty(), Optional.empty(), Optional.empty());

    /** Whose key they are sealed with; empty where nothing is noted. */
    Optional<PersonRef> person() {
        return any().map(Sealed::person);
    }

    /** Any of them: the next is sealed with the same key. */
    Optional<Sealed> any() {
        return Stream.of(question, asker, advice).flatMap(Optional::stream).findFirst();
    }
}
