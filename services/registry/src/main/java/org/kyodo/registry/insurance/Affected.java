package org.kyodo.registry.insurance;

import org.kyodo.registry.group.KnownGroup;

/** A fact of what is reported: its group, as it stands now. */
record Affected(KnownGroup group) {}
