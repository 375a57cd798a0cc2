package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.PublicText;

/** When, and where, the proposals to a call are examined 審査の日程. */
@PublicText
public record ScreeningDay(LocalDate on, Optional<@Line(max = 200) String> place) {}
