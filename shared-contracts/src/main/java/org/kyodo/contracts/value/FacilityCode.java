package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/** A base 拠点 of a municipality, by the code its settings give it: {@code service-center-east}. */
public record FacilityCode(
        @JsonValue @Pattern(regexp = Code.SLUG, message = "SLUG")
        String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FacilityCode {
        Require.matching("facility", value, Code.IS_SLUG, Wording.SLUG.of());
    }

    public static FacilityCode of(String value) {
        return new FacilityCode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
