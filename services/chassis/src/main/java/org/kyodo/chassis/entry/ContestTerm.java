package org.kyodo.chassis.entry;

import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.value.MunicipalityCode;

/** Within how many days from its own an entry may be contested 異議の期間 (K-ALL-6), as each municipality has set it. */
record ContestTerm(Municipalities municipalities) {
    private static final String SETTING =
            RuleTable.byId().get(CommonRefusal.CONTEST_LATE.rule()).setting().orElseThrow();

    int days(MunicipalityCode municipality) {
        return municipalities
                .setting(municipality, SETTING)
                .map(Municipalities.Setting::value)
                .map(Integer::valueOf)
                .orElseThrow(() -> new IllegalStateException(municipality + " has no " + SETTING));
    }
}
