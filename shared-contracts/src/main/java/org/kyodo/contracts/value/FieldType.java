package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/**
 * A type of field that suits collaboration 協働に適した分野や事業 by its code: {@code F1} to {@code F6} of the guideline
 * (001:L338-), {@code OTHER}, or one of the municipality's own. Which ones there are, its settings say.
 */
public record FieldType(
        @JsonValue @Pattern(regexp = Code.FIELD, message = "FIELD_CODE")
        String value) {
    /** それ以外の分野: the list is open (001:L338), so every municipality has this one. */
    public static final FieldType OTHER = FieldType.of("OTHER");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldType {
        Require.matching("fieldType", value, Code.IS_FIELD, Wording.FIELD_CODE.of());
    }

    public static FieldType of(String value) {
        return new FieldType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
