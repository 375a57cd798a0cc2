package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.OpinionStatement;
import org.kyodo.contracts.proposal.Reflection;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.proposal.proposal.Proposal.Accounted;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.InDiscussion;
import org.kyodo.proposal.proposal.Proposal.OpinionPublished;
import org.kyodo.proposal.proposal.Proposal.WithCity;

/**
 * How far a policy proposal of citizens is, as everybody sees it 協議と説明の経過.
 *
 * @param forum where it is debated
 * @param dueOn the last day on which the city accounts for it
 * @param continued whether the city said once that there is no result yet
 */
record Debate(
        RoundTableId forum,
        Optional<OpinionStatement> statement,
        Optional<Integer> round,
        Optional<LocalDate> submittedOn,
        Optional<LocalDate> dueOn,
        boolean continued,
        Optional<Reflection> reflection) {

    static Optional<Debate> of(HandedIn proposal) {
        return switch (proposal) {
            case InDiscussion d -> Optional.of(begun(d.forum(), Optional.empty()));
            case OpinionPublished o -> Optional.of(begun(o.statement().forum(), Optional.of(o.statement())));
            case WithCity w -> Optional.of(owed(w.account(), Optional.empty()));
            case Accounted a -> Optional.of(owed(a.account(), Optional.of(a.reflection())));
            case HandedIn _ -> Optional.empty();
        };
    }

    /** Whether it is debated, or was. */
    static boolean isOpen(HandedIn proposal) {
        return of(proposal).isPresent();
    }

    /** Who answers is told in the town hall and to auditors; everybody is told by the answer, or once it is overdue. */
    static Optional<Assignment> assignment(HandedIn proposal, ProposalView.Eyes eyes) {
        return switch (proposal) {
            case WithCity w
            when eyes == ProposalView.Eyes.STAFF || w.account().toldOver() > 0 ->
                w.account().assignment();
            case Accounted a -> a.account().assignment();
            case HandedIn _ -> Optional.empty();
        };
    }

    private static Debate begun(RoundTableId forum, Optional<OpinionStatement> statement) {
        return new Debate(
                forum, statement, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    private static Debate owed(Accountability account, Optional<Reflection> reflection) {
        return new Debate(
                account.statement().forum(),
                Optional.of(account.statement()),
                Optional.of(account.round()),
                Optional.of(account.submittedOn()),
                Optional.of(account.dueOn()),
                account.continued(),
                reflection);
    }
}
