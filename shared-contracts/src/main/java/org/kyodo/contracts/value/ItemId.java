package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an item that is lent or given 貸出物品. */
public record ItemId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ItemId of(String text) {
        return new ItemId(Id.parse("item", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
