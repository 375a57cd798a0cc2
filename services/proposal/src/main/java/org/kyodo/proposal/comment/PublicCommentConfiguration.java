package org.kyodo.proposal.comment;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.proposal.PublicCommentEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PublicCommentId;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.comment.PublicComment.Absent;
import org.kyodo.proposal.comment.PublicComment.Closed;
import org.kyodo.proposal.comment.PublicComment.Known;
import org.kyodo.proposal.comment.PublicComment.Open;
import org.kyodo.proposal.comment.PublicComment.Published;
import org.kyodo.proposal.comment.PublicComment.Running;
import org.kyodo.proposal.comment.PublicCommentCommand.AnswerOpinions;
import org.kyodo.proposal.comment.PublicCommentCommand.ClosePublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ForgetOpinions;
import org.kyodo.proposal.comment.PublicCommentCommand.OpenPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.PublishDraftPlan;
import org.kyodo.proposal.group.Groups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Puts public comments together. */
@Configuration(proxyBeanMethods = false)
class PublicCommentConfiguration {
    static final String COLLECTION = "publicComments";

    @Bean
    OpinionStore opinionStore(MongoOperations mongo, SealingKeys keys) {
        return new OpinionStore(mongo, keys);
    }

    @Bean
    Aggregate<PublicCommentCommand, PublicComment, PublicCommentEvent> publicComments(
            Chassis chassis, Presets presets, Departments departments, Groups groups, OpinionStore store) {
        return chassis.aggregate(type(
                        new PublicCommentFacts(presets, departments, groups, store),
                        municipality ->
                                presets.of(municipality).rules().figure(PublicCommentRefusal.OPINIONS_KEPT.rule()))
                .keeping((comment, command, municipality) ->
                        store.kept(answered(comment, command), command, municipality))
                .spilling(store::spilled));
    }

    /** @param keptDays for which opinions are kept after the end */
    static AggregateType<PublicCommentCommand, PublicComment, PublicCommentEvent> type(
            FactFinder<PublicCommentCommand, PublicComment> facts, ToIntFunction<MunicipalityCode> keptDays) {
        return AggregateType.of(PublicCommentCommand.class, PublicComment.class, PublicCommentEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Absent(PublicCommentId.of(id)))
                .decidedBy(new PublicCommentRules())
                .queriedBy("stage.type")
                .queriedBy("stage.terms.department")
                .sortedBy(
                        "closesAt",
                        comment -> comment instanceof Known known
                                ? Optional.of(known.terms()
                                        .plan()
                                        .window()
                                        .closesAt()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                                : Optional.empty())
                .searchedBy(comment -> comment instanceof Known known
                        ? List.of(known.terms().plan().title())
                        : List.of())
                .limited(new Limit<>(
                        (command, actor) ->
                                command instanceof PublishDraftPlan c ? department(c, actor) : Optional.empty(),
                        comment -> comment instanceof Running running
                                ? Optional.of(running.terms().department().value())
                                : Optional.empty(),
                        PublicCommentRefusal.TOO_MANY_COMMENTS))
                .knowing(facts)
                .keeping(PublicCommentConfiguration::answered)
                .due((comment, municipality) -> due(comment, keptDays.applyAsInt(municipality)))
                .publishing((comment, municipality) -> PublicCommentView.of(comment, Optional.empty(), false));
    }

    private static Optional<String> department(PublishDraftPlan c, Actor actor) {
        return c.department().or(actor::department).map(DepartmentCode::value);
    }

    /** With the answers, which are told with the result. */
    private static PublicComment answered(PublicComment comment, PublicCommentCommand command) {
        return comment instanceof Closed(var id, var terms, var opinions, var answers)
                        && command instanceof AnswerOpinions c
                ? new Closed(id, terms, opinions, answers.and(c.answers()))
                : comment;
    }

    /** It opens and closes by itself at the times of its window, and forgets its opinions in the end. */
    static Optional<Due<PublicCommentCommand>> due(PublicComment comment, int keptDays) {
        return switch (comment) {
            case Absent _, Closed _ -> Optional.empty();
            case Published published ->
                Optional.of(new Due<>(published.terms().plan().window().opensAt(), new OpenPublicComment()));
            case Open open -> Optional.of(new Due<>(open.terms().plan().window().over(), new ClosePublicComment()));
            case Known known when known.opinions().erased() -> Optional.empty();
            case Known known ->
                known.ended().map(day -> new Due<>(PublicCommentRules.keptUntil(day, keptDays), new ForgetOpinions()));
        };
    }
}
