package org.kyodo.contracts.proposal;

import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Visibility;

/** What happens to a collaboration agreement 協定書. */
@AggregateStream(service = "proposal", aggregate = "agreement")
public sealed interface AgreementEvent extends DomainEvent {

    /** It was drafted from the template of the form when a proposal was adopted 下書き. */
    @EventType(value = "kyodo.proposal.AgreementDrafted", visibility = Visibility.PARTIES)
    record AgreementDrafted(
            AgreementId agreementId,
            ProposalId proposalId,
            GroupId group,
            List<DepartmentCode> departments,
            CollaborationForm form,
            String title,
            List<String> clauses)
            implements AgreementEvent {}
}
