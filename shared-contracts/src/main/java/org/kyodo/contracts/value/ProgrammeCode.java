package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/** A grant programme 補助制度 of a municipality, by the code its settings give it. */
public record ProgrammeCode(
        @JsonValue @Pattern(regexp = Code.SLUG, message = "SLUG")
        String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProgrammeCode {
        Require.matching("programme", value, Code.IS_SLUG, Wording.SLUG.of());
    }

    public static ProgrammeCode of(String value) {
        return new ProgrammeCode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
