package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a department 所属 in the register. */
public record DepartmentId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DepartmentId of(String text) {
        return new DepartmentId(Id.parse("department", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
