package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a grant programme 補助制度 of one fiscal year. */
public record ProgrammeId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ProgrammeId of(String text) {
        return new ProgrammeId(Id.parse("programme", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
