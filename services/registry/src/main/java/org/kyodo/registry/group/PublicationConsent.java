package org.kyodo.registry.group;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.contracts.registry.PublishedField;

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
    static final PublicationConsent NONE = of(List.of());

    static PublicationConsent of(List<PublishedField> fields) {
        return new PublicationConsent(
                fields.contains(PublishedField.REPRESENTATIVE),
                fields.contains(PublishedField.CONTACT_NAME),
                fields.contains(PublishedField.ADDRESS),
                fields.contains(PublishedField.PHONE),
                fields.contains(PublishedField.EMAIL),
                Optional.of(fields.contains(PublishedField.BYLAWS)));
    }

    /** In the order of the form. */
    List<PublishedField> fields() {
        Set<PublishedField> agreed = EnumSet.allOf(PublishedField.class);
        agreed.removeIf(field -> !switch (field) {
            case REPRESENTATIVE -> representative;
            case CONTACT_NAME -> contactName;
            case ADDRESS -> address;
            case PHONE -> phone;
            case EMAIL -> email;
            case BYLAWS -> bylaws.orElse(false);
        });
        return List.copyOf(agreed);
    }

    /** Nothing of persons any more, as before a consent was given. */
    PublicationConsent withoutPersons() {
        return new PublicationConsent(false, false, false, false, false, bylaws);
    }

    /** Whether anything of the contact is published. */
    boolean anyOfContact() {
        return contactName || address || phone || email;
    }
}
