package org.kyodo.contracts.value;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A rate of subsidy 補助率 as a fraction: {@code 2/3}.
 *
 * @param num from 1 to {@code den}
 * @param den from 1 to 1,000
 */
public record Rate(
        @Min(1) @Max(Rate.MOST) int num,
        @Min(1) @Max(Rate.MOST) int den) {
    private static final int MOST = 1_000;

    public Rate {
        Require.between("rate.den", den, 1, MOST);
        Require.between("rate.num", num, 1, den);
    }

    /** {@code floor(amount × num / den)} in whole yen. */
    public Yen of(Yen amount) {
        return amount.share(num, den);
    }

    @Override
    public String toString() {
        return num + "/" + den;
    }
}
