package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an award 交付決定. */
public record AwardId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AwardId of(String text) {
        return new AwardId(Id.parse("award", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
