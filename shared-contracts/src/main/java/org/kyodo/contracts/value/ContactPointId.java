package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a contact point 連絡先; it says nothing of who is reached there or how. */
public record ContactPointId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ContactPointId of(String text) {
        return new ContactPointId(Id.parse("contact-point", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
