package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an entry made for somebody else 代理入力: that of the event it led to. */
public record EntryId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EntryId of(String text) {
        return new EntryId(Id.parse("entry", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
