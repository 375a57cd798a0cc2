package org.kyodo.proposal.agreement;

import java.util.List;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;

/** A collaboration agreement 協定書. It begins as a draft from the template of the form that a proposal was adopted with. */
sealed interface Agreement extends Stage<Agreement, AgreementEvent> {
    record Absent(AgreementId id) implements Agreement {}

    record Drafted(
            AgreementId id,
            ProposalId proposal,
            GroupId group,
            List<DepartmentCode> departments,
            CollaborationForm form,
            String title,
            List<String> clauses)
            implements Agreement {}

    @Override
    default Agreement after(AgreementEvent event) {
        return switch (event) {
            case AgreementDrafted e ->
                new Drafted(
                        e.agreementId(), e.proposalId(), e.group(), e.departments(), e.form(), e.title(), e.clauses());
        };
    }
}
