package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.kyodo.contracts.value.SupportKind;

/**
 * Help that somebody says they will give to an initiative 支援の表明 (R-IV-2).
 *
 * @param quantity how many, where it counts; never of money
 */
public record Pledge(Supporter supporter, SupportKind kind, Optional<@Min(1) @Max(1_000_000) Integer> quantity) {}
