package org.kyodo.contracts;

/**
 * A record whose topic, key and headers do not belong together, so that it was not told by who it says:
 * {@code ce_type: kyodo.grant.ClaimSubmitted.v1 (expected: an event of the service registry)}. It will never be right.
 */
public final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String attribute;

    Contradiction(String attribute, Object given, String expected) {
        super(attribute + ": " + given + " (expected: " + expected + ")");
        this.attribute = attribute;
    }

    /** What does not belong to the rest: {@code topic}, {@code key} or the name of a header. */
    public String attribute() {
        return attribute;
    }
}
