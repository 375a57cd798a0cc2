package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.SupportKind;

/**
 * What an initiative wants help with 求める支援.
 *
 * @param what in a line: 絵本
 * @param quantity how many, where it counts
 */
@PublicText
public record Wanted(
        SupportKind kind, @Line(max = 120) String what, Optional<@Min(1) @Max(1_000_000) Integer> quantity) {}
