package org.kyodo.registry.group;

/** Which personal data the group agrees to see published 公開の同意, field by field. */
record PublicationConsent(boolean representative, boolean contactName, boolean address, boolean phone, boolean email) {
    /** Whether anything of the contact is published. */
    boolean anyOfContact() {
        return contactName || address || phone || email;
    }
}
