package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.SupportKind;

/**
 * What is offered in support 支援の内容.
 *
 * @param what in a line: 保冷箱
 * @param quantity how many there are; none where it is not counted, and never of money
 * @param until the last day on which it may be asked for
 */
@PublicText
public record SupportTerms(
        SupportKind kind,
        @Line(max = 120) String what,
        Optional<@Min(1) @Max(1_000_000) Integer> quantity,
        LocalDate until)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(what);
    }
}
