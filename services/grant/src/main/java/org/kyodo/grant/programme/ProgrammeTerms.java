package org.kyodo.grant.programme;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;

/**
 * The terms of a programme in one fiscal year 要綱.
 *
 * @param department that runs it 所管課
 * @param rate the share of the eligible cost that is paid 補助率
 * @param cap the most one grant may be 上限額
 * @param rounding amounts are cut down to a multiple of so many yen 端数処理
 * @param budget announced for the fiscal year 予算額
 * @param ineligibleCostKinds cost kinds that are never paid 対象外経費
 * @param maxConsecutiveYears for which one group may receive it; 0 where there is no end
 */
public record ProgrammeTerms(
        ProgrammeCode code,
        String name,
        ProgrammeType type,
        FiscalYear fiscalYear,
        DepartmentCode department,
        Rate rate,
        Yen cap,
        int rounding,
        Yen budget,
        Window window,
        List<GroupType> eligibleGroupTypes,
        List<Requirement> requires,
        List<String> ineligibleCostKinds,
        int maxConsecutiveYears) {

    /** The most that may be granted for so much eligible cost 算定額: {@code min(cap, floor(eligible × rate))}. */
    public Yen grantFor(Yen eligible) {
        return rate.of(eligible).floorTo(rounding).min(cap);
    }

    /**
     * The ineligible kind under which a cost falls. A Japanese compound is headed by its last word, so 懇親会飲食費 is a
     * 飲食費; what stands in brackets behind it does not matter.
     */
    public Optional<String> ineligibleKindOf(String cost) {
        String head = Normalizer.normalize(cost, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replaceAll("(\\([^()]*\\))+$", "");
        return ineligibleCostKinds.stream().filter(head::endsWith).findFirst();
    }
}
