package org.kyodo.proposal.proposal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.AgreedForm;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.Explanation;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.proposal.Rejection;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.proposal.proposal.Proposal.HandedIn;

/**
 * What a proposal shows 公開範囲; what is not for this caller is empty. Co-proposers are named to staff and parties only.
 *
 * <ul>
 *   <li>Staff and auditors see everything but scores. Those nobody sees: only the mean, of three scores at least, and only
 *       once it is decided.
 *   <li>The proposer and its co-proposers see what they handed in, what they must correct, and the decision.
 *   <li>Reviewers see what was handed in from acceptance on.
 *   <li>Everyone sees, from acceptance on, what it is about, and the decision with its reasons.
 * </ul>
 */
record ProposalView(
        ProposalEntry entry,
        List<GroupId> coProposers,
        ProposalOutline outline,
        Optional<ProposalDetails> details,
        Optional<Correction> correction,
        Optional<Assignment> assignment,
        Optional<Scores> scores,
        Optional<AgreedForm> agreed,
        Optional<Rejection> rejection,
        Optional<Explanation> explanation,
        Optional<Debate> debate) {

    /** In whose eyes. */
    enum Eyes {
        STAFF,
        PARTY,
        REVIEWER,
        EVERYONE
    }

    /** Of all reviewers together: how many, and the mean. */
    record Scores(int count, BigDecimal average) {}

    static Optional<ProposalView> of(Proposal proposal, Eyes eyes) {
        return switch (proposal) {
            case Proposal.Absent _ -> Optional.empty();
            case HandedIn known
            when visible(known, eyes) ->
                Optional.of(new ProposalView(
                        known.submission().entry(),
                        coProposers(known.submission(), eyes),
                        known.submission().outline(),
                        details(known.submission(), eyes),
                        correction(known, eyes),
                        review(known, eyes).flatMap(Review::assignment).or(() -> Debate.assignment(known, eyes)),
                        decided(known) ? review(known).flatMap(ProposalView::scores) : Optional.empty(),
                        known instanceof Proposal.Adopted a ? Optional.of(a.agreed()) : Optional.empty(),
                        known instanceof Proposal.Rejected r ? Optional.of(r.rejection()) : Optional.empty(),
                        known instanceof Proposal.Rejected r ? r.explanation() : Optional.empty(),
                        Debate.of(known)));
            case HandedIn _ -> Optional.empty();
        };
    }

    static boolean visible(HandedIn proposal, Eyes eyes) {
        return switch (eyes) {
            case STAFF, PARTY -> true;
            case REVIEWER, EVERYONE -> review(proposal).isPresent() || Debate.isOpen(proposal);
        };
    }

    private static boolean decided(HandedIn proposal) {
        return switch (proposal) {
            case Proposal.Adopted _, Proposal.Rejected _ -> true;
            case Proposal.Submitted _,
                    Proposal.Returned _,
                    Proposal.Lapsed _,
                    Proposal.Withdrawn _,
                    Proposal.Accepted _,
                    Proposal.Screening _,
                    Proposal.InDiscussion _,
                    Proposal.OpinionPublished _,
                    Proposal.WithCity _,
                    Proposal.Accounted _ -> false;
        };
    }

    /** Present from acceptance on. */
    private static Optional<Review> review(HandedIn proposal) {
        return switch (proposal) {
            case Proposal.Accepted a -> Optional.of(a.review());
            case Proposal.Screening s -> Optional.of(s.review());
            case Proposal.Adopted a -> Optional.of(a.review());
            case Proposal.Rejected r -> Optional.of(r.review());
            case Proposal.Submitted _,
                    Proposal.Returned _,
                    Proposal.Lapsed _,
                    Proposal.Withdrawn _,
                    Proposal.InDiscussion _,
                    Proposal.OpinionPublished _,
                    Proposal.WithCity _,
                    Proposal.Accounted _ -> Optional.empty();
        };
    }

    /** The review as far as it is for these eyes: for staff from the beginning, for others once it is decided. */
    private static Optional<Review> review(HandedIn proposal, Eyes eyes) {
        return review(proposal).filter(_ -> eyes == Eyes.STAFF || decided(proposal));
    }

    /** Others are told of co-proposers by nobody but themselves. */
    private static List<GroupId> coProposers(Submission submission, Eyes eyes) {
        return switch (eyes) {
            case STAFF, PARTY -> submission.coProposers();
            case REVIEWER, EVERYONE -> List.of();
        };
    }

    private static Optional<ProposalDetails> details(Submission submission, Eyes eyes) {
        return switch (eyes) {
            case STAFF, PARTY, REVIEWER -> Optional.of(submission.details());
            case EVERYONE -> Optional.empty();
        };
    }

    private static Optional<Correction> correction(HandedIn proposal, Eyes eyes) {
        return switch (eyes) {
            case STAFF, PARTY ->
                proposal instanceof Proposal.Returned r ? Optional.of(r.correction()) : Optional.empty();
            case REVIEWER, EVERYONE -> Optional.empty();
        };
    }

    private static Optional<Scores> scores(Review review) {
        return review.average().map(average -> new Scores(review.scores().size(), average));
    }
}
