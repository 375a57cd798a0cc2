package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a call for proposals 募集. */
public record CallId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CallId of(String text) {
        return new CallId(Id.parse("call", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
