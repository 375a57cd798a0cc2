package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a committee 審議会等. */
public record CommitteeId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CommitteeId of(String text) {
        return new CommitteeId(Id.parse("committee", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
