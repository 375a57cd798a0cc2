package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Line;

/** A group 団体 as its form presents it. */
public record GroupProfile(
        @Line(max = 100) String name,
        @Line(max = 100) String nameKana,
        GroupType groupType,
        @Size(min = 1, max = 20) List<ActivityField> fields,
        @Size(min = 1, max = 50) List<AreaCode> areas,
        @Min(1) @Max(1_000_000) int memberCount)
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
