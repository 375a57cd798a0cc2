package org.kyodo.contracts.proposal;

import org.kyodo.contracts.value.Yen;

/** What each side bears of the costs 経費負担 (R-AG-2). */
public record CostSplit(Yen city, Yen group) {}
