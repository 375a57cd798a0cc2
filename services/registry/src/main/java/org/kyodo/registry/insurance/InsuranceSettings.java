package org.kyodo.registry.insurance;

import java.util.Set;
import org.kyodo.contracts.value.GroupType;

/** What a municipality's settings say of insurance. @param minReason the fewest characters of a reason */
record InsuranceSettings(Set<GroupType> groupTypes, int minReason) {}
