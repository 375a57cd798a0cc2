package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.RegistrationPolicy;

/**
 * A group's place in the register 登録.
 *
 * @param policy by which it came there
 * @param validUntil the last day of its registration 有効期限
 */
public record Registration(String number, RegistrationPolicy policy, LocalDate registeredOn, LocalDate validUntil)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectNumber() {
        return Optional.of(number);
    }
}
