package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.proposal.ProposalRefusal.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.CallEligibility;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.CoProposerConfirmed;
import org.kyodo.contracts.proposal.ProposalEvent.CoProposerDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalBacked;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalLapsed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalReturned;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Yen;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.proposal.Proposal.Absent;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.Returned;
import org.kyodo.proposal.proposal.Proposal.Submitted;
import org.kyodo.proposal.proposal.Proposal.WithCity;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.ProposalNumber;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;
import org.kyodo.proposal.proposal.SubmissionCommand.AcceptForReview;
import org.kyodo.proposal.proposal.SubmissionCommand.BackProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.ConfirmCoProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.DeclineCoProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.LapseProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.RequestCorrection;
import org.kyodo.proposal.proposal.SubmissionCommand.SubmitProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.WithdrawProposal;

/** The rule book of handing a proposal in and of what is open to its kinds alike 提出・補正・受理・応援・取下げ. */
final class SubmissionRules {
    static final Set<Class<?>> BY_PROPOSER = Set.of(SubmitProposal.class, WithdrawProposal.class);
    static final Set<Class<?>> BY_THOSE_IN_CHARGE = Set.of(RequestCorrection.class, AcceptForReview.class);
    /** A check or a decision; see {@link ProposalRules}. */
    static final Set<Class<?>> JUDGING = BY_THOSE_IN_CHARGE;

    /** The stages in which nothing is open any more. */
    static final Set<String> OVER = Set.of("Lapsed", "Withdrawn", "Adopted", "Rejected", "Accounted");

    private static final Set<Class<?>> BY_CO_PROPOSER = Set.of(ConfirmCoProposal.class, DeclineCoProposal.class);

    private SubmissionRules() {}

    private record Case(Proposal proposal, SubmissionCommand command) {}

    static Decision<ProposalEvent> decide(Proposal proposal, SubmissionCommand command, Context context) {
        return switch (new Case(proposal, command)) {
            case Case(Absent absent, SubmitProposal c) -> submit(absent.id(), c, context);
            case Case(Returned r, SubmitProposal c) -> submitAgain(r, c, context);

            case Case(Submitted s, RequestCorrection c) ->
                c.correction()
                        .asked(
                                ProposalRules.minReason(context),
                                context,
                                correction ->
                                        new ProposalReturned(s.submission().id(), correction));
            case Case(HandedIn over, LapseProposal _) when OVER.contains(over.stageName()) -> repeated();
            // R-CP-4: what is with the city is answered, whatever becomes of its call.
            case Case(WithCity _, LapseProposal _) -> repeated();
            case Case(HandedIn open, LapseProposal(var cancellation))
            when cancellation.isPresent() && ProposalRules.call(context).cancelled() ->
                accept(new ProposalLapsed(open.submission().id(), Optional.empty(), cancellation));
            case Case(Returned r, LapseProposal _) ->
                DueDates.<ProposalEvent>notOver(r.correction().dueOn(), context)
                        .orElseGet(() -> accept(new ProposalLapsed(
                                r.submission().id(), r.correction().dueOn())));
            case Case(HandedIn _, LapseProposal _) -> refuse(CALL_GOES_ON);

            case Case(Submitted s, ConfirmCoProposal c) -> confirm(s.submission(), c, context);
            case Case(Submitted s, DeclineCoProposal c) -> decline(s.submission(), c, context);

            case Case(Submitted s, AcceptForReview _)
            when !s.submission().unconfirmed().isEmpty() ->
                refuse(CO_PROPOSERS_UNCONFIRMED, "coProposers", s.submission().unconfirmed(), Wording.NONE.of());
            case Case(Submitted s, AcceptForReview _) -> accept(accepted(s.submission()));

            case Case(HandedIn p, BackProposal _) ->
                p.submission()
                        .backing()
                        .once(
                                context,
                                backers -> new ProposalBacked(p.submission().id(), backers));

            case Case(HandedIn p, WithdrawProposal c) ->
                accept(new ProposalWithdrawn(p.submission().id(), c.remark()));

            case Case _ -> ProposalRules.notTaken(proposal, command);
        };
    }

    /** What is too late now. */
    static Optional<Decision<ProposalEvent>> barred(
            HandedIn proposal, Class<? extends ProposalCommand> command, Context context) {
        if (BY_CO_PROPOSER.contains(command)
                && proposal.submission().coProposers().stream()
                        .noneMatch(group -> ProposalRules.mayActFor(Proposer.group(group), context))) {
            return Optional.of(refuse(NO_CO_PROPOSER));
        }
        return proposal instanceof Returned r && command == SubmitProposal.class
                ? DueDates.overdue(r.correction().dueOn(), context)
                : Optional.empty();
    }

    /** Of policy proposals a desk checks the form as well: what they say is for the debate. */
    static boolean atTheDesk(HandedIn proposal, Class<? extends ProposalCommand> command, Context context) {
        return command == AcceptForReview.class
                && isPolicy(proposal)
                && context.actor().is(Role.DESK);
    }

    static boolean isPolicy(HandedIn proposal) {
        return proposal.submission().entry().kind() == CallKind.CITIZEN_POLICY;
    }

    private static Decision<ProposalEvent> confirm(Submission s, ConfirmCoProposal c, Context context) {
        return notItsWord(s, c.group(), context)
                .or(() -> coProposerNotRegistered(c.group(), context))
                .orElseGet(() -> s.consents().confirmed().contains(c.group())
                        ? repeated()
                        : accept(new CoProposerConfirmed(s.id(), c.group())));
    }

    private static Decision<ProposalEvent> decline(Submission s, DeclineCoProposal c, Context context) {
        return notItsWord(s, c.group(), context)
                .orElseGet(() -> s.consents().declined().contains(c.group())
                        ? repeated()
                        : accept(new CoProposerDeclined(s.id(), c.group())));
    }

    /** Each co-proposer says so itself (R-PR-2). */
    private static Optional<Decision<ProposalEvent>> notItsWord(Submission s, GroupId group, Context context) {
        return s.coProposers().contains(group) && ProposalRules.mayActFor(Proposer.group(group), context)
                ? Optional.empty()
                : ProposalRules.refused(NO_CO_PROPOSER, "group", group, Wording.ONE_OF.of(s.coProposers()));
    }

    private static Optional<Decision<ProposalEvent>> coProposerNotRegistered(GroupId group, Context context) {
        Parties parties = context.fact(Parties.class);
        return context.applies(CO_PROPOSER_NOT_REGISTERED) && !parties.registered(group, context.today())
                ? ProposalRules.refused(
                        CO_PROPOSER_NOT_REGISTERED,
                        "coProposers",
                        Wording.PAIR.of(group, parties.standing(group, context.today())),
                        Wording.REGISTERED_GROUP.of())
                : Optional.empty();
    }

    private static Decision<ProposalEvent> submit(ProposalId id, SubmitProposal c, Context context) {
        return unfit(c, context)
                .or(() -> notInTime(c, context))
                .or(() -> Quota.usedUp(TOO_MANY_WAITING, "proposer", context))
                .orElseGet(() -> accept(c.submitted(
                        id,
                        new ProposalEntry(
                                context.fact(ProposalNumber.class).value(),
                                c.call(),
                                ProposalRules.call(context).terms().plan().kind(),
                                c.proposedBy(context.actor())),
                        context.receipt())));
    }

    /** After a correction the due date counts, for the call may have closed meanwhile. */
    private static Decision<ProposalEvent> submitAgain(Returned before, SubmitProposal c, Context context) {
        Submission first = before.submission();
        Proposer proposer = c.proposedBy(context.actor());
        if (!c.call().equals(first.entry().call())
                || !proposer.equals(first.entry().proposer())) {
            return refuse(
                    ANOTHER_CALL_OR_PROPOSER,
                    "call, proposer",
                    Wording.PAIR.of(c.call(), proposer.toString()),
                    Wording.PAIR.of(
                            first.entry().call(), first.entry().proposer().toString()));
        }
        return unfit(c, context).orElseGet(() -> accept(c.submitted(first.id(), first.entry(), context.receipt())));
    }

    /** What a submission lacks, the first of it. */
    private static Optional<Decision<ProposalEvent>> unfit(SubmitProposal c, Context context) {
        return unfitParties(c, context)
                .or(() -> unfitCall(c, context))
                .or(() -> c.blank()
                        .flatMap(field ->
                                ProposalRules.refused(NOT_CONCRETE, field, Wording.BLANK.of(), Wording.CONCRETE.of())))
                .or(() -> tooMuch(c, context))
                .or(() -> unfitOutline(c.outline(), context))
                .or(() -> unfitProgramme(c, context.fact(ProposalSettings.class)));
    }

    /** Who may not propose, or with whom not. */
    private static Optional<Decision<ProposalEvent>> unfitParties(SubmitProposal c, Context context) {
        Parties parties = context.fact(Parties.class);
        LocalDate today = context.today();
        Proposer proposer = c.proposedBy(context.actor());
        List<GroupId> coProposers = c.coProposers().orElseThrow();
        Actor actor = context.actor();
        boolean byItself = actor.is(c.proposer().isPresent() ? Role.GROUP : Role.RESIDENT);
        if (!byItself && !actor.entersForOthers()) {
            return Optional.of(ProposalRules.notTheProposer(proposer));
        }
        Optional<GroupId> unknown = Stream.concat(c.proposer().stream(), coProposers.stream())
                .filter(group -> !parties.knows(group))
                .findFirst();
        if (unknown.isPresent()) {
            return ProposalRules.refused(
                    UNKNOWN_GROUP,
                    unknown.equals(c.proposer()) ? "proposer" : "coProposers",
                    unknown.get(),
                    Wording.REGISTER_GROUP.of());
        }
        if (!ProposalRules.mayActFor(proposer, context)) {
            return Optional.of(ProposalRules.notTheProposer(proposer));
        }
        Optional<GroupId> unregistered = c.proposer().filter(group -> !parties.registered(group, today));
        if (context.applies(NOT_REGISTERED) && unregistered.isPresent()) {
            return ProposalRules.refused(
                    NOT_REGISTERED,
                    "proposer",
                    parties.standing(unregistered.get(), today),
                    Wording.REGISTERED_GROUP.of());
        }
        if (c.proposer().filter(coProposers::contains).isPresent()) {
            return ProposalRules.refused(
                    PROPOSER_AMONG_CO_PROPOSERS, "coProposers", proposer.toString(), Wording.OTHER_GROUPS.of());
        }
        return coProposers.stream()
                .flatMap(group -> coProposerNotRegistered(group, context).stream())
                .findFirst();
    }

    /** That there is no such call, or that it does not take this proposer. */
    private static Optional<Decision<ProposalEvent>> unfitCall(SubmitProposal c, Context context) {
        Optional<PublishedCall> call = context.fact(TheCall.class).call();
        if (call.isEmpty()) {
            return ProposalRules.refused(UNKNOWN_CALL, "call", c.call(), Wording.PUBLISHED_CALL.of());
        }
        return call.get().cancelled()
                ? ProposalRules.refused(CALL_CANCELLED, "call", c.call(), Wording.RUNNING_CALL.of())
                : ineligible(c, call.get().terms().plan(), context.fact(Parties.class));
    }

    /** That more is asked for than it costs, or than the call gives. */
    private static Optional<Decision<ProposalEvent>> tooMuch(SubmitProposal c, Context context) {
        Optional<Yen> ceiling = ProposalRules.call(context).terms().plan().ceiling();
        return c.outline().requested().flatMap(requested -> exceeds(
                        REQUESTED_EXCEEDS_TOTAL, requested, c.details().total(), context)
                .or(() -> exceeds(REQUESTED_EXCEEDS_CEILING, requested, ceiling, context)));
    }

    private static Optional<Decision<ProposalEvent>> exceeds(
            ProposalRefusal refusal, Yen requested, Optional<Yen> most, Context context) {
        return most.filter(requested::exceeds)
                .filter(_ -> context.applies(refusal))
                .flatMap(amount ->
                        ProposalRules.refused(refusal, "outline.requested", requested, Wording.AT_MOST.of(amount)));
    }

    private static Optional<Decision<ProposalEvent>> unfitOutline(ProposalOutline outline, Context context) {
        ProposalSettings settings = context.fact(ProposalSettings.class);
        List<CollaborationForm> offered =
                ProposalRules.call(context).terms().plan().forms();
        Optional<CollaborationForm> form = outline.requestedForm();
        if (form.filter(wanted -> !offered.contains(wanted)).isPresent()) {
            return ProposalRules.refused(
                    FORM_NOT_OFFERED, "outline.requestedForm", form.get(), Wording.ONE_OF.of(offered));
        }
        if (!settings.areas().containsAll(outline.areas())) {
            return ProposalRules.refused(UNKNOWN_AREA, "outline.areas", outline.areas(), Wording.AREAS_HERE.of());
        }
        // The list of fields is open (001:L338), so OTHER is always taken.
        if (outline.fieldTypes().stream()
                .anyMatch(type ->
                        !type.equals(FieldType.OTHER) && !settings.fieldTypes().contains(type))) {
            return ProposalRules.refused(
                    UNKNOWN_FIELD_TYPE,
                    "outline.fieldTypes",
                    outline.fieldTypes(),
                    Wording.AMONG.of(ProposalRules.sorted(settings.fieldTypes())));
        }
        return outline.fieldTypes().contains(FieldType.OTHER)
                        && outline.otherField().isEmpty()
                ? ProposalRules.refused(
                        OTHER_FIELD_WITHOUT_TEXT, "outline.otherField", Wording.NONE.of(), Wording.TEXT.of(60))
                : Optional.empty();
    }

    /** Of a subsidy one of the municipality's is named, of nothing else any. */
    private static Optional<Decision<ProposalEvent>> unfitProgramme(SubmitProposal c, ProposalSettings settings) {
        Optional<ProgrammeCode> programme = c.details().programme();
        boolean subsidy = c.outline().requestedForm().equals(Optional.of(CollaborationForm.SUBSIDY));
        if (subsidy && programme.isEmpty()) {
            return ProposalRules.refused(
                    PROGRAMME_REQUIRED,
                    "details.programme",
                    Wording.NONE.of(),
                    Wording.ONE_OF.of(ProposalRules.sorted(settings.programmes())));
        }
        if (!subsidy && programme.isPresent()) {
            return ProposalRules.refused(
                    PROGRAMME_ONLY_FOR_SUBSIDY, "details.programme", programme.get(), Wording.NONE.of());
        }
        return programme
                .filter(code -> !settings.programmes().contains(code))
                .flatMap(code -> ProposalRules.refused(
                        UNKNOWN_PROGRAMME,
                        "details.programme",
                        code,
                        Wording.ONE_OF.of(ProposalRules.sorted(settings.programmes()))));
    }

    /** Who the call does not take (R-CA-3, R-CA-4); a co-proposer may be of any kind (R-PR-2). */
    private static Optional<Decision<ProposalEvent>> ineligible(SubmitProposal c, CallPlan plan, Parties parties) {
        if (plan.kind() == CallKind.INITIATIVE) {
            return ProposalRules.refused(ANNOUNCED_NOT_PROPOSED, "call", plan.kind(), Wording.PUBLISHED_CALL.of());
        }
        if (c.proposer().isEmpty()) {
            return plan.eligibility().filter(CallEligibility::residents).isPresent()
                    ? Optional.empty()
                    : ProposalRules.refused(
                            RESIDENTS_NOT_ELIGIBLE, "proposer", Wording.NONE.of(), Wording.REGISTERED_GROUP.of());
        }
        GroupType type = parties.standings().get(c.proposer().get()).groupType();
        return plan.eligibility()
                .filter(eligible -> !eligible.groupTypes().contains(type))
                .flatMap(eligible -> ProposalRules.refused(
                        NOT_ELIGIBLE, "proposer", type, Wording.ONE_OF.of(eligible.groupTypes())));
    }

    /** The window counts to its last second in JST. */
    private static Optional<Decision<ProposalEvent>> notInTime(SubmitProposal c, Context context) {
        return context.fact(TheCall.class)
                .call()
                .map(call -> call.terms().plan().window())
                .filter(window -> !window.contains(context.now()))
                .flatMap(window -> context.now().isBefore(window.opensAt())
                        ? ProposalRules.refused(
                                CALL_NOT_YET_OPEN, "now", context.now(), Wording.FROM.of(window.opensAt()))
                        : ProposalRules.refused(
                                CALL_CLOSED, "now", context.now(), Wording.UNTIL.of(window.closesAt())));
    }

    private static ProposalAccepted accepted(Submission submission) {
        return new ProposalAccepted(submission.id(), submission.entry(), submission.outline());
    }
}
