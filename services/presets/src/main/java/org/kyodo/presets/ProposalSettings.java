package org.kyodo.presets;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.ProgrammeCode;

/**
 * How proposals are called for and decided 提案.
 *
 * @param calls the kinds of call the municipality makes 募集の類型
 * @param reasonMinLength the fewest characters of a reason for a decision against somebody (R-SE-3)
 * @param explanationDays days to explain a rejection to the proposer
 * @param reconsiderationDays days in which the proposer may ask once for reconsideration 再考の申出
 * @param minScores how many reviewers must have scored before a decision, where a call is examined by scoring (K-PR-10)
 * @param maxCallDrafts how many calls a department may have drafted and not published (K-CA-6)
 * @param maxWaiting how many proposals of a group may wait for acceptance (K-PR-11)
 * @param criteria what reviewers score by default; the weights add up to 100
 * @param subsidyProgramme the programme in which an application opens when a proposal is adopted with the form 補助・助成;
 *     present where a call may lead to that form
 * @param citizenPolicy present where such proposals are called for
 */
public record ProposalSettings(
        List<OfferedCall> calls,
        int reasonMinLength,
        int explanationDays,
        int reconsiderationDays,
        int minScores,
        int maxCallDrafts,
        int maxWaiting,
        List<Criterion> criteria,
        Optional<ProgrammeCode> subsidyProgramme,
        Optional<CitizenPolicy> citizenPolicy) {

    public Optional<OfferedCall> call(CallKind kind) {
        return calls.stream().filter(call -> call.code() == kind).findFirst();
    }

    public boolean calls(CallKind kind) {
        return call(kind).isPresent();
    }
}
