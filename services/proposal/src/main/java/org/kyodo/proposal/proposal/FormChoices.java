package org.kyodo.proposal.proposal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.CoImplementation;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Side;
import org.kyodo.proposal.form.ChoiceRule;
import org.kyodo.proposal.form.Closing;
import org.kyodo.proposal.form.FormChoice;
import org.kyodo.proposal.form.FormRule;
import org.kyodo.proposal.proposal.Proposal.Accounted;
import org.kyodo.proposal.proposal.Proposal.Adopted;
import org.kyodo.proposal.proposal.Proposal.Conditional;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.Lapsed;
import org.kyodo.proposal.proposal.Proposal.OpinionPublished;
import org.kyodo.proposal.proposal.Proposal.Rejected;
import org.kyodo.proposal.proposal.Proposal.Reviewed;
import org.kyodo.proposal.proposal.Proposal.WithCity;
import org.kyodo.proposal.proposal.Proposal.Withdrawn;

/**
 * How the choice of a form stands for a proposal 形態の選択. It decides nothing: the rule books hold the same against commands.
 *
 * @param call that it was made to
 * @param offered the forms that the municipality uses
 * @param byAdoption whether a programme takes applications from adopted proposals
 */
record FormChoices(HandedIn proposal, CallTerms call, Set<CollaborationForm> offered, boolean byAdoption) {

    /** @param handling whether what the town hall does on it is for the reader */
    FormChoice of(CollaborationForm form, boolean handling) {
        return new FormChoice(closing(form), asked(form, handling));
    }

    private Optional<Closing> closing(CollaborationForm form) {
        return switch (proposal) {
            case Adopted a -> unless(a.adoption().form() == form, Closing.ANOTHER_CHOSEN);
            case Conditional c -> unless(c.adoption().form() == form, Closing.ANOTHER_CHOSEN);
            case Rejected _, Lapsed _, Withdrawn _ -> Optional.of(Closing.NOT_ADOPTED);
            case HandedIn _ -> undecided(form);
        };
    }

    private Optional<Closing> undecided(CollaborationForm form) {
        return unless(offered.contains(form), Closing.NOT_OFFERED_HERE)
                .or(() -> ProposalRules.isExamined(proposal)
                        ? unless(call.plan().forms().contains(form), Closing.NOT_IN_THE_CALL)
                        : unless(form == CollaborationForm.POLICY_PROPOSAL, Closing.ANSWERED_NOT_ADOPTED))
                .or(() -> unless(form != CollaborationForm.SUBSIDY || byAdoption, Closing.NO_PROGRAMME));
    }

    private static Optional<Closing> unless(boolean open, Closing closing) {
        return open ? Optional.empty() : Optional.of(closing);
    }

    private Map<ChoiceRule, Boolean> asked(CollaborationForm form, boolean handling) {
        Map<ChoiceRule, Boolean> asked = new EnumMap<>(ChoiceRule.class);
        if (ProposalRules.isExamined(proposal)) {
            asked.put(ChoiceRule.CHOSEN_TOGETHER, Stream.of(Side.values()).allMatch(side -> chose(side, form)));
            if (handling) {
                asked.put(
                        ChoiceRule.WEIGHED,
                        review().map(Review::handling)
                                .flatMap(Review.Handling::assessment)
                                .isPresent());
            }
            if (handling && form == CollaborationForm.SUBSIDY) {
                asked.put(ChoiceRule.CO_IMPLEMENTED, !coImplementing().isEmpty());
            }
        }
        return asked;
    }

    private boolean chose(Side side, CollaborationForm form) {
        return review().flatMap(review -> review.statementOf(side))
                .filter(statement -> statement.form() == form)
                .isPresent();
    }

    private Optional<Review> review() {
        return proposal instanceof Reviewed reviewed ? Optional.of(reviewed.review()) : Optional.empty();
    }

    private List<DepartmentCode> coImplementing() {
        return review().map(review -> review.handling().coImplementing().stream()
                        .map(CoImplementation::department)
                        .toList())
                .orElseGet(List::of);
    }

    /** The sections that would be parties: who co-ordinates, and who carries it out with the group; before that the call's. */
    List<DepartmentCode> sections() {
        DepartmentCode first = review().flatMap(review -> review.handling().assignment())
                .map(Assignment::coordinator)
                .orElse(call.department());
        return Stream.concat(Stream.of(first), coImplementing().stream())
                .distinct()
                .toList();
    }

    /** What the way of the proposal shows of key points that no agreement has evidence of. */
    List<RuleEvidence> shown() {
        return Stream.of(
                        shown(
                                FormRule.CRITERIA_NOT_OBJECTIVE,
                                !call.plan().criteria().isEmpty()),
                        shown(FormRule.PROPOSAL_NOT_CONCRETE, true),
                        shown(FormRule.NO_CONSTRUCTIVE_EXCHANGE, wasDiscussed()),
                        shown(FormRule.EXCHANGE_NOT_CONSTRUCTIVE, wasDiscussed()),
                        shown(FormRule.REASON_NOT_EXPLAINED, proposal instanceof Accounted))
                .flatMap(Optional::stream)
                .toList();
    }

    /** At a round table whose minutes are public, or in a debate whose summary is. */
    private boolean wasDiscussed() {
        return review().flatMap(Review::roundTable).isPresent()
                || proposal instanceof OpinionPublished
                || proposal instanceof WithCity
                || proposal instanceof Accounted;
    }

    private static Optional<RuleEvidence> shown(FormRule rule, boolean met) {
        return met
                ? Optional.of(new RuleEvidence(rule.rule(), true, Optional.empty(), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }
}
