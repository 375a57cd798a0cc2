package org.kyodo.registry.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.CoordinationOpened;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationGiven;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalLapsed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalRejected;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalReturned;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalScored;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.proposal.ProposalEvent.ReconsiderationRequested;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.ProposalId;

/**
 * A proposal 提案 that departments were put in charge of, as the proposal service's events tell it.
 *
 * @param open whether it is not decided yet, or is to be decided again
 */
record AssignedProposal(ProposalId id, List<DepartmentCode> departments, boolean open) {
    static Optional<AssignedProposal> after(Optional<AssignedProposal> known, ProposalEvent event) {
        return switch (event) {
            case DepartmentsAssigned e ->
                Optional.of(new AssignedProposal(e.proposalId(), e.assignment().subjectDepartments(), true));
            case CoordinationOpened e ->
                Optional.of(new AssignedProposal(e.proposalId(), e.assignment().subjectDepartments(), true));
            case ProposalAdopted _, ProposalRejected _, ProposalLapsed _, ProposalWithdrawn _ ->
                known.map(proposal -> proposal.open(false));
            case ReconsiderationRequested _ -> known.map(proposal -> proposal.open(true));
            case ProposalSubmitted _, ProposalReturned _, ProposalAccepted _, ProposalScored _, ExplanationGiven _ ->
                known;
        };
    }

    private AssignedProposal open(boolean now) {
        return new AssignedProposal(id, departments, now);
    }
}
