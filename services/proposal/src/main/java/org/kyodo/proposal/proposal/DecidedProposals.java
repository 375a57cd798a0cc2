package org.kyodo.proposal.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.proposal.call.Calls;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.springframework.stereotype.Component;

/** Decides a call when the last proposal to it is no longer open, whatever became of it. */
@Component
final class DecidedProposals implements Reactions<ProposalEvent> {
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final Calls calls;

    DecidedProposals(Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals, Calls calls) {
        this.proposals = proposals;
        this.calls = calls;
    }

    @Override
    public Class<ProposalEvent> events() {
        return ProposalEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<ProposalEvent> happened) {
        Envelope envelope = happened.envelope();
        if (!SubmissionRules.OVER.contains(envelope.place().stage())) {
            return List.of();
        }
        Optional<Instruction<?>> decision = proposals
                .find(envelope.subjectId(), envelope.municipality())
                .map(stored -> (HandedIn) stored.stage())
                .flatMap(
                        proposal -> calls.decision(proposal.submission().entry().call(), envelope.municipality()));
        return decision.stream().<Instruction<?>>map(one -> one).toList();
    }
}
