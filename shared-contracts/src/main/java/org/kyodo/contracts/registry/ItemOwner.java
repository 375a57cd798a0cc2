package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;

/** Whose an item is 所有者: a group's, a department's or a base's, one of the three. */
public record ItemOwner(Optional<GroupId> group, Optional<DepartmentCode> department, Optional<FacilityCode> facility) {
    public static ItemOwner of(GroupId group) {
        return new ItemOwner(Optional.of(group), Optional.empty(), Optional.empty());
    }

    public static ItemOwner of(DepartmentCode department) {
        return new ItemOwner(Optional.empty(), Optional.of(department), Optional.empty());
    }

    public static ItemOwner of(FacilityCode facility) {
        return new ItemOwner(Optional.empty(), Optional.empty(), Optional.of(facility));
    }
}
