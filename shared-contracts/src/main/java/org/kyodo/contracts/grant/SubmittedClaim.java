package org.kyodo.contracts.grant;

import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.Yen;

/**
 * A claim as it was taken in 受付.
 *
 * @param number of the application 受付番号, kept through corrections
 * @param computed the most that the programme's rate, cap and rounding make of the eligible cost 算定額
 */
public record SubmittedClaim(String number, Claim claim, Yen computed) implements DescribesSubject {
    @Override
    public Optional<String> subjectNumber() {
        return Optional.of(number);
    }
}
