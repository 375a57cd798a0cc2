package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.registry.group.Group.Ended;
import org.kyodo.registry.group.Group.Lapsed;
import org.kyodo.registry.group.Group.Listed;
import org.kyodo.registry.group.Group.Refused;

/**
 * How many years personal data is kept 保存期間, after the registration was refused, lapsed or ran out.
 *
 * @param record as long as an act or the rules on records 文書管理規程 keep it, whoever asks; none at 0
 */
record RetentionPeriods(int refused, int lapsed, int ended, int record) {
    /** The first day on which it is erased 保存期間満了. */
    Optional<LocalDate> over(Ended group) {
        int years =
                switch (group) {
                    case Lapsed _ -> lapsed;
                    case Refused _ -> refused;
                    case Listed _ -> ended;
                };
        return after(group, Math.max(years, record));
    }

    /** The first day on which it may be erased at somebody's request. */
    Optional<LocalDate> recordOver(Ended group) {
        return record == 0 ? Optional.empty() : after(group, record);
    }

    /** Empty while nothing ends it. */
    private static Optional<LocalDate> after(Ended group, int years) {
        return group.endsOn().map(last -> last.plusYears(years).plusDays(1));
    }
}
