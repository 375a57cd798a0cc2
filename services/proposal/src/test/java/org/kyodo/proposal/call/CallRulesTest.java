package org.kyodo.proposal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
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
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPanelAppointed;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallEvent.CallRevised;
import org.kyodo.contracts.proposal.CallEvent.CallWithdrawn;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
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
import org.kyodo.proposal.call.CallCommand.DraftCall;
import org.kyodo.proposal.call.CallCommand.OpenCall;
import org.kyodo.proposal.call.CallCommand.PublishCall;
import org.kyodo.proposal.call.CallCommand.ReviseCall;
import org.kyodo.proposal.call.CallCommand.WithdrawCall;

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
    private static final CallSettings SETTINGS = new CallSettings(
            Set.of(CallKind.CITY_PROPOSED, CallKind.CITIZEN_PROPOSED, CallKind.INITIATIVE, CallKind.CITIZEN_POLICY),
            Set.of(CollaborationForm.COMMISSION, CollaborationForm.SUBSIDY, CollaborationForm.ADOPT),
            Set.of(OFFICE, SCHOOLS),
            4,
            20);

    private static final CallDrafted DRAFTED = drafted(CRITERIA);
    private static final CallPublished PUBLISHED = new CallPublished(ID, DRAFTED.terms());
    private static final CallOpened OPENED = new CallOpened(ID, WINDOW.opensAt());
    private static final CallClosed CLOSED = new CallClosed(ID, WINDOW.closesAt());
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
                                FORMS),
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
                                    Set.of(CallKind.INITIATIVE, CallKind.CITY_PROPOSED),
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
        void only_an_announcement_of_citizens_own_projects_has_no_form() {
            known().when(draft(
                            CallKind.CITIZEN_PROPOSED, Optional.empty(), Optional.empty(), Optional.empty(), List.of()))
                    .thenRefused(CallRefusal.FORMS_REQUIRED);
            known().when(draft(CallKind.INITIATIVE, Optional.empty(), Optional.empty(), Optional.empty(), List.of()))
                    .thenStage();
        }

        @Test
        void a_citizen_policy_call_names_its_round_and_no_other_call_does() {
            known().when(draft(CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.of(4), FORMS))
                    .thenStage();
            known().when(draft(CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.of(1), FORMS))
                    .thenStage();
            known().when(draft(CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.of(0), FORMS))
                    .thenRefused(CallRefusal.ROUND_OUT_OF_RANGE);
            known().when(draft(CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.of(5), FORMS))
                    .thenRefused(CallRefusal.ROUND_OUT_OF_RANGE);
            known().when(draft(CallKind.CITIZEN_POLICY, Optional.empty(), Optional.empty(), Optional.empty(), FORMS))
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
    class Publishing {
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
        void comes_too_late_once_it_is_closed() {
            known(DRAFTED, PUBLISHED, OPENED, CLOSED)
                    .when(new CancelCall(ReasonGiven.of(ReasonCode.BUDGET, LONG_ENOUGH)))
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
