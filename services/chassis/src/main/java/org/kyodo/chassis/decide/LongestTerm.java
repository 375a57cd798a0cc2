package org.kyodo.chassis.decide;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;

/** How long a window 受付期間 or a term 期限 may be (K-ALL-11), so that no slip of the hand keeps a matter open for decades. */
public final class LongestTerm {
    /** A year, of the longer ones. */
    public static final int DAYS = 366;

    private LongestTerm() {}

    /** What speaks against a window that is longer; nothing where it is not. @param field that gives it */
    public static <E> Optional<Decision<E>> exceededBy(String field, Window window) {
        return Duration.between(window.opensAt(), window.closesAt()).compareTo(Duration.ofDays(DAYS)) > 0
                ? Optional.of(Decision.refuse(
                        CommonRefusal.WINDOW_TOO_LONG,
                        field,
                        Wording.PERIOD.of(window.opensAt(), window.closesAt()),
                        Wording.DAYS_AT_MOST.of(DAYS)))
                : Optional.empty();
    }

    /** The first day that something may have begun on that is told today. */
    public static LocalDate before(LocalDate today) {
        return today.minusDays(DAYS);
    }

    /** The last day that may be a due day. */
    public static LocalDate from(LocalDate today) {
        return today.plusDays(DAYS);
    }
}
