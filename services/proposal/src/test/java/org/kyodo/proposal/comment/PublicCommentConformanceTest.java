package org.kyodo.proposal.comment;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.proposal.OpinionAnswer;
import org.kyodo.contracts.proposal.PublicCommentEvent;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.proposal.comment.PublicComment.Closed;
import org.kyodo.proposal.comment.PublicComment.Known;
import org.kyodo.proposal.comment.PublicCommentCommand.AnswerOpinions;
import org.kyodo.proposal.comment.PublicCommentCommand.ClosePublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ExtendPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ForgetOpinions;
import org.kyodo.proposal.comment.PublicCommentCommand.OpenPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.PublishDraftPlan;
import org.kyodo.proposal.comment.PublicCommentCommand.PublishResult;
import org.kyodo.proposal.comment.PublicCommentCommand.SubmitOpinion;
import org.springframework.data.mongodb.core.MongoOperations;

class PublicCommentConformanceTest
        extends AggregateConformance<PublicCommentCommand, PublicComment, PublicCommentEvent> {
    @Override
    protected AggregateType<PublicCommentCommand, PublicComment, PublicCommentEvent> type(MongoOperations mongo) {
        return PublicCommentConfiguration.type(
                (comment, command, municipality) -> Facts.of(
                        PublicCommentRulesTest.SETTINGS, PublicCommentRulesTest.NONE, PublicCommentRulesTest.NOBODY),
                _ -> 365);
    }

    /** Neither opinions nor answers before the result are in an event, and who gave one is in none at all. */
    @Override
    protected PublicComment comparable(PublicComment comment) {
        PublicComment counted = comment instanceof Known known
                ? known.with(new Opinions(
                        known.opinions().count(),
                        known.opinions().people(),
                        List.of(),
                        known.opinions().erased()))
                : comment;
        return counted instanceof Closed closed
                ? new Closed(closed.id(), closed.terms(), closed.opinions(), OpinionAnswers.NONE)
                : counted;
    }

    @Override
    protected List<Step<PublicCommentCommand>> script(String id) {
        Actor section = PublicCommentRulesTest.SECTION;
        return List.of(
                by(section, (PublicCommentCommand) new PublishDraftPlan(
                                PublicCommentRulesTest.plan(PublicCommentRulesTest.WINDOW), Optional.empty()))
                        .at("2026-10-20T10:00:00+09:00"),
                by(Actor.PLATFORM, (PublicCommentCommand) new OpenPublicComment())
                        .at("2026-11-02T09:00:00+09:00"),
                by(PublicCommentRulesTest.RESIDENT, new SubmitOpinion(Optional.empty(), "第3章に照明の整備を加えてください。")),
                by(
                        section,
                        new ExtendPublicComment(
                                PublicCommentRulesTest.instant("2026-12-08T17:00:00+09:00"),
                                PublicCommentRulesTest.WHY)),
                by(Actor.PLATFORM, (PublicCommentCommand) new ClosePublicComment())
                        .at("2026-12-08T17:00:01+09:00"),
                by(
                        section,
                        new AnswerOpinions(List.of(new OpinionAnswer(List.of(1), "照明を増やしてほしい。", "第3章に加えます。", true)))),
                by(section, new PublishResult()),
                by(Actor.PLATFORM, (PublicCommentCommand) new ForgetOpinions()).at("2028-01-01T00:00:00+09:00"));
    }
}
