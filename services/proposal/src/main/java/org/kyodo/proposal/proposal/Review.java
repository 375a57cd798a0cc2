package org.kyodo.proposal.proposal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.value.AccountRef;

/**
 * How far the review 審査 of a proposal has come.
 *
 * @param assignment present once departments are in charge
 * @param scores one of each reviewer; single ones never leave this service
 * @param reconsidered whether the proposer has used its one request for reconsideration
 */
record Review(Optional<Assignment> assignment, List<Score> scores, boolean reconsidered) {
    static final int FEWEST_SHOWN = 3;

    static final Review BEGUN = new Review(Optional.empty(), List.of(), false);

    /** What one reviewer gave. */
    record Score(AccountRef reviewer, List<Points> points) {
        int total() {
            return points.stream().mapToInt(Points::points).sum();
        }
    }

    /** Points on one axis of the call's criteria. */
    record Points(String axis, int points) {
        static List<Points> of(Map<String, Integer> given) {
            return given.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> new Points(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    Review assigned(Assignment to) {
        return new Review(Optional.of(to), scores, reconsidered);
    }

    Review scoredBy(AccountRef reviewer) {
        return new Review(
                assignment,
                Stream.concat(scores.stream(), Stream.of(new Score(reviewer, List.of())))
                        .toList(),
                reconsidered);
    }

    /** With the points of the reviewer who scored last, which the event does not tell. */
    Review withPoints(List<Points> points) {
        Score last = scores.getLast();
        return new Review(
                assignment,
                Stream.concat(scores.stream().limit(scores.size() - 1L), Stream.of(new Score(last.reviewer(), points)))
                        .toList(),
                reconsidered);
    }

    Review again() {
        return new Review(assignment, scores, true);
    }

    Optional<Score> of(AccountRef reviewer) {
        return scores.stream()
                .filter(score -> score.reviewer().equals(reviewer))
                .findFirst();
    }

    /**
     * The mean of the totals to one decimal, half up 平均点; empty with fewer than {@value #FEWEST_SHOWN} scores, from which
     * single ones could be told (K-PR-6).
     */
    Optional<BigDecimal> average() {
        return scores.size() < FEWEST_SHOWN
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(
                                scores.stream().mapToInt(Score::total).sum())
                        .divide(BigDecimal.valueOf(scores.size()), 1, RoundingMode.HALF_UP));
    }
}
