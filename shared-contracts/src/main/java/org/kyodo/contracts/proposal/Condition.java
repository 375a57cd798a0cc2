package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;

/**
 * A condition of an adoption 採択の条件.
 *
 * @param due the last day to meet it, where it has one
 */
@PublicText
public record Condition(@Prose(max = 1_000) String text, Optional<LocalDate> due) {}
