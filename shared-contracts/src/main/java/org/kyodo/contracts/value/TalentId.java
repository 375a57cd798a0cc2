package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a talent 人材. */
public record TalentId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TalentId of(String text) {
        return new TalentId(Id.parse("talent", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
