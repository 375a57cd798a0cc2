package org.kyodo.registry.group;

import java.util.regex.Pattern;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.Wording;

/**
 * A document that was handed in 添付書類. For now a reference only: the file lies elsewhere, and the hash shows later
 * whether it is still the same.
 *
 * @param documentId where it lies, as the municipality keeps its documents
 * @param sha256 of the file, in hex
 */
record DocumentRef(String documentId, String sha256) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    DocumentRef {
        Require.text("documentId", documentId, 200);
        if (sha256 == null || !SHA_256.matcher(sha256).matches()) {
            throw new InvalidInput("sha256", sha256, Wording.SHA256.of());
        }
    }
}
