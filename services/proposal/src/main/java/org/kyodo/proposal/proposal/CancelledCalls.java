package org.kyodo.proposal.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.proposal.proposal.SubmissionCommand.LapseProposal;
import org.springframework.stereotype.Component;

/**
 * Lets what was proposed to a call and is not decided lapse when the call is cancelled, and says why. What is with the city by then
 * does not: the city accounts for it (R-CP-4).
 */
@Component
final class CancelledCalls implements Reactions<CallEvent> {
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final ProposalsOfCalls ofCalls;

    CancelledCalls(Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals, ProposalsOfCalls ofCalls) {
        this.proposals = proposals;
        this.ofCalls = ofCalls;
    }

    @Override
    public Class<CallEvent> events() {
        return CallEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<CallEvent> happened) {
        return happened.event() instanceof CallCancelled cancelled
                ? ofCalls.lapsingWith(cancelled.callId(), happened.envelope().municipality()).stream()
                        .<Instruction<?>>map(id ->
                                new Instruction<>(proposals, id, new LapseProposal(Optional.of(cancelled.reason()))))
                        .toList()
                : List.of();
    }
}
