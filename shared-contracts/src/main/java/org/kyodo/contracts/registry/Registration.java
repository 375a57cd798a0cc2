package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.RegistrationPolicy;

/**
 * A group's place in the register 登録.
 *
 * @param number 登録番号
 * @param policy by which it came there
 */
@PublicText
public record Registration(String number, RegistrationPolicy policy, Validity validity) implements DescribesSubject {
    public Registration valid(Validity other) {
        return new Registration(number, policy, other);
    }

    @Override
    public Optional<String> subjectNumber() {
        return Optional.of(number);
    }
}
