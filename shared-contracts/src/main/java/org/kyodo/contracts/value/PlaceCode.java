package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/** A room 部屋 or storage place 保管場所 of a base, by its code there: {@code meeting-room-1}. */
public record PlaceCode(
        @JsonValue @Pattern(regexp = Code.SLUG, message = "SLUG")
        String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlaceCode {
        Require.matching("place", value, Code.IS_SLUG, Wording.SLUG.of());
    }

    public static PlaceCode of(String value) {
        return new PlaceCode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
