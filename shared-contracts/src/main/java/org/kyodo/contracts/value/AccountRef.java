package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/** An account that signs in, by the opaque reference of the identity provider (JWT {@code sub}); says nothing of the person. */
public record AccountRef(
        @JsonValue @Pattern(regexp = Code.OPAQUE, message = "OPAQUE")
        String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountRef {
        Require.matching("account", value, Code.IS_OPAQUE, Wording.OPAQUE.of());
    }

    public static AccountRef of(String value) {
        return new AccountRef(value);
    }

    /** Whether a text has the form of one. */
    public static boolean isOne(String text) {
        return Code.IS_OPAQUE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
