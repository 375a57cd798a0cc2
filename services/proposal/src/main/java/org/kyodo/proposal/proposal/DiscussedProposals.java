package org.kyodo.proposal.proposal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.proposal.call.Calls;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.ProposalView.Eyes;
import org.kyodo.proposal.table.DiscussedMatter;
import org.kyodo.proposal.table.DiscussedMatters;
import org.springframework.stereotype.Component;

/**
 * Proposals 提案 as round tables are about them, from acceptance on: the proposer sits there, and a section in charge or, until
 * there is one, the section of the call.
 */
@Component
class DiscussedProposals implements DiscussedMatters {
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final Calls calls;

    DiscussedProposals(Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals, Calls calls) {
        this.proposals = proposals;
        this.calls = calls;
    }

    @Override
    public SubjectType kind() {
        return SubjectType.PROPOSAL;
    }

    @Override
    public Optional<DiscussedMatter> find(UUID id, MunicipalityCode municipality) {
        return proposals
                .find(id.toString(), municipality)
                .map(stored -> stored.stage())
                .filter(HandedIn.class::isInstance)
                .map(HandedIn.class::cast)
                .filter(proposal -> ProposalView.visible(proposal, Eyes.EVERYONE))
                .map(proposal -> matter(proposal, municipality));
    }

    private DiscussedMatter matter(HandedIn proposal, MunicipalityCode municipality) {
        Proposer proposer = proposal.submission().entry().proposer();
        return new DiscussedMatter(
                proposer.group().map(Set::of).orElse(Set.of()),
                proposer.group().isEmpty(),
                sections(proposal, municipality));
    }

    private Set<DepartmentCode> sections(HandedIn proposal, MunicipalityCode municipality) {
        return ProposalView.of(proposal, Eyes.STAFF)
                .flatMap(ProposalView::handling)
                .flatMap(Review.Handling::assignment)
                .map(Assignment::departments)
                .map(Set::copyOf)
                .or(() -> calls.published(proposal.submission().entry().call(), municipality)
                        .map(call -> Set.of(call.terms().department())))
                .orElse(Set.of());
    }
}
