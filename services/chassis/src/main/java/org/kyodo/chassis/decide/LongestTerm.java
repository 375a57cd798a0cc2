package org.kyodo.chassis.decide;

import java.time.Duration;
import java.time.LocalDate;
import org.kyodo.contracts.value.Window;

/** How long a window 受付期間 or a term 期限 may be (K-ALL-9), so that no slip of the hand keeps a matter open for decades. */
public final class LongestTerm {
    /** A year, of the longer ones. */
    public static final int DAYS = 366;

    private LongestTerm() {}

    public static boolean isExceededBy(Window window) {
        return Duration.between(window.opensAt(), window.closesAt()).compareTo(Duration.ofDays(DAYS)) > 0;
    }

    /** The last day that may be a due day. */
    public static LocalDate from(LocalDate today) {
        return today.plusDays(DAYS);
    }
}
