package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.person.Sealed;

/**
 * What a registered group proved 証明書類, as it handed it in. No event tells it, and it may name anybody.
 *
 * @param on the day on which it was handed in
 * @param words in the group's own, sealed
 */
record Proof(Kind kind, LocalDate on, Optional<Sealed> words, Optional<DocumentRef> document) {
    enum Kind {
        /** 代表者を選んだ総会等の議事録 (K-GR-9). */
        MINUTES,
        /** 年次報告 (K-GR-11). */
        YEARLY_REPORT
    }

    /** By what it is referred to when it is erased. */
    Stream<ErasedPart> parts() {
        return Stream.concat(
                        words.map(Sealed::person).stream(),
                        document.map(kept -> PersonRef.of(kept.documentId().toString())).stream())
                .map(ref -> new ErasedPart(ref, FormPart.PROOF));
    }
}
