package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.Adoption;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.Examined;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.proposal.proposal.Proposal.Adopted;
import org.kyodo.proposal.proposal.Proposal.Conditional;
import org.kyodo.proposal.proposal.Proposal.Deferred;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.Rejected;
import org.kyodo.proposal.proposal.Proposal.Reviewed;

/**
 * What a proposal shows 公開範囲; what is not for this caller is empty. Co-proposers are named to staff and parties
 * only, until a decision adopts what they proposed.
 *
 * <ul>
 *   <li>Staff and auditors, and desks of policy proposals, see everything but scores. Those nobody sees: only the mean, of
 *       three scores at least, and only once it is decided.
 *   <li>The proposer and its co-proposers see what they handed in, what they must correct, what each side said of the form,
 *       and the decision.
 *   <li>Reviewers see what was handed in from acceptance on.
 *   <li>Everyone sees, from acceptance on, what it is about, and the decision; of why it was rejected or put off the code
 *       (K-ALL-10). Of a resident who proposes, only that it is one.
 * </ul>
 *
 * @param backers how many back it 応援
 * @param roundTable that discussed it last 協働ラウンドテーブル
 * @param handling what the town hall does on it
 * @param statements what each side said last of the form
 * @param examination once it is decided
 */
record ProposalView(
        ProposalEntry entry,
        List<GroupId> coProposers,
        ProposalOutline outline,
        int backers,
        Optional<ProposalDetails> details,
        Optional<Correction> correction,
        Optional<RoundTableId> roundTable,
        Optional<Assignment> assignment,
        Optional<Review.Handling> handling,
        List<Review.Statement> statements,
        Optional<PutOff> deferral,
        Optional<Adoption> adoption,
        Optional<LocalDate> answerDueOn,
        Optional<Turned> rejection,
        Optional<Told> explanation,
        Optional<Examined> examination,
        Optional<Debate> debate) {

    /** In whose eyes. */
    enum Eyes {
        STAFF,
        PARTY,
        REVIEWER,
        EVERYONE;

        boolean areOfTheMatter() {
            return this == STAFF || this == PARTY;
        }
    }

    /** Why. @param text for the parties and the town hall only */
    record Why(ReasonCode code, Optional<String> text) {
        private static Why of(Reason reason, Eyes eyes) {
            return new Why(reason.code(), Optional.of(reason.text()).filter(_ -> eyes.areOfTheMatter()));
        }
    }

    /** 継続検討. */
    record PutOff(Why reason, LocalDate until) {}

    /** 不採択. @param reconsiderableUntil the last day to ask for reconsideration */
    record Turned(Why reason, String rule, LocalDate explanationDueOn, Optional<LocalDate> reconsiderableUntil) {}

    /** 説明. @param text for the parties and the town hall only */
    record Told(Optional<String> text, LocalDate on) {}

    static Optional<ProposalView> of(Proposal proposal, Eyes eyes) {
        return switch (proposal) {
            case Proposal.Absent _ -> Optional.empty();
            case HandedIn known
            when visible(known, eyes) ->
                Optional.of(new ProposalView(
                        entry(known.submission(), eyes),
                        coProposers(known.submission(), eyes),
                        known.submission().outline(),
                        known.submission().backing().backers(),
                        details(known.submission(), eyes),
                        correction(known, eyes),
                        review(known).flatMap(Review::roundTable),
                        review(known)
                                .filter(_ -> eyes == Eyes.STAFF)
                                .flatMap(review -> review.handling().assignment())
                                .or(() -> Debate.assignment(known, eyes)),
                        review(known).map(Review::handling).filter(_ -> eyes == Eyes.STAFF),
                        eyes.areOfTheMatter()
                                ? review(known).map(Review::statements).orElse(List.of())
                                : List.of(),
                        known instanceof Deferred d
                                ? Optional.of(new PutOff(
                                        Why.of(d.deferral().reason(), eyes),
                                        d.deferral().until()))
                                : Optional.empty(),
                        adoption(known),
                        known instanceof Conditional p ? Optional.of(p.dueOn()) : Optional.empty(),
                        known instanceof Rejected r ? Optional.of(turned(r, eyes)) : Optional.empty(),
                        known instanceof Rejected r
                                ? r.explanation()
                                        .map(told -> new Told(
                                                Optional.of(told.text()).filter(_ -> eyes.areOfTheMatter()), told.on()))
                                : Optional.empty(),
                        known instanceof Rejected r
                                ? Optional.of(r.examination())
                                : adoption(known).map(Adoption::examination),
                        Debate.of(known)));
            case HandedIn _ -> Optional.empty();
        };
    }

    private static ProposalEntry entry(Submission submission, Eyes eyes) {
        return eyes == Eyes.EVERYONE ? submission.entry().toEverybody() : submission.entry();
    }

    static boolean visible(HandedIn proposal, Eyes eyes) {
        return eyes.areOfTheMatter() || proposal instanceof Reviewed || Debate.isOpen(proposal);
    }

    private static Optional<Review> review(HandedIn proposal) {
        return proposal instanceof Reviewed reviewed ? Optional.of(reviewed.review()) : Optional.empty();
    }

    private static Optional<Adoption> adoption(HandedIn proposal) {
        return switch (proposal) {
            case Adopted a -> Optional.of(a.adoption());
            case Conditional p -> Optional.of(p.adoption());
            case HandedIn _ -> Optional.empty();
        };
    }

    private static Turned turned(Rejected rejected, Eyes eyes) {
        return new Turned(
                Why.of(rejected.rejection().reason(), eyes),
                rejected.rejection().rule(),
                rejected.rejection().explanationDueOn(),
                rejected.rejection().reconsiderableUntil());
    }

    /** Others are told of co-proposers by nobody but themselves. */
    private static List<GroupId> coProposers(Submission submission, Eyes eyes) {
        return eyes.areOfTheMatter() ? submission.coProposers() : List.of();
    }

    private static Optional<ProposalDetails> details(Submission submission, Eyes eyes) {
        return Optional.of(submission.details()).filter(_ -> eyes != Eyes.EVERYONE);
    }

    private static Optional<Correction> correction(HandedIn proposal, Eyes eyes) {
        return proposal instanceof Proposal.Returned r && eyes.areOfTheMatter()
                ? Optional.of(r.correction())
                : Optional.empty();
    }
}
