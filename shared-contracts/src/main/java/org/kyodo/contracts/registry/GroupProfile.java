package org.kyodo.contracts.registry;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupType;

/** A group 団体 as its form presents it. */
public record GroupProfile(
        String name,
        String nameKana,
        GroupType groupType,
        List<ActivityField> fields,
        List<AreaCode> areas,
        int memberCount)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(name);
    }

    @Override
    public List<AreaCode> subjectAreas() {
        return areas;
    }
}
