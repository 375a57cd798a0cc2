package org.kyodo.registry.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.CommitteeEvent;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeConcernNoted;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeDissolved;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeSetUp;
import org.kyodo.contracts.registry.CommitteeEvent.MemberAppointed;
import org.kyodo.contracts.registry.CommitteeEvent.MemberReleased;
import org.kyodo.contracts.registry.CommitteeEvent.RecruitmentClosed;
import org.kyodo.contracts.registry.CommitteeEvent.RecruitmentOpened;
import org.kyodo.contracts.registry.CommitteeEvent.SeatApplicationReceived;
import org.kyodo.contracts.registry.CommitteeEvent.SeatApplicationsErased;
import org.kyodo.contracts.registry.CommitteeOutline;
import org.kyodo.contracts.registry.CommitteeSeats;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CommitteeId;
import org.kyodo.contracts.value.CommitteeKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SeatKind;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.committee.CommitteeCommand.ApplyForSeat;
import org.kyodo.registry.committee.CommitteeCommand.AppointMember;
import org.kyodo.registry.committee.CommitteeCommand.CloseRecruitment;
import org.kyodo.registry.committee.CommitteeCommand.DissolveCommittee;
import org.kyodo.registry.committee.CommitteeCommand.EndMembersTerms;
import org.kyodo.registry.committee.CommitteeCommand.EraseSeatApplications;
import org.kyodo.registry.committee.CommitteeCommand.OpenRecruitment;
import org.kyodo.registry.committee.CommitteeCommand.ReleaseMember;
import org.kyodo.registry.committee.CommitteeCommand.SetUpCommittee;
import org.kyodo.registry.committee.CommitteeFacts.Appointee;
import org.kyodo.registry.committee.CommitteeFacts.Settings;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.group.KnownGroup.Standing;

class CommitteeRulesTest extends RulesTest<CommitteeCommand, Committee, CommitteeEvent> {
    private static final CommitteeId ID = CommitteeId.of("019d7c3a-0000-7000-8000-0000000000c1");
    static final DepartmentCode PLANNING = DepartmentCode.of("planning");
    static final Actor SECTION = staff("suzuki", "planning");
    private static final Actor OTHER = staff("tanaka", "personnel");
    private static final Actor RESIDENT = actor("fujii", Role.RESIDENT);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 12);
    static final Period TERM = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2028, 3, 31));
    static final CommitteeOutline OUTLINE = new CommitteeOutline(
            "協働のまちづくり推進委員会",
            CommitteeKind.PROMOTION,
            PLANNING,
            List.of(new CommitteeSeats(SeatKind.RECRUITED, 2), new CommitteeSeats(SeatKind.GROUP, 1)),
            TERM);
    static final Window WINDOW =
            new Window(Instant.parse("2026-06-30T15:00:00Z"), Instant.parse("2026-07-31T08:00:00Z"));
    private static final PersonRef FUJII = PersonRef.of("p-fujii");
    private static final PersonRef OKADA = PersonRef.of("p-okada");
    static final Settings SETTINGS = new Settings(Set.of(PLANNING), 1);
    static final SeatApplication APPLICATION = new SeatApplication("藤井久美子", "フジイクミコ", Optional.empty(), "地域の声を届けたい。");

    private static final CommitteeEvent SET_UP = new CommitteeSetUp(ID, OUTLINE);
    private static final CommitteeEvent OPENED = new RecruitmentOpened(ID, 2, WINDOW);
    private static final CommitteeEvent RECEIVED = new SeatApplicationReceived(ID, 1);
    private static final CommitteeEvent CLOSED = new RecruitmentClosed(ID, 1);
    private static final CommitteeEvent OF_OKADA =
            new MemberAppointed(ID, OKADA, Optional.empty(), SeatKind.RECRUITED, Optional.empty(), TERM);

    CommitteeRulesTest() {
        super(CommitteeCommand.class, new CommitteeRules(), new Committee.Absent(ID));
    }

    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(CommitteeRefusal.ALREADY_MEMBER);
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    private Given committee(CommitteeEvent... happened) {
        return given(happened)
                .at("2026-06-12T10:00:00+09:00")
                .knowing(SETTINGS, new Appointee(FUJII, true, 0), group(Standing.REGISTERED))
                .by(SECTION);
    }

    @Nested
    class Setting_up {
        @Test
        void is_for_the_department_that_runs_it() {
            committee().when(setUp(OUTLINE, true)).then(SET_UP);
            committee().by(OTHER).when(setUp(OUTLINE, true)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            committee()
                    .by(staff("yamamoto", "collaboration-office"))
                    .when(setUp(OUTLINE, true))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void against_the_guideline_is_told_and_not_refused() {
            committee()
                    .when(setUp(OUTLINE, false))
                    .then(SET_UP, new CommitteeConcernNoted(ID, "R-CM-2", Optional.empty()));
            committee()
                    .where(Map.of("R-CM-2", Use.OFF))
                    .when(setUp(OUTLINE, false))
                    .then(SET_UP);
            committee()
                    .where(Map.of("R-CM-2", Use.HARD))
                    .when(setUp(OUTLINE, false))
                    .thenRefused(CommitteeRefusal.GUIDELINE_NOT_FOLLOWED);
        }

        @Test
        void of_a_department_that_is_not_there_of_seats_named_twice_or_of_a_past_term_is_refused() {
            committee()
                    .knowing(new Settings(Set.of(), 1))
                    .when(setUp(OUTLINE, true))
                    .thenRefused(CommitteeRefusal.NO_SUCH_DEPARTMENT);
            CommitteeSeats experts = new CommitteeSeats(SeatKind.EXPERT, 1);
            committee()
                    .when(setUp(outline(List.of(experts, experts), TERM), true))
                    .thenRefused(CommitteeRefusal.SEATS_TWICE);
            committee()
                    .when(setUp(outline(OUTLINE.seats(), new Period(TERM.from(), TODAY)), true))
                    .thenStage();
            committee()
                    .when(setUp(outline(OUTLINE.seats(), new Period(TERM.from(), TODAY.minusDays(1))), true))
                    .thenRefused(CommitteeRefusal.TERM_IS_OVER);
        }
    }

    @Nested
    class Recruiting {
        @Test
        void is_for_free_seats_of_that_kind_in_a_window_ahead() {
            committee(SET_UP).when(new OpenRecruitment(2, WINDOW)).then(OPENED);
            committee(SET_UP).when(new OpenRecruitment(3, WINDOW)).thenRefused(CommitteeRefusal.NO_RECRUITED_SEAT);
            committee(SET_UP, OF_OKADA)
                    .when(new OpenRecruitment(2, WINDOW))
                    .thenRefused(CommitteeRefusal.NO_RECRUITED_SEAT);
            committee(SET_UP)
                    .at("2026-07-01T00:00:00+09:00")
                    .when(new OpenRecruitment(2, WINDOW))
                    .thenRefused(CommitteeRefusal.RECRUITMENT_NOT_AHEAD);
            committee(SET_UP)
                    .when(new OpenRecruitment(
                            1, new Window(WINDOW.opensAt(), WINDOW.opensAt().plusSeconds(400L * 86_400))))
                    .thenRefused(CommonRefusal.WINDOW_TOO_LONG);
            committee(SET_UP).by(OTHER).when(new OpenRecruitment(2, WINDOW)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void takes_applications_from_the_first_to_the_last_second_in_japan() {
            ApplyForSeat command = new ApplyForSeat(APPLICATION);
            committee(SET_UP, OPENED)
                    .by(RESIDENT)
                    .at("2026-06-30T23:59:59+09:00")
                    .when(command)
                    .thenRefused(CommitteeRefusal.OUTSIDE_RECRUITMENT);
            committee(SET_UP, OPENED)
                    .by(RESIDENT)
                    .at("2026-07-01T00:00:00+09:00")
                    .when(command)
                    .then(RECEIVED);
            committee(SET_UP, OPENED)
                    .by(RESIDENT)
                    .at("2026-07-31T17:00:00+09:00")
                    .when(command)
                    .then(RECEIVED);
            committee(SET_UP, OPENED)
                    .by(RESIDENT)
                    .at("2026-07-31T17:00:01+09:00")
                    .when(command)
                    .thenRefused(CommitteeRefusal.OUTSIDE_RECRUITMENT);
        }

        @Test
        void takes_one_application_of_each() {
            committee(SET_UP, OPENED)
                    .and(RESIDENT, RECEIVED)
                    .knowing(SETTINGS)
                    .by(RESIDENT)
                    .at("2026-07-02T10:00:00+09:00")
                    .when(new ApplyForSeat(APPLICATION))
                    .thenRefused(CommitteeRefusal.ALREADY_APPLIED);
            committee(SET_UP, OPENED)
                    .and(RESIDENT, RECEIVED)
                    .knowing(SETTINGS)
                    .by(actor("okada", Role.RESIDENT))
                    .at("2026-07-02T10:00:00+09:00")
                    .when(new ApplyForSeat(APPLICATION))
                    .then(new SeatApplicationReceived(ID, 2));
        }

        @Test
        void on_paper_is_entered_by_a_desk_or_the_department() {
            for (Actor enters : List.of(paper(Role.DESK, "sharaku"), paper(Role.STAFF, "planning"))) {
                committee(SET_UP, OPENED)
                        .by(enters)
                        .at("2026-07-02T10:00:00+09:00")
                        .when(new ApplyForSeat(APPLICATION))
                        .then(RECEIVED);
            }
            committee(SET_UP, OPENED)
                    .by(paper(Role.STAFF, "personnel"))
                    .at("2026-07-02T10:00:00+09:00")
                    .when(new ApplyForSeat(APPLICATION))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void takes_none_of_staff_or_a_desk_that_name_nobody() {
            for (Actor names : List.of(actor("sasaki", Role.DESK), SECTION)) {
                committee(SET_UP, OPENED)
                        .by(names)
                        .at("2026-07-02T10:00:00+09:00")
                        .when(new ApplyForSeat(APPLICATION))
                        .thenRefused(CommonRefusal.NOT_ENTERED_ON_BEHALF);
            }
        }

        @Test
        void takes_so_many_and_no_more() {
            Given given = committee(SET_UP, OPENED);
            for (int i = 1; i <= CommitteeRules.MOST_APPLICATIONS; i++) {
                given = given.and(actor("r" + i, Role.RESIDENT), new SeatApplicationReceived(ID, i));
            }
            given.knowing(SETTINGS)
                    .by(RESIDENT)
                    .at("2026-07-02T10:00:00+09:00")
                    .when(new ApplyForSeat(APPLICATION))
                    .thenRefused(CommitteeRefusal.TOO_MANY_APPLICATIONS);
        }

        @Test
        void closes_when_the_window_is_over() {
            committee(SET_UP, OPENED, RECEIVED)
                    .by(Actor.PLATFORM)
                    .at("2026-07-31T17:00:00+09:00")
                    .when(new CloseRecruitment())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            committee(SET_UP, OPENED, RECEIVED)
                    .by(Actor.PLATFORM)
                    .at("2026-07-31T17:00:01+09:00")
                    .when(new CloseRecruitment())
                    .then(CLOSED);
        }

        @Test
        void leaves_what_was_applied_with_for_a_time_only() {
            Given kept = committee(SET_UP, OPENED)
                    .and(RESIDENT, RECEIVED, CLOSED)
                    .knowing(SETTINGS)
                    .by(Actor.PLATFORM);
            kept.at("2027-07-31T23:59:59+09:00")
                    .when(new EraseSeatApplications())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            kept.at("2027-08-01T00:00:00+09:00")
                    .when(new EraseSeatApplications())
                    .then(new SeatApplicationsErased(ID, 1, LocalDate.of(2027, 8, 1)));
            committee(SET_UP)
                    .by(Actor.PLATFORM)
                    .when(new EraseSeatApplications())
                    .thenRepeated();
        }
    }

    @Nested
    class Members {
        @Test
        void are_appointed_to_free_seats_for_the_rest_of_the_term() {
            committee(SET_UP)
                    .when(appoint(SeatKind.RECRUITED, null))
                    .then(new MemberAppointed(
                            ID,
                            FUJII,
                            Optional.empty(),
                            SeatKind.RECRUITED,
                            Optional.empty(),
                            new Period(TODAY, TERM.until())));
            committee(SET_UP).when(appoint(SeatKind.EXPERT, null)).thenRefused(CommitteeRefusal.NO_FREE_SEAT);
            committee(SET_UP)
                    .by(OTHER)
                    .when(appoint(SeatKind.RECRUITED, null))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void of_a_full_kind_are_refused() {
            CommitteeEvent another = new MemberAppointed(
                    ID, PersonRef.of("p-3"), Optional.empty(), SeatKind.RECRUITED, Optional.empty(), TERM);
            assertThat(committee(SET_UP, OF_OKADA, another)
                            .when(appoint(SeatKind.RECRUITED, null))
                            .thenRefused(CommitteeRefusal.NO_FREE_SEAT)
                            .expected())
                    .as("the kinds that have a free seat")
                    .isEqualTo(Wording.ONE_OF.of(List.of(SeatKind.GROUP)));
        }

        @Test
        void of_a_group_need_one_that_is_registered() {
            GroupId group = GroupId.of("019d7c3a-0000-7000-8000-0000000000c2");
            committee(SET_UP).when(appoint(SeatKind.GROUP, group)).thenStage();
            committee(SET_UP).when(appoint(SeatKind.GROUP, null)).thenRefused(CommitteeRefusal.GROUP_REQUIRED);
            committee(SET_UP)
                    .knowing(SETTINGS, new Appointee(FUJII, true, 0), group(Standing.SUSPENDED))
                    .when(appoint(SeatKind.GROUP, group))
                    .thenRefused(CommitteeRefusal.GROUP_REQUIRED);
        }

        @Test
        void sit_once_on_it_and_are_known_where_they_are_named() {
            committee(SET_UP, OF_OKADA)
                    .knowing(SETTINGS, new Appointee(OKADA, true, 0))
                    .when(appoint(SeatKind.RECRUITED, null))
                    .thenRefused(CommitteeRefusal.ALREADY_MEMBER);
            committee(SET_UP, OF_OKADA).when(appoint(SeatKind.RECRUITED, null)).thenStage();
            committee(SET_UP)
                    .knowing(SETTINGS, new Appointee(FUJII, false, 0))
                    .when(appoint(SeatKind.RECRUITED, null))
                    .thenRefused(CommitteeRefusal.UNKNOWN_PERSON);
        }

        @Test
        void with_more_than_three_seats_are_told_and_not_refused() {
            committee(SET_UP)
                    .knowing(SETTINGS, new Appointee(FUJII, true, 2))
                    .when(appoint(SeatKind.RECRUITED, null))
                    .then(appointed());
            committee(SET_UP)
                    .knowing(SETTINGS, new Appointee(FUJII, true, 3))
                    .when(appoint(SeatKind.RECRUITED, null))
                    .then(appointed(), new CommitteeConcernNoted(ID, "K-CM-1", Optional.of(FUJII)));
            committee(SET_UP)
                    .knowing(SETTINGS, new Appointee(FUJII, true, 3))
                    .where(Map.of("K-CM-1", Use.OFF))
                    .when(appoint(SeatKind.RECRUITED, null))
                    .then(appointed());
            committee(SET_UP)
                    .knowing(SETTINGS, new Appointee(FUJII, true, 3))
                    .where("K-CM-1", 4)
                    .when(appoint(SeatKind.RECRUITED, null))
                    .then(appointed());
        }

        @Test
        void with_more_seats_than_a_municipality_allows_are_refused_where_it_says_so() {
            committee(SET_UP)
                    .knowing(SETTINGS, new Appointee(FUJII, true, 2))
                    .where(Map.of("K-CM-1", Use.HARD))
                    .when(appoint(SeatKind.RECRUITED, null))
                    .then(appointed());
            committee(SET_UP)
                    .knowing(SETTINGS, new Appointee(FUJII, true, 3))
                    .where(Map.of("K-CM-1", Use.HARD))
                    .when(appoint(SeatKind.RECRUITED, null))
                    .thenRefused(CommitteeRefusal.TOO_MANY_SEATS);
        }

        @Test
        void have_a_term_within_that_of_the_committee() {
            committee(SET_UP).when(appoint("2026-04-01", "2028-03-31")).thenStage();
            committee(SET_UP).when(appoint("2026-03-31", "2028-03-31")).thenRefused(CommitteeRefusal.OUTSIDE_TERM);
            committee(SET_UP).when(appoint("2026-04-01", "2028-04-01")).thenRefused(CommitteeRefusal.OUTSIDE_TERM);
            committee(SET_UP).when(appoint("2026-09-01", "2026-08-31")).thenRefused(CommitteeRefusal.OUTSIDE_TERM);
        }

        @Test
        void are_released_by_the_department_or_with_the_end_of_their_term() {
            committee(SET_UP, OF_OKADA).when(new ReleaseMember(OKADA)).then(new MemberReleased(ID, OKADA, TODAY));
            committee(SET_UP, OF_OKADA).when(new ReleaseMember(FUJII)).thenRefused(CommitteeRefusal.NO_SUCH_MEMBER);
            committee(SET_UP, OF_OKADA)
                    .by(OTHER)
                    .when(new ReleaseMember(OKADA))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            committee(SET_UP, OF_OKADA)
                    .by(Actor.PLATFORM)
                    .at("2028-03-31T23:59:59+09:00")
                    .when(new EndMembersTerms())
                    .thenRepeated();
            committee(SET_UP, OF_OKADA, new RecruitmentOpened(ID, 1, WINDOW))
                    .by(Actor.PLATFORM)
                    .at("2028-04-01T00:00:00+09:00")
                    .when(new EndMembersTerms())
                    .then(new MemberReleased(ID, OKADA, LocalDate.of(2028, 4, 1)));
        }

        @Test
        void stay_when_the_term_of_another_ends() {
            CommitteeEvent oneYear = new MemberAppointed(
                    ID,
                    FUJII,
                    Optional.empty(),
                    SeatKind.RECRUITED,
                    Optional.empty(),
                    new Period(TERM.from(), LocalDate.of(2027, 3, 31)));
            committee(SET_UP, OF_OKADA, oneYear)
                    .by(Actor.PLATFORM)
                    .at("2027-04-01T00:00:00+09:00")
                    .when(new EndMembersTerms())
                    .then(new MemberReleased(ID, FUJII, LocalDate.of(2027, 4, 1)));
        }
    }

    @Nested
    class Dissolving {
        @Test
        void releases_the_members_and_leaves_nothing_to_do() {
            committee(SET_UP, OF_OKADA)
                    .when(new DissolveCommittee())
                    .then(new MemberReleased(ID, OKADA, TODAY), new CommitteeDissolved(ID, TODAY));
            CommitteeEvent dissolved = new CommitteeDissolved(ID, TODAY);
            committee(SET_UP, dissolved).when(new DissolveCommittee()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            committee(SET_UP, dissolved)
                    .by(Actor.PLATFORM)
                    .when(new EndMembersTerms())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Test
    void everybody_may_know_what_committees_there_are() {
        committee(SET_UP).by(RESIDENT).isSeen();
        committee().by(SECTION).isUnseen();
    }

    private static CommitteeEvent appointed() {
        return new MemberAppointed(
                ID, FUJII, Optional.empty(), SeatKind.RECRUITED, Optional.empty(), new Period(TODAY, TERM.until()));
    }

    static SetUpCommittee setUp(CommitteeOutline o, boolean guideline) {
        return new SetUpCommittee(o.title(), o.kind(), o.department(), o.seats(), o.term(), guideline);
    }

    private static CommitteeOutline outline(List<CommitteeSeats> seats, Period term) {
        return new CommitteeOutline(OUTLINE.title(), OUTLINE.kind(), PLANNING, seats, term);
    }

    static AppointMember appoint(SeatKind seat, GroupId group) {
        return appoint(seat, Optional.ofNullable(group), Optional.empty(), Optional.empty());
    }

    private static AppointMember appoint(String from, String to) {
        return appoint(
                SeatKind.RECRUITED,
                Optional.empty(),
                Optional.of(LocalDate.parse(from)),
                Optional.of(LocalDate.parse(to)));
    }

    private static AppointMember appoint(
            SeatKind seat, Optional<GroupId> group, Optional<LocalDate> from, Optional<LocalDate> to) {
        return new AppointMember(
                new MemberParticulars("藤井久美子", "フジイクミコ"), Optional.empty(), Optional.empty(), seat, group, from, to);
    }

    private static Actor paper(Role role, String department) {
        return new Actor(
                AccountRef.of("sasaki"),
                Set.of(role),
                Optional.of(DepartmentCode.of(department)),
                Channel.PAPER,
                Optional.of("fujii-on-paper"));
    }

    private static KnownGroup group(Standing standing) {
        return new KnownGroup(
                GroupId.of("019d7c3a-0000-7000-8000-0000000000c2"),
                standing,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
