package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An area 地域 of a municipality, by the name its settings give it: {@code 大殿}. */
public record AreaCode(@JsonValue @Line(max = AreaCode.MAX) String value) {
    private static final int MAX = 40;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AreaCode {
        Require.name("area", value, MAX);
    }

    public static AreaCode of(String value) {
        return new AreaCode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
