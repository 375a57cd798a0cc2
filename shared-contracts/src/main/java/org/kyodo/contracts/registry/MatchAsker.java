package org.kyodo.contracts.registry;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;

/** Who asks for a talent 依頼者: one of these. @param group 団体 @param department 所属 */
public record MatchAsker(Optional<GroupId> group, Optional<DepartmentCode> department) implements DescribesSubject {
    public static MatchAsker group(GroupId id) {
        return new MatchAsker(Optional.of(id), Optional.empty());
    }

    public static MatchAsker department(DepartmentCode code) {
        return new MatchAsker(Optional.empty(), Optional.of(code));
    }

    /** Whether it names one asker and no other. */
    public boolean single() {
        return group.isPresent() != department.isPresent();
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return department.stream().toList();
    }
}
