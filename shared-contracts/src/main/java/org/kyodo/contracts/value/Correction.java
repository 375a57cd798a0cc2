package org.kyodo.contracts.value;

import java.time.LocalDate;
import java.util.List;

/**
 * What must be corrected 補正・差戻し, why, and by when.
 *
 * @param items what is missing or wrong
 * @param dueOn the last day on which the correction counts
 */
public record Correction(List<String> items, Reason reason, LocalDate dueOn) {}
