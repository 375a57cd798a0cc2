package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a round table 協働ラウンドテーブル or public forum 公開の場. */
public record RoundTableId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RoundTableId of(String text) {
        return new RoundTableId(Id.parse("round-table", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
