package org.kyodo.registry.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.contracts.registry.InsuranceCoverEvent;
import org.kyodo.contracts.registry.InsuranceCoverEvent.InsuranceCoverSet;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.InsuranceCoverId;
import org.kyodo.contracts.value.Wording;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.insurance.InsuranceCoverCommand.SetInsuranceCover;

class InsuranceCoverRulesTest extends RulesTest<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> {
    private static final InsuranceCoverId ID = InsuranceCoverId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final InsuranceSettings SETTINGS =
            new InsuranceSettings(Set.of(GroupType.NEIGHBORHOOD_ASSOCIATION, GroupType.CITIZEN_ACTIVITY), 20);
    private static final List<CoverKind> BOTH = List.of(CoverKind.LIABILITY, CoverKind.INJURY);
    private static final List<GroupType> NEIGHBOURS = List.of(GroupType.NEIGHBORHOOD_ASSOCIATION);
    private static final InsuranceCoverEvent SET = new InsuranceCoverSet(ID, new FiscalYear(2026), BOTH, NEIGHBOURS);

    InsuranceCoverRulesTest() {
        super(InsuranceCoverCommand.class, new InsuranceCoverRules(), new InsuranceCover.Absent(ID));
    }

    private static SetInsuranceCover of(int year, List<CoverKind> kinds) {
        return new SetInsuranceCover(new FiscalYear(year), kinds, NEIGHBOURS);
    }

    private Given office(InsuranceCoverEvent... happened) {
        return given(happened).knowing(SETTINGS).by(OFFICE);
    }

    @Test
    void is_set_by_the_office() {
        office().when(of(2026, BOTH)).then(SET);
        office().by(SECTION).when(of(2026, BOTH)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        office(SET).by(SECTION).when(of(2026, BOTH)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
    }

    @Test
    void is_set_once_for_a_year() {
        office(SET).when(of(2026, BOTH.reversed())).thenRepeated();
        office(SET).when(of(2026, List.of(CoverKind.INJURY))).thenRefused(InsuranceCoverRefusal.COVER_ALREADY_SET);
    }

    @Test
    void is_of_this_year_or_one_beside_it() {
        office().when(of(2027, BOTH)).thenStage();
        office().when(of(2025, BOTH)).thenStage();
        assertThat(office().when(of(2028, BOTH))
                        .thenRefused(InsuranceCoverRefusal.COVER_YEAR_FAR)
                        .expected())
                .isEqualTo(Wording.BETWEEN.of(2025, 2027));
        office().when(of(2024, BOTH)).thenRefused(InsuranceCoverRefusal.COVER_YEAR_FAR);
    }

    @Test
    void is_for_types_that_are_registered_here() {
        office().when(new SetInsuranceCover(new FiscalYear(2026), BOTH, List.of(GroupType.PTA)))
                .thenRefused(InsuranceCoverRefusal.COVER_TYPE_UNKNOWN);
    }

    @Test
    void is_seen_by_whoever_is_signed_in() {
        office(SET).by(SECTION).isSeen();
        office().isUnseen();
    }
}
