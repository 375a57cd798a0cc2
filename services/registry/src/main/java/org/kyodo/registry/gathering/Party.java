package org.kyodo.registry.gathering;

import java.util.Optional;
import org.kyodo.registry.group.KnownGroup;

/** A fact: the group that enrols or has enrolled, as it stands now; none where none does. */
record Party(Optional<KnownGroup> group) {}
