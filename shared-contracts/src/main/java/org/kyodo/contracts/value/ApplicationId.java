package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a grant application 交付申請. */
public record ApplicationId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ApplicationId of(String text) {
        return new ApplicationId(Id.parse("application", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
