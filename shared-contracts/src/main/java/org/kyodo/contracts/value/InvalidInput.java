package org.kyodo.contracts.value;

/**
 * A value that cannot be what it claims to be: {@code amount: -3 (expected: a whole number of yen from 0)}.
 *
 * <p>Thrown by value types and records while they are built, never by rules: a refusal is a value.
 */
public final class InvalidInput extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String field;
    private final transient Object given;
    private final transient Phrase expected;

    public InvalidInput(String field, Object given, Phrase expected) {
        super(field + ": " + given + " (expected: " + expected + ")");
        this.field = field;
        this.given = given;
        this.expected = expected;
    }

    /** The name of the field or of the value type, as it stands in JSON. */
    public String field() {
        return field;
    }

    /** What was given; may be {@code null}. */
    public Object given() {
        return given;
    }

    /** What would have been right. */
    public Phrase expected() {
        return expected;
    }
}
