package org.kyodo.contracts.grant;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.PublicText;

/**
 * A grant programme 補助制度 of one fiscal year.
 *
 * @param department that runs it 所管課
 */
@PublicText
public record ProgrammeOutline(
        ProgrammeCode code, FiscalYear fiscalYear, String name, ProgrammeType type, DepartmentCode department)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(name);
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return List.of(department);
    }
}
