package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a proposal 提案. */
public record ProposalId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ProposalId of(String text) {
        return new ProposalId(Id.parse("proposal", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
