package org.kyodo.proposal.proposal;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.CorrectionGiven;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Receipt;

/** What can be asked of a proposal of any kind until it is accepted, its backing and its withdrawal 提出から受理まで、応援・取下げ. */
sealed interface SubmissionCommand extends ProposalCommand {

    /**
     * 提出する; again after a correction, to the same call and for the same proposer.
     *
     * @param proposer the group; without one whoever hands it in, or for whom it is entered, proposes it as a resident
     */
    @AllowedTo(
            value = {Role.GROUP, Role.RESIDENT},
            onBehalf = {Role.STAFF, Role.DESK})
    record SubmitProposal(
            CallId call,
            Optional<GroupId> proposer,
            Optional<@Size(max = 10) @OnceEach List<GroupId>> coProposers,
            ProposalOutline outline,
            ProposalDetails details)
            implements SubmissionCommand {
        public SubmitProposal {
            coProposers = Optional.of(List.copyOf(coProposers.orElse(List.of())));
        }

        /** Of a group. */
        SubmitProposal(
                CallId call,
                GroupId proposer,
                Optional<List<GroupId>> coProposers,
                ProposalOutline outline,
                ProposalDetails details) {
            this(call, Optional.of(proposer), coProposers, outline, details);
        }

        /** The group, or the resident by whom or for whom it is handed in. */
        Proposer proposedBy(Actor actor) {
            return proposer.map(Proposer::group)
                    .orElseGet(() -> Proposer.account(
                            actor.onBehalfOf().map(AccountRef::of).orElse(actor.account())));
        }

        /** The first of problem, strengths and action that says nothing. */
        Optional<String> blank() {
            if (details.problem().isBlank()) {
                return Optional.of("details.problem");
            }
            if (details.strengths().isBlank()) {
                return Optional.of("details.strengths");
            }
            return details.action().isBlank() ? Optional.of("details.action") : Optional.empty();
        }

        ProposalSubmitted submitted(ProposalId id, ProposalEntry entry, Optional<Receipt> receipt) {
            return new ProposalSubmitted(id, entry, coProposers.orElseThrow(), outline, details, receipt);
        }
    }

    /** 補正を求める. @param dueOn the last day on which the correction counts */
    @AllowedTo(Role.STAFF)
    record RequestCorrection(
            @Size(min = 1, max = 20) List<@Prose(max = 200) String> items,
            Optional<ReasonGiven> reason,
            LocalDate dueOn)
            implements SubmissionCommand {
        public RequestCorrection {
            items = List.copyOf(items);
        }

        CorrectionGiven correction() {
            return new CorrectionGiven(items, reason, dueOn);
        }
    }

    /** 取下げ扱いとする: no correction came in time. @param cancellation why the call was cancelled, if that is why */
    @AllowedTo(Role.PLATFORM)
    record LapseProposal(Optional<Reason> cancellation) implements SubmissionCommand {
        LapseProposal() {
            this(Optional.empty());
        }
    }

    /** 共同提案者であることを確認する. @param group that is named as a co-proposer */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record ConfirmCoProposal(GroupId group) implements SubmissionCommand {}

    /** 共同提案を辞退する. @param group that is named as a co-proposer */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record DeclineCoProposal(GroupId group) implements SubmissionCommand {}

    /** 受理する. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record AcceptForReview() implements SubmissionCommand {}

    /** 応援する. */
    @AllowedTo(anyone = true)
    record BackProposal() implements SubmissionCommand {}

    /** 取り下げる. */
    @AllowedTo(
            value = {Role.GROUP, Role.RESIDENT},
            onBehalf = {Role.STAFF, Role.DESK})
    record WithdrawProposal(Optional<@Prose(max = 1_000) String> remark) implements SubmissionCommand {}
}
