package org.kyodo.proposal.proposal;

import java.util.List;
import java.util.stream.Stream;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;

/** What was handed in last 提案書. */
record Submission(
        ProposalId id,
        ProposalEntry entry,
        List<GroupId> coProposers,
        ProposalOutline outline,
        ProposalDetails details) {

    /** The proposer, then those that propose with it. */
    List<GroupId> parties() {
        return Stream.concat(Stream.of(entry.proposer()), coProposers.stream()).toList();
    }
}
