package org.kyodo.contracts.proposal;

import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;

/**
 * What form and price are weighed by (R-FP-1): never a merit of the proposal.
 *
 * @param nature 事業の性格
 * @param necessity 必要性
 * @param profitability 収益性
 */
@PublicText
public record Assessment(
        @Prose(max = 2_000) String nature,
        @Prose(max = 2_000) String necessity,
        @Prose(max = 2_000) String profitability) {}
