package org.kyodo.presets;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeEntry;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Yen;

/**
 * A grant programme 補助制度 as the municipality offers it each year; budget lines are opened from it.
 *
 * @param owner the department that runs it 所管課
 * @param entry how an application comes about
 * @param requires what an applicant must have
 * @param eligibleCosts cost kinds that the document names as paid 対象経費
 * @param ineligibleCosts cost kinds that are never paid 対象外経費
 * @param rate the share of the eligible cost 補助率
 * @param cap the most one award may be 上限額
 * @param budget what there is for a fiscal year 予算額
 * @param end how support ends (R-HO-6)
 * @param handbook what is handed out about it 手引書 (R-PG-1), where the document names one
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
        ProgrammeEntry entry,
        List<Entry<Requirement>> requires,
        List<Label> eligibleCosts,
        List<Label> ineligibleCosts,
        Rate rate,
        Yen cap,
        Rounding rounding,
        Yen budget,
        YearlyWindow window,
        ProgrammeEnd end,
        Optional<Label> handbook,
        int advanceMaxPercent,
        int changeThresholdPercent,
        int reportDueDays)
        implements Scheme {

    public boolean asksFor(Requirement requirement) {
        return requires.stream().anyMatch(entry -> entry.code() == requirement);
    }
}
