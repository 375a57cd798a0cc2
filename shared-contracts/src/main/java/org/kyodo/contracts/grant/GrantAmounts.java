package org.kyodo.contracts.grant;

import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Yen;

/**
 * How much a programme pays 補助額.
 *
 * @param rate the share of the eligible cost that is paid 補助率
 * @param cap the most one grant may be 上限額
 * @param rounding amounts are cut down to a multiple of so many yen 端数処理
 * @param budget announced for the fiscal year 予算額; what is left of it, the budget line knows
 */
public record GrantAmounts(Rate rate, Yen cap, int rounding, Yen budget) {
    /** The most that may be granted for so much eligible cost 算定額: {@code min(cap, floor(eligible × rate))}. */
    public Yen grantFor(Yen eligible) {
        return rate.of(eligible).floorTo(rounding).min(cap);
    }
}
