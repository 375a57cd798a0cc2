package org.kyodo.contracts.value;

/**
 * Why a decision went against somebody 理由: a code that analysts count and a text that the person reads.
 *
 * <p>How long the text must be is a rule of the municipality, not of this type.
 *
 * @param code from the common list
 * @param text 1 to 2,000 characters
 */
public record Reason(ReasonCode code, String text) {
    public Reason {
        if (code == null) {
            throw new InvalidInput("reason.code", null, Wording.REASON_CODE.of());
        }
        Require.text("reason.text", text, 2_000);
    }

    /** Whether at least {@code min} characters of the text are seen. */
    public boolean explainsIn(int min) {
        return Text.length(text) >= min;
    }
}
