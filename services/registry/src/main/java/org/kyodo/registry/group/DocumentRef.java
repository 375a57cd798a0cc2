package org.kyodo.registry.group;

import jakarta.validation.constraints.Pattern;
import org.kyodo.contracts.value.Prose;

/**
 * A document that was handed in 添付書類. For now a reference only: the file lies elsewhere, and the hash shows later
 * whether it is still the same.
 *
 * @param documentId where it lies, as the municipality keeps its documents
 * @param sha256 of the file, in hex
 */
record DocumentRef(
        @Prose(max = 200) String documentId,

        @Pattern(regexp = "[0-9a-f]{64}", message = "SHA256")
        String sha256) {}
