package org.kyodo.proposal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.CallEligibility;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallDecided;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallExtended;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPanelAppointed;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallEvent.CallRevised;
import org.kyodo.contracts.proposal.CallEvent.CallWithdrawn;
import org.kyodo.contracts.proposal.CallEvent.ScreeningScheduled;
import org.kyodo.contracts.proposal.CallOutcome;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallSubject;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.proposal.ScreeningDay;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CallSubjectKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Examination;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Shape;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.call.CallCommand.AppointPanel;
import org.kyodo.proposal.call.CallCommand.CancelCall;
import org.kyodo.proposal.call.CallCommand.CloseCall;
import org.kyodo.proposal.call.CallCommand.DecideCall;
import org.kyodo.proposal.call.CallCommand.DraftCall;
import org.kyodo.proposal.call.CallCommand.ExtendCall;
import org.kyodo.proposal.call.CallCommand.OpenCall;
import org.kyodo.proposal.call.CallCommand.PublishCall;
import org.kyodo.proposal.call.CallCommand.ReviseCall;
import org.kyodo.proposal.call.CallCommand.ScheduleScreening;
import org.kyodo.proposal.call.CallCommand.WithdrawCall;
import org.kyodo.proposal.call.CallSettings.Offered;

/** The call of E3: 令和8年度 市民提案型協働事業. */
class CallRulesTest extends RulesTest<CallCommand, Call, CallEvent> {
    private static final CallId ID = CallId.of("019a0000-0000-7000-8000-000000000001");
    private static final DepartmentCode OFFICE = DepartmentCode.COLLABORATION_OFFICE;
    private static final DepartmentCode SCHOOLS = DepartmentCode.of("school-education");
    private static final Window WINDOW = new Window(
            OffsetDateTime.parse("2026-05-15T09:00:00+09:00").toInstant(),
            OffsetDateTime.parse("2026-06-30T17:00:00+09:00").toInstant());
    private static final List<Criterion> CRITERIA = List.of(
            new Criterion("公益性", 30), new Criterion("実現性", 25), new Criterion("協働の必然性", 25), new Criterion("発展性", 20));
    private static final List<CollaborationForm> FORMS =
            List.of(CollaborationForm.COMMISSION, CollaborationForm.SUBSIDY);
    private static final Actor OFFICER = staff("officer", "collaboration-office");
    private static final Actor TEACHER = staff("teacher", "school-education");
    private static final CallEligibility GROUPS =
            new CallEligibility(List.of(GroupType.CITIZEN_ACTIVITY, GroupType.VOLUNTEER), false);
    private static final Offered SCORED = new Offered(GROUPS, Set.copyOf(FORMS), Optional.of(Examination.SCORING));
    private static final Offered DISCUSSED =
            new Offered(GROUPS, Set.copyOf(FORMS), Optional.of(Examination.ROUND_TABLE));
    private static final Offered OPEN_TO_ALL =
            new Offered(new CallEligibility(List.of(GroupType.CITIZEN_ACTIVITY), true), Set.of(), Optional.empty());
    private static final CallSettings SETTINGS = new CallSettings(
            Map.of(
                    CallKind.CITY_PROPOSED, SCORED,
                    CallKind.CITIZEN_PROPOSED, DISCUSSED,
                    CallKind.INITIATIVE, OPEN_TO_ALL,
                    CallKind.CITIZEN_POLICY, OPEN_TO_ALL),
            Set.of(CollaborationForm.COMMISSION, CollaborationForm.SUBSIDY, CollaborationForm.ADOPT),
            Set.of(OFFICE, SCHOOLS),
            4,
            20);

    private static final CallDrafted DRAFTED = drafted(CRITERIA);
    private static final CallPublished PUBLISHED = new CallPublished(ID, DRAFTED.terms());
    private static final CallOpened OPENED = new CallOpened(ID, WINDOW.opensAt());
    private static final CallClosed CLOSED = new CallClosed(ID, WINDOW.closesAt());
    private static final ScreeningScheduled SCREENING =
            new ScreeningScheduled(ID, new ScreeningDay(LocalDate.parse("2026-08-20"), Optional.of("市役所 大会議室")));
    private static final CallDecided DECIDED = new CallDecided(ID, new CallOutcome(3, 1, 2));
    private static final String LONG_ENOUGH = "予算の見直しにより今年度の募集を取りやめるため。";

    CallRulesTest() {
        super(CallCommand.class, new CallRules(), new Call.Absent(ID));
    }

    private Given known(CallEvent... events) {
        return given(events).by(OFFICER).knowing(SETTINGS, new Quota(0, 50)).at("2026-05-01T10:00:00+09:00");
    }

    private static CallDrafted drafted(List<Criterion> criteria) {
        return new CallDrafted(
                ID,
                new CallTerms(
                        new CallPlan(
                                CallKind.CITIZEN_PROPOSED,
                                "令和8年度 市民提案型協働事業",
                                Optional.empty(),
                                new FiscalYear(2026),
                                WINDOW,
                                criteria,
                                Optional.of(Yen.of(1_000_000)),
                                Optional.empty(),
                                FORMS,
                                Optional.of(CallSubject.NEW),
                                Optional.of(GROUPS),
                                Optional.of(Examination.ROUND_TABLE)),
                        OFFICE));
    }

    private static DraftCall draft(CallKind kind, Optional<String> theme, Optional<DepartmentCode> department) {
        return draft(kind, theme, department, Optional.empty(), FORMS);
    }

    private static DraftCall draft(
            CallKind kind,
            Optional<String> theme,
            Optional<DepartmentCode> department,
            Optional<Integer> round,
            List<CollaborationForm> forms) {
        return new DraftCall(
                new CallPlan(
                        kind,
                        "令和8年度 市民提案型協働事業",
                        theme,
                        new FiscalYear(2026),
                        WINDOW,
                        CRITERIA,
                        Optional.of(Yen.of(1_000_000)),
                        round,
                        forms),
                department);
    }

    @Nested
    class A_draft {
        private final CallPlan other =
                drafted(List.of(new Criterion("公益性", 100))).terms().plan();

        @Test
        void is_changed_by_its_department_as_often_as_it_likes() {
            CallRevised revised = new CallRevised(ID, new CallTerms(other, OFFICE));
            known(DRAFTED).when(new ReviseCall(other)).then(revised);
            known(DRAFTED, revised).when(new ReviseCall(other)).thenRepeated();
            known(DRAFTED)
                    .by(staff("acct-teacher", "school-education"))
                    .when(new ReviseCall(other))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            known(DRAFTED, PUBLISHED).when(new ReviseCall(other)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void is_given_up_by_its_department_and_is_nothing_then() {
            known(DRAFTED).when(new WithdrawCall()).then(new CallWithdrawn(ID));
            known(DRAFTED)
                    .by(staff("acct-teacher", "school-education"))
                    .when(new WithdrawCall())
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            known(DRAFTED, PUBLISHED).when(new WithdrawCall()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            known(DRAFTED, new CallWithdrawn(ID)).when(new PublishCall()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class The_panel {
        private final List<AccountRef> three =
                Stream.of("a", "b", "c").map(AccountRef::of).toList();

        @Test
        void has_three_members_or_more_and_can_be_named_anew() {
            CallPanelAppointed appointed = new CallPanelAppointed(ID, three);
            known(DRAFTED, PUBLISHED).when(new AppointPanel(three)).then(appointed);
            assertThat(known(DRAFTED, PUBLISHED)
                            .when(new AppointPanel(three.subList(0, 2)))
                            .thenRefused(CallRefusal.PANEL_TOO_SMALL)
                            .refusal()
                            .rule())
                    .isEqualTo("K-CA-4");
            known(DRAFTED, appointed, PUBLISHED).when(new AppointPanel(three)).thenRepeated();
            assertThat(new Call.Absent(ID)
                            .after(DRAFTED)
                            .after(appointed)
                            .after(PUBLISHED)
                            .after(OPENED)
                            .after(CLOSED)
                            .published()
                            .orElseThrow()
                            .panel())
                    .isEqualTo(three);
        }

        @Test
        void is_named_by_the_department_of_the_call() {
            known(DRAFTED, PUBLISHED)
                    .by(staff("acct-teacher", "school-education"))
                    .when(new AppointPanel(three))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }
    }

    @Nested
    class Drafting {
        @Test
        void a_call_without_a_department_belongs_to_the_collaboration_office() {
            known().when(draft(CallKind.CITIZEN_PROPOSED, Optional.empty(), Optional.empty()))
                    .then(DRAFTED);
        }

        @Test
        void a_city_proposed_call_needs_its_department_and_a_theme() {
            known().when(draft(CallKind.CITY_PROPOSED, Optional.of("通学路の見守り"), Optional.empty()))
                    .thenRefused(CallRefusal.DEPARTMENT_REQUIRED);
            known().when(draft(CallKind.CITY_PROPOSED, Optional.empty(), Optional.of(SCHOOLS)))
                    .thenRefused(CallRefusal.THEME_REQUIRED);
            known().when(draft(CallKind.CITY_PROPOSED, Optional.of("通学路の見守り"), Optional.of(SCHOOLS)))
                    .thenStage();
        }

        @Test
        void a_department_drafts_its_own_calls_and_no_others() {
            known().by(TEACHER)
                    .when(draft(CallKind.CITY_PROPOSED, Optional.of("通学路の見守り"), Optional.of(SCHOOLS)))
                    .thenStage();
            known().by(TEACHER)
                    .when(draft(CallKind.CITIZEN_PROPOSED, Optional.empty(), Optional.empty()))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void a_kind_the_municipality_does_not_call_for_is_refused() {
            assertThat(given().by(OFFICER)
                            .knowing(new CallSettings(
                                    Map.of(CallKind.INITIATIVE, OPEN_TO_ALL, CallKind.CITY_PROPOSED, SCORED),
                                    SETTINGS.forms(),
                                    SETTINGS.departments(),
                                    0,
                                    20))
                            .when(draft(CallKind.CITIZEN_PROPOSED, Optional.empty(), Optional.empty()))
                            .thenRefused(CallRefusal.KIND_NOT_OFFERED)
                            .expected())
                    .isEqualTo(Wording.ONE_OF.of(List.of(CallKind.CITY_PROPOSED, CallKind.INITIATIVE)));
        }

        @Test
        void a_department_has_as_many_as_it_may_at_most() {
            Decision.Refused<CallEvent> refused = known().knowing(SETTINGS, new Quota(50, 50))
                    .when(draft(CallKind.CITIZEN_PROPOSED, Optional.empty(), Optional.empty()))
                    .thenRefused(CallRefusal.TOO_MANY_DRAFTS);
            assertThat(refused.refusal().rule()).isEqualTo("K-CA-6");
        }

        @ParameterizedTest
        @CsvSource({"2027-05-16T09:00:00+09:00, true", "2027-05-16T09:00:01+09:00, false"})
        void a_window_lasts_a_year_at_most(OffsetDateTime closesAt, boolean taken) {
            CallPlan plan = DRAFTED.terms().plan();
            DraftCall draft = new DraftCall(
                    new CallPlan(
                            plan.kind(),
                            plan.title(),
                            plan.theme(),
                            plan.fiscalYear(),
                            new Window(WINDOW.opensAt(), closesAt.toInstant()),
                            plan.criteria(),
                            plan.ceiling(),
                            plan.round(),
                            plan.forms()),
                    Optional.empty());
            if (taken) {
                known().when(draft).thenStage();
            } else {
                assertThat(known().when(draft)
                                .thenRefused(CommonRefusal.WINDOW_TOO_LONG)
                                .refusal()
                                .rule())
                        .isEqualTo("K-ALL-11");
                known(DRAFTED).when(new ReviseCall(draft.plan())).thenRefused(CommonRefusal.WINDOW_TOO_LONG);
            }
        }

        @Test
        void a_department_nobody_knows_is_refused() {
            known().when(draft(
                            CallKind.CITY_PROPOSED, Optional.of("通学路の見守り"), Optional.of(DepartmentCode.of("nowhere"))))
                    .thenRefused(CallRefusal.UNKNOWN_DEPARTMENT);
        }

        @Test
        void the_forms_must_be_among_those_of_the_municipality() {
            known().when(draft(
                            CallKind.CITIZEN_PROPOSED,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(CollaborationForm.CO_HOSTING)))
                    .thenRefused(CallRefusal.FORM_NOT_OFFERED);
        }

        @Test
        void the_forms_are_those_that_calls_of_the_kind_lead_to_here() {
            DraftCall other = draft(
                    CallKind.CITIZEN_PROPOSED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(CollaborationForm.COMMISSION, CollaborationForm.ADOPT));
            var refused = known().when(other).thenRefused(CallRefusal.FORM_NOT_OF_KIND);
            assertThat(refused.refusal().rule()).isEqualTo("R-CA-5");
            assertThat(refused.expected())
                    .isEqualTo(Wording.AMONG.of(List.of(CollaborationForm.COMMISSION, CollaborationForm.SUBSIDY)));
            known(DRAFTED).when(new ReviseCall(other.plan())).thenRefused(CallRefusal.FORM_NOT_OF_KIND);
            known().where(Map.of("R-CA-5", Use.OFF)).when(other).thenStage();
            known().when(draft(
                            CallKind.CITIZEN_PROPOSED,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(CollaborationForm.COMMISSION)))
                    .thenStage();
        }

        @Test
        void only_an_announcement_of_citizens_own_projects_has_no_form() {
            known().when(draft(
                            CallKind.CITIZEN_PROPOSED, Optional.empty(), Optional.empty(), Optional.empty(), List.of()))
                    .thenRefused(CallRefusal.FORMS_REQUIRED);
            known().when(draft(CallKind.INITIATIVE, Optional.empty(), Optional.empty(), Optional.empty(), List.of()))
                    .thenStage();
        }

        @Test
        void a_citizen_policy_call_names_its_round_and_no_other_call_does() {
            known().when(draft(CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.of(4), List.of()))
                    .thenStage();
            known().when(draft(CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.of(1), List.of()))
                    .thenStage();
            known().when(draft(CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.of(0), List.of()))
                    .thenRefused(CallRefusal.ROUND_OUT_OF_RANGE);
            known().when(draft(CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.of(5), List.of()))
                    .thenRefused(CallRefusal.ROUND_OUT_OF_RANGE);
            known().when(draft(
                            CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.empty(), List.of()))
                    .thenRefused(CallRefusal.ROUND_OUT_OF_RANGE);
            known().when(draft(CallKind.CITIZEN_PROPOSED, Optional.empty(), Optional.empty(), Optional.of(1), FORMS))
                    .thenRefused(CallRefusal.ROUND_OUT_OF_RANGE);
        }

        @Test
        void a_call_is_drafted_once() {
            known(DRAFTED)
                    .when(draft(CallKind.CITIZEN_PROPOSED, Optional.empty(), Optional.empty()))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void no_axis_stands_twice() {
            List<Criterion> twice = List.of(new Criterion("公益性", 50), new Criterion("公益性", 50));
            assertThat(Shape.broken(new DraftCall(
                            new CallPlan(
                                    CallKind.CITIZEN_PROPOSED,
                                    "題",
                                    Optional.empty(),
                                    new FiscalYear(2026),
                                    WINDOW,
                                    twice,
                                    Optional.empty(),
                                    Optional.empty(),
                                    FORMS),
                            Optional.empty())))
                    .containsExactly(
                            new Shape.Broken("plan.criteria.axis", List.of("公益性", "公益性"), Wording.ONCE_EACH.of()));
        }
    }

    @Nested
    class Who_may_propose_on_what {
        private DraftCall of(CallKind kind, CallSubject subject, CallEligibility eligibility) {
            CallPlan plan = draft(kind, Optional.empty(), Optional.empty()).plan();
            return new DraftCall(
                    new CallPlan(
                            kind,
                            plan.title(),
                            plan.theme(),
                            plan.fiscalYear(),
                            plan.window(),
                            plan.criteria(),
                            plan.ceiling(),
                            kind == CallKind.CITIZEN_POLICY ? Optional.of(2) : Optional.empty(),
                            kind == CallKind.CITIZEN_PROPOSED ? FORMS : List.of(),
                            Optional.of(subject),
                            Optional.of(eligibility),
                            Optional.empty()),
                    Optional.empty());
        }

        @Test
        void is_as_the_municipality_has_it_unless_the_call_says_otherwise() {
            CallEligibility others = new CallEligibility(List.of(GroupType.OTHER_CORPORATION), false);
            Call other = known().when(of(CallKind.CITIZEN_PROPOSED, CallSubject.NEW, others))
                    .thenStage();
            assertThat(((Call.Drafted) other).terms().plan().eligibility()).contains(others);
        }

        @Test
        void are_residents_only_for_policy_proposals_and_their_own_projects() {
            CallEligibility residents = new CallEligibility(List.of(), true);
            assertThat(known().when(of(CallKind.CITIZEN_PROPOSED, CallSubject.NEW, residents))
                            .thenRefused(CallRefusal.RESIDENTS_NOT_TAKEN)
                            .refusal()
                            .rule())
                    .isEqualTo("R-CA-4");
            known().when(of(CallKind.CITIZEN_POLICY, CallSubject.NEW, residents))
                    .thenStage();
            known().when(of(CallKind.INITIATIVE, CallSubject.NEW, residents)).thenStage();
        }

        @Test
        void is_somebody() {
            known().when(of(CallKind.CITIZEN_PROPOSED, CallSubject.NEW, new CallEligibility(List.of(), false)))
                    .thenRefused(CallRefusal.NOBODY_ELIGIBLE);
        }

        @Test
        void may_be_a_task_of_the_city_that_is_named() {
            known().when(of(
                            CallKind.CITIZEN_PROPOSED,
                            new CallSubject(CallSubjectKind.EXISTING_TASK, Optional.of("放課後子ども教室")),
                            GROUPS))
                    .thenStage();
            known().when(of(
                            CallKind.CITIZEN_PROPOSED,
                            new CallSubject(CallSubjectKind.EXISTING_TASK, Optional.empty()),
                            GROUPS))
                    .thenRefused(CallRefusal.TASK_REQUIRED);
            known().when(of(
                            CallKind.CITIZEN_PROPOSED,
                            new CallSubject(CallSubjectKind.NEW, Optional.of("放課後子ども教室")),
                            GROUPS))
                    .thenRefused(CallRefusal.TASK_ONLY_OF_EXISTING);
        }
    }

    @Nested
    class The_examination {
        private DraftCall by(CallKind kind, Examination how) {
            CallPlan plan = DRAFTED.terms().plan();
            return new DraftCall(
                    new CallPlan(
                            kind,
                            plan.title(),
                            Optional.of("通学路の見守り"),
                            plan.fiscalYear(),
                            plan.window(),
                            plan.criteria(),
                            plan.ceiling(),
                            Optional.empty(),
                            kind == CallKind.INITIATIVE ? List.of() : FORMS,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(how)),
                    Optional.of(OFFICE));
        }

        @ParameterizedTest
        @CsvSource({
            "CITIZEN_PROPOSED, ROUND_TABLE, true",
            "CITIZEN_PROPOSED, BOTH, true",
            "CITIZEN_PROPOSED, SCORING, false",
            "CITY_PROPOSED, SCORING, true",
            "CITY_PROPOSED, BOTH, true",
            "CITY_PROPOSED, ROUND_TABLE, false"
        })
        void is_no_less_than_the_municipality_asks_for(CallKind kind, Examination how, boolean taken) {
            if (taken) {
                known().when(by(kind, how)).thenStage();
            } else {
                assertThat(known().when(by(kind, how))
                                .thenRefused(CallRefusal.EXAMINATION_NOT_STRICT)
                                .refusal()
                                .rule())
                        .isEqualTo("R-CA-6");
            }
        }

        @Test
        void is_not_of_what_is_announced() {
            known().when(by(CallKind.INITIATIVE, Examination.BOTH)).thenRefused(CallRefusal.NOT_EXAMINED_KIND);
        }

        @Test
        void by_scores_needs_the_panel_before_the_call_is_published() {
            Call scored = known().when(by(CallKind.CITIZEN_PROPOSED, Examination.BOTH))
                    .thenStage();
            List<AccountRef> two = Stream.of("a", "b").map(AccountRef::of).toList();
            List<AccountRef> three =
                    Stream.of("a", "b", "c").map(AccountRef::of).toList();
            for (Call few : List.of(scored, scored.after(new CallPanelAppointed(ID, two)))) {
                assertThat(in(few).when(new PublishCall())
                                .thenRefused(CallRefusal.PANEL_TOO_SMALL)
                                .refusal()
                                .rule())
                        .isEqualTo("K-CA-4");
            }
            in(scored.after(new CallPanelAppointed(ID, three)))
                    .when(new PublishCall())
                    .thenStage();
        }

        private Given in(Call call) {
            return given(call).by(OFFICER).knowing(SETTINGS).at("2026-05-01T10:00:00+09:00");
        }

        @Test
        void is_on_a_day_ahead_once_the_call_is_closed() {
            ScheduleScreening schedule = new ScheduleScreening(SCREENING.screening());
            known(DRAFTED, PUBLISHED, OPENED, CLOSED)
                    .at("2026-08-19T23:59:59+09:00")
                    .when(schedule)
                    .then(SCREENING);
            known(DRAFTED, PUBLISHED, OPENED, CLOSED)
                    .at("2026-08-20T00:00:00+09:00")
                    .when(schedule)
                    .thenRefused(CommonRefusal.DUE_DATE_NOT_AHEAD);
            known(DRAFTED, PUBLISHED, OPENED).when(schedule).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            known(DRAFTED, PUBLISHED, OPENED, CLOSED)
                    .by(TEACHER)
                    .when(schedule)
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void of_policy_proposals_has_no_day() {
            Call policy = new Call.Closed(
                    ID,
                    new CallTerms(
                            draft(
                                            CallKind.CITIZEN_POLICY,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.of(1),
                                            List.of())
                                    .plan(),
                            OFFICE),
                    List.of());
            in(policy)
                    .when(new ScheduleScreening(SCREENING.screening()))
                    .thenRefused(CallRefusal.SCREENED_WITHOUT_EXAMINATION);
        }
    }

    @Nested
    class Its_end {
        private Given closed(Optional<CallOutcome> outcome, CallEvent... more) {
            return known(Stream.concat(Stream.of(DRAFTED, PUBLISHED, OPENED, CLOSED), Stream.of(more))
                            .toArray(CallEvent[]::new))
                    .by(Actor.PLATFORM)
                    .knowing(SETTINGS, new CallEntries.Settled(outcome));
        }

        @Test
        void comes_when_nothing_that_was_proposed_is_open() {
            closed(Optional.of(DECIDED.outcome())).when(new DecideCall()).then(DECIDED);
            closed(Optional.of(DECIDED.outcome()), SCREENING)
                    .when(new DecideCall())
                    .then(DECIDED);
            closed(Optional.empty()).when(new DecideCall()).thenRefused(CallRefusal.PROPOSALS_UNDECIDED);
        }

        @Test
        void comes_once() {
            closed(Optional.of(DECIDED.outcome()), DECIDED)
                    .when(new DecideCall())
                    .thenRepeated();
        }

        @Test
        void does_not_come_while_it_takes_proposals() {
            known(DRAFTED, PUBLISHED, OPENED)
                    .by(Actor.PLATFORM)
                    .when(new DecideCall())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Extending {
        private final ExtendCall longer = until("2026-07-31T17:00:00+09:00");

        private static ExtendCall until(String closesAt) {
            return new ExtendCall(
                    OffsetDateTime.parse(closesAt).toInstant(), ReasonGiven.of(ReasonCode.OTHER, LONG_ENOUGH));
        }

        @Test
        void moves_the_closing_time_and_says_why() {
            CallExtended extended = new CallExtended(
                    ID,
                    new Window(
                            WINDOW.opensAt(),
                            OffsetDateTime.parse("2026-07-31T17:00:00+09:00").toInstant()),
                    new Reason(ReasonCode.OTHER, LONG_ENOUGH));
            known(DRAFTED, PUBLISHED).when(longer).then(extended);
            known(DRAFTED, PUBLISHED, OPENED)
                    .at("2026-06-30T17:00:00.999+09:00")
                    .when(longer)
                    .then(extended);
            known(DRAFTED, PUBLISHED, OPENED, extended)
                    .by(Actor.PLATFORM)
                    .at("2026-06-30T17:00:01+09:00")
                    .when(new CloseCall())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
        }

        @Test
        void comes_too_late_once_the_window_is_over() {
            assertThat(known(DRAFTED, PUBLISHED, OPENED)
                            .at("2026-06-30T17:00:01+09:00")
                            .when(longer)
                            .thenRefused(CallRefusal.EXTENDED_TOO_LATE)
                            .refusal()
                            .rule())
                    .isEqualTo("K-CA-5");
            known(DRAFTED, PUBLISHED, OPENED, CLOSED).when(longer).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void is_to_later_than_before_and_not_for_years() {
            known(DRAFTED, PUBLISHED).when(until("2026-06-30T17:00:00+09:00")).thenRefused(CallRefusal.NOT_LATER);
            known(DRAFTED, PUBLISHED).when(until("2026-06-30T17:00:01+09:00")).thenStage();
            known(DRAFTED, PUBLISHED)
                    .when(until("2027-06-30T17:00:00+09:00"))
                    .thenRefused(CommonRefusal.WINDOW_TOO_LONG);
        }

        @Test
        void gives_a_reason_and_is_for_the_department_in_charge() {
            known(DRAFTED, PUBLISHED)
                    .when(new ExtendCall(longer.closesAt(), Optional.empty()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            known(DRAFTED, PUBLISHED).by(TEACHER).when(longer).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }
    }

    @Nested
    class Publishing {
        @Test
        void what_informs_form_and_price_is_no_criterion() {
            for (String input : List.of("必要性", "事業の収益性", "事業の性格")) {
                Given drafted = known(drafted(List.of(new Criterion(input, 100))));
                assertThat(drafted.where(Map.of("R-FP-1", Use.HARD))
                                .when(new PublishCall())
                                .thenRefused(CallRefusal.FORM_INPUT_AS_CRITERION)
                                .given())
                        .isEqualTo(input);
                assertThat(drafted.when(new PublishCall()).thenChecked()).containsExactly("R-FP-1");
            }
            known(drafted(List.of(new Criterion("協働の必要性", 100))))
                    .where(Map.of("R-FP-1", Use.HARD))
                    .when(new PublishCall())
                    .thenStage();
        }

        @Test
        void an_announcement_needs_no_criteria() {
            known(new CallDrafted(
                            ID,
                            new CallTerms(
                                    new CallPlan(
                                            CallKind.INITIATIVE,
                                            "市民事業の表明",
                                            Optional.empty(),
                                            new FiscalYear(2026),
                                            WINDOW,
                                            List.of(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            List.of()),
                                    OFFICE)))
                    .when(new PublishCall())
                    .thenStage();
        }

        @Test
        void tells_the_whole_terms() {
            known(DRAFTED).when(new PublishCall()).then(PUBLISHED);
        }

        @Test
        void without_criteria_is_refused() {
            var refused = known(drafted(List.of())).when(new PublishCall()).thenRefused(CallRefusal.CRITERIA_REQUIRED);
            assertThat(refused.refusal().rule()).isEqualTo("R-SE-1");
        }

        @Test
        void with_weights_that_do_not_make_100_is_refused() {
            known(drafted(List.of(new Criterion("公益性", 30))))
                    .when(new PublishCall())
                    .thenRefused(CallRefusal.CRITERIA_NOT_100);
        }

        @Test
        void comes_before_the_window_opens() {
            known(DRAFTED)
                    .at("2026-05-15T08:59:59+09:00")
                    .when(new PublishCall())
                    .thenStage();
            known(DRAFTED)
                    .at("2026-05-15T09:00:00+09:00")
                    .when(new PublishCall())
                    .thenRefused(CallRefusal.WINDOW_NOT_AHEAD);
        }

        @Test
        void is_for_the_department_in_charge() {
            known(DRAFTED).by(TEACHER).when(new PublishCall()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void happens_once() {
            known(DRAFTED, PUBLISHED).when(new PublishCall()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Its_window {
        @Test
        void opens_at_its_first_second() {
            known(DRAFTED, PUBLISHED)
                    .by(Actor.PLATFORM)
                    .at("2026-05-15T08:59:59+09:00")
                    .when(new OpenCall())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            known(DRAFTED, PUBLISHED)
                    .by(Actor.PLATFORM)
                    .at("2026-05-15T09:00:00+09:00")
                    .when(new OpenCall())
                    .then(OPENED);
        }

        @Test
        void closes_after_its_last_second() {
            known(DRAFTED, PUBLISHED, OPENED)
                    .by(Actor.PLATFORM)
                    .at("2026-06-30T17:00:00+09:00")
                    .when(new CloseCall())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            known(DRAFTED, PUBLISHED, OPENED)
                    .by(Actor.PLATFORM)
                    .at("2026-06-30T17:00:01+09:00")
                    .when(new CloseCall())
                    .then(CLOSED);
        }

        @Test
        void of_a_draft_never_opens() {
            known(DRAFTED).by(Actor.PLATFORM).when(new OpenCall()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Cancelling {
        @Test
        void gives_a_reason() {
            known(DRAFTED, PUBLISHED, OPENED)
                    .when(new CancelCall(ReasonGiven.of(ReasonCode.BUDGET, LONG_ENOUGH)))
                    .then(new CallCancelled(ID, new Reason(ReasonCode.BUDGET, LONG_ENOUGH)));
            known(DRAFTED, PUBLISHED).when(new CancelCall(Optional.empty())).thenRefused(CommonRefusal.REASON_REQUIRED);
            known(DRAFTED, PUBLISHED)
                    .when(new CancelCall(ReasonGiven.of(ReasonCode.BUDGET, "予算の都合")))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
        }

        @Test
        void is_for_the_department_in_charge() {
            known(DRAFTED, PUBLISHED)
                    .by(TEACHER)
                    .when(new CancelCall(ReasonGiven.of(ReasonCode.BUDGET, LONG_ENOUGH)))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void comes_too_late_once_it_is_decided() {
            CancelCall cancel = new CancelCall(ReasonGiven.of(ReasonCode.BUDGET, LONG_ENOUGH));
            known(DRAFTED, PUBLISHED, OPENED, CLOSED).when(cancel).thenStage();
            known(DRAFTED, PUBLISHED, OPENED, CLOSED, SCREENING).when(cancel).thenStage();
            known(DRAFTED, PUBLISHED, OPENED, CLOSED, DECIDED)
                    .when(cancel)
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Test
    void a_draft_is_seen_by_staff_and_auditors_and_what_was_published_by_everyone() {
        CallEvent cancelled = new CallCancelled(ID, new Reason(ReasonCode.BUDGET, LONG_ENOUGH));
        Actor auditor = actor("acct-auditor", Role.AUDITOR);
        Actor resident = actor("acct-resident", Role.RESIDENT);
        for (Given draft : List.of(given(DRAFTED), given(DRAFTED, new CallWithdrawn(ID)))) {
            draft.by(TEACHER).isSeen();
            draft.by(auditor).isSeen();
            draft.by(resident).isUnseen();
        }
        given(DRAFTED, PUBLISHED).by(resident).isSeen();
        given(DRAFTED, PUBLISHED, OPENED).by(resident).isSeen();
        given(DRAFTED, PUBLISHED, OPENED, CLOSED).by(resident).isSeen();
        given(DRAFTED, PUBLISHED, cancelled).by(resident).isSeen();
        given().by(OFFICER).isUnseen();
    }

    @Test
    void others_know_of_a_call_from_its_publication_on() {
        Call drafted = new Call.Absent(ID).after(DRAFTED);
        assertThat(drafted.published()).isEmpty();
        Call published = drafted.after(PUBLISHED);
        assertThat(published.published()).contains(new PublishedCall(DRAFTED.terms(), false, List.of()));
        assertThat(published
                        .after(new CallCancelled(ID, new Reason(ReasonCode.BUDGET, LONG_ENOUGH)))
                        .published())
                .contains(new PublishedCall(DRAFTED.terms(), true, List.of()));
    }
}
