package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a subscription 購読. */
public record SubscriptionId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SubscriptionId of(String text) {
        return new SubscriptionId(Id.parse("subscription", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
