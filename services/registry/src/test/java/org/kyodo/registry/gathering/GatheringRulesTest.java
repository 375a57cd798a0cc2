package org.kyodo.registry.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kyodo.registry.gathering.Gatherings.CENTRE;
import static org.kyodo.registry.gathering.Gatherings.SETTINGS;
import static org.kyodo.registry.gathering.Gatherings.at;
import static org.kyodo.registry.gathering.Gatherings.course;
import static org.kyodo.registry.gathering.Gatherings.during;
import static org.kyodo.registry.gathering.Gatherings.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.BackedBefore;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.registry.Enrolment;
import org.kyodo.contracts.registry.GatheringEvent;
import org.kyodo.contracts.registry.GatheringEvent.AttendanceCorrected;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentAccepted;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentCancelled;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentWaitlisted;
import org.kyodo.contracts.registry.GatheringEvent.GatheringAnnounced;
import org.kyodo.contracts.registry.GatheringEvent.GatheringBacked;
import org.kyodo.contracts.registry.GatheringEvent.GatheringCancelled;
import org.kyodo.contracts.registry.GatheringEvent.GatheringHeld;
import org.kyodo.contracts.registry.GatheringEvent.GatheringPlanned;
import org.kyodo.contracts.registry.GatheringEvent.ParticipantsForgotten;
import org.kyodo.contracts.registry.GatheringHost;
import org.kyodo.contracts.registry.GatheringPlan;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GatheringId;
import org.kyodo.contracts.value.GatheringKind;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.gathering.GatheringCommand.AnnounceGathering;
import org.kyodo.registry.gathering.GatheringCommand.BackGathering;
import org.kyodo.registry.gathering.GatheringCommand.CancelEnrolment;
import org.kyodo.registry.gathering.GatheringCommand.CancelGathering;
import org.kyodo.registry.gathering.GatheringCommand.Enrol;
import org.kyodo.registry.gathering.GatheringCommand.ForgetParticipants;
import org.kyodo.registry.gathering.GatheringCommand.PlanGathering;
import org.kyodo.registry.gathering.GatheringCommand.RecordAttendance;
import org.kyodo.registry.group.KnownGroup;

class GatheringRulesTest extends RulesTest<GatheringCommand, Gathering, GatheringEvent> {
    private static final GatheringId ID = GatheringId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final GroupId FIREFLIES = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    private static final GatheringHost BY_CENTRE = GatheringHost.department(CENTRE);
    private static final Quota FEW = new Quota(0, 100);
    private static final BackedBefore NOBODY = new BackedBefore(account -> false);

    private static final Actor STAFF = staff("sato", CENTRE.value());
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final Actor GROUP = actor("hotaru", Role.GROUP);
    private static final Actor RESIDENT = actor("miura", Role.RESIDENT);
    private static final Actor OTHER = actor("kudo", Role.RESIDENT);
    private static final Actor DESK = new Actor(
            AccountRef.of("sasaki"),
            Set.of(Role.DESK),
            Optional.of(DepartmentCode.of("salon")),
            Channel.WEB,
            Optional.empty());

    private static final Attendance FIFTEEN =
            new Attendance(List.of(FIREFLIES), List.of(CENTRE), new Attendance.HeadCount(3, 10, 0, 0, 2));
    private static final Optional<ReasonGiven> TYPHOON =
            ReasonGiven.of(ReasonCode.OTHER, "台風の接近により会場の安全が確保できないため中止します。");

    GatheringRulesTest() {
        super(GatheringCommand.class, new GatheringRules(), new Gathering.Absent(ID));
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    /** Of others' groups and enrolments. */
    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(GatheringRefusal.NOT_YOUR_GROUP, GatheringRefusal.NOT_YOUR_ENROLMENT, GatheringRefusal.FULL);
    }

    private static KnownGroup fireflies(KnownGroup.Standing standing) {
        return new KnownGroup(
                FIREFLIES,
                standing,
                Optional.of(GROUP.account()),
                Optional.of(GroupType.CITIZEN_ACTIVITY),
                Optional.of("ほたるの会"),
                List.of());
    }

    private static Actor entering(Actor actor, String party) {
        return new Actor(actor.account(), actor.roles(), actor.department(), Channel.PAPER, Optional.of(party));
    }

    private static Object[] facts(GatheringHost host, KnownGroup.Standing standing, boolean group) {
        return new Object[] {
            SETTINGS,
            FEW,
            NOBODY,
            new Hosting(host, host.group().map(_ -> fireflies(standing))),
            new Party(group ? Optional.of(fireflies(standing)) : Optional.empty()),
            new Attending(Set.of())
        };
    }

    private Given gathering(GatheringEvent... happened) {
        return given(happened)
                .knowing(facts(BY_CENTRE, KnownGroup.Standing.REGISTERED, false))
                .by(STAFF);
    }

    /** Announced by the centre, with room for so many. */
    private static GatheringEvent[] open(int capacity, GatheringEvent... more) {
        List<GatheringEvent> events = new ArrayList<>(List.of(
                new GatheringPlanned(ID, course(BY_CENTRE, capacity)),
                new GatheringAnnounced(ID, course(BY_CENTRE, capacity))));
        events.addAll(List.of(more));
        return events.toArray(GatheringEvent[]::new);
    }

    private static Enrolment of(int number, String account, int people) {
        return new Enrolment(number, Optional.empty(), Optional.empty(), Optional.of(AccountRef.of(account)), people);
    }

    private static Enrolment onPaper(int number, int people) {
        return new Enrolment(number, Optional.empty(), Optional.empty(), Optional.empty(), people);
    }

    private static Enrol enrol(int people) {
        return new Enrol(Optional.empty(), people, Optional.empty());
    }

    private static Enrol forFireflies(int people) {
        return new Enrol(Optional.of(FIREFLIES), people, Optional.empty());
    }

    private static Enrol forSomebody() {
        return new Enrol(Optional.empty(), 1, Optional.of(new Enrollee("三浦花", "018-000-0000")));
    }

    @Nested
    class Planning {
        private final PlanGathering byCentre = new PlanGathering(course(BY_CENTRE, 20));

        @Test
        void is_for_its_hosts_staff_and_the_office() {
            gathering().when(byCentre).then(new GatheringPlanned(ID, course(BY_CENTRE, 20)));
            gathering().by(OFFICE).when(byCentre).then(new GatheringPlanned(ID, course(BY_CENTRE, 20)));
            gathering().by(SECTION).when(byCentre).thenRefused(GatheringRefusal.NOT_THE_HOST);
            gathering().by(entering(STAFF, "hotaru")).when(byCentre).thenRefused(GatheringRefusal.NOT_THE_HOST);
        }

        @Test
        void is_for_the_desk_that_holds_it() {
            GatheringHost salon = GatheringHost.desk(FacilityCode.of("salon"));
            GatheringHost another = GatheringHost.desk(FacilityCode.of("plaza"));
            gathering()
                    .knowing(facts(salon, KnownGroup.Standing.REGISTERED, false))
                    .by(DESK)
                    .when(new PlanGathering(course(salon, 20)))
                    .then(new GatheringPlanned(ID, course(salon, 20)));
            gathering()
                    .knowing(facts(another, KnownGroup.Standing.REGISTERED, false))
                    .by(DESK)
                    .when(new PlanGathering(course(another, 20)))
                    .thenRefused(GatheringRefusal.NOT_THE_HOST);
        }

        @Test
        void by_a_registered_group_is_to_raise_its_hand() {
            GatheringHost group = GatheringHost.group(FIREFLIES);
            PlanGathering command = new PlanGathering(course(group, 20));
            Given registered = gathering().knowing(facts(group, KnownGroup.Standing.REGISTERED, false));
            registered.by(GROUP).when(command).then(new GatheringPlanned(ID, command.plan()));
            registered.by(entering(DESK, "hotaru")).when(command).then(new GatheringPlanned(ID, command.plan()));
            registered.by(actor("taiso", Role.GROUP)).when(command).thenRefused(GatheringRefusal.NOT_YOUR_GROUP);
            registered.by(OFFICE).when(command).thenRefused(GatheringRefusal.NOT_YOUR_GROUP);
            gathering()
                    .knowing(facts(group, KnownGroup.Standing.SUSPENDED, false))
                    .by(GROUP)
                    .when(command)
                    .thenRefused(GatheringRefusal.GROUP_NOT_REGISTERED);
        }

        @Test
        void a_training_names_the_plan_it_follows() {
            GatheringPlan without = plan(GatheringKind.TRAINING, BY_CENTRE, Optional.of(30), Optional.empty());
            GatheringPlan with = plan(GatheringKind.TRAINING, BY_CENTRE, Optional.of(30), Optional.of("training-2026"));
            gathering().when(new PlanGathering(without)).thenRefused(GatheringRefusal.TRAINING_PLAN_MISSING);
            gathering().when(new PlanGathering(with)).then(new GatheringPlanned(ID, with));
        }

        @Test
        void names_departments_fields_and_areas_that_there_are() {
            GatheringHost nowhere = GatheringHost.department(DepartmentCode.of("nowhere"));
            gathering()
                    .knowing(facts(nowhere, KnownGroup.Standing.REGISTERED, false))
                    .by(OFFICE)
                    .when(new PlanGathering(course(nowhere, 20)))
                    .thenRefused(GatheringRefusal.UNKNOWN_DEPARTMENT);
            GatheringSettings others = new GatheringSettings(SETTINGS.departments(), Set.of(), SETTINGS.fields(), 20);
            gathering()
                    .knowing(others, FEW, new Hosting(BY_CENTRE, Optional.empty()))
                    .when(byCentre)
                    .thenRefused(GatheringRefusal.AREA_UNKNOWN);
            GatheringSettings without = new GatheringSettings(SETTINGS.departments(), SETTINGS.areas(), Set.of(), 20);
            gathering()
                    .knowing(without, FEW, new Hosting(BY_CENTRE, Optional.empty()))
                    .when(byCentre)
                    .thenRefused(GatheringRefusal.FIELD_UNKNOWN);
        }

        @Test
        void is_for_the_year_ahead_and_for_a_year_at_most() {
            GatheringPlan course = course(BY_CENTRE, 20);
            gathering()
                    .when(new PlanGathering(during(course, "2027-06-13T23:59:59+09:00", "2027-06-14T16:00:00+09:00")))
                    .thenStage();
            gathering()
                    .when(new PlanGathering(during(course, "2027-06-14T00:00:00+09:00", "2027-06-14T16:00:00+09:00")))
                    .thenRefused(GatheringRefusal.GATHERING_TOO_FAR);
            gathering()
                    .when(new PlanGathering(during(course, "2026-10-17T13:30:00+09:00", "2027-10-18T13:30:01+09:00")))
                    .thenRefused(CommonRefusal.WINDOW_TOO_LONG);
        }

        @Test
        void has_an_end_in_number() {
            gathering()
                    .knowing(SETTINGS, new Quota(100, 100), new Hosting(BY_CENTRE, Optional.empty()))
                    .when(byCentre)
                    .thenRefused(GatheringRefusal.TOO_MANY_PLANS);
        }

        @Test
        void counts_among_the_plans_of_its_host() {
            assertThat(Stream.of(
                                    BY_CENTRE,
                                    GatheringHost.desk(FacilityCode.of("salon")),
                                    GatheringHost.group(FIREFLIES))
                            .map(host -> GatheringRules.ownerOf(course(host, 20))))
                    .containsExactly("department:" + CENTRE, "desk:salon", "group:" + FIREFLIES);
        }

        @Test
        void names_exactly_one_host() {
            GatheringHost two = new GatheringHost(Optional.of(CENTRE), Optional.empty(), Optional.of(FIREFLIES));
            GatheringHost none = new GatheringHost(Optional.empty(), Optional.empty(), Optional.empty());
            assertThatThrownBy(() -> new PlanGathering(course(two, 20))).isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> new PlanGathering(course(none, 20))).isInstanceOf(InvalidInput.class);
        }
    }

    @Nested
    class Backing {
        private final GatheringEvent planned = new GatheringPlanned(ID, course(BY_CENTRE, 20));

        @Test
        void counts_each_account_once() {
            gathering(planned).by(RESIDENT).when(new BackGathering()).then(new GatheringBacked(ID, 1));
            gathering(planned)
                    .and(RESIDENT, new GatheringBacked(ID, 1))
                    .by(RESIDENT)
                    .when(new BackGathering())
                    .thenRepeated();
            gathering(planned)
                    .and(RESIDENT, new GatheringBacked(ID, 1))
                    .by(OTHER)
                    .when(new BackGathering())
                    .then(new GatheringBacked(ID, 2));
        }

        @Test
        void counts_nobody_again_whom_the_stage_has_given_up() {
            gathering(planned)
                    .knowing(SETTINGS, new BackedBefore(AccountRef.of("miura")::equals))
                    .by(RESIDENT)
                    .when(new BackGathering())
                    .thenRepeated();
        }

        @Test
        void goes_on_while_it_is_open_and_ends_with_it() {
            gathering(open(20)).by(RESIDENT).when(new BackGathering()).then(new GatheringBacked(ID, 1));
            gathering(open(20, new GatheringHeld(ID, GatheringKind.COURSE, LocalDate.of(2026, 10, 17), FIFTEEN)))
                    .by(RESIDENT)
                    .when(new BackGathering())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Announcing {
        private final AnnounceGathering asPlanned = new AnnounceGathering(Optional.empty(), Optional.empty());
        private final GatheringEvent planned = new GatheringPlanned(ID, course(BY_CENTRE, 20));

        @Test
        void opens_it_as_planned_or_with_another_capacity_and_end_of_enrolment() {
            gathering(planned).when(asPlanned).then(new GatheringAnnounced(ID, course(BY_CENTRE, 20)));
            GatheringPlan other =
                    course(BY_CENTRE, 20).enrolling(Optional.of(30), Optional.of(at("2026-10-01T12:00:00+09:00")));
            gathering(planned)
                    .when(new AnnounceGathering(Optional.of(30), other.enrolUntil()))
                    .then(new GatheringAnnounced(ID, other));
        }

        @Test
        void is_for_the_host() {
            gathering(planned).by(SECTION).when(asPlanned).thenRefused(GatheringRefusal.NOT_THE_HOST);
            gathering(planned).by(DESK).when(asPlanned).thenRefused(GatheringRefusal.NOT_THE_HOST);
        }

        @Test
        void is_for_a_date_ahead() {
            gathering(planned)
                    .at("2026-10-17T13:30:00+09:00")
                    .when(asPlanned)
                    .thenRefused(GatheringRefusal.DATE_NOT_AHEAD);
        }

        @Test
        void of_one_without_a_capacity_takes_no_enrolment() {
            GatheringPlan festival = plan(GatheringKind.FESTIVAL, BY_CENTRE, Optional.empty(), Optional.empty());
            gathering(new GatheringPlanned(ID, festival)).when(asPlanned).then(new GatheringAnnounced(ID, festival));
            gathering(new GatheringPlanned(ID, festival), new GatheringAnnounced(ID, festival))
                    .by(RESIDENT)
                    .when(enrol(1))
                    .thenRefused(GatheringRefusal.NO_ENROLMENT_NEEDED);
        }

        @Test
        void says_both_how_many_and_until_when_or_neither() {
            GatheringPlan festival = plan(GatheringKind.FESTIVAL, BY_CENTRE, Optional.empty(), Optional.empty());
            assertThat(gathering(new GatheringPlanned(ID, festival))
                            .when(new AnnounceGathering(Optional.of(30), Optional.empty()))
                            .thenRefused(GatheringRefusal.ENROLMENT_INCOMPLETE)
                            .field())
                    .isEqualTo("enrolUntil");
            assertThat(gathering(new GatheringPlanned(ID, festival))
                            .when(new AnnounceGathering(Optional.empty(), Optional.of(at("2026-10-01T12:00:00+09:00"))))
                            .thenRefused(GatheringRefusal.ENROLMENT_INCOMPLETE)
                            .field())
                    .isEqualTo("capacity");
        }

        @Test
        void ends_enrolment_between_now_and_the_beginning() {
            gathering(planned)
                    .at("2026-09-30T17:00:00+09:00")
                    .when(asPlanned)
                    .thenRefused(GatheringRefusal.ENROLMENT_ENDS_LATE);
            gathering(planned)
                    .when(new AnnounceGathering(Optional.empty(), Optional.of(at("2026-10-17T13:30:00+09:00"))))
                    .thenStage();
            gathering(planned)
                    .when(new AnnounceGathering(Optional.empty(), Optional.of(at("2026-10-17T13:30:01+09:00"))))
                    .thenRefused(GatheringRefusal.ENROLMENT_ENDS_LATE);
        }

        @Test
        void has_room_for_two_thousand_at_most() {
            gathering(planned)
                    .when(new AnnounceGathering(Optional.of(2_000), Optional.empty()))
                    .thenStage();
            gathering(planned)
                    .when(new AnnounceGathering(Optional.of(2_001), Optional.empty()))
                    .thenRefused(GatheringRefusal.CAPACITY_TOO_LARGE);
        }
    }

    @Nested
    class Enrolling {
        @Test
        void gives_a_place_while_there_is_one_and_then_a_turn() {
            gathering(open(1)).by(RESIDENT).when(enrol(1)).then(new EnrolmentAccepted(ID, of(1, "miura", 1), 0));
            gathering(open(1, new EnrolmentAccepted(ID, of(1, "kudo", 1), 0)))
                    .by(RESIDENT)
                    .when(enrol(1))
                    .then(new EnrolmentWaitlisted(ID, of(2, "miura", 1)));
        }

        @Test
        void parts_nobody_who_came_together() {
            GatheringEvent[] threeLeft = open(4, new EnrolmentAccepted(ID, of(1, "kudo", 1), 3));
            gathering(threeLeft).by(RESIDENT).when(enrol(4)).then(new EnrolmentWaitlisted(ID, of(2, "miura", 4)));
            gathering(threeLeft).by(RESIDENT).when(enrol(3)).then(new EnrolmentAccepted(ID, of(2, "miura", 3), 0));
            gathering(threeLeft).by(RESIDENT).when(enrol(5)).thenRefused(GatheringRefusal.PARTY_TOO_LARGE);
        }

        @Test
        void gives_places_that_are_too_few_for_who_waits_to_who_fits() {
            gathering(open(
                            4,
                            new EnrolmentAccepted(ID, of(1, "kudo", 1), 3),
                            new EnrolmentWaitlisted(ID, of(2, "abe", 4))))
                    .by(RESIDENT)
                    .when(enrol(2))
                    .then(new EnrolmentAccepted(ID, of(3, "miura", 2), 1));
        }

        @Test
        void counts_to_the_end_of_the_last_second() {
            gathering(open(20))
                    .by(RESIDENT)
                    .at("2026-09-30T17:00:00.999+09:00")
                    .when(enrol(1))
                    .thenStage();
            gathering(open(20))
                    .by(RESIDENT)
                    .at("2026-09-30T17:00:01+09:00")
                    .when(enrol(1))
                    .thenRefused(GatheringRefusal.LATE);
        }

        @Test
        void of_staff_tells_their_department() {
            Enrolment staff = new Enrolment(1, Optional.empty(), Optional.of(CENTRE), Optional.of(STAFF.account()), 1);
            gathering(open(20)).when(enrol(1)).then(new EnrolmentAccepted(ID, staff, 19));
        }

        @Test
        void of_a_groups_people_is_for_the_group_as_often_as_it_likes() {
            Enrolment first = new Enrolment(1, Optional.of(FIREFLIES), Optional.empty(), Optional.empty(), 4);
            Enrolment second = new Enrolment(2, Optional.of(FIREFLIES), Optional.empty(), Optional.empty(), 4);
            Object[] known = facts(BY_CENTRE, KnownGroup.Standing.REGISTERED, true);
            gathering(open(20))
                    .knowing(known)
                    .by(GROUP)
                    .when(forFireflies(4))
                    .then(new EnrolmentAccepted(ID, first, 16));
            gathering(open(20, new EnrolmentAccepted(ID, first, 16)))
                    .knowing(known)
                    .by(GROUP)
                    .when(forFireflies(4))
                    .then(new EnrolmentAccepted(ID, second, 12));
            gathering(open(20))
                    .knowing(known)
                    .by(entering(DESK, "hotaru"))
                    .when(forFireflies(4))
                    .then(new EnrolmentAccepted(ID, first, 16));
            gathering(open(20))
                    .knowing(known)
                    .by(RESIDENT)
                    .when(forFireflies(4))
                    .thenRefused(GatheringRefusal.NOT_YOUR_GROUP);
            gathering(open(20))
                    .knowing(facts(BY_CENTRE, KnownGroup.Standing.SUSPENDED, true))
                    .by(GROUP)
                    .when(forFireflies(4))
                    .thenRefused(GatheringRefusal.GROUP_NOT_REGISTERED);
        }

        @Test
        void of_an_account_is_once() {
            GatheringEvent[] enrolled = open(20, new EnrolmentAccepted(ID, of(1, "miura", 2), 18));
            gathering(enrolled).by(RESIDENT).when(enrol(2)).thenRepeated();
            gathering(enrolled).by(RESIDENT).when(enrol(3)).thenRefused(GatheringRefusal.ALREADY_ENROLLED);
        }

        @Test
        void on_paper_names_no_person_to_whoever_reads_the_events() {
            gathering(open(20))
                    .by(entering(DESK, "person"))
                    .when(forSomebody())
                    .then(new EnrolmentAccepted(ID, onPaper(1, 1), 19));
            gathering(open(20))
                    .by(entering(DESK, "miura-hana"))
                    .when(forSomebody())
                    .thenRefused(GatheringRefusal.PARTY_NOT_OPAQUE);
            gathering(open(20)).by(DESK).when(forSomebody()).thenRefused(GatheringRefusal.PARTY_NOT_OPAQUE);
            assertThat(forSomebody().person().orElseThrow().toString()).doesNotContain("三浦", "018");
        }

        @Test
        void of_somebody_else_is_for_desks_the_office_and_the_hosts_staff() {
            for (Actor actor : List.of(DESK, OFFICE, STAFF)) {
                gathering(open(20))
                        .by(entering(actor, "miura"))
                        .when(enrol(1))
                        .then(new EnrolmentAccepted(ID, of(1, "miura", 1), 19));
            }
            gathering(open(20)).by(entering(SECTION, "miura")).when(enrol(1)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void ends_where_the_waiting_list_does() {
            GatheringEvent[] waiting = IntStream.rangeClosed(2, GatheringRules.MOST_WAITING + 1)
                    .mapToObj(number -> (GatheringEvent) new EnrolmentWaitlisted(ID, of(number, "a" + number, 1)))
                    .toArray(GatheringEvent[]::new);
            Given full = gathering(open(1, new EnrolmentAccepted(ID, of(1, "a1", 1), 0)));
            full.and(OTHER, waiting).by(RESIDENT).when(enrol(1)).thenRefused(GatheringRefusal.FULL);
            full.and(OTHER, List.of(waiting).subList(1, waiting.length).toArray(GatheringEvent[]::new))
                    .by(RESIDENT)
                    .when(enrol(1))
                    .thenStage();
        }

        @Test
        void is_for_one_that_is_open() {
            gathering(new GatheringPlanned(ID, course(BY_CENTRE, 20)))
                    .by(RESIDENT)
                    .when(enrol(1))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Cancelling_an_enrolment {
        private final GatheringEvent[] full = open(
                2,
                new EnrolmentAccepted(ID, of(1, "miura", 2), 0),
                new EnrolmentWaitlisted(ID, of(2, "abe", 3)),
                new EnrolmentWaitlisted(ID, of(3, "ito", 1)),
                new EnrolmentWaitlisted(ID, of(4, "ueda", 1)));

        @Test
        void moves_up_in_the_order_of_waiting_those_for_whom_there_is_room() {
            gathering(full)
                    .by(RESIDENT)
                    .when(new CancelEnrolment(1))
                    .then(
                            new EnrolmentCancelled(ID, of(1, "miura", 2)),
                            new EnrolmentAccepted(ID, of(3, "ito", 1), 1),
                            new EnrolmentAccepted(ID, of(4, "ueda", 1), 0));
        }

        @Test
        void of_who_waits_moves_nobody() {
            gathering(full)
                    .by(actor("abe", Role.RESIDENT))
                    .when(new CancelEnrolment(2))
                    .then(new EnrolmentCancelled(ID, of(2, "abe", 3)));
        }

        @Test
        void is_for_who_enrolled() {
            gathering(full).by(OTHER).when(new CancelEnrolment(1)).thenRefused(GatheringRefusal.NOT_YOUR_ENROLMENT);
            gathering(full).by(STAFF).when(new CancelEnrolment(1)).thenRefused(GatheringRefusal.NOT_YOUR_ENROLMENT);
            gathering(full)
                    .by(entering(SECTION, "miura"))
                    .when(new CancelEnrolment(1))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            gathering(full)
                    .by(entering(DESK, "miura"))
                    .when(new CancelEnrolment(1))
                    .thenStage();
            gathering(full)
                    .by(entering(DESK, "abe"))
                    .when(new CancelEnrolment(1))
                    .thenRefused(GatheringRefusal.NOT_YOUR_ENROLMENT);
        }

        @Test
        void of_a_group_is_for_the_group() {
            GatheringEvent[] group = open(
                    20,
                    new EnrolmentAccepted(
                            ID, new Enrolment(1, Optional.of(FIREFLIES), Optional.empty(), Optional.empty(), 4), 16));
            Object[] known = facts(BY_CENTRE, KnownGroup.Standing.REGISTERED, true);
            gathering(group)
                    .knowing(known)
                    .by(GROUP)
                    .when(new CancelEnrolment(1))
                    .thenStage();
            gathering(group)
                    .knowing(known)
                    .by(RESIDENT)
                    .when(new CancelEnrolment(1))
                    .thenRefused(GatheringRefusal.NOT_YOUR_ENROLMENT);
        }

        @Test
        void of_somebody_on_paper_is_entered_for_them() {
            GatheringEvent[] paper = open(20, new EnrolmentAccepted(ID, onPaper(1, 1), 19));
            gathering(paper)
                    .by(entering(DESK, "person"))
                    .when(new CancelEnrolment(1))
                    .thenStage();
            gathering(paper).by(DESK).when(new CancelEnrolment(1)).thenRefused(GatheringRefusal.NOT_YOUR_ENROLMENT);
        }

        @Test
        void needs_one_that_there_is() {
            gathering(full).by(RESIDENT).when(new CancelEnrolment(9)).thenRefused(GatheringRefusal.NO_SUCH_ENROLMENT);
        }

        @Test
        void ends_when_it_begins() {
            gathering(full)
                    .by(RESIDENT)
                    .at("2026-10-17T13:29:59.999+09:00")
                    .when(new CancelEnrolment(1))
                    .thenStage();
            gathering(full)
                    .by(RESIDENT)
                    .at("2026-10-17T13:30:00+09:00")
                    .when(new CancelEnrolment(1))
                    .thenRefused(GatheringRefusal.HAS_BEGUN);
        }
    }

    @Nested
    class Recording_attendance {
        private final GatheringEvent held =
                new GatheringHeld(ID, GatheringKind.COURSE, LocalDate.of(2026, 10, 17), FIFTEEN);
        private final Attendance sixteen =
                new Attendance(List.of(FIREFLIES), List.of(CENTRE), new Attendance.HeadCount(4, 10, 0, 0, 2));

        private Given onTheDay(GatheringEvent... happened) {
            return gathering(happened).at("2026-10-17T00:00:00+09:00");
        }

        @Test
        void is_once_and_then_a_correction() {
            onTheDay(open(20)).when(new RecordAttendance(FIFTEEN)).then(held);
            onTheDay(open(20, held)).when(new RecordAttendance(FIFTEEN)).thenRepeated();
            onTheDay(open(20, held)).when(new RecordAttendance(sixteen)).then(new AttendanceCorrected(ID, sixteen));
        }

        @Test
        void counts_nobody_who_enrolled_and_did_not_come() {
            Enrolment absent = new Enrolment(
                    1,
                    Optional.of(GroupId.of("019d7c3a-0000-7000-8000-0000000000c1")),
                    Optional.empty(),
                    Optional.empty(),
                    4);
            onTheDay(open(20, new EnrolmentAccepted(ID, absent, 16)))
                    .when(new RecordAttendance(FIFTEEN))
                    .then(held);
        }

        @Test
        void is_on_the_day_or_later() {
            gathering(open(20))
                    .at("2026-10-16T23:59:59.999+09:00")
                    .when(new RecordAttendance(FIFTEEN))
                    .thenRefused(GatheringRefusal.NOT_HELD_YET);
        }

        @Test
        void is_for_the_host_and_desks() {
            onTheDay(open(20)).by(DESK).when(new RecordAttendance(FIFTEEN)).then(held);
            onTheDay(open(20)).by(OFFICE).when(new RecordAttendance(FIFTEEN)).then(held);
            onTheDay(open(20))
                    .by(SECTION)
                    .when(new RecordAttendance(FIFTEEN))
                    .thenRefused(GatheringRefusal.NOT_THE_HOST);
            onTheDay(open(20))
                    .by(entering(DESK, "hotaru"))
                    .when(new RecordAttendance(FIFTEEN))
                    .thenRefused(GatheringRefusal.NOT_THE_HOST);
        }

        @Test
        void names_groups_and_departments_that_there_are() {
            onTheDay(open(20))
                    .knowing(SETTINGS, new Hosting(BY_CENTRE, Optional.empty()), new Attending(Set.of(FIREFLIES)))
                    .when(new RecordAttendance(FIFTEEN))
                    .thenRefused(GatheringRefusal.GROUP_UNKNOWN);
            onTheDay(open(20))
                    .when(new RecordAttendance(
                            new Attendance(List.of(), List.of(DepartmentCode.of("nowhere")), FIFTEEN.people())))
                    .thenRefused(GatheringRefusal.UNKNOWN_DEPARTMENT);
        }

        @Test
        void is_of_one_that_was_announced() {
            onTheDay(new GatheringPlanned(ID, course(BY_CENTRE, 20)))
                    .when(new RecordAttendance(FIFTEEN))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Cancelling {
        @Test
        void says_why() {
            GatheringCancelled cancelled = new GatheringCancelled(
                    ID, new Reason(ReasonCode.OTHER, TYPHOON.get().text().get()));
            gathering(open(20)).when(new CancelGathering(TYPHOON)).then(cancelled);
            gathering(new GatheringPlanned(ID, course(BY_CENTRE, 20)))
                    .when(new CancelGathering(TYPHOON))
                    .then(cancelled);
            gathering(open(20))
                    .when(new CancelGathering(ReasonGiven.of(ReasonCode.OTHER, "台風")))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            gathering(open(20)).when(new CancelGathering(Optional.empty())).thenRefused(CommonRefusal.REASON_REQUIRED);
            gathering(open(20))
                    .by(SECTION)
                    .when(new CancelGathering(TYPHOON))
                    .thenRefused(GatheringRefusal.NOT_THE_HOST);
            gathering(open(20, cancelled))
                    .when(new CancelGathering(TYPHOON))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Forgetting {
        private final GatheringEvent[] paper = open(
                20, new EnrolmentAccepted(ID, onPaper(1, 2), 18), new EnrolmentAccepted(ID, of(2, "miura", 1), 17));

        @Test
        void is_ninety_days_after_the_end_and_of_those_on_paper_alone() {
            Gathering after = gathering(paper)
                    .by(Actor.PLATFORM)
                    .at("2027-01-16T00:00:00+09:00")
                    .when(new ForgetParticipants())
                    .thenStage();
            assertThat(((Gathering.Open) after).enrolments().entries())
                    .extracting(entry -> entry.enrolment().number())
                    .containsExactly(2);
            gathering(paper)
                    .by(Actor.PLATFORM)
                    .at("2027-01-15T23:59:59+09:00")
                    .when(new ForgetParticipants())
                    .thenRefused(GatheringRefusal.STILL_KEPT);
        }

        @Test
        void tells_how_many_and_nothing_twice() {
            gathering(paper)
                    .by(Actor.PLATFORM)
                    .at("2027-01-16T00:00:00+09:00")
                    .when(new ForgetParticipants())
                    .then(new ParticipantsForgotten(ID, 1));
            gathering(open(20))
                    .by(Actor.PLATFORM)
                    .when(new ForgetParticipants())
                    .thenRepeated();
        }
    }

    @Test
    void whoever_is_signed_in_sees_it() {
        gathering(new GatheringPlanned(ID, course(BY_CENTRE, 20))).by(RESIDENT).isSeen();
        gathering().by(STAFF).isUnseen();
    }
}
