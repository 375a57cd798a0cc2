package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an evaluation 協働評価. */
public record EvaluationId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EvaluationId of(String text) {
        return new EvaluationId(Id.parse("evaluation", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
