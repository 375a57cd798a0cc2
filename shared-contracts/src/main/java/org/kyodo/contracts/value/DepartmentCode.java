package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;

/** A department 所属 of a municipality, by the code its settings give it: {@code collaboration-office}. */
public record DepartmentCode(
        @JsonValue @Pattern(regexp = Code.SLUG, message = "SLUG")
        String value) {
    /** The collaboration office 協働推進課 has this code in every municipality, so that rules can name it. */
    public static final DepartmentCode COLLABORATION_OFFICE = new DepartmentCode("collaboration-office");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DepartmentCode {
        Require.matching("department", value, Code.IS_SLUG, Wording.SLUG.of());
    }

    public static DepartmentCode of(String value) {
        return new DepartmentCode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
