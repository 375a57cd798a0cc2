package org.kyodo.proposal.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.list.Order;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.CallOutcome;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.proposal.call.CallEntries;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** The proposals to a call, as those who keep calls ask for them. */
@Component
class ProposalsOfCalls implements CallEntries {
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;

    ProposalsOfCalls(Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals) {
        this.proposals = proposals;
    }

    @Override
    public Settled of(CallId call, MunicipalityCode municipality) {
        if (!proposals
                .list(municipality, undecided(call), PageQuery.newest(1))
                .items()
                .isEmpty()) {
            return new Settled(Optional.empty());
        }
        List<Proposal> all =
                all(to(call), municipality).stream().map(Stored::stage).toList();
        return new Settled(Optional.of(
                new CallOutcome(all.size(), count(all, Proposal.Adopted.class), count(all, Proposal.Rejected.class))));
    }

    /** Those of a call that still await a decision, or the city's answer. */
    List<String> undecidedOf(CallId call, MunicipalityCode municipality) {
        return all(undecided(call), municipality).stream().map(Stored::id).toList();
    }

    private List<Stored<Proposal>> all(Criteria which, MunicipalityCode municipality) {
        List<Stored<Proposal>> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Stored<Proposal>> page = proposals.list(
                    municipality, which, new PageQuery(after, PageQuery.MOST, Order.NEWEST_FIRST, List.of(), false));
            found.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private static int count(List<Proposal> all, Class<? extends Proposal> stage) {
        return (int) all.stream().filter(stage::isInstance).count();
    }

    private static Criteria undecided(CallId call) {
        return new Criteria().andOperator(to(call), Criteria.where("stage.type").nin(SubmissionRules.OVER));
    }

    private static Criteria to(CallId call) {
        return Criteria.where("stage.submission.entry.call").is(call.toString());
    }
}
