package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a request that what is held of an account be erased 消去の請求. */
public record ErasureId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ErasureId of(String text) {
        return new ErasureId(Id.parse("erasure", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
