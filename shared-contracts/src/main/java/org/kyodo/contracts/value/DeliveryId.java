package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a delivery 配信 of one event to one subscriber. */
public record DeliveryId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DeliveryId of(String text) {
        return new DeliveryId(Id.parse("delivery", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
