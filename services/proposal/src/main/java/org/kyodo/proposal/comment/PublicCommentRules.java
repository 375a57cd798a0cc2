package org.kyodo.proposal.comment;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.comment.PublicCommentRefusal.ANSWERED_TWICE;
import static org.kyodo.proposal.comment.PublicCommentRefusal.COMMENT_FULL;
import static org.kyodo.proposal.comment.PublicCommentRefusal.COMMENT_NOT_AHEAD;
import static org.kyodo.proposal.comment.PublicCommentRefusal.COMMENT_TOO_FAR;
import static org.kyodo.proposal.comment.PublicCommentRefusal.NOT_LONGER;
import static org.kyodo.proposal.comment.PublicCommentRefusal.NOT_OF_THE_GROUP;
import static org.kyodo.proposal.comment.PublicCommentRefusal.OPINIONS_KEPT;
import static org.kyodo.proposal.comment.PublicCommentRefusal.OPINIONS_UNANSWERED;
import static org.kyodo.proposal.comment.PublicCommentRefusal.OPINION_LATE;
import static org.kyodo.proposal.comment.PublicCommentRefusal.OPINION_UNKNOWN;
import static org.kyodo.proposal.comment.PublicCommentRefusal.TOO_MANY_ANSWERS;
import static org.kyodo.proposal.comment.PublicCommentRefusal.TOO_MANY_COMMENTS;
import static org.kyodo.proposal.comment.PublicCommentRefusal.TOO_MANY_OPINIONS;
import static org.kyodo.proposal.comment.PublicCommentRefusal.UNKNOWN_DEPARTMENT;
import static org.kyodo.proposal.comment.PublicCommentRefusal.UNKNOWN_GROUP;
import static org.kyodo.proposal.comment.PublicCommentRefusal.WINDOW_TOO_SHORT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.OpinionAnswer;
import org.kyodo.contracts.proposal.PublicCommentEvent;
import org.kyodo.contracts.proposal.PublicCommentEvent.OpinionsAnswered;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnnounced;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnswered;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentCancelled;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentClosed;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentExtended;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentOpened;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicOpinionReceived;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicOpinionsForgotten;
import org.kyodo.contracts.proposal.PublicCommentTerms;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.PublicCommentId;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.comment.PublicComment.Absent;
import org.kyodo.proposal.comment.PublicComment.Answered;
import org.kyodo.proposal.comment.PublicComment.Cancelled;
import org.kyodo.proposal.comment.PublicComment.Closed;
import org.kyodo.proposal.comment.PublicComment.Known;
import org.kyodo.proposal.comment.PublicComment.Open;
import org.kyodo.proposal.comment.PublicComment.Published;
import org.kyodo.proposal.comment.PublicComment.Running;
import org.kyodo.proposal.comment.PublicCommentCommand.AnswerOpinions;
import org.kyodo.proposal.comment.PublicCommentCommand.CancelPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ClosePublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ExtendPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ForgetOpinions;
import org.kyodo.proposal.comment.PublicCommentCommand.OpenPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.PublishDraftPlan;
import org.kyodo.proposal.comment.PublicCommentCommand.PublishResult;
import org.kyodo.proposal.comment.PublicCommentCommand.SubmitOpinion;
import org.kyodo.proposal.comment.PublicCommentFacts.Earlier;
import org.kyodo.proposal.comment.PublicCommentFacts.Party;
import org.kyodo.proposal.comment.PublicCommentFacts.Settings;

/** The rule book of a public comment パブリック・コメント. */
final class PublicCommentRules implements Decider<PublicCommentCommand, PublicComment, PublicCommentEvent> {
    /** Texts that are told with the result in one event. */
    static final int MOST_ANSWERS = 200;

    private static final Taken<PublicCommentCommand, PublicComment> TAKEN = Taken.of(
                    PublicCommentCommand.class, PublicComment.class)
            .in(Absent.class, PublishDraftPlan.class)
            .in(Published.class, ExtendPublicComment.class, CancelPublicComment.class, OpenPublicComment.class)
            .in(
                    Open.class,
                    SubmitOpinion.class,
                    ExtendPublicComment.class,
                    CancelPublicComment.class,
                    ClosePublicComment.class)
            // Only to be told that they come too late.
            .in(Closed.class, SubmitOpinion.class, AnswerOpinions.class, PublishResult.class)
            .in(Answered.class, SubmitOpinion.class, ForgetOpinions.class)
            .in(Cancelled.class, ForgetOpinions.class);

    private record Case(PublicComment comment, PublicCommentCommand command) {}

    /** 公開範囲: everybody, from the announcement on. */
    @Override
    public boolean seenBy(PublicComment comment, Context context) {
        return comment instanceof Known;
    }

    @Override
    public Decision<PublicCommentEvent> decide(PublicComment comment, PublicCommentCommand command, Context context) {
        return switch (new Case(comment, command)) {
            case Case(Absent absent, PublishDraftPlan c) -> publish(absent.id(), c, context);

            case Case(Running r, ExtendPublicComment c) -> extend(r, c, context);

            case Case(Running r, CancelPublicComment c) ->
                ReasonGiven.needed(
                        c.reason(),
                        context.fact(Settings.class).minReason(),
                        reason -> accept(new PublicCommentCancelled(r.id(), reason)));

            case Case(Published p, OpenPublicComment _) -> {
                Instant opensAt = p.terms().plan().window().opensAt();
                yield DueDates.<PublicCommentEvent>notYet(opensAt, context)
                        .orElseGet(() -> accept(new PublicCommentOpened(p.id(), opensAt)));
            }

            case Case(Open o, SubmitOpinion c) -> submit(o, c, context);

            case Case(Open o, ClosePublicComment _) ->
                DueDates.<PublicCommentEvent>notYet(o.terms().plan().window().over(), context)
                        .orElseGet(() -> accept(new PublicCommentClosed(
                                o.id(), o.opinions().count(), o.opinions().people())));

            case Case(Closed closed, AnswerOpinions c) -> answer(closed, c);

            case Case(Closed closed, PublishResult _) -> result(closed, context);

            case Case(Known known, ForgetOpinions _) -> forget(known, context);

            case Case _ -> notInThisStage(comment, command);
        };
    }

    @Override
    public Taken<PublicCommentCommand, PublicComment> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<PublicCommentEvent>> barred(
            PublicComment comment, Class<? extends PublicCommentCommand> command, Context context) {
        Actor actor = context.actor();
        if (!(comment instanceof Known known) || actor.is(Role.PLATFORM)) {
            return Optional.empty();
        }
        DepartmentCode department = known.terms().department();
        if (command == SubmitOpinion.class) {
            if (actor.entersForOthers() && !mayEnterForOthers(department, actor)) {
                return Optional.of(notInCharge(department, actor));
            }
        } else if (command != PublishDraftPlan.class && !actor.isStaffOf(department)) {
            return Optional.of(notInCharge(department, actor));
        }
        Window window = known.terms().plan().window();
        boolean inTheWindow = command == SubmitOpinion.class || command == ExtendPublicComment.class;
        // K-ALL-3: to the end of the last second, whether or not the platform has closed it by then.
        return inTheWindow && !context.now().isBefore(window.over())
                ? Optional.of(refuse(OPINION_LATE, "now", context.now(), Wording.UNTIL.of(window.closesAt())))
                : Optional.empty();
    }

    private static Decision<PublicCommentEvent> publish(PublicCommentId id, PublishDraftPlan c, Context context) {
        Optional<DepartmentCode> department =
                c.department().or(() -> context.actor().department());
        if (department.filter(context.actor()::isStaffOf).isEmpty()) {
            return notInCharge(department.orElse(DepartmentCode.COLLABORATION_OFFICE), context.actor());
        }
        if (!context.fact(Settings.class).departments().contains(department.get())) {
            return refuse(UNKNOWN_DEPARTMENT, "department", department.get(), Wording.DEPARTMENTS_HERE.of());
        }
        Window window = c.plan().window();
        LocalDate last = LongestTerm.from(context.today());
        int days = context.figure(WINDOW_TOO_SHORT);
        if (!window.opensAt().isAfter(context.now())) {
            return refuse(COMMENT_NOT_AHEAD, "plan.window.opensAt", window.opensAt(), Wording.AFTER.of(context.now()));
        }
        if (FiscalYear.dayOf(window.opensAt()).isAfter(last)) {
            return refuse(COMMENT_TOO_FAR, "plan.window.opensAt", window.opensAt(), Wording.UNTIL.of(last));
        }
        if (context.applies(WINDOW_TOO_SHORT) && days(window) < days) {
            return refuse(
                    WINDOW_TOO_SHORT,
                    "plan.window.closesAt",
                    window.closesAt(),
                    Wording.FROM.of(FiscalYear.dayOf(window.opensAt()).plusDays(days - 1L)));
        }
        return LongestTerm.<PublicCommentEvent>exceededBy("plan.window", window)
                .or(() -> Quota.usedUp(TOO_MANY_COMMENTS, "department", context))
                .orElseGet(() ->
                        accept(new PublicCommentAnnounced(id, new PublicCommentTerms(c.plan(), department.get()))));
    }

    private static Decision<PublicCommentEvent> extend(Running r, ExtendPublicComment c, Context context) {
        Window before = r.terms().plan().window();
        if (!c.closesAt().isAfter(before.closesAt())) {
            return refuse(NOT_LONGER, "closesAt", c.closesAt(), Wording.AFTER.of(before.closesAt()));
        }
        Window now = new Window(before.opensAt(), c.closesAt());
        return LongestTerm.<PublicCommentEvent>exceededBy("closesAt", now)
                .orElseGet(() -> ReasonGiven.needed(
                        c.reason(),
                        context.fact(Settings.class).minReason(),
                        reason -> accept(new PublicCommentExtended(r.id(), now, reason))));
    }

    private static Decision<PublicCommentEvent> submit(Open o, SubmitOpinion c, Context context) {
        Actor actor = context.actor();
        Party party = context.fact(Party.class);
        if (c.group().isPresent() && party.group().isEmpty()) {
            return refuse(UNKNOWN_GROUP, "group", c.group(), Wording.REGISTERED_GROUP.of());
        }
        if (c.group().isPresent() && !party.mayBeActedForBy(actor)) {
            return refuse(NOT_OF_THE_GROUP);
        }
        int given = context.fact(Earlier.class).by(Author.of(c.group(), actor.author()));
        int mostEach = context.figure(TOO_MANY_OPINIONS);
        int most = context.figure(COMMENT_FULL);
        if (given >= mostEach) {
            return refuse(TOO_MANY_OPINIONS, "opinion", given, mostEach);
        }
        if (o.opinions().count() >= most) {
            return refuse(COMMENT_FULL, "opinion", o.opinions().count(), most);
        }
        return accept(new PublicOpinionReceived(
                o.id(), o.opinions().count() + 1, o.opinions().people() + (given == 0 ? 1 : 0), context.receipt()));
    }

    private static Decision<PublicCommentEvent> answer(Closed closed, AnswerOpinions c) {
        int count = closed.opinions().count();
        Set<Integer> numbers = OpinionAnswers.numbers(c.answers());
        Optional<Integer> unknown = numbers.stream()
                .filter(number -> number < 1 || number > count)
                .sorted()
                .findFirst();
        if (unknown.isPresent()) {
            return refuse(OPINION_UNKNOWN, "answers.opinions", unknown.get(), Wording.WHOLE_NUMBER.of(1, count));
        }
        int named = c.answers().stream()
                .map(OpinionAnswer::opinions)
                .mapToInt(List::size)
                .sum();
        if (named > numbers.size()) {
            return refuse(ANSWERED_TWICE, "answers.opinions", named, numbers.size());
        }
        OpinionAnswers all = closed.answers().and(c.answers());
        if (all.given().size() > MOST_ANSWERS) {
            return refuse(TOO_MANY_ANSWERS, "answers", all.given().size(), Wording.AT_MOST.of(MOST_ANSWERS));
        }
        int answered = all.answered().size();
        return closed.answers().given().containsAll(c.answers())
                ? repeated()
                : accept(new OpinionsAnswered(closed.id(), answered, count - answered));
    }

    private static Decision<PublicCommentEvent> result(Closed closed, Context context) {
        int count = closed.opinions().count();
        int answered = closed.answers().answered().size();
        int reflected = closed.answers().reflected();
        return context.applies(OPINIONS_UNANSWERED) && answered < count
                ? refuse(OPINIONS_UNANSWERED, "answers", answered, count)
                : accept(new PublicCommentAnswered(
                        closed.id(),
                        count,
                        reflected,
                        count - reflected,
                        closed.answers().given()));
    }

    private static Decision<PublicCommentEvent> forget(Known known, Context context) {
        if (known.opinions().erased()) {
            return repeated();
        }
        Instant until = keptUntil(known.ended().orElseThrow(), context.figure(OPINIONS_KEPT));
        return context.now().isBefore(until)
                ? refuse(OPINIONS_KEPT, "now", context.now(), Wording.FROM.of(until))
                : accept(
                        new PublicOpinionsForgotten(known.id(), known.opinions().count()));
    }

    /** The first instant at which the opinions need not be kept any more. @param days after its end (K-PC-5) */
    static Instant keptUntil(LocalDate ended, int days) {
        return ended.plusDays(days + 1L).atStartOfDay(FiscalYear.JST).toInstant();
    }

    /** What came on paper is entered by the section, the office or a support centre. */
    private static boolean mayEnterForOthers(DepartmentCode department, Actor actor) {
        return actor.is(Role.DESK)
                || actor.isStaffOf(department)
                || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    private static Decision<PublicCommentEvent> notInCharge(DepartmentCode department, Actor actor) {
        return refuse(NOT_IN_CHARGE, "department", actor.department(), department);
    }

    /** Its first and its last day and those between. */
    private static long days(Window window) {
        return ChronoUnit.DAYS.between(FiscalYear.dayOf(window.opensAt()), FiscalYear.dayOf(window.closesAt())) + 1;
    }
}
