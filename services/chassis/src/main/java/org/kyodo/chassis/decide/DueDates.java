package org.kyodo.chassis.decide;

import static org.kyodo.chassis.decide.CommonRefusal.CORRECTION_OVERDUE;
import static org.kyodo.chassis.decide.CommonRefusal.DUE_DATE_NOT_AHEAD;
import static org.kyodo.chassis.decide.CommonRefusal.DUE_TOO_FAR;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_YET_DUE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.Wording;

/** What speaks against a day or a moment by which something is due 期限; nothing where all is well. */
public final class DueDates {
    private DueDates() {}

    /** A due day lies ahead (K-ALL-5), and not too far (K-ALL-11). @param field that gives it */
    public static <E> Optional<Decision<E>> notAhead(String field, LocalDate dueOn, Context context) {
        LocalDate today = context.today();
        LocalDate last = LongestTerm.from(today);
        if (!dueOn.isAfter(today)) {
            return Optional.of(Decision.refuse(DUE_DATE_NOT_AHEAD, field, dueOn, Wording.AFTER.of(today)));
        }
        return dueOn.isAfter(last)
                ? Optional.of(Decision.refuse(DUE_TOO_FAR, field, dueOn, Wording.UNTIL.of(last)))
                : Optional.empty();
    }

    /** A correction counts to the end of the day on which it is due, whatever window is over meanwhile (K-ALL-5). */
    public static <E> Optional<Decision<E>> overdue(LocalDate dueOn, Context context) {
        return context.today().isAfter(dueOn)
                ? Optional.of(Decision.refuse(CORRECTION_OVERDUE, "dueOn", context.today(), Wording.UNTIL.of(dueOn)))
                : Optional.empty();
    }

    /** What happens once the day is over does not before: it counts to its end (K-ALL-3). */
    public static <E> Optional<Decision<E>> notOver(LocalDate dueOn, Context context) {
        return context.today().isAfter(dueOn)
                ? Optional.empty()
                : Optional.of(Decision.refuse(NOT_YET_DUE, "today", context.today(), Wording.AFTER.of(dueOn)));
    }

    /** What happens at a moment does not before (K-ALL-3). */
    public static <E> Optional<Decision<E>> notYet(Instant from, Context context) {
        return context.now().isBefore(from)
                ? Optional.of(Decision.refuse(NOT_YET_DUE, "now", context.now(), Wording.FROM.of(from)))
                : Optional.empty();
    }
}
