package org.kyodo.contracts.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.PublicText;

/**
 * A project of groups and the city together 協働事業, as it is planned.
 *
 * @param proposal that was adopted; none under a standing agreement
 * @param agreement that must be public before it starts (R-AG-4); none where nothing is put down, or grant decides
 * @param form none under a standing agreement without one
 * @param groups that carry it out, the proposer first
 * @param departments that carry it out with them, the one that co-ordinates first
 */
@PublicText
public record ProjectPlan(
        Optional<ProposalId> proposal,
        Optional<AgreementId> agreement,
        Optional<CollaborationForm> form,
        List<GroupId> groups,
        List<DepartmentCode> departments,
        String title,
        List<FieldType> fieldTypes,
        List<AreaCode> areas,
        FiscalYear fiscalYear)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }

    @Override
    public List<FieldType> subjectFieldTypes() {
        return fieldTypes;
    }

    @Override
    public List<AreaCode> subjectAreas() {
        return areas;
    }

    @Override
    public Optional<CollaborationForm> subjectForm() {
        return form;
    }

    @Override
    public List<GroupId> subjectGroups() {
        return groups;
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return departments;
    }

    @Override
    public Optional<ProposalId> subjectProposal() {
        return proposal;
    }
}
