package org.kyodo.registry.talent;

import java.util.Set;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.TalentKind;

/** What a municipality's settings say of talents. @param minReason the fewest characters of a reason */
record TalentSettings(Set<TalentKind> kinds, Set<AreaCode> areas, Set<ActivityField> fields, int minReason) {}
