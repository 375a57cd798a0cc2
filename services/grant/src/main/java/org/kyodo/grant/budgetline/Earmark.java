package org.kyodo.grant.budgetline;

import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Yen;

/**
 * Money of a budget line set aside for one application 予算の引当て.
 *
 * @param change which change of its budget line made it so; of two the higher is the later
 */
record Earmark(ApplicationId application, Yen amount, Use use, long change) {
    /** What became of it. */
    enum Use {
        /** 予約. */
        RESERVED,
        /** 執行決定. */
        COMMITTED,
        /** 戻入れ. */
        RELEASED
    }
}
