package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/**
 * What a receipt 受領証 says of what was submitted: SHA-256, in hex, of its canonical JSON (RFC 8785). With the id of the event
 * that tells it, whoever kept what they sent shows by it that this is what came in.
 */
public record Receipt(
        @JsonValue @Pattern(regexp = "[0-9a-f]{64}", message = "SHA256")
        String sha256) {
    private static final java.util.regex.Pattern SHA_256 = java.util.regex.Pattern.compile("[0-9a-f]{64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Receipt {
        Require.matching("sha256", sha256, SHA_256, Wording.SHA256.of());
    }

    public static Receipt of(String sha256) {
        return new Receipt(sha256);
    }

    @Override
    public String toString() {
        return sha256;
    }
}
