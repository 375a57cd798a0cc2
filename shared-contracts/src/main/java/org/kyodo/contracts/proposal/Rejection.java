package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Reason;

/**
 * Why a proposal was rejected 不採択, and what the proposer can expect (R-SE-3).
 *
 * @param rule it rests on
 * @param explanationDueOn the last day on which it is to be explained
 * @param reconsiderableUntil the last day to ask for reconsideration; empty where it was reconsidered already
 */
public record Rejection(
        Reason reason, @PublicText String rule, LocalDate explanationDueOn, Optional<LocalDate> reconsiderableUntil) {}
