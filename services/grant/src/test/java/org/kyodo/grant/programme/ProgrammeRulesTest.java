package org.kyodo.grant.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_YET_DUE;
import static org.kyodo.chassis.decide.CommonRefusal.WINDOW_TOO_LONG;
import static org.kyodo.grant.programme.ProgrammeRefusal.RUNNING_COSTS_NOT_EXCLUDED;
import static org.kyodo.grant.programme.ProgrammeRefusal.UNKNOWN_PROGRAMME;
import static org.kyodo.grant.programme.ProgrammeRefusal.WINDOW_OPENS_BEFORE_PUBLICATION;
import static org.kyodo.grant.programme.ProgrammeRefusal.WITHOUT_END;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.grant.Eligibility;
import org.kyodo.contracts.grant.GrantAmounts;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.grant.ProgrammeEvent.ProgrammeClosed;
import org.kyodo.contracts.grant.ProgrammeEvent.ProgrammeOpened;
import org.kyodo.contracts.grant.ProgrammeEvent.ProgrammePublished;
import org.kyodo.contracts.grant.ProgrammeOutline;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeId;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.programme.Programme.Absent;
import org.kyodo.grant.programme.Programme.Closed;
import org.kyodo.grant.programme.Programme.Open;
import org.kyodo.grant.programme.ProgrammeCommand.CloseProgramme;
import org.kyodo.grant.programme.ProgrammeCommand.OpenProgramme;
import org.kyodo.grant.programme.ProgrammeCommand.PublishProgramme;
import org.kyodo.kit.RulesTest;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;

class ProgrammeRulesTest extends RulesTest<ProgrammeCommand, Programme, ProgrammeEvent> {
    private static final ProgrammeId ID = ProgrammeId.of("01981f2e-7c00-7000-8000-000000000001");
    private static final ProgrammeCode MOTTO = ProgrammeCode.of("motto");
    private static final FiscalYear FY2026 = new FiscalYear(2026);
    private static final DepartmentCode PARKS = DepartmentCode.of("parks-green");
    private static final Window WINDOW = window("2026-05-01T00:00:00Z", "2026-05-29T08:00:00Z");
    static final ProgrammeTerms TERMS = terms(WINDOW, ProgrammeType.COLLABORATION, List.of("飲食費", "団体運営費"), 3);
    private static final ProgrammePublished PUBLISHED = published(TERMS);
    static final PublishProgramme AS_SET = new Publishing().command();
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    ProgrammeRulesTest() {
        super(ProgrammeCommand.class, new ProgrammeRules(), new Absent(ID));
    }

    @Nested
    class Publishing_it {
        @Test
        void takes_the_figures_of_the_settings() {
            unpublished(TERMS).by(OFFICE).when(AS_SET).then(PUBLISHED);
        }

        @Test
        void takes_the_figures_given_where_they_differ() {
            Publishing given = new Publishing();
            given.rate = Optional.of(new Rate(2, 3));
            given.cap = Optional.of(Yen.of(500_000));
            given.maxConsecutiveYears = Optional.of(5);
            given.window = Optional.of(window("2026-06-01T00:00:00Z", "2026-06-30T08:00:00Z"));

            unpublished(TERMS)
                    .by(OFFICE)
                    .when(given.command())
                    .then(published(new ProgrammeTerms(
                            TERMS.programme(),
                            new GrantAmounts(
                                    new Rate(2, 3),
                                    Yen.of(500_000),
                                    1_000,
                                    TERMS.amounts().budget()),
                            given.window.get(),
                            new Eligibility(
                                    TERMS.eligibility().groupTypes(),
                                    TERMS.eligibility().requires(),
                                    TERMS.eligibility().ineligibleCostKinds(),
                                    5))));
        }

        @Test
        void is_for_the_department_that_runs_it() {
            unpublished(TERMS).by(staff("ito", "parks-green")).when(AS_SET).then(PUBLISHED);
            unpublished(TERMS).by(staff("ito", "school-education")).when(AS_SET).thenRefused(NOT_IN_CHARGE);
        }

        @Test
        void that_is_published_is_for_others_no_more_than_it_was_before() {
            given(PUBLISHED).by(staff("ito", "school-education")).when(AS_SET).thenRefused(NOT_IN_CHARGE);
            given(PUBLISHED).by(OFFICE).when(AS_SET).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void is_for_everyone_to_see() {
            given(PUBLISHED).by(actor("acct-resident", Role.RESIDENT)).isSeen();
        }

        @Test
        void is_open_for_a_year_at_most() {
            Publishing given = new Publishing();
            given.window = Optional.of(window("2026-06-01T00:00:00Z", "2027-06-02T00:00:01Z"));
            assertThat(unpublished(TERMS)
                            .by(OFFICE)
                            .when(given.command())
                            .thenRefused(WINDOW_TOO_LONG)
                            .refusal()
                            .rule())
                    .isEqualTo("K-ALL-11");
        }

        @ParameterizedTest
        @CsvSource({"2026-05-01T08:59:59+09:00, true", "2026-05-01T09:00:00+09:00, false"})
        void comes_before_the_window_opens(String time, boolean inTime) {
            Then then = unpublished(TERMS).by(OFFICE).at(time).when(AS_SET);
            if (inTime) {
                then.then(PUBLISHED);
            } else {
                assertThat(then.thenRefused(WINDOW_OPENS_BEFORE_PUBLICATION)
                                .refusal()
                                .rule())
                        .isEqualTo("R-HO-3");
            }
        }

        @Test
        void without_an_end_to_the_support_is_refused() {
            Publishing given = new Publishing();
            given.maxConsecutiveYears = Optional.of(0);
            assertThat(unpublished(TERMS)
                            .by(OFFICE)
                            .when(given.command())
                            .thenRefused(WITHOUT_END)
                            .refusal()
                            .rule())
                    .isEqualTo("R-HO-6");
        }

        @Test
        void pays_the_running_of_a_group_only_where_that_is_its_purpose() {
            Publishing given = new Publishing();
            given.ineligibleCostKinds = Optional.of(List.of("飲食費"));
            assertThat(unpublished(TERMS)
                            .by(OFFICE)
                            .when(given.command())
                            .thenRefused(RUNNING_COSTS_NOT_EXCLUDED)
                            .refusal()
                            .rule())
                    .isEqualTo("R-HO-4");

            ProgrammeTerms running = terms(WINDOW, ProgrammeType.OPERATING, List.of("飲食費"), 3);
            unpublished(running).by(OFFICE).when(AS_SET).then(published(running));
        }

        @Test
        void that_the_settings_do_not_have_is_refused() {
            assertThat(given().knowing(new ProgrammeSettings(Optional.empty(), List.of(MOTTO)))
                            .by(OFFICE)
                            .when(AS_SET)
                            .thenRefused(UNKNOWN_PROGRAMME)
                            .expected())
                    .hasToString("[motto]");
        }

        @Test
        void twice_is_refused() {
            given(PUBLISHED).by(OFFICE).when(AS_SET).thenRefused(NOT_IN_THIS_STAGE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"012076", "052019", "062014", "352039", "NP"})
        void works_for_every_programme_of_a_municipality(String municipality) {
            Preset preset = Presets.load().of(org.kyodo.contracts.value.MunicipalityCode.of(municipality));
            assertThat(preset.programmes()).isNotEmpty().allSatisfy(programme -> {
                ProgrammeSettings settings = ProgrammeConfiguration.settings(preset, programme.code(), FY2026);
                given().knowing(settings)
                        .at("2026-03-20T10:00:00+09:00")
                        .by(OFFICE)
                        .when(AS_SET)
                        .then(published(settings.terms().orElseThrow()));
            });
        }
    }

    @Nested
    class The_window {
        @Test
        void opens_at_its_first_instant() {
            given(PUBLISHED)
                    .at("2026-05-01T09:00:00+09:00")
                    .when(new OpenProgramme())
                    .then(new ProgrammeOpened(ID, Instant.parse("2026-05-01T00:00:00Z")));
            given(PUBLISHED)
                    .at("2026-05-01T08:59:59+09:00")
                    .when(new OpenProgramme())
                    .thenRefused(NOT_YET_DUE);
        }

        @Test
        void closes_when_its_last_second_is_over() {
            ProgrammeOpened opened = new ProgrammeOpened(ID, WINDOW.opensAt());
            assertThat(given(PUBLISHED, opened)
                            .at("2026-05-29T17:00:01+09:00")
                            .when(new CloseProgramme())
                            .thenStage())
                    .isEqualTo(new Closed(ID, TERMS));
            given(PUBLISHED, opened)
                    .at("2026-05-29T17:00:00+09:00")
                    .when(new CloseProgramme())
                    .thenRefused(NOT_YET_DUE);
        }

        @Test
        void opens_and_closes_once() {
            ProgrammeOpened opened = new ProgrammeOpened(ID, WINDOW.opensAt());
            ProgrammeClosed closed = new ProgrammeClosed(ID, WINDOW.over());
            given(PUBLISHED, opened).when(new OpenProgramme()).thenRefused(NOT_IN_THIS_STAGE);
            given(PUBLISHED, opened, closed).when(new CloseProgramme()).thenRefused(NOT_IN_THIS_STAGE);
            assertThat(new Absent(ID).after(PUBLISHED).after(opened)).isEqualTo(new Open(ID, TERMS));
        }
    }

    private Given unpublished(ProgrammeTerms terms) {
        return given().knowing(new ProgrammeSettings(Optional.of(terms), List.of(MOTTO)))
                .at("2026-04-10T10:00:00+09:00");
    }

    private static ProgrammeTerms terms(Window window, ProgrammeType type, List<String> ineligible, int years) {
        return new ProgrammeTerms(
                new ProgrammeOutline(MOTTO, FY2026, "市民提案型協働のまちづくり支援事業", type, PARKS),
                new GrantAmounts(new Rate(1, 2), Yen.of(300_000), 1_000, Yen.of(3_000_000)),
                window,
                new Eligibility(
                        List.of(GroupType.CITIZEN_ACTIVITY),
                        List.of(Requirement.REGISTRATION, Requirement.CO_DEPARTMENT),
                        ineligible,
                        years));
    }

    private static ProgrammePublished published(ProgrammeTerms terms) {
        return new ProgrammePublished(ID, terms);
    }

    private static Window window(String opens, String closes) {
        return new Window(Instant.parse(opens), Instant.parse(closes));
    }

    /** A publication that overrides nothing until a test says so. */
    private static final class Publishing {
        private Optional<Rate> rate = Optional.empty();
        private Optional<Yen> cap = Optional.empty();
        private Optional<Window> window = Optional.empty();
        private Optional<List<String>> ineligibleCostKinds = Optional.empty();
        private Optional<Integer> maxConsecutiveYears = Optional.empty();

        PublishProgramme command() {
            return new PublishProgramme(
                    MOTTO,
                    FY2026,
                    rate,
                    cap,
                    Optional.empty(),
                    Optional.empty(),
                    window,
                    Optional.empty(),
                    ineligibleCostKinds,
                    maxConsecutiveYears);
        }
    }
}
