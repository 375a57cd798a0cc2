package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Side;

/** Who does what 役割分担 (R-AG-2). */
@PublicText
public record AgreementRoles(
        @Size(max = 20) @OnceEach List<@Prose(max = 400) String> city,
        @Size(max = 20) @OnceEach List<@Prose(max = 400) String> group) {
    public static final AgreementRoles NONE = new AgreementRoles(List.of(), List.of());

    public List<String> of(Side side) {
        return switch (side) {
            case CITY -> city;
            case GROUP -> group;
        };
    }
}
