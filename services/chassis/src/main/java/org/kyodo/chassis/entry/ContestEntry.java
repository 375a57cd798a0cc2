package org.kyodo.chassis.entry;

import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.Prose;

/** 異議を述べる: contests what was entered for the caller, or for a group that the caller acts for. */
@AllowedTo({Role.GROUP, Role.RESIDENT})
record ContestEntry(@Prose(max = 1_000) String reason) {}
