package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a civic group 団体. */
public record GroupId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static GroupId of(String text) {
        return new GroupId(Id.parse("group", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
