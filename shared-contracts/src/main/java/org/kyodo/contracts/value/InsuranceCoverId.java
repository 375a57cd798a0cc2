package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an insurance cover コミュニティ活動保険. */
public record InsuranceCoverId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static InsuranceCoverId of(String text) {
        return new InsuranceCoverId(Id.parse("insurance-cover", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
