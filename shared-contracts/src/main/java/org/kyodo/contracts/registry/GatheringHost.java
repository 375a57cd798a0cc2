package org.kyodo.contracts.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;

/**
 * Who holds a gathering 主催: one of these.
 *
 * @param department 所属
 * @param desk 市民活動支援センター等, by its code
 * @param group 団体
 */
public record GatheringHost(Optional<DepartmentCode> department, Optional<FacilityCode> desk, Optional<GroupId> group)
        implements DescribesSubject {
    public static GatheringHost department(DepartmentCode code) {
        return new GatheringHost(Optional.of(code), Optional.empty(), Optional.empty());
    }

    public static GatheringHost desk(FacilityCode code) {
        return new GatheringHost(Optional.empty(), Optional.of(code), Optional.empty());
    }

    public static GatheringHost group(GroupId id) {
        return new GatheringHost(Optional.empty(), Optional.empty(), Optional.of(id));
    }

    /** Whether it names one host and no other. */
    public boolean single() {
        return Stream.of(department, desk, group).filter(Optional::isPresent).count() == 1;
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return department.stream().toList();
    }
}
