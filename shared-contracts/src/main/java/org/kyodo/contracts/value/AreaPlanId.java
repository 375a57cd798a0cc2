package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an area plan 地域づくり計画. */
public record AreaPlanId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AreaPlanId of(String text) {
        return new AreaPlanId(Id.parse("areaPlan", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
