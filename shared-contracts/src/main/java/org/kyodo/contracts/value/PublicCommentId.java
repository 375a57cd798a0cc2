package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a public comment パブリック・コメント. */
public record PublicCommentId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PublicCommentId of(String text) {
        return new PublicCommentId(Id.parse("public-comment", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
