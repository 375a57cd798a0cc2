package org.kyodo.contracts.proposal;

import java.util.Optional;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;

/**
 * What a proposal says besides 提案の内容: for its parties, staff and reviewers.
 *
 * @param problem 課題
 * @param strengths what the proposer brings 特性
 * @param action 具体策
 * @param total of the project's cost 総事業費
 * @param programme of a subsidy
 */
public record ProposalDetails(
        String problem, String strengths, String action, Yen total, Optional<ProgrammeCode> programme) {}
