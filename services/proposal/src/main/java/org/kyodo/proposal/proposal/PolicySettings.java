package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * What the rules of a policy proposal ask of a municipality's settings.
 *
 * @param accountabilityDays days the city has to account for what came of it 説明期限
 * @param roundCloses the last day of each round of a fiscal year, in its order; none where rounds are not set
 */
record PolicySettings(int accountabilityDays, List<MonthDay> roundCloses, Set<DepartmentCode> departments) {
    private static final MonthDay APRIL = MonthDay.of(4, 1);

    /** The round of its fiscal year that a day falls in: the first that closes on it or later. */
    int roundOn(LocalDate day) {
        int place = inYear(MonthDay.from(day));
        return (int) roundCloses.stream().filter(close -> inYear(close) < place).count()
                        % Math.max(1, roundCloses.size())
                + 1;
    }

    /** The place of a day in a fiscal year. */
    private static int inYear(MonthDay day) {
        return (day.isBefore(APRIL) ? 1_200 : 0) + day.getMonthValue() * 100 + day.getDayOfMonth();
    }
}
