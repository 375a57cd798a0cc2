package org.kyodo.contracts.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.Receipted;
import org.kyodo.contracts.value.PublicCommentId;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Receipt;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Window;

/** What happens to a public comment パブリック・コメント. */
@AggregateStream(
        service = "proposal",
        aggregate = "public-comment",
        stages = {"Published", "Open", "Closed", "Answered", "Cancelled"})
public sealed interface PublicCommentEvent extends DomainEvent {

    /** The draft of a plan was published, and when opinions on it are taken 計画案の公表. */
    @EventType(value = "kyodo.proposal.PublicCommentAnnounced", visibility = Visibility.PUBLIC)
    record PublicCommentAnnounced(PublicCommentId publicCommentId, PublicCommentTerms terms)
            implements PublicCommentEvent {}

    /**
     * Its window is longer than it was 募集期間の延長.
     *
     * @param window as it is now
     * @param reason the city explains its own way to all (001:L369)
     */
    @EventType(value = "kyodo.proposal.PublicCommentExtended", visibility = Visibility.PUBLIC)
    record PublicCommentExtended(
            PublicCommentId publicCommentId,
            Window window,
            @PublicText Reason reason) implements PublicCommentEvent {}

    /** It was cancelled 中止. */
    @EventType(value = "kyodo.proposal.PublicCommentCancelled", visibility = Visibility.PUBLIC)
    record PublicCommentCancelled(PublicCommentId publicCommentId, Reason reason) implements PublicCommentEvent {}

    /** The window opened 募集開始. */
    @EventType(value = "kyodo.proposal.PublicCommentOpened", visibility = Visibility.PUBLIC)
    record PublicCommentOpened(PublicCommentId publicCommentId, Instant at) implements PublicCommentEvent {}

    /**
     * Somebody gave an opinion 意見の提出. Neither the opinion nor whose it is stands in any event.
     *
     * @param opinions how many there are with it; its number
     * @param people how many persons and groups gave them
     */
    @EventType(value = "kyodo.proposal.PublicOpinionReceived", visibility = Visibility.PARTIES, inConfidence = true)
    record PublicOpinionReceived(PublicCommentId publicCommentId, int opinions, int people, Optional<Receipt> receipt)
            implements PublicCommentEvent, Receipted {}

    /** The window closed 締切. @param people how many persons and groups gave the opinions */
    @EventType(value = "kyodo.proposal.PublicCommentClosed", visibility = Visibility.PUBLIC)
    record PublicCommentClosed(PublicCommentId publicCommentId, int opinions, int people)
            implements PublicCommentEvent {}

    /**
     * Some of them have an answer 回答の作成, which is told with the result.
     *
     * @param answered how many have one now
     * @param left how many have none
     */
    @EventType(value = "kyodo.proposal.OpinionsAnswered", visibility = Visibility.PUBLIC)
    record OpinionsAnswered(PublicCommentId publicCommentId, int answered, int left) implements PublicCommentEvent {}

    /**
     * The result was published, every opinion answered 結果の公表 (K-PC-2).
     *
     * @param reflected how many opinions changed the plan
     * @param notReflected how many did not
     */
    @EventType(value = "kyodo.proposal.PublicCommentAnswered", visibility = Visibility.PUBLIC)
    record PublicCommentAnswered(
            PublicCommentId publicCommentId, int opinions, int reflected, int notReflected, List<OpinionAnswer> answers)
            implements PublicCommentEvent {}

    /** The opinions themselves are erased, for they were kept for their time 保存期間満了. The answers stay. */
    @EventType(value = "kyodo.proposal.PublicOpinionsForgotten", visibility = Visibility.INTERNAL)
    record PublicOpinionsForgotten(PublicCommentId publicCommentId, int opinions) implements PublicCommentEvent {}
}
