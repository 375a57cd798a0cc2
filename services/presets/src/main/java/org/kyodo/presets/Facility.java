package org.kyodo.presets;

import java.util.Optional;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FacilityKind;
import org.kyodo.contracts.value.FacilityOperator;

/** A base 拠点 of the municipality, with what it has of address, telephone, mail and web (R-FA-1). */
public record Facility(
        FacilityCode code,
        Label label,
        FacilityKind kind,
        FacilityOperator operator,
        Optional<String> address,
        Optional<String> tel,
        Optional<String> mail,
        Optional<String> web,
        Optional<String> social) {}
