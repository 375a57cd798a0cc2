package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a base 拠点. */
public record FacilityId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FacilityId of(String text) {
        return new FacilityId(Id.parse("facility", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
