package org.kyodo.proposal.proposal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.kyodo.contracts.value.AccountRef;

/**
 * What the reviewers gave 採点, opened for a decision and for nothing else (K-PR-6).
 *
 * @param points of each reviewer, by axis
 */
record Scores(Map<AccountRef, Map<String, Integer>> points) {
    static final int FEWEST_SHOWN = 3;

    static final Scores NONE = new Scores(Map.of());

    /**
     * The mean of the totals to one decimal, half up 平均点; empty where single scores could be told from it: with fewer than
     * {@value #FEWEST_SHOWN} of them, or of those that came after a mean was told.
     *
     * @param meanOf how many scores a mean was told of before, else 0
     */
    Optional<BigDecimal> mean(int meanOf) {
        int count = points.size();
        int since = count - meanOf;
        return count < FEWEST_SHOWN || since > 0 && since < FEWEST_SHOWN
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(points.values().stream()
                                .flatMap(given -> given.values().stream())
                                .mapToInt(Integer::intValue)
                                .sum())
                        .divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_UP));
    }

    boolean gave(AccountRef reviewer, Map<String, Integer> same) {
        return same.equals(points.get(reviewer));
    }
}
