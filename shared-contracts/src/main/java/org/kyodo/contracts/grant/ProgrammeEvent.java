package org.kyodo.contracts.grant;

import java.time.Instant;
import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeId;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;

/** What happens to a grant programme 補助制度 of one fiscal year. */
@AggregateStream(service = "grant", aggregate = "programme")
public sealed interface ProgrammeEvent extends DomainEvent {

    /**
     * It was published 公表 with its rules 要綱, before its window opens (R-HO-3).
     *
     * @param rounding amounts are cut down to a multiple of so many yen 端数処理
     * @param budget announced for the fiscal year 予算額; what is left of it, the budget line knows
     * @param maxConsecutiveYears for which one group may receive it, so that support ends (R-HO-6)
     */
    @EventType(value = "kyodo.grant.ProgrammePublished", visibility = Visibility.PUBLIC)
    record ProgrammePublished(
            ProgrammeId programmeId,
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
            int maxConsecutiveYears)
            implements ProgrammeEvent {}

    /** Its window opened 受付開始. */
    @EventType(value = "kyodo.grant.ProgrammeOpened", visibility = Visibility.PUBLIC)
    record ProgrammeOpened(ProgrammeId programmeId, Instant at) implements ProgrammeEvent {}

    /** Its window closed 締切. */
    @EventType(value = "kyodo.grant.ProgrammeClosed", visibility = Visibility.PUBLIC)
    record ProgrammeClosed(ProgrammeId programmeId, Instant at) implements ProgrammeEvent {}
}
