package org.kyodo.proposal.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.proposal.call.Calls;
import org.kyodo.proposal.proposal.SubmissionCommand.LapseProposal;
import org.springframework.stereotype.Component;

/** Lets a proposal lapse that was handed in while its call was being cancelled. */
@Component
final class LateProposals implements Reactions<ProposalEvent> {
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final Calls calls;

    LateProposals(Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals, Calls calls) {
        this.proposals = proposals;
        this.calls = calls;
    }

    @Override
    public Class<ProposalEvent> events() {
        return ProposalEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<ProposalEvent> happened) {
        return happened.event() instanceof ProposalSubmitted submitted
                ? calls
                        .cancellation(
                                submitted.entry().call(), happened.envelope().municipality())
                        .stream()
                        .<Instruction<?>>map(reason -> new Instruction<>(
                                proposals, submitted.proposalId().toString(), new LapseProposal(Optional.of(reason))))
                        .toList()
                : List.of();
    }
}
