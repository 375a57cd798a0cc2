package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an uploaded document 提出書類. */
public record DocumentId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DocumentId of(String text) {
        return new DocumentId(Id.parse("document", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
