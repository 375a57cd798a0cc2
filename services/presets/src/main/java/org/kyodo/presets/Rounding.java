package org.kyodo.presets;

import org.kyodo.contracts.value.Yen;

/** How an amount is cut down 端数処理. */
public enum Rounding {
    /** 1円未満切捨て. */
    DOWN_1(1),
    /** 100円未満切捨て. */
    DOWN_100(100),
    /** 1,000円未満切捨て. */
    DOWN_1000(1_000),
    /** 10,000円未満切捨て. */
    DOWN_10000(10_000);

    private final int unit;

    Rounding(int unit) {
        this.unit = unit;
    }

    /** Amounts are cut down to a multiple of so many yen. */
    public int unit() {
        return unit;
    }

    public Yen of(Yen amount) {
        return amount.floorTo(unit);
    }
}
