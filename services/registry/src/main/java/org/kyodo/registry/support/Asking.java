package org.kyodo.registry.support;

import java.util.Optional;
import org.kyodo.registry.group.KnownGroup;

/** A fact: the group that asks or has asked, as it stands now; none where none does. */
record Asking(Optional<KnownGroup> group) {}
