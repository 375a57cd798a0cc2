package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a collaboration agreement 協定書. */
public record AgreementId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AgreementId of(String text) {
        return new AgreementId(Id.parse("agreement", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
