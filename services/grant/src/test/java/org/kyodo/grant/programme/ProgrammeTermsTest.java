package org.kyodo.grant.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.grant.Eligibility;
import org.kyodo.contracts.grant.GrantAmounts;
import org.kyodo.contracts.grant.ProgrammeOutline;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;

class ProgrammeTermsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 2, 300000, 1000, 387500, 193000",
        "1, 2, 300000, 1000, 387999, 193000",
        "1, 2, 300000, 1000, 388000, 194000",
        "1, 2, 300000, 1000, 600000, 300000",
        "1, 2, 300000, 1000, 602000, 300000",
        "1, 2, 300000, 1000, 1999, 0",
        "2, 3, 300000, 1000, 450000, 300000",
        "2, 3, 300000, 1, 100000, 66666",
        "1, 1, 250500, 1000, 900000, 250500",
    })
    void a_grant_is_the_rounded_share_of_the_eligible_cost_up_to_the_cap(
            int num, int den, long cap, int rounding, long eligible, long grant) {
        assertThat(terms(new Rate(num, den), Yen.of(cap), rounding).amounts().grantFor(Yen.of(eligible)))
                .isEqualTo(Yen.of(grant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"飲食費", "懇親会飲食費", "飲食費（懇親会）", "懇親会 飲食費", "飲食費(懇親会)(夜)"})
    void a_cost_is_of_the_kind_that_its_last_word_names(String kind) {
        assertThat(terms(new Rate(1, 2), Yen.of(1), 1).eligibility().ineligibleKindOf(kind))
                .contains("飲食費");
    }

    @ParameterizedTest
    @ValueSource(strings = {"教材費", "飲食費以外の雑費", "会場費"})
    void a_cost_of_another_kind_may_be_paid(String kind) {
        assertThat(terms(new Rate(1, 2), Yen.of(1), 1).eligibility().ineligibleKindOf(kind))
                .isEmpty();
    }

    private static ProgrammeTerms terms(Rate rate, Yen cap, int rounding) {
        return new ProgrammeTerms(
                new ProgrammeOutline(
                        ProgrammeCode.of("motto"),
                        new FiscalYear(2026),
                        "Motto",
                        ProgrammeType.COLLABORATION,
                        DepartmentCode.COLLABORATION_OFFICE),
                new GrantAmounts(rate, cap, rounding, Yen.of(3_000_000)),
                new Window(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-05-29T08:00:00Z")),
                new Eligibility(List.of(GroupType.CITIZEN_ACTIVITY), List.of(), List.of("飲食費", "団体運営費"), 3));
    }
}
