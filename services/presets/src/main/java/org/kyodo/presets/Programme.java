package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Yen;

/**
 * A grant programme 補助制度 as the municipality offers it each year; budget lines are opened from it.
 *
 * @param owner the department that runs it 所管課
 * @param requires what an applicant must have
 * @param ineligibleCosts cost kinds that are never paid 対象外経費
 * @param rate the share of the eligible cost 補助率
 * @param cap the most one award may be 上限額
 * @param budget what there is for a fiscal year 予算額
 * @param maxConsecutiveYears years in a row one group may receive it, so that support ends (R-HO-6)
 * @param advanceMaxPercent the share of an award that may be paid in advance 概算払
 * @param changeThresholdPercent a change of cost above it needs approval 変更承認
 * @param reportDueDays days after the end of the project for the report 実績報告
 */
public record Programme(
        ProgrammeCode code,
        Label label,
        ProgrammeType type,
        DepartmentCode owner,
        List<GroupType> eligibleGroupTypes,
        List<Entry<Requirement>> requires,
        List<Label> ineligibleCosts,
        Rate rate,
        Yen cap,
        Rounding rounding,
        Yen budget,
        YearlyWindow window,
        int maxConsecutiveYears,
        int advanceMaxPercent,
        int changeThresholdPercent,
        int reportDueDays) {

    public boolean asksFor(Requirement requirement) {
        return requires.stream().anyMatch(entry -> entry.code() == requirement);
    }
}
