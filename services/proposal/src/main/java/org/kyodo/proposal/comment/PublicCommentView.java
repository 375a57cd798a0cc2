package org.kyodo.proposal.comment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.OpinionAnswer;
import org.kyodo.contracts.proposal.PublicCommentTerms;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.presets.Label;
import org.kyodo.proposal.comment.PublicComment.Answered;
import org.kyodo.proposal.comment.PublicComment.Cancelled;
import org.kyodo.proposal.comment.PublicComment.Closed;
import org.kyodo.proposal.comment.PublicComment.Known;

/**
 * A public comment as everybody sees it; opinions themselves are no part of it.
 *
 * @param guideline by which the municipality holds public comments 実施指針 (R-PC-1)
 * @param opinions how many there are
 * @param people how many persons and groups gave them
 * @param prepared the answers so far, for the section alone
 * @param result what became of them, once it is published
 * @param cancelled why it was
 */
record PublicCommentView(
        PublicCommentTerms terms,
        Optional<Label> guideline,
        int opinions,
        int people,
        Optional<List<OpinionAnswer>> prepared,
        Optional<Result> result,
        Optional<Why> cancelled) {

    /** Why it was cancelled. @param text for the section alone (K-ALL-10) */
    record Why(ReasonCode code, Optional<String> text) {
        private static Why of(Reason reason, boolean inCharge) {
            return new Why(reason.code(), Optional.of(reason.text()).filter(_ -> inCharge));
        }
    }

    /** @param reflected how many opinions changed the plan @param notReflected how many did not */
    record Result(int opinions, int reflected, int notReflected, List<OpinionAnswer> answers) {}

    /**
     * An opinion as its author and the section see it. Whose it is nobody sees, but for a group.
     *
     * @param opinion what it says; nothing once that is forgotten
     * @param answered whether it has an answer; told to the section, and to everybody with the result
     */
    record Line(
            int number,
            Instant at,
            Channel channel,
            Optional<GroupId> group,
            Optional<String> opinion,
            Optional<Boolean> answered) {}

    static Optional<PublicCommentView> of(PublicComment comment, Optional<Label> guideline, boolean inCharge) {
        return comment instanceof Known known
                ? Optional.of(new PublicCommentView(
                        known.terms(),
                        guideline,
                        known.opinions().count(),
                        known.opinions().people(),
                        known instanceof Closed closed && inCharge
                                ? Optional.of(closed.answers().given())
                                : Optional.empty(),
                        known instanceof Answered answered ? Optional.of(result(answered)) : Optional.empty(),
                        known instanceof Cancelled cancelled
                                ? Optional.of(Why.of(cancelled.reason(), inCharge))
                                : Optional.empty()))
                : Optional.empty();
    }

    private static Result result(Answered answered) {
        int opinions = answered.opinions().count();
        int reflected = new OpinionAnswers(answered.answers()).reflected();
        return new Result(opinions, reflected, opinions - reflected, answered.answers());
    }
}
