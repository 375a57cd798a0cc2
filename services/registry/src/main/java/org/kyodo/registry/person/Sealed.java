package org.kyodo.registry.person;

import org.kyodo.contracts.value.PersonRef;

/**
 * What can be read only with the key of a person 封緘.
 *
 * @param person whose key it is
 * @param text encrypted, in base64
 */
public record Sealed(PersonRef person, String text) {
    /** Of a person who is known by the reference only, until their data is sealed. */
    public static Sealed nothing(PersonRef person) {
        return new Sealed(person, "");
    }
}
