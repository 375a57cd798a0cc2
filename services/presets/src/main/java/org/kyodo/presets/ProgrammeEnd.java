package org.kyodo.presets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.Rate;

/**
 * How support ends, so that citizens become independent (R-HO-6); at least one of these.
 *
 * @param maxConsecutiveYears years in a row one group may receive it
 * @param rateSchedule the share of each year in a row, falling
 * @param reviewOn when the programme is looked at again 見直し
 */
public record ProgrammeEnd(
        Optional<Integer> maxConsecutiveYears, List<Rate> rateSchedule, Optional<LocalDate> reviewOn) {}
