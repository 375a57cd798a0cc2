package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an offer of support 支援の申出. */
public record SupportOfferId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SupportOfferId of(String text) {
        return new SupportOfferId(Id.parse("support-offer", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
