package org.kyodo.registry.group;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Track;

/**
 * A group as its form presents it 団体の概要; the municipality says to which track its type belongs.
 *
 * @param otherField in words, where none of the municipality's fields fits
 */
record CardGiven(
        @Line(max = 100) String name,
        Optional<@Line(max = 100) String> nameKana,
        GroupType groupType,
        @Size(max = 20) @OnceEach List<ActivityField> fields,
        Optional<@Line(max = 100) String> otherField,
        @Size(max = 50) @OnceEach List<AreaCode> areas,
        Optional<CorporateNumber> corporateNumber) {
    GroupCard on(Track track) {
        return new GroupCard(name, nameKana, groupType, track, fields, otherField, areas, corporateNumber);
    }
}
