package org.kyodo.registry.gathering;

import java.util.Set;
import org.kyodo.contracts.value.GroupId;

/** A fact: which of the groups said to have come the register does not know. */
record Attending(Set<GroupId> unknown) {}
