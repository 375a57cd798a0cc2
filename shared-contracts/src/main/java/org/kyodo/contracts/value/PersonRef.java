package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/** A person 本人 whose data only the registry holds, by an opaque reference. */
public record PersonRef(
        @JsonValue @Pattern(regexp = Code.OPAQUE, message = "OPAQUE")
        String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonRef {
        Require.matching("person", value, Code.IS_OPAQUE, Wording.OPAQUE.of());
    }

    public static PersonRef of(String value) {
        return new PersonRef(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
