package org.kyodo.registry.talent;

import java.time.Instant;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.registry.talent.Talent.Declined;
import org.kyodo.registry.talent.Talent.Ended;
import org.kyodo.registry.talent.Talent.Retired;

/** How long it is known who a talent was 保存期間 (K-TA-4). @param declined years after that @param retired years after that */
record Retention(int declined, int retired) {
    Instant over(Ended talent) {
        int years =
                switch (talent) {
                    case Declined _ -> declined;
                    case Retired _ -> retired;
                };
        return talent.since()
                .plusYears(years)
                .plusDays(1)
                .atStartOfDay(FiscalYear.JST)
                .toInstant();
    }
}
