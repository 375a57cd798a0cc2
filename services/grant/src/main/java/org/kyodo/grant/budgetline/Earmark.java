package org.kyodo.grant.budgetline;

import java.util.EnumMap;
import java.util.Map;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Yen;

/**
 * Money of a budget line set aside for one application 予算の引当て.
 *
 * @param change which change of its budget line made it so; of two the higher is the later
 * @param by who made it so, and who reserved, committed or released it before
 */
record Earmark(ApplicationId application, Yen amount, Use use, long change, Map<Use, AccountRef> by) {
    Earmark {
        by = Map.copyOf(by);
    }

    Earmark by(AccountRef account) {
        Map<Use, AccountRef> all = new EnumMap<>(Use.class);
        all.putAll(by);
        all.put(use, account);
        return new Earmark(application, amount, use, change, all);
    }

    /** With who did before what another record of it tells. */
    Earmark and(Map<Use, AccountRef> before) {
        Map<Use, AccountRef> all = new EnumMap<>(Use.class);
        all.putAll(before);
        all.putAll(by);
        return new Earmark(application, amount, use, change, all);
    }

    /** Whether this very person reserved it 相互牽制. */
    boolean isReservedBy(Actor actor) {
        return actor.account().equals(by.get(Use.RESERVED));
    }

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
