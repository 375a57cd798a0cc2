package org.kyodo.grant.programme;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
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
            Optional<Integer> rounding,
            Optional<Yen> budget,
            Optional<Window> window,
            Optional<List<GroupType>> eligibleGroupTypes,
            Optional<List<String>> ineligibleCostKinds,
            Optional<Integer> maxConsecutiveYears)
            implements ProgrammeCommand {
        private static final List<Integer> ROUNDINGS = List.of(1, 100, 1_000, 10_000);

        public PublishProgramme {
            rounding.filter(unit -> !ROUNDINGS.contains(unit)).ifPresent(unit -> {
                throw new InvalidInput("rounding", unit, Wording.ONE_OF.of(ROUNDINGS));
            });
            eligibleGroupTypes.ifPresent(
                    types -> Require.size("eligibleGroupTypes", types, 1, GroupType.values().length));
            ineligibleCostKinds.ifPresent(kinds -> {
                Require.size("ineligibleCostKinds", kinds, 0, 50);
                kinds.forEach(kind -> Require.text("ineligibleCostKinds", kind, 60));
            });
            maxConsecutiveYears.ifPresent(years -> Require.between("maxConsecutiveYears", years, 0, 100));
        }
    }

    /** The window opens 受付開始. */
    @AllowedTo(Role.PLATFORM)
    record OpenProgramme() implements ProgrammeCommand {}

    /** The window closes 締切. */
    @AllowedTo(Role.PLATFORM)
    record CloseProgramme() implements ProgrammeCommand {}
}
