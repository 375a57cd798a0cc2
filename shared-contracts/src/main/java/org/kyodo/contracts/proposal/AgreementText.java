package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;

/**
 * What an agreement settles 取り決める内容 (R-AG-2): what both sides write, version by version. It becomes public.
 *
 * @param purpose 目的
 * @param responsibility 責任の所在
 * @param costs 経費負担
 * @param term 期間
 * @param reviewDates on which the parties look at how it goes 見直し・履行確認の日
 */
@PublicText
public record AgreementText(
        @Line(max = 120) String title,
        // A draft has no purpose yet; without one R-KS-2 is broken, so a blank gets as far as the rules.
        @Size(max = 2_000) String purpose,
        AgreementRoles roles,
        Optional<@Prose(max = 2_000) String> responsibility,
        Optional<CostSplit> costs,
        Optional<Period> term,
        @Size(max = 24) @OnceEach List<LocalDate> reviewDates,
        @Size(max = 40) @OnceEach(by = "code") List<Clause> clauses)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }
}
