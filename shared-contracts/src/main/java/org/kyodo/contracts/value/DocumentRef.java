package org.kyodo.contracts.value;

import java.util.regex.Pattern;

/**
 * An uploaded document 提出書類 as commands, stages and events name it: never what is in it or what its file is called, for
 * both may tell of persons.
 *
 * @param sha256 of the file, in hex: by it anyone who has the file knows that it is this one
 */
@PublicText
public record DocumentRef(
        DocumentId documentId,

        @jakarta.validation.constraints.Pattern(regexp = "[0-9a-f]{64}", message = "SHA256")
        String sha256) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public DocumentRef {
        Require.matching("sha256", sha256, SHA_256, Wording.SHA256.of());
    }
}
