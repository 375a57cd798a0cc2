package org.kyodo.registry.group;

import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.Prose;

/**
 * Where a group is reached 連絡先. Personal data: never in an event, a log or an error.
 *
 * @param name 連絡担当者, where it is not the representative
 * @param address 住所, of an organisation its seat 所在地
 */
@Personal
record Contact(
        Optional<@Line(max = 100) String> name,
        Optional<@Prose(max = 200) String> address,
        Optional<@Pattern(regexp = Contact.PHONE, message = "PHONE") String> phone,

        Optional<@Prose(max = 254) @Pattern(regexp = Contact.EMAIL, message = "EMAIL") String> email) {
    private static final String PHONE = "\\+?[0-9][0-9() -]{7,18}[0-9]";
    private static final String EMAIL = "[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+";

    /** Whether there is a way to reach the group (K-GR-6). */
    boolean reaches() {
        return address.isPresent() || phone.isPresent() || email.isPresent();
    }

    @Override
    public String toString() {
        return "Contact[not shown]";
    }
}
