package org.kyodo.grant.application;

import java.util.List;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Yen;

/**
 * What an application takes over from the adopted proposal 採択された提案.
 *
 * @param proposed the amount that the proposal asked for
 */
record Dossier(
        ProgrammeCode programme,
        FiscalYear fiscalYear,
        GroupId group,
        ProposalId proposal,
        List<DepartmentCode> departments,
        String title,
        Yen proposed) {}
