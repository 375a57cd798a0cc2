package org.kyodo.contracts.registry;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.CommitteeKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.PublicText;

/**
 * A committee 審議会等 as it was set up.
 *
 * @param department that runs it 事務局
 * @param seats by kind, each kind once
 * @param term of its members 任期
 */
@PublicText
public record CommitteeOutline(
        String title, CommitteeKind kind, DepartmentCode department, List<CommitteeSeats> seats, Period term)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return List.of(department);
    }
}
