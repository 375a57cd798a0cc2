package org.kyodo.registry.group;

import java.time.LocalDate;
import org.kyodo.registry.group.Group.Ended;
import org.kyodo.registry.group.Group.Lapsed;
import org.kyodo.registry.group.Group.Refused;
import org.kyodo.registry.group.Group.Registered;
import org.kyodo.registry.group.Group.Suspended;

/**
 * How many years personal data is kept 保存期間, after the registration was refused, lapsed or ran out.
 *
 * @param record as long as an act or the rules on records 文書管理規程 keep it, whoever asks; none at 0
 */
record RetentionPeriods(int refused, int lapsed, int ended, int record) {
    /** The first day on which it is erased 保存期間満了. */
    LocalDate over(Ended group) {
        int years =
                switch (group) {
                    case Lapsed _ -> lapsed;
                    case Refused _ -> refused;
                    case Registered _, Suspended _ -> ended;
                };
        return after(group, Math.max(years, record));
    }

    /** The first day on which it may be erased at somebody's request. */
    LocalDate recordOver(Ended group) {
        return record == 0 ? LocalDate.MIN : after(group, record);
    }

    private static LocalDate after(Ended group, int years) {
        return group.endsOn().plusYears(years).plusDays(1);
    }
}
