package org.kyodo.grant.budgetline;

import java.util.Optional;
import org.kyodo.contracts.value.Yen;

/** What the application asks for, if it is submitted for the programme and fiscal year of the budget line. */
record Requested(Optional<Yen> amount) {}
