package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a gathering 催し・講座. */
public record GatheringId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static GatheringId of(String text) {
        return new GatheringId(Id.parse("gathering", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
