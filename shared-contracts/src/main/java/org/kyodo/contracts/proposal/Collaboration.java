package org.kyodo.contracts.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;

/**
 * What an adopted proposal leads to 協働事業: agreement, grant and evaluation are about it.
 *
 * @param group that carries it out
 * @param fiscalYear in which it is carried out
 */
public record Collaboration(
        ProposalId proposal,
        GroupId group,
        List<DepartmentCode> departments,
        CollaborationForm form,
        String title,
        FiscalYear fiscalYear)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }

    @Override
    public Optional<CollaborationForm> subjectForm() {
        return Optional.of(form);
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return departments;
    }

    @Override
    public List<GroupId> subjectGroups() {
        return List.of(group);
    }
}
