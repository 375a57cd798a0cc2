package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import org.kyodo.contracts.value.Reason;

/**
 * Why the examination waits 継続検討.
 *
 * @param until the day on which it goes on by itself, at the latest
 */
public record Deferral(Reason reason, LocalDate until) {}
