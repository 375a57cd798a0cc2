package org.kyodo.contracts.evaluation;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Subject;

/**
 * What is evaluated 評価の対象: a project, an award, a standing agreement or an initiative.
 *
 * @param matter which one it is
 * @param proposal that led to it, where one did
 * @param form of collaboration, where it has one
 * @param groups that carry it out
 * @param departments that carry it out, or run its programme
 * @param fiscalYear in which it is carried out
 */
public record EvaluationSubject(
        Subject matter,
        Optional<ProposalId> proposal,
        Optional<CollaborationForm> form,
        String title,
        List<GroupId> groups,
        List<DepartmentCode> departments,
        FiscalYear fiscalYear)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }

    @Override
    public Optional<CollaborationForm> subjectForm() {
        return form;
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return departments;
    }

    @Override
    public List<GroupId> subjectGroups() {
        return groups;
    }
}
