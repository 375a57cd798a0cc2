package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.Attachment;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Strength;
import org.kyodo.contracts.value.Yen;

/**
 * What a proposal says besides 提案の内容: for its parties, staff and reviewers.
 *
 * @param problem 課題
 * @param strengths what the proposer brings 特性
 * @param action 具体策
 * @param total of the project's cost 総事業費
 * @param programme of a subsidy
 * @param attachments 添付書類
 * @param strengthTags which of the traits of citizen activity the strengths are 特性の分類
 */
public record ProposalDetails(
        // A blank text breaks R-SE-4, so it gets as far as the rules.
        @Size(max = 4_000) String problem,
        @Size(max = 4_000) String strengths,
        @Size(max = 4_000) String action,
        Optional<Yen> total,
        Optional<ProgrammeCode> programme,
        Optional<@Size(max = 20) @OnceEach(by = "document") List<Attachment>> attachments,
        Optional<@OnceEach List<Strength>> strengthTags) {
    /** Without documents. */
    public ProposalDetails(
            String problem, String strengths, String action, Yen total, Optional<ProgrammeCode> programme) {
        this(problem, strengths, action, Optional.of(total), programme, Optional.empty(), Optional.empty());
    }
}
