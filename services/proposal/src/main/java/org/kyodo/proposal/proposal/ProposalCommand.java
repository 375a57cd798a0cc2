package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.AgreedForm;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.Wording;

/** What can be asked of a proposal 提案. */
sealed interface ProposalCommand {

    /** 提出する; again after a correction, to the same call and for the same group. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record SubmitProposal(
            CallId call,
            GroupId proposer,
            Optional<List<GroupId>> coProposers,
            ProposalOutline outline,
            ProposalDetails details)
            implements ProposalCommand {
        public SubmitProposal {
            coProposers = Optional.of(distinct("coProposers", coProposers.orElse(List.of()), 0, 10));
            Require.name("outline.title", outline.title(), 120);
            Require.text("outline.summary", outline.summary(), 1_000);
            distinct("outline.fieldTypes", outline.fieldTypes(), 1, 20);
            distinct("outline.areas", outline.areas(), 1, 50);
            // A blank one breaks R-SE-4, so the rules see it.
            atMost("details.problem", details.problem(), 4_000);
            atMost("details.strengths", details.strengths(), 4_000);
            atMost("details.action", details.action(), 4_000);
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

        ProposalSubmitted submitted(ProposalId id, String number) {
            return new ProposalSubmitted(
                    id, new ProposalEntry(number, call, proposer), coProposers.orElseThrow(), outline, details);
        }
    }

    /** 補正を求める. @param dueOn the last day on which the correction counts */
    @AllowedTo(Role.STAFF)
    record RequestCorrection(List<String> items, Optional<ReasonGiven> reason, LocalDate dueOn)
            implements ProposalCommand {
        public RequestCorrection {
            items = List.copyOf(Require.size("items", items, 1, 20));
            items.forEach(item -> Require.text("items", item, 200));
        }
    }

    /** 取下げ扱いとする: no correction came in time. */
    @AllowedTo(Role.PLATFORM)
    record LapseProposal() implements ProposalCommand {}

    /** 受理する. */
    @AllowedTo(Role.STAFF)
    record AcceptForReview() implements ProposalCommand {}

    /** 担当課を決める. */
    @AllowedTo(Role.STAFF)
    record AssignDepartments(List<DepartmentCode> departments) implements ProposalCommand {
        public AssignDepartments {
            departments = distinct("departments", departments, 1, 10);
        }
    }

    /** 採点する. @param points by axis of the call's criteria */
    @AllowedTo(Role.REVIEWER)
    record ScoreProposal(Map<String, Integer> points) implements ProposalCommand {
        public ScoreProposal {
            points = Map.copyOf(points);
            Require.size("points", points.keySet(), 0, 20);
        }
    }

    /** 採択する; both sides say why this form (R-COM-2). Without a programme, a subsidy is of the one proposed. */
    @AllowedTo(Role.STAFF)
    record AdoptProposal(AgreedForm agreed) implements ProposalCommand {
        public AdoptProposal {
            // A blank one breaks R-COM-2, so the rules see it.
            atMost("agreed.cityRationale", agreed.cityRationale(), 2_000);
            atMost("agreed.groupRationale", agreed.groupRationale(), 2_000);
        }
    }

    /** 不採択とする. */
    @AllowedTo(Role.STAFF)
    record RejectProposal(Optional<ReasonGiven> reason) implements ProposalCommand {}

    /** 不採択の理由を説明する. */
    @AllowedTo(Role.STAFF)
    record GiveExplanation(String text) implements ProposalCommand {
        public GiveExplanation {
            Require.text("text", text, 4_000);
        }
    }

    /** 再検討を求める. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record RequestReconsideration(String grounds) implements ProposalCommand {
        public RequestReconsideration {
            Require.text("grounds", grounds, 2_000);
        }
    }

    /** 取り下げる. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record WithdrawProposal(Optional<String> remark) implements ProposalCommand {
        public WithdrawProposal {
            remark.ifPresent(text -> Require.text("remark", text, 1_000));
        }
    }

    /** 異議を述べる: contests what was entered for the group. @param entry the event of the entry */
    @AllowedTo(Role.GROUP)
    record ContestEntry(UUID entry, String reason) implements ProposalCommand {
        public ContestEntry {
            Require.text("reason", reason, 1_000);
        }
    }

    private static void atMost(String field, String text, int max) {
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            throw new InvalidInput(field, Wording.CHARACTERS.of(length), Wording.TEXT_WITHIN.of(max));
        }
    }

    private static <T> List<T> distinct(String field, List<T> values, int min, int max) {
        return List.copyOf(Require.distinct(field, Require.size(field, values, min, max)));
    }
}
