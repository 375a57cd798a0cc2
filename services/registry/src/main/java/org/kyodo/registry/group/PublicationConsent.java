package org.kyodo.registry.group;

import java.util.Optional;

/**
 * What the group agrees to see published 公開の同意, field by field.
 *
 * @param bylaws 規約, the document itself; not where it is left out
 */
record PublicationConsent(
        boolean representative,
        boolean contactName,
        boolean address,
        boolean phone,
        boolean email,
        Optional<Boolean> bylaws) {
    /** Whether anything of the contact is published. */
    boolean anyOfContact() {
        return contactName || address || phone || email;
    }
}
