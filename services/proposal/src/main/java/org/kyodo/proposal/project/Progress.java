package org.kyodo.proposal.project;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.proposal.ConditionReport;
import org.kyodo.contracts.proposal.ProgressReport;

/**
 * How something goes that was started 実施の状況.
 *
 * @param since the day on which it started
 * @param until the day on which it is planned to end
 * @param dueOn the last day for the next report, where it takes long (R-JI-4)
 * @param last report of progress
 * @param conditions of a place that was adopted, the last {@value #MOST}
 */
record Progress(
        LocalDate since,
        Optional<LocalDate> until,
        Optional<LocalDate> dueOn,
        Optional<ProgressReport> last,
        List<Found> conditions) {
    /** A year of monthly reports. */
    private static final int MOST = 12;

    /** So many months have a report each: a quarter 四半期. */
    private static final int QUARTER = 3;

    /** How the place was on a day. */
    record Found(ConditionReport condition, LocalDate on) {}

    static Progress of(LocalDate since, Optional<LocalDate> until, Optional<LocalDate> dueOn) {
        return new Progress(since, until, dueOn, Optional.empty(), List.of());
    }

    /** The last day of the quarter after the one in which this day is; quarters count from the start. */
    static LocalDate endOfNextQuarter(LocalDate since, LocalDate day) {
        return endOfQuarter(since, ChronoUnit.MONTHS.between(since, day) / QUARTER + 1);
    }

    static LocalDate endOfFirstQuarter(LocalDate since) {
        return endOfQuarter(since, 0);
    }

    private static LocalDate endOfQuarter(LocalDate since, long number) {
        return since.plusMonths((number + 1) * QUARTER).minusDays(1);
    }

    Progress due(Optional<LocalDate> day) {
        return new Progress(since, until, day, last, conditions);
    }

    Progress reported(ProgressReport report) {
        return new Progress(since, until, dueOn, Optional.of(report), conditions);
    }

    Progress found(ConditionReport condition, LocalDate on) {
        List<Found> all = Stream.concat(conditions.stream(), Stream.of(new Found(condition, on)))
                .toList();
        return new Progress(since, until, dueOn, last, all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
