package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a booking 予約. */
public record BookingId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BookingId of(String text) {
        return new BookingId(Id.parse("booking", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
