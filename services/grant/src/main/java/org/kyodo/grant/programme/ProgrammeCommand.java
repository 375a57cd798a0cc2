package org.kyodo.grant.programme;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.OneOf;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;

/** What can be asked of a programme. */
sealed interface ProgrammeCommand {

    /**
     * Publish it 公表 for a fiscal year, from the municipality's settings; what is given here takes the place of the
     * setting.
     *
     * @param rounding 1, 100, 1,000 or 10,000 yen
     * @param maxConsecutiveYears 0 for no end, which the rules refuse (R-HO-6)
     */
    @AllowedTo(Role.STAFF)
    record PublishProgramme(
            ProgrammeCode code,
            FiscalYear fiscalYear,
            Optional<Rate> rate,
            Optional<Yen> cap,
            Optional<@OneOf({"1", "100", "1000", "10000"}) Integer> rounding,
            Optional<Yen> budget,
            Optional<Window> window,
            Optional<@Size(min = 1) @OnceEach List<GroupType>> eligibleGroupTypes,
            Optional<@Size(max = 50) List<@Prose(max = 60) String>> ineligibleCostKinds,
            Optional<@Min(0) @Max(100) Integer> maxConsecutiveYears)
            implements ProgrammeCommand {}

    /** The window opens 受付開始. */
    @AllowedTo(Role.PLATFORM)
    record OpenProgramme() implements ProgrammeCommand {}

    /** The window closes 締切. */
    @AllowedTo(Role.PLATFORM)
    record CloseProgramme() implements ProgrammeCommand {}
}
