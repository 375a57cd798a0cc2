package org.kyodo.proposal.proposal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Yen;
import org.kyodo.proposal.proposal.Proposal.Explanation;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Review.Assignment;

/**
 * What a proposal shows 公開範囲; what is not for this caller is empty.
 *
 * <ul>
 *   <li>Staff and auditors see everything but single scores, which nobody sees.
 *   <li>The proposer and its co-proposers see what they handed in, what they must correct, and the decision.
 *   <li>Reviewers see what was handed in from acceptance on.
 *   <li>Everyone sees, from acceptance on, what it is about, and the decision with its reasons.
 * </ul>
 */
record ProposalView(
        String number,
        CallId call,
        GroupId proposer,
        List<GroupId> coProposers,
        String title,
        String summary,
        List<FieldType> fieldTypes,
        List<AreaCode> areas,
        CollaborationForm requestedForm,
        Yen requested,
        Optional<Details> details,
        Optional<Correction> correction,
        Optional<Assignment> assignment,
        Optional<Scores> scores,
        Optional<Adoption> adoption,
        Optional<Rejection> rejection) {

    /** In whose eyes. */
    enum Eyes {
        STAFF,
        PARTY,
        REVIEWER,
        EVERYONE
    }

    record Details(String problem, String strengths, String action, Yen total, Optional<ProgrammeCode> programme) {}

    record Correction(List<String> items, Reason reason, LocalDate dueOn) {}

    /** Of all reviewers together: how many, and the mean. */
    record Scores(int count, BigDecimal average) {}

    record Adoption(
            CollaborationForm form, String cityRationale, String groupRationale, Optional<ProgrammeCode> programme) {}

    record Rejection(
            Reason reason,
            LocalDate explanationDueOn,
            Optional<LocalDate> reconsiderableUntil,
            Optional<Explanation> explanation) {}

    static Optional<ProposalView> of(Proposal proposal, Eyes eyes) {
        return switch (proposal) {
            case Proposal.Absent _ -> Optional.empty();
            case HandedIn known
            when visible(known, eyes) ->
                Optional.of(new ProposalView(
                        known.submission().number(),
                        known.submission().call(),
                        known.submission().proposer(),
                        known.submission().coProposers(),
                        known.submission().title(),
                        known.submission().summary(),
                        known.submission().fieldTypes(),
                        known.submission().areas(),
                        known.submission().requestedForm(),
                        known.submission().requested(),
                        details(known.submission(), eyes),
                        correction(known, eyes),
                        review(known)
                                .filter(_ -> eyes == Eyes.STAFF || decided(known))
                                .flatMap(Review::assignment),
                        review(known)
                                .filter(_ -> eyes == Eyes.STAFF || decided(known))
                                .flatMap(ProposalView::scores),
                        known instanceof Proposal.Adopted a
                                ? Optional.of(
                                        new Adoption(a.form(), a.cityRationale(), a.groupRationale(), a.programme()))
                                : Optional.empty(),
                        known instanceof Proposal.Rejected r
                                ? Optional.of(new Rejection(
                                        r.reason(), r.explanationDueOn(), r.reconsiderableUntil(), r.explanation()))
                                : Optional.empty()));
            case HandedIn _ -> Optional.empty();
        };
    }

    private static boolean visible(HandedIn proposal, Eyes eyes) {
        return switch (eyes) {
            case STAFF, PARTY -> true;
            case REVIEWER, EVERYONE -> review(proposal).isPresent();
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
                    Proposal.Screening _ -> false;
        };
    }

    /** Present from acceptance on. */
    private static Optional<Review> review(HandedIn proposal) {
        return switch (proposal) {
            case Proposal.Accepted a -> Optional.of(a.review());
            case Proposal.Screening s -> Optional.of(s.review());
            case Proposal.Adopted a -> Optional.of(a.review());
            case Proposal.Rejected r -> Optional.of(r.review());
            case Proposal.Submitted _, Proposal.Returned _, Proposal.Lapsed _, Proposal.Withdrawn _ -> Optional.empty();
        };
    }

    private static Optional<Details> details(Submission submission, Eyes eyes) {
        return switch (eyes) {
            case STAFF, PARTY, REVIEWER ->
                Optional.of(new Details(
                        submission.problem(),
                        submission.strengths(),
                        submission.action(),
                        submission.total(),
                        submission.programme()));
            case EVERYONE -> Optional.empty();
        };
    }

    private static Optional<Correction> correction(HandedIn proposal, Eyes eyes) {
        return switch (eyes) {
            case STAFF, PARTY ->
                proposal instanceof Proposal.Returned r
                        ? Optional.of(new Correction(r.items(), r.reason(), r.dueOn()))
                        : Optional.empty();
            case REVIEWER, EVERYONE -> Optional.empty();
        };
    }

    private static Optional<Scores> scores(Review review) {
        return review.average().map(average -> new Scores(review.scores().size(), average));
    }
}
