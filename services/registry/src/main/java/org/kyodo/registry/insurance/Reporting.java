package org.kyodo.registry.insurance;

import java.util.Optional;
import org.kyodo.registry.group.KnownGroup;

/** A fact: the group in whose activity it happened, as it stands now, and the cover of the year of the accident. */
record Reporting(KnownGroup group, Optional<InsuranceCover.InForce> cover) {}
