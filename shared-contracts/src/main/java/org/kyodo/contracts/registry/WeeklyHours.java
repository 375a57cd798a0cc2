package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Slot;
import org.kyodo.contracts.value.TimeOfDay;
import org.kyodo.contracts.value.Weekday;
import org.kyodo.contracts.value.Wording;

/** Hours of one day of each week 毎週の時間, in JST. */
public record WeeklyHours(Weekday day, TimeOfDay opensAt, TimeOfDay closesAt) {
    public WeeklyHours {
        if (opensAt.compareTo(closesAt) >= 0) {
            throw new InvalidInput("hours", Wording.PERIOD.of(opensAt, closesAt), Wording.IN_ORDER.of());
        }
    }

    /** These hours on a day, where it is this day of the week. */
    public Optional<Slot> on(LocalDate date) {
        return Weekday.of(date) == day
                ? Optional.of(new Slot(
                        date.atStartOfDay(FiscalYear.JST)
                                .plusMinutes(opensAt.minutes())
                                .toInstant(),
                        date.atStartOfDay(FiscalYear.JST)
                                .plusMinutes(closesAt.minutes())
                                .toInstant()))
                : Optional.empty();
    }
}
