package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.proposal.proposal.PolicyRefusal.*;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Measure;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.AccountabilityOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.OpinionStatementPublished;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmittedToCity;
import org.kyodo.contracts.proposal.ProposalEvent.PublicDiscussionOpened;
import org.kyodo.contracts.proposal.ProposalEvent.ReflectionContinued;
import org.kyodo.contracts.proposal.ProposalEvent.ReflectionResultReported;
import org.kyodo.contracts.proposal.Reflection;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReflectionOutcome;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.proposal.ExaminationCommand.AssignDepartments;
import org.kyodo.proposal.proposal.PolicyCommand.OpenPublicDiscussion;
import org.kyodo.proposal.proposal.PolicyCommand.PublishOpinionStatement;
import org.kyodo.proposal.proposal.PolicyCommand.ReportReflection;
import org.kyodo.proposal.proposal.PolicyCommand.SubmitToCity;
import org.kyodo.proposal.proposal.PolicyCommand.TellAccountabilityOverdue;
import org.kyodo.proposal.proposal.Proposal.Accepted;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.InDiscussion;
import org.kyodo.proposal.proposal.Proposal.OpinionPublished;
import org.kyodo.proposal.proposal.Proposal.WithCity;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.TheForum;
import org.kyodo.proposal.table.KnownRoundTable;
import org.kyodo.proposal.table.KnownRoundTable.Progress;

/** The rule book of a policy proposal of citizens: debated in public, answered by the city, never scored or adopted 市民提案. */
final class PolicyRules {
    /** By those in charge of the call, and by a desk as well. */
    private static final Set<Class<?>> OF_THE_DEBATE =
            Set.of(OpenPublicDiscussion.class, PublishOpinionStatement.class);

    private PolicyRules() {}

    private record Case(Proposal proposal, PolicyCommand command) {}

    static Decision<ProposalEvent> decide(Proposal proposal, PolicyCommand command, Context context) {
        return switch (new Case(proposal, command)) {
            case Case(Accepted a, OpenPublicDiscussion c) -> open(a, c, context);
            case Case(InDiscussion d, OpenPublicDiscussion c) -> open(d, c, context);

            case Case(InDiscussion d, PublishOpinionStatement c) -> publish(d, c, context);

            case Case(OpinionPublished o, SubmitToCity _) -> submit(o, context);

            case Case(WithCity w, ReportReflection c)
            when c.text().isBlank() -> refuse(ACCOUNT_REQUIRED, "text", Wording.BLANK.of(), Wording.ANY_TEXT.of());
            case Case(WithCity w, ReportReflection c)
            when c.outcome() == ReflectionOutcome.CONTINUED -> goOn(w, c, context);
            case Case(WithCity w, ReportReflection c) -> report(w, c, context);

            case Case(WithCity w, TellAccountabilityOverdue _) -> tell(w, context);

            case Case _ -> ProposalRules.notTaken(proposal, command);
        };
    }

    /** Whose it is not, and what is of another kind. */
    static Optional<Decision<ProposalEvent>> barred(
            HandedIn proposal, Class<? extends ProposalCommand> command, Context context) {
        if (command == AssignDepartments.class
                && proposal instanceof WithCity
                && !context.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE)) {
            return notInCharge(List.of(DepartmentCode.COLLABORATION_OFFICE), context);
        }
        if (!PolicyCommand.class.isAssignableFrom(command)) {
            return Optional.empty();
        }
        Actor actor = context.actor();
        if (OF_THE_DEBATE.contains(command) && !actor.is(Role.DESK) && !ProposalRules.inCharge(context)) {
            return Optional.of(ProposalRules.notInCharge(context));
        }
        if (command == SubmitToCity.class && !maySubmit(proposal, context)) {
            return Optional.of(
                    ProposalRules.notTheProposer(proposal.submission().entry().proposer()));
        }
        if (command == ReportReflection.class) {
            Optional<Decision<ProposalEvent>> notTheirs = notTheirsToAnswer(proposal, context);
            if (notTheirs.isPresent()) {
                return notTheirs;
            }
        }
        CallKind kind = proposal.submission().entry().kind();
        if (kind != CallKind.CITIZEN_POLICY) {
            return ProposalRules.refused(NOT_DEBATED, "kind", kind, CallKind.CITIZEN_POLICY);
        }
        return command == OpenPublicDiscussion.class && proposal instanceof InDiscussion
                ? forumGoesOn(context)
                : Optional.empty();
    }

    /** R-CP-1: another forum takes the place of one that was cancelled, else the debate would have no end. */
    private static Optional<Decision<ProposalEvent>> forumGoesOn(Context context) {
        return context.fact(TheForum.class)
                        .debated()
                        .filter(forum -> forum.progress() == Progress.CANCELLED)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(refuse(FORUM_GOES_ON));
    }

    /** The proposer, or a desk: for the proposer or by itself. */
    private static boolean maySubmit(HandedIn proposal, Context context) {
        Actor actor = context.actor();
        return ProposalRules.actsForProposer(proposal, context) || actor.is(Role.DESK) && !actor.entersForOthers();
    }

    /** The departments assigned and the office answer; nobody does for a matter of their own. */
    private static Optional<Decision<ProposalEvent>> notTheirsToAnswer(HandedIn proposal, Context context) {
        Actor actor = context.actor();
        List<DepartmentCode> answering =
                proposal instanceof WithCity w ? w.account().departments() : List.of();
        if (answering.stream().noneMatch(actor::isStaffOf) && !actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE)) {
            return notInCharge(
                    Stream.concat(Stream.of(DepartmentCode.COLLABORATION_OFFICE), answering.stream())
                            .distinct()
                            .toList(),
                    context);
        }
        boolean own = ProposalRules.actsForAParty(proposal, context)
                || context.fact(Parties.class)
                        .isOwnAccount(actor, proposal.submission().entry().proposer());
        return own && context.applies(CONFLICT_OF_INTEREST)
                ? Optional.of(refuse(CONFLICT_OF_INTEREST))
                : Optional.empty();
    }

    private static Optional<Decision<ProposalEvent>> notInCharge(List<DepartmentCode> those, Context context) {
        return ProposalRules.refused(
                NOT_IN_CHARGE, "department", context.actor().department(), Wording.ONE_OF.of(those));
    }

    /** R-CP-1: a public forum about it is scheduled. */
    private static Decision<ProposalEvent> open(HandedIn proposal, OpenPublicDiscussion c, Context context) {
        ProposalId id = proposal.submission().id();
        Optional<KnownRoundTable> forum = context.fact(TheForum.class).named();
        if (forum.isEmpty()) {
            return refuse(UNKNOWN_FORUM, "forum", c.forum(), Wording.NONE.of());
        }
        KnownRoundTable known = forum.get();
        if (known.kind() != RoundTableKind.PUBLIC_FORUM) {
            return refuse(FORUM_REQUIRED, "forum", known.kind(), RoundTableKind.PUBLIC_FORUM);
        }
        if (!known.isAbout(new Subject(SubjectType.PROPOSAL, id.value()))) {
            return refuse(FORUM_REQUIRED, "forum", c.forum(), id);
        }
        if (known.progress() == Progress.CANCELLED) {
            return refuse(FORUM_CANCELLED);
        }
        return accept(new PublicDiscussionOpened(id, c.forum()));
    }

    /** R-CP-2: the statement sums up a debate of which everybody can read the minutes. */
    private static Decision<ProposalEvent> publish(InDiscussion d, PublishOpinionStatement c, Context context) {
        return context.fact(TheForum.class)
                        .debated()
                        .filter(KnownRoundTable::hasMinutes)
                        .isPresent()
                ? accept(new OpinionStatementPublished(d.submission().id(), c.statement(d.forum())))
                : refuse(MINUTES_NOT_PUBLISHED);
    }

    private static Decision<ProposalEvent> submit(OpinionPublished o, Context context) {
        PolicySettings settings = context.fact(PolicySettings.class);
        LocalDate today = context.today();
        return accept(new ProposalSubmittedToCity(
                o.submission().id(), settings.roundOn(today), today, today.plusDays(settings.accountabilityDays())));
    }

    /** Who answers. */
    static Decision<ProposalEvent> assign(WithCity w, AssignDepartments c, Context context) {
        Set<DepartmentCode> known = context.fact(PolicySettings.class).departments();
        return known.containsAll(c.departments())
                ? ProposalRules.assigned(w.submission().id(), w.account().assignment(), c.departments())
                : refuse(ANSWERED_BY_UNKNOWN_DEPARTMENT, "departments", c.departments(), Wording.DEPARTMENTS_HERE.of());
    }

    /** R-CP-4: a result, with its reason unless it is reflected as a whole. */
    private static Decision<ProposalEvent> report(WithCity w, ReportReflection c, Context context) {
        if (c.dueOn().isPresent()) {
            return refuse(DUE_DATE_ONLY_WITHOUT_RESULT, "dueOn", c.dueOn().get(), Wording.NONE.of());
        }
        List<Measure> measures = c.measures().orElse(List.of());
        Set<DepartmentCode> known = context.fact(PolicySettings.class).departments();
        for (Measure measure : measures) {
            if (!known.contains(measure.department())) {
                return refuse(
                        ANSWERED_BY_UNKNOWN_DEPARTMENT,
                        "measures",
                        measure.department(),
                        Wording.DEPARTMENTS_HERE.of());
            }
        }
        return c.outcome() == ReflectionOutcome.REFLECTED && c.reason().isEmpty()
                ? accept(reported(w, c, Optional.empty(), measures, context))
                : ReasonGiven.needed(
                        REFLECTION_REASON_REQUIRED,
                        c.reason(),
                        ProposalRules.minReason(context),
                        reason -> accept(reported(w, c, Optional.of(reason), measures, context)));
    }

    private static ReflectionResultReported reported(
            WithCity w, ReportReflection c, Optional<Reason> reason, List<Measure> measures, Context context) {
        return new ReflectionResultReported(
                w.submission().id(),
                new Reflection(
                        c.outcome(),
                        c.text(),
                        reason,
                        measures,
                        answering(context),
                        Math.toIntExact(ChronoUnit.DAYS.between(w.account().submittedOn(), context.today()))));
    }

    /** K-CP-3: once, before the day is over, to a later one. What is overdue is ended by a result only. */
    private static Decision<ProposalEvent> goOn(WithCity w, ReportReflection c, Context context) {
        Accountability account = w.account();
        if (account.continued()) {
            return refuse(CONTINUED_BEFORE);
        }
        if (context.today().isAfter(account.dueOn())) {
            return refuse(CONTINUED_TOO_LATE, "today", context.today(), Wording.UNTIL.of(account.dueOn()));
        }
        if (c.measures().filter(some -> !some.isEmpty()).isPresent()) {
            return refuse(
                    MEASURES_ONLY_WITH_RESULT, "measures", c.measures().get().size(), Wording.NONE.of());
        }
        Optional<LocalDate> later = c.dueOn().filter(account.dueOn()::isBefore);
        if (later.isEmpty()) {
            return refuse(NEW_DUE_DATE_REQUIRED, "dueOn", c.dueOn(), Wording.AFTER.of(account.dueOn()));
        }
        return DueDates.<ProposalEvent>notAhead("dueOn", later.get(), context)
                .orElseGet(() -> ReasonGiven.needed(
                        REFLECTION_REASON_REQUIRED,
                        c.reason(),
                        ProposalRules.minReason(context),
                        reason -> accept(new ReflectionContinued(
                                w.submission().id(), c.text(), reason, answering(context), later.get()))));
    }

    private static DepartmentCode answering(Context context) {
        return context.actor().department().orElse(DepartmentCode.COLLABORATION_OFFICE);
    }

    /** K-CP-2: on the day after the due date, and then each time so many days are over. */
    private static Decision<ProposalEvent> tell(WithCity w, Context context) {
        Accountability account = w.account();
        return DueDates.<ProposalEvent>notOver(account.toldOn().minusDays(1), context)
                .orElseGet(() -> accept(new AccountabilityOverdue(
                        w.submission().id(),
                        account.dueOn(),
                        Math.toIntExact(ChronoUnit.DAYS.between(account.dueOn(), context.today())),
                        account.departments())));
    }
}
