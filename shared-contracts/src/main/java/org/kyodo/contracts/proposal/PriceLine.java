package org.kyodo.contracts.proposal;

import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Yen;

/**
 * One line of the costs behind a price 積算.
 *
 * @param what 人件費
 * @param basis how the amount comes about: 15,000円 × 2人 × 24日
 */
@PublicText
public record PriceLine(@Line(max = 100) String what, Yen amount, Optional<@Line(max = 200) String> basis) {}
