package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a match request 派遣依頼. */
public record MatchRequestId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MatchRequestId of(String text) {
        return new MatchRequestId(Id.parse("match-request", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
