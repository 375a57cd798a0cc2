package org.kyodo.contracts.proposal;

import java.time.LocalDate;

/**
 * What the proposer was told of a rejection 説明.
 *
 * @param on the day
 */
public record Explanation(String text, LocalDate on) {}
