package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a project 協働事業 or an initiative 市民事業. */
public record ProjectId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ProjectId of(String text) {
        return new ProjectId(Id.parse("project", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
