package org.kyodo.evaluation.evaluation;

import java.util.List;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;

/** What is evaluated 評価の対象: the collaboration that an adopted proposal leads to. */
record Subject(
        ProposalId proposal,
        GroupId group,
        List<DepartmentCode> departments,
        CollaborationForm form,
        String title,
        FiscalYear fiscalYear) {}
