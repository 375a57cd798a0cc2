package org.kyodo.grant.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kyodo.chassis.decide.CommonRefusal.CORRECTION_OVERDUE;
import static org.kyodo.chassis.decide.CommonRefusal.DUE_DATE_NOT_AHEAD;
import static org.kyodo.chassis.decide.CommonRefusal.DUE_TOO_FAR;
import static org.kyodo.chassis.decide.CommonRefusal.FOUR_EYES;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_ENTERED_ON_BEHALF;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_YET_DUE;
import static org.kyodo.chassis.decide.CommonRefusal.REASON_REQUIRED;
import static org.kyodo.grant.application.ApplicationRefusal.GROUP_TYPE_NOT_ELIGIBLE;
import static org.kyodo.grant.application.ApplicationRefusal.INELIGIBLE_COST;
import static org.kyodo.grant.application.ApplicationRefusal.LATE;
import static org.kyodo.grant.application.ApplicationRefusal.LINES_DO_NOT_ADD_UP;
import static org.kyodo.grant.application.ApplicationRefusal.NOTHING_REQUESTED;
import static org.kyodo.grant.application.ApplicationRefusal.NOT_OPEN_YET;
import static org.kyodo.grant.application.ApplicationRefusal.NOT_REGISTERED;
import static org.kyodo.grant.application.ApplicationRefusal.NOT_YOUR_GROUP;
import static org.kyodo.grant.application.ApplicationRefusal.NO_CO_DEPARTMENT;
import static org.kyodo.grant.application.ApplicationRefusal.PROGRAMME_NOT_PUBLISHED;
import static org.kyodo.grant.application.ApplicationRefusal.REQUEST_EXCEEDS_GRANT;
import static org.kyodo.grant.application.ApplicationRefusal.REQUIREMENT_NOT_DECLARED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationDrafted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationLapsed;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationReturned;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationSubmitted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationWithdrawn;
import org.kyodo.contracts.grant.Claim;
import org.kyodo.contracts.grant.CostLine;
import org.kyodo.contracts.grant.Eligibility;
import org.kyodo.contracts.grant.GrantAmounts;
import org.kyodo.contracts.grant.ProgrammeOutline;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.grant.SubmittedClaim;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.application.Application.Absent;
import org.kyodo.grant.application.ApplicationCommand.DraftApplication;
import org.kyodo.grant.application.ApplicationCommand.LapseApplication;
import org.kyodo.grant.application.ApplicationCommand.ReturnApplication;
import org.kyodo.grant.application.ApplicationCommand.SubmitApplication;
import org.kyodo.grant.application.ApplicationCommand.WithdrawApplication;
import org.kyodo.grant.application.ApplicationFacts.Applicant;
import org.kyodo.grant.application.ApplicationFacts.Numbered;
import org.kyodo.grant.application.ApplicationFacts.Office;
import org.kyodo.grant.application.ApplicationFacts.Terms;
import org.kyodo.kit.RulesTest;

/** The figures are those of journey E7. */
class ApplicationRulesTest extends RulesTest<ApplicationCommand, Application, ApplicationEvent> {
    private static final ApplicationId ID = ApplicationId.of("01981f2e-7c00-7000-8000-000000000001");
    private static final GroupId GROUP = GroupId.of("01981f2e-7c00-7000-8000-000000000002");
    private static final ProposalId PROPOSAL = ProposalId.of("01981f2e-7c00-7000-8000-000000000003");
    static final ProgrammeCode MOTTO = ProgrammeCode.of("motto");
    private static final FiscalYear FY2026 = new FiscalYear(2026);
    private static final DepartmentCode SCHOOLS = DepartmentCode.of("school-education");
    private static final String NUMBER = "012076-2026-A0001";
    static final Office OFFICE = new Office(Optional.of(DepartmentCode.COLLABORATION_OFFICE), 20);
    static final Actor EXPLORERS = actor("explorers", Role.GROUP);

    private static final List<CostLine> COSTS = costs(false);
    static final SubmitApplication RIGHT =
            new SubmitApplication(new Claim(COSTS, Yen.of(412_500), Yen.of(387_500), Yen.of(193_000), List.of()));

    private static final ApplicationDrafted DRAFTED = drafted(List.of(SCHOOLS));
    private static final ApplicationSubmitted SUBMITTED = new ApplicationSubmitted(
            ID,
            DRAFTED.dossier(),
            new SubmittedClaim(
                    NUMBER,
                    new Claim(COSTS, Yen.of(412_500), Yen.of(387_500), Yen.of(193_000), List.of()),
                    Yen.of(193_000)),
            Optional.empty());
    private static final Reason REASON = new Reason(ReasonCode.DOCUMENT_MISSING, "講師謝金の見積書が添付されていないため、確認できません。");
    private static final ApplicationReturned RETURNED =
            new ApplicationReturned(ID, new Correction(List.of("見積書なし"), REASON, LocalDate.of(2026, 6, 9)));
    private static final ApplicationLapsed LAPSED = new ApplicationLapsed(ID, LocalDate.of(2026, 6, 9));

    ApplicationRulesTest() {
        super(ApplicationCommand.class, new ApplicationRules(), new Absent(ID));
    }

    @Nested
    class Opening {
        private final DraftApplication command = new DraftApplication(new ApplicationDossier(
                MOTTO,
                Yen.of(190_000),
                new Collaboration(PROPOSAL, GROUP, List.of(SCHOOLS), CollaborationForm.SUBSIDY, "森の学校", FY2026)));

        @Test
        void takes_over_what_the_proposal_says() {
            given().when(command).then(DRAFTED);
        }

        @Test
        void twice_is_refused() {
            given(DRAFTED).when(command).thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class The_arithmetic {
        @Test
        void grants_half_of_387_500_yen_cut_down_to_193_000() {
            ready(DRAFTED).when(RIGHT).then(SUBMITTED);
        }

        @Test
        void refuses_one_yen_more() {
            Decision.Refused<ApplicationEvent> refused =
                    ready(DRAFTED).when(asking(193_001)).thenRefused(REQUEST_EXCEEDS_GRANT);
            assertThat(refused.given()).hasToString("193,001円");
            assertThat(refused.expected()).hasToString("at most 193,000 yen");
        }

        @Test
        void allows_less_than_computed_but_not_nothing() {
            ready(DRAFTED).when(asking(1)).thenStage();
            ready(DRAFTED).when(asking(0)).thenRefused(NOTHING_REQUESTED);
        }

        @Test
        void refuses_an_ineligible_cost_counted_as_eligible_and_names_its_line() {
            SubmitApplication dinnerCounted = new SubmitApplication(
                    new Claim(costs(true), Yen.of(412_500), Yen.of(412_500), Yen.of(193_000), List.of()));
            Decision.Refused<ApplicationEvent> refused =
                    ready(DRAFTED).when(dinnerCounted).thenRefused(INELIGIBLE_COST);
            assertThat(refused.field()).isEqualTo("claim.lines[3].eligible");
            assertThat(refused.given()).hasToString("4: 懇親会飲食費");
            assertThat(refused.expected()).hasToString("飲食費");
        }

        @Test
        void refuses_totals_that_are_not_the_sums_of_the_lines() {
            assertThat(ready(DRAFTED)
                            .when(new SubmitApplication(
                                    new Claim(COSTS, Yen.of(412_501), Yen.of(387_500), Yen.of(1), List.of())))
                            .thenRefused(LINES_DO_NOT_ADD_UP)
                            .expected())
                    .hasToString("412,500円");
            assertThat(ready(DRAFTED)
                            .when(new SubmitApplication(
                                    new Claim(COSTS, Yen.of(412_500), Yen.of(387_499), Yen.of(1), List.of())))
                            .thenRefused(LINES_DO_NOT_ADD_UP)
                            .field())
                    .isEqualTo("claim.eligible");
        }

        @Test
        void never_meets_sums_beyond_what_can_be_money() {
            CostLine most = new CostLine("教材費", Yen.of(1_000_000_000_000_000L), true);
            assertThatThrownBy(() -> new SubmitApplication(
                            new Claim(List.of(most, most), Yen.of(1), Yen.of(1), Yen.of(1), List.of())))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @Nested
    class The_window {
        @Test
        void takes_the_last_second_and_nothing_after_it() {
            ready(DRAFTED).at("2026-05-29T17:00:00+09:00").when(RIGHT).then(SUBMITTED);
            assertThat(ready(DRAFTED)
                            .at("2026-05-29T17:00:01+09:00")
                            .when(RIGHT)
                            .thenRefused(LATE)
                            .expected())
                    .hasToString("until 29 May 2026, 17:00 JST");
        }

        @Test
        void takes_the_first_instant_and_nothing_before_it() {
            ready(DRAFTED).at("2026-05-01T09:00:00+09:00").when(RIGHT).then(SUBMITTED);
            ready(DRAFTED).at("2026-05-01T08:59:59+09:00").when(RIGHT).thenRefused(NOT_OPEN_YET);
        }

        @Test
        void is_that_of_a_published_programme() {
            assertThat(given(DRAFTED)
                            .at("2026-05-20T10:00:00+09:00")
                            .by(EXPLORERS)
                            .knowing(standing(LocalDate.of(2029, 3, 31)), new Terms(Optional.empty()), number(), OFFICE)
                            .when(RIGHT)
                            .thenRefused(PROGRAMME_NOT_PUBLISHED)
                            .refusal()
                            .rule())
                    .isEqualTo("R-HO-3");
        }
    }

    @Nested
    class The_applicant {
        @Test
        void is_a_registered_group_or_is_told_how_it_stands() {
            assertThat(knowing(DRAFTED, standing(LocalDate.of(2026, 3, 31)), terms())
                            .when(RIGHT)
                            .thenRefused(NOT_REGISTERED)
                            .given())
                    .hasToString("expired on 31 March 2026");
            assertThat(knowing(
                                    DRAFTED,
                                    new Applicant(Optional.of(group(
                                            LocalDate.of(2029, 3, 31),
                                            Optional.of(LocalDate.of(2026, 5, 7)),
                                            GroupType.CITIZEN_ACTIVITY))),
                                    terms())
                            .when(RIGHT)
                            .thenRefused(NOT_REGISTERED)
                            .given())
                    .hasToString("suspended since 7 May 2026");
            assertThat(knowing(DRAFTED, new Applicant(Optional.empty()), terms())
                            .by(counter("collaboration-office", GROUP.toString()))
                            .when(RIGHT)
                            .thenRefused(NOT_REGISTERED)
                            .given())
                    .isEqualTo(Wording.NEVER_REGISTERED.of());
        }

        @Test
        void may_apply_on_the_last_day_of_its_registration() {
            knowing(DRAFTED, standing(LocalDate.of(2026, 5, 20)), terms())
                    .when(RIGHT)
                    .then(SUBMITTED);
        }

        @Test
        void is_of_a_type_that_the_programme_is_for() {
            knowing(
                            DRAFTED,
                            new Applicant(Optional.of(
                                    group(LocalDate.of(2029, 3, 31), Optional.empty(), GroupType.BUSINESS))),
                            terms())
                    .when(RIGHT)
                    .thenRefused(GROUP_TYPE_NOT_ELIGIBLE);
        }

        @Test
        void is_the_group_itself() {
            ready(DRAFTED).by(actor("somebody-else", Role.GROUP)).when(RIGHT).thenRefused(NOT_YOUR_GROUP);
        }

        @Test
        void may_be_helped_by_staff_at_the_counter_but_staff_do_not_apply_by_themselves() {
            ready(DRAFTED)
                    .by(counter("collaboration-office", "explorers"))
                    .when(RIGHT)
                    .then(SUBMITTED);
            ready(DRAFTED).by(staff("sasaki", "parks-green")).when(RIGHT).thenRefused(NOT_ENTERED_ON_BEHALF);
        }

        @Test
        void is_not_helped_by_another_department_nor_for_another_group() {
            ready(DRAFTED)
                    .by(counter("lifelong-learning", "explorers"))
                    .when(RIGHT)
                    .thenRefused(NOT_YOUR_GROUP);
            ready(DRAFTED)
                    .by(counter("collaboration-office", "strangers"))
                    .when(RIGHT)
                    .thenRefused(NOT_YOUR_GROUP);
        }
    }

    @Nested
    class The_requirements {
        @Test
        void a_department_that_carries_it_out_as_well_is_seen_from_the_proposal() {
            ready(drafted(List.of())).when(RIGHT).thenRefused(NO_CO_DEPARTMENT);
        }

        @Test
        void others_are_declared() {
            Terms areaPlan = new Terms(Optional.of(terms(List.of(Requirement.AREA_PLAN, Requirement.AGREEMENT))));
            assertThat(knowing(DRAFTED, standing(LocalDate.of(2029, 3, 31)), areaPlan)
                            .when(declaring(Requirement.AREA_PLAN))
                            .thenRefused(REQUIREMENT_NOT_DECLARED)
                            .expected())
                    .hasToString("[AGREEMENT]");
            knowing(DRAFTED, standing(LocalDate.of(2029, 3, 31)), areaPlan)
                    .when(declaring(Requirement.AREA_PLAN, Requirement.AGREEMENT))
                    .thenStage();
        }
    }

    @Nested
    class Returning {
        private final ReturnApplication command = returning(LocalDate.of(2026, 6, 9), REASON.text());

        @Test
        void names_the_items_the_reason_and_the_due_date() {
            office(SUBMITTED).when(command).then(RETURNED);
        }

        @Test
        void is_for_the_departments_in_charge() {
            office(SUBMITTED)
                    .by(staff("mori", "school-education"))
                    .when(command)
                    .then(RETURNED);
            office(SUBMITTED).by(staff("ito", "parks-green")).when(command).thenRefused(NOT_IN_CHARGE);
        }

        @Test
        void is_not_for_who_entered_it() {
            Given entered = ready(DRAFTED)
                    .and(counter("collaboration-office", "explorers"), SUBMITTED)
                    .at("2026-06-02T10:00:00+09:00")
                    .knowing(OFFICE);
            assertThat(entered.by(staff("sasaki", "collaboration-office"))
                            .when(command)
                            .thenRefused(FOUR_EYES)
                            .refusal()
                            .rule())
                    .isEqualTo("K-ALL-4");
            entered.by(staff("yamamoto", "collaboration-office")).when(command).then(RETURNED);
        }

        @Test
        void without_a_reason_of_some_length_is_refused() {
            ReturnApplication none =
                    new ReturnApplication(List.of("見積書なし"), LocalDate.of(2026, 6, 9), Optional.empty());
            assertThat(office(SUBMITTED)
                            .when(none)
                            .thenRefused(REASON_REQUIRED)
                            .refusal()
                            .rule())
                    .isEqualTo("K-ALL-2");
            office(SUBMITTED)
                    .when(returning(LocalDate.of(2026, 6, 9), "書類がありません"))
                    .thenRefused(REASON_REQUIRED);
        }

        @Test
        void by_today_is_refused() {
            office(SUBMITTED)
                    .when(returning(LocalDate.of(2026, 6, 2), REASON.text()))
                    .thenRefused(DUE_DATE_NOT_AHEAD);
            office(SUBMITTED)
                    .when(returning(LocalDate.of(2027, 6, 4), REASON.text()))
                    .thenRefused(DUE_TOO_FAR);
        }

        @Test
        void what_is_not_submitted_is_refused() {
            office().when(command).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void lets_it_come_back_after_the_window_under_the_same_number() {
            ready(DRAFTED, SUBMITTED, RETURNED)
                    .at("2026-06-08T18:00:00+09:00")
                    .when(RIGHT)
                    .then(SUBMITTED);
            ready(DRAFTED, SUBMITTED, RETURNED)
                    .at("2026-06-09T23:59:59+09:00")
                    .when(RIGHT)
                    .then(SUBMITTED);
        }

        @Test
        void does_not_let_it_come_back_after_the_due_date() {
            ready(DRAFTED, SUBMITTED, RETURNED)
                    .at("2026-06-10T00:00:00+09:00")
                    .when(RIGHT)
                    .thenRefused(CORRECTION_OVERDUE);
        }

        @Test
        void lapses_when_the_due_date_is_over() {
            given(DRAFTED, SUBMITTED, RETURNED)
                    .at("2026-06-10T00:00:00+09:00")
                    .when(new LapseApplication())
                    .then(LAPSED);
            given(DRAFTED, SUBMITTED, RETURNED)
                    .at("2026-06-09T23:59:59+09:00")
                    .when(new LapseApplication())
                    .thenRefused(NOT_YET_DUE);
        }

        @Test
        void lapses_only_once_and_not_when_it_came_back() {
            given(DRAFTED, SUBMITTED, RETURNED, LAPSED)
                    .at("2026-06-11T00:00:00+09:00")
                    .when(new LapseApplication())
                    .thenRefused(NOT_IN_THIS_STAGE);
            given(DRAFTED, SUBMITTED, RETURNED, SUBMITTED)
                    .at("2026-06-11T00:00:00+09:00")
                    .when(new LapseApplication())
                    .thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Test
    void it_is_seen_by_the_group_who_enters_for_it_those_in_charge_treasurers_and_auditors() {
        Given submitted = ready(DRAFTED, SUBMITTED);
        submitted.by(EXPLORERS).isSeen();
        submitted.by(actor("somebody-else", Role.GROUP)).isUnseen();
        submitted.by(actor("explorers", Role.RESIDENT)).isUnseen();
        submitted.by(desk("explorers")).isSeen();
        submitted.by(desk("strangers")).isUnseen();
        submitted.by(actor("desk", Role.DESK)).isUnseen();
        submitted.by(staff("mori", "school-education")).isSeen();
        submitted.by(staff("yamamoto", "collaboration-office")).isSeen();
        submitted.by(staff("ito", "parks-green")).isUnseen();
        submitted.by(actor("treasurer", Role.TREASURER)).isSeen();
        submitted.by(actor("auditor", Role.AUDITOR)).isSeen();
        ready().by(actor("auditor", Role.AUDITOR)).isUnseen();
    }

    @Nested
    class Withdrawing {
        @Test
        void is_possible_until_a_decision() {
            ready(DRAFTED).when(new WithdrawApplication()).then(new ApplicationWithdrawn(ID));
            ready(DRAFTED, SUBMITTED).when(new WithdrawApplication()).then(new ApplicationWithdrawn(ID));
            ready(DRAFTED, SUBMITTED, RETURNED).when(new WithdrawApplication()).then(new ApplicationWithdrawn(ID));
        }

        @Test
        void is_for_the_group_itself() {
            ready(DRAFTED, SUBMITTED)
                    .by(actor("somebody-else", Role.GROUP))
                    .when(new WithdrawApplication())
                    .thenRefused(NOT_YOUR_GROUP);
        }

        @Test
        void is_final() {
            ready(DRAFTED, SUBMITTED, new ApplicationWithdrawn(ID))
                    .when(new WithdrawApplication())
                    .thenRefused(NOT_IN_THIS_STAGE);
            ready(DRAFTED, SUBMITTED, new ApplicationWithdrawn(ID)).when(RIGHT).thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    private Given ready(ApplicationEvent... events) {
        return given(events)
                .at("2026-05-20T10:00:00+09:00")
                .by(EXPLORERS)
                .knowing(standing(LocalDate.of(2029, 3, 31)), terms(), number(), OFFICE);
    }

    private Given knowing(ApplicationEvent event, Applicant applicant, Terms terms) {
        return given(event).at("2026-05-20T10:00:00+09:00").by(EXPLORERS).knowing(applicant, terms, number(), OFFICE);
    }

    private Given office(ApplicationEvent... more) {
        return (more.length == 0 ? given(DRAFTED) : given(DRAFTED, SUBMITTED))
                .at("2026-06-02T10:00:00+09:00")
                .by(staff("yamamoto", "collaboration-office"))
                .knowing(OFFICE);
    }

    private static SubmitApplication asking(long yen) {
        return new SubmitApplication(new Claim(COSTS, Yen.of(412_500), Yen.of(387_500), Yen.of(yen), List.of()));
    }

    private static SubmitApplication declaring(Requirement... requirements) {
        return new SubmitApplication(
                new Claim(COSTS, Yen.of(412_500), Yen.of(387_500), Yen.of(193_000), List.of(requirements)));
    }

    private static ReturnApplication returning(LocalDate dueOn, String text) {
        return new ReturnApplication(List.of("見積書なし"), dueOn, ReasonGiven.of(ReasonCode.DOCUMENT_MISSING, text));
    }

    private static ApplicationDrafted drafted(List<DepartmentCode> departments) {
        return new ApplicationDrafted(
                ID,
                new ApplicationDossier(
                        MOTTO,
                        Yen.of(190_000),
                        new Collaboration(PROPOSAL, GROUP, departments, CollaborationForm.SUBSIDY, "森の学校", FY2026)));
    }

    private static List<CostLine> costs(boolean dinnerCounted) {
        return List.of(
                new CostLine("会場費", Yen.of(60_000), true),
                new CostLine("講師謝金", Yen.of(120_000), true),
                new CostLine("教材費", Yen.of(207_500), true),
                new CostLine("懇親会飲食費", Yen.of(25_000), dinnerCounted));
    }

    static Numbered number() {
        return new Numbered(NUMBER);
    }

    static Applicant standing(LocalDate validUntil) {
        return new Applicant(Optional.of(group(validUntil, Optional.empty(), GroupType.CITIZEN_ACTIVITY)));
    }

    private static GroupStanding group(LocalDate validUntil, Optional<LocalDate> suspended, GroupType type) {
        return new GroupStanding(
                GROUP,
                Optional.of(AccountRef.of("explorers")),
                "十勝の森こども探検隊",
                type,
                List.of(),
                Optional.of(validUntil),
                suspended,
                Optional.empty());
    }

    private static Actor counter(String department, String party) {
        return new Actor(
                AccountRef.of("sasaki"),
                Set.of(Role.STAFF),
                Optional.of(DepartmentCode.of(department)),
                Channel.PAPER,
                Optional.of(party));
    }

    private static Actor desk(String party) {
        return new Actor(
                AccountRef.of("desk"), Set.of(Role.DESK), Optional.empty(), Channel.TELEPHONE, Optional.of(party));
    }

    static Terms terms() {
        return new Terms(Optional.of(terms(List.of(Requirement.REGISTRATION, Requirement.CO_DEPARTMENT))));
    }

    private static ProgrammeTerms terms(List<Requirement> requires) {
        return new ProgrammeTerms(
                new ProgrammeOutline(
                        MOTTO, FY2026, "Motto", ProgrammeType.COLLABORATION, DepartmentCode.COLLABORATION_OFFICE),
                new GrantAmounts(new Rate(1, 2), Yen.of(300_000), 1_000, Yen.of(3_000_000)),
                new Window(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-05-29T08:00:00Z")),
                new Eligibility(
                        List.of(GroupType.CITIZEN_ACTIVITY, GroupType.NPO_CORPORATION),
                        requires,
                        List.of("飲食費", "団体運営費"),
                        3));
    }
}
