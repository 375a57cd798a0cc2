package org.kyodo.contracts.grant;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.Attachment;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Yen;

/**
 * What an applicant asks for 申請内容.
 *
 * @param lines of the costs, at least one
 * @param total of all lines
 * @param eligible total of the lines counted as eligible 補助対象経費
 * @param requested at most what the programme's terms make of the eligible cost
 * @param declared requirements of the programme that the applicant says are met, and staff check
 * @param attachments 添付書類
 */
public record Claim(
        @Size(min = 1, max = 200) List<CostLine> lines,
        Yen total,
        Yen eligible,
        Yen requested,
        @OnceEach List<Requirement> declared,
        Optional<@Size(max = 20) @OnceEach(by = "document") List<Attachment>> attachments)
        implements DescribesSubject {
    /** Without documents. */
    public Claim(List<CostLine> lines, Yen total, Yen eligible, Yen requested, List<Requirement> declared) {
        this(lines, total, eligible, requested, declared, Optional.empty());
    }

    @Override
    public Optional<Yen> subjectAmount() {
        return Optional.of(requested);
    }
}
