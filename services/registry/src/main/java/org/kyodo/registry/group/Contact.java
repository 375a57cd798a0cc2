package org.kyodo.registry.group;

import java.util.Optional;
import java.util.regex.Pattern;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.person.Personal;

/**
 * Where a group is reached 連絡先. Personal data: never in an event, a log or an error.
 *
 * @param name 連絡担当者, where it is not the representative
 */
record Contact(Optional<String> name, String address, String phone, String email) {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9() -]{7,18}[0-9]");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");

    Contact {
        name.ifPresent(given -> Personal.name("contact.name", given, 100));
        Personal.text("contact.address", address, 200);
        Personal.matching("contact.phone", phone, PHONE, Wording.PHONE.of());
        Personal.text("contact.email", email, 254);
        Personal.matching("contact.email", email, EMAIL, Wording.EMAIL.of());
    }

    @Override
    public String toString() {
        return "Contact[not shown]";
    }
}
