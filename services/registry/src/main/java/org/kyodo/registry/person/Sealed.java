package org.kyodo.registry.person;

import org.kyodo.contracts.value.PersonRef;

/**
 * What can be read only with the key of a person 封緘.
 *
 * @param person whose key it is
 * @param text encrypted, in base64
 */
public record Sealed(PersonRef person, String text) {}
