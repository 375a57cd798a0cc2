package org.kyodo.proposal.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Yen;

/** What was handed in last 提案書. */
record Submission(
        ProposalId id,
        String number,
        CallId call,
        GroupId proposer,
        List<GroupId> coProposers,
        String title,
        String summary,
        String problem,
        String strengths,
        String action,
        List<FieldType> fieldTypes,
        List<AreaCode> areas,
        CollaborationForm requestedForm,
        Optional<ProgrammeCode> programme,
        Yen total,
        Yen requested) {

    static Submission of(ProposalSubmitted e) {
        return new Submission(
                e.proposalId(),
                e.number(),
                e.callId(),
                e.proposer(),
                e.coProposers(),
                e.title(),
                e.summary(),
                e.problem(),
                e.strengths(),
                e.action(),
                e.fieldTypes(),
                e.areas(),
                e.requestedForm(),
                e.programme(),
                e.total(),
                e.requested());
    }

    ProposalAccepted accepted() {
        return new ProposalAccepted(
                id, number, call, proposer, title, summary, fieldTypes, areas, requestedForm, requested);
    }
}
