package org.kyodo.registry.group;

import org.kyodo.contracts.value.PersonRef;

/** The reference under which the register will keep the next person's data. */
record NewPerson(PersonRef ref) {}
