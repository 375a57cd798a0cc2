package org.kyodo.registry.contact;

import org.kyodo.contracts.value.PersonRef;

/** A fact: the reference under which a new contact point will be kept. */
record NewPerson(PersonRef ref) {}
