package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of the consultation days 相談日 of a base. */
public record DeskScheduleId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DeskScheduleId of(String text) {
        return new DeskScheduleId(Id.parse("deskSchedule", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
