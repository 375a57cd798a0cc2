package org.kyodo.contracts.registry;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Track;

/**
 * A group 団体 as its form presents it to everybody: names of organisations only.
 *
 * @param nameKana フリガナ; a declaration of intent may do without
 * @param track by its type, as the municipality registers it
 * @param fields by the municipality's codes; a track may ask for none
 * @param otherField in words, where no code fits
 * @param areas in which it is active; none says nothing
 */
@PublicText
public record GroupCard(
        String name,
        Optional<String> nameKana,
        GroupType groupType,
        Track track,
        List<ActivityField> fields,
        Optional<String> otherField,
        List<AreaCode> areas,
        Optional<CorporateNumber> corporateNumber)
        implements DescribesSubject {
    public GroupCard {
        fields = List.copyOf(fields);
        areas = List.copyOf(areas);
    }

    /** The same group once it is a corporation of this number 法人化. */
    public GroupCard incorporated(CorporateNumber number) {
        return new GroupCard(name, nameKana, groupType, track, fields, otherField, areas, Optional.of(number));
    }

    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(name);
    }

    @Override
    public List<AreaCode> subjectAreas() {
        return areas;
    }
}
