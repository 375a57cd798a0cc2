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
 * @param coImplementing sections that carry it out with the group, by their own word (K-CI-1)
 */
public record Collaboration(
        ProposalId proposal,
        GroupId group,
        List<DepartmentCode> departments,
        CollaborationForm form,
        String title,
        FiscalYear fiscalYear,
        List<DepartmentCode> coImplementing)
        implements DescribesSubject {
    /** That no section carries out with the group. */
    public Collaboration(
            ProposalId proposal,
            GroupId group,
            List<DepartmentCode> departments,
            CollaborationForm form,
            String title,
            FiscalYear fiscalYear) {
        this(proposal, group, departments, form, title, fiscalYear, List.of());
    }

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

    @Override
    public Optional<ProposalId> subjectProposal() {
        return Optional.of(proposal);
    }
}
