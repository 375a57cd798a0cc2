package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a consultation 相談. */
public record ConsultationId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ConsultationId of(String text) {
        return new ConsultationId(Id.parse("consultation", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
