package org.kyodo.proposal.form;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kyodo.contracts.proposal.AgreementText;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.proposal.CostSplit;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.value.Side;

/**
 * What the key points of a form are held against 事案.
 *
 * @param text of the agreement, once there is one
 * @param sides that are parties to it
 * @param writers the sides that wrote a version of it
 * @param evidence that was recorded
 * @param mostPercent that one side bears of the costs before it counts as too much (K-KS-3)
 * @param goingOn how long the same work together with it
 * @param asked the rule that is asked about, for which evidence is looked up
 */
public record FormCase(
        Optional<AgreementText> text,
        Set<Side> sides,
        Set<Side> writers,
        List<RuleEvidence> evidence,
        int mostPercent,
        GoingOn goingOn,
        Optional<String> asked) {
    /** What an adopter's agreement names besides roles and costs (R-AD-2). */
    public static final Set<String> OF_ADOPTION = Set.of("place", "care", "condition-reports", "insurance", "supplies");

    /**
     * Working together without a break 継続 (R-IT-4).
     *
     * @param row the longest of the same group, section and form, this case included; none where there is no group
     * @param allowed whether it is short enough, or was reviewed
     */
    public record GoingOn(Optional<Continuation> row, boolean allowed) {}

    /** Of a case without an agreement yet. @param shown what the case itself shows */
    public static FormCase before(int mostPercent, GoingOn goingOn, List<RuleEvidence> shown) {
        return new FormCase(Optional.empty(), Set.of(), Set.of(), shown, mostPercent, goingOn, Optional.empty());
    }

    FormCase about(String rule) {
        return new FormCase(text, sides, writers, evidence, mostPercent, goingOn, Optional.of(rule));
    }

    private Optional<RuleEvidence> found() {
        return evidence.stream()
                .filter(one -> asked.filter(one.rule()::equals).isPresent())
                .findFirst();
    }

    /** It was recorded, and the answer was yes. */
    boolean recorded() {
        return found().filter(RuleEvidence::met).isPresent();
    }

    /** Talks were recorded that took place before the project begins. */
    boolean talkedBefore() {
        return found().filter(RuleEvidence::met)
                .flatMap(RuleEvidence::on)
                .filter(this::isBeforeItBegins)
                .isPresent();
    }

    private boolean isBeforeItBegins(LocalDate day) {
        return text.flatMap(AgreementText::term)
                .filter(term -> !day.isBefore(term.from()))
                .isEmpty();
    }

    boolean hasPurpose() {
        return text.filter(there -> !there.purpose().isBlank()).isPresent();
    }

    List<String> roles(Side side) {
        return text.map(there -> there.roles().of(side)).orElseGet(List::of);
    }

    boolean settlesRolesAndCosts() {
        boolean rolesThere = !roles(Side.CITY).isEmpty() || !roles(Side.GROUP).isEmpty();
        return rolesThere && text.flatMap(AgreementText::costs).isPresent();
    }

    boolean settlesAll() {
        return settlesRolesAndCosts()
                && text.flatMap(AgreementText::responsibility).isPresent();
    }

    boolean settlesAdoption() {
        return settlesRolesAndCosts()
                && text.stream()
                        .flatMap(there -> there.clauses().stream())
                        .map(Clause::code)
                        .collect(Collectors.toSet())
                        .containsAll(OF_ADOPTION);
    }

    /** The split of the costs is written down, and neither side bears more than so many percent; where there are none, neither does. */
    boolean isBurdenShared() {
        return text.flatMap(AgreementText::costs).filter(this::isShared).isPresent();
    }

    private boolean isShared(CostSplit costs) {
        BigInteger city = BigInteger.valueOf(costs.city().amount());
        BigInteger group = BigInteger.valueOf(costs.group().amount());
        BigInteger larger = city.max(group).multiply(BigInteger.valueOf(100));
        return larger.compareTo(city.add(group).multiply(BigInteger.valueOf(mostPercent))) <= 0;
    }

    boolean hasBothSides() {
        return sides.containsAll(Set.of(Side.values()));
    }

    boolean mayGoOn() {
        return goingOn.allowed();
    }

    boolean hasTerm() {
        return text.flatMap(AgreementText::term).isPresent();
    }

    boolean hasReviewDates() {
        return text.filter(there -> !there.reviewDates().isEmpty()).isPresent();
    }
}
