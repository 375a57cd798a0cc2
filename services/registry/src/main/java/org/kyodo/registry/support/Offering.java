package org.kyodo.registry.support;

import org.kyodo.registry.group.KnownGroup;

/** A fact: the group that offers, as it stands now. */
record Offering(KnownGroup group) {}
