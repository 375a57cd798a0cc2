package org.kyodo.proposal.agreement;

import java.util.List;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;

/** What can be asked of an agreement 協定書. */
sealed interface AgreementCommand {

    /** 下書きする, because a proposal was adopted. */
    @AllowedTo(Role.PLATFORM)
    record DraftAgreement(
            ProposalId proposal,
            GroupId group,
            List<DepartmentCode> departments,
            CollaborationForm form,
            String title,
            List<String> clauses)
            implements AgreementCommand {}
}
