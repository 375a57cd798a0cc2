package org.kyodo.grant.budgetline;

import java.util.Optional;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.value.Yen;

/**
 * What the application asks for, if it is submitted for the programme and fiscal year of the budget line.
 *
 * @param entries who handed it in, whatever became of it
 */
record Requested(Optional<Yen> amount, Entries entries) {}
