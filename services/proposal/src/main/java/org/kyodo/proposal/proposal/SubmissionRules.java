package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
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
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalLapsed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalReturned;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.proposal.Proposal.Absent;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.Returned;
import org.kyodo.proposal.proposal.Proposal.Submitted;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.ProposalNumber;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;
import org.kyodo.proposal.proposal.SubmissionCommand.AcceptForReview;
import org.kyodo.proposal.proposal.SubmissionCommand.LapseProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.RequestCorrection;
import org.kyodo.proposal.proposal.SubmissionCommand.SubmitProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.WithdrawProposal;

/** The rule book of handing a proposal in, whatever its kind 提出・補正・受理・取下げ. */
final class SubmissionRules {
    static final Set<Class<?>> BY_PROPOSER = Set.of(SubmitProposal.class, WithdrawProposal.class);
    static final Set<Class<?>> BY_THOSE_IN_CHARGE = Set.of(RequestCorrection.class, AcceptForReview.class);
    /** A check or a decision; see {@link ProposalRules}. */
    static final Set<Class<?>> JUDGING = BY_THOSE_IN_CHARGE;

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
            case Case(Returned r, LapseProposal _) ->
                DueDates.<ProposalEvent>notOver(r.correction().dueOn(), context)
                        .orElseGet(() -> accept(new ProposalLapsed(
                                r.submission().id(), r.correction().dueOn())));

            case Case(Submitted s, AcceptForReview _) -> accept(accepted(s.submission()));

            case Case(HandedIn p, WithdrawProposal c) ->
                accept(new ProposalWithdrawn(p.submission().id(), c.remark()));

            case Case _ -> ProposalRules.notTaken(proposal, command);
        };
    }

    /** What is too late now. */
    static Optional<Decision<ProposalEvent>> barred(
            HandedIn proposal, Class<? extends ProposalCommand> command, Context context) {
        return proposal instanceof Returned r && command == SubmitProposal.class
                ? DueDates.overdue(r.correction().dueOn(), context)
                : Optional.empty();
    }

    private static Decision<ProposalEvent> submit(ProposalId id, SubmitProposal c, Context context) {
        return unfit(c, context)
                .or(() -> notInTime(c, context))
                .or(() -> tooMany(context.fact(Quota.class)))
                .orElseGet(() -> accept(c.submitted(
                        id,
                        context.fact(ProposalNumber.class).value(),
                        ProposalRules.call(context).terms().plan().kind(),
                        context.receipt())));
    }

    private static Optional<Decision<ProposalEvent>> tooMany(Quota waiting) {
        return waiting.isUsedUp()
                ? ProposalRules.refused(TOO_MANY_WAITING, "proposer", waiting.had(), waiting.most())
                : Optional.empty();
    }

    /** After a correction the due date counts, for the call may have closed meanwhile. */
    private static Decision<ProposalEvent> submitAgain(Returned before, SubmitProposal c, Context context) {
        Submission first = before.submission();
        Proposer proposer = Proposer.group(c.proposer());
        if (!c.call().equals(first.entry().call())
                || !proposer.equals(first.entry().proposer())) {
            return refuse(
                    ANOTHER_CALL_OR_PROPOSER,
                    "call, proposer",
                    Wording.PAIR.of(c.call(), proposer.toString()),
                    Wording.PAIR.of(
                            first.entry().call(), first.entry().proposer().toString()));
        }
        return unfit(c, context)
                .orElseGet(() -> accept(c.submitted(
                        first.id(), first.entry().number(), first.entry().kind(), context.receipt())));
    }

    /** What a submission lacks, the first of it. */
    private static Optional<Decision<ProposalEvent>> unfit(SubmitProposal c, Context context) {
        Parties parties = context.fact(Parties.class);
        ProposalSettings settings = context.fact(ProposalSettings.class);
        LocalDate today = context.today();
        Optional<PublishedCall> call = context.fact(TheCall.class).call();
        Proposer proposer = Proposer.group(c.proposer());
        List<GroupId> coProposers = c.coProposers().orElseThrow();
        Optional<GroupId> unknown = Stream.concat(Stream.of(c.proposer()), coProposers.stream())
                .filter(group -> !parties.standings().containsKey(group))
                .findFirst();
        Actor actor = context.actor();
        if (!actor.is(Role.GROUP) && !actor.entersForOthers()) {
            return Optional.of(ProposalRules.notTheProposer(proposer));
        }
        if (unknown.isPresent()) {
            return ProposalRules.refused(
                    UNKNOWN_GROUP,
                    unknown.get().equals(c.proposer()) ? "proposer" : "coProposers",
                    unknown.get(),
                    Wording.REGISTER_GROUP.of());
        }
        if (!ProposalRules.mayActFor(proposer, context)) {
            return Optional.of(ProposalRules.notTheProposer(proposer));
        }
        if (context.applies(NOT_REGISTERED) && !parties.registered(c.proposer(), today)) {
            return ProposalRules.refused(
                    NOT_REGISTERED, "proposer", parties.standing(c.proposer(), today), Wording.REGISTERED_GROUP.of());
        }
        if (coProposers.contains(c.proposer())) {
            return ProposalRules.refused(
                    PROPOSER_AMONG_CO_PROPOSERS, "coProposers", c.proposer(), Wording.OTHER_GROUPS.of());
        }
        for (GroupId coProposer : coProposers) {
            if (context.applies(CO_PROPOSER_NOT_REGISTERED) && !parties.registered(coProposer, today)) {
                return ProposalRules.refused(
                        CO_PROPOSER_NOT_REGISTERED,
                        "coProposers",
                        Wording.PAIR.of(coProposer, parties.standing(coProposer, today)),
                        Wording.REGISTERED_GROUP.of());
            }
        }
        if (call.isEmpty()) {
            return ProposalRules.refused(UNKNOWN_CALL, "call", c.call(), Wording.PUBLISHED_CALL.of());
        }
        if (call.get().cancelled()) {
            return ProposalRules.refused(CALL_CANCELLED, "call", c.call(), Wording.RUNNING_CALL.of());
        }
        CallPlan plan = call.get().terms().plan();
        if (c.blank().isPresent()) {
            return ProposalRules.refused(NOT_CONCRETE, c.blank().get(), Wording.BLANK.of(), Wording.CONCRETE.of());
        }
        if (context.applies(REQUESTED_EXCEEDS_TOTAL)
                && c.outline().requested().exceeds(c.details().total())) {
            return ProposalRules.refused(
                    REQUESTED_EXCEEDS_TOTAL,
                    "outline.requested",
                    c.outline().requested(),
                    Wording.AT_MOST.of(c.details().total()));
        }
        if (context.applies(REQUESTED_EXCEEDS_CEILING)
                && plan.ceiling()
                        .filter(ceiling -> c.outline().requested().exceeds(ceiling))
                        .isPresent()) {
            return ProposalRules.refused(
                    REQUESTED_EXCEEDS_CEILING,
                    "outline.requested",
                    c.outline().requested(),
                    Wording.AT_MOST.of(plan.ceiling().get()));
        }
        if (!plan.forms().contains(c.outline().requestedForm())) {
            return ProposalRules.refused(
                    FORM_NOT_OFFERED,
                    "outline.requestedForm",
                    c.outline().requestedForm(),
                    Wording.ONE_OF.of(plan.forms()));
        }
        if (!settings.areas().containsAll(c.outline().areas())) {
            return ProposalRules.refused(
                    UNKNOWN_AREA, "outline.areas", c.outline().areas(), Wording.AREAS_HERE.of());
        }
        // The list of fields is open (001:L338), so OTHER is always taken.
        if (c.outline().fieldTypes().stream()
                .anyMatch(type ->
                        !type.equals(FieldType.OTHER) && !settings.fieldTypes().contains(type))) {
            return ProposalRules.refused(
                    UNKNOWN_FIELD_TYPE,
                    "outline.fieldTypes",
                    c.outline().fieldTypes(),
                    Wording.AMONG.of(ProposalRules.sorted(settings.fieldTypes())));
        }
        if (c.outline().requestedForm() == CollaborationForm.SUBSIDY
                && c.details().programme().isEmpty()) {
            return ProposalRules.refused(
                    PROGRAMME_REQUIRED,
                    "details.programme",
                    Wording.NONE.of(),
                    Wording.ONE_OF.of(ProposalRules.sorted(settings.programmes())));
        }
        if (c.outline().requestedForm() != CollaborationForm.SUBSIDY
                && c.details().programme().isPresent()) {
            return ProposalRules.refused(
                    PROGRAMME_ONLY_FOR_SUBSIDY,
                    "details.programme",
                    c.details().programme().get(),
                    Wording.NONE.of());
        }
        return c.details()
                .programme()
                .filter(code -> !settings.programmes().contains(code))
                .flatMap(code -> ProposalRules.refused(
                        UNKNOWN_PROGRAMME,
                        "details.programme",
                        code,
                        Wording.ONE_OF.of(ProposalRules.sorted(settings.programmes()))));
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
