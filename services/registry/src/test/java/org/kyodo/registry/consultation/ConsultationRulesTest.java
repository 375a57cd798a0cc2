package org.kyodo.registry.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.registry.consultation.ConsultationRefusal.ASKER_WITH_ACCOUNT;
import static org.kyodo.registry.consultation.ConsultationRefusal.FACILITY_REQUIRED;
import static org.kyodo.registry.consultation.ConsultationRefusal.KEPT_FOR_NOW;
import static org.kyodo.registry.consultation.ConsultationRefusal.NOT_YOUR_CONSULTATION;
import static org.kyodo.registry.consultation.ConsultationRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.consultation.ConsultationRefusal.ONE_IN_CHARGE;
import static org.kyodo.registry.consultation.ConsultationRefusal.OUTSIDE_HOURS;
import static org.kyodo.registry.consultation.ConsultationRefusal.SLOT_NOT_AHEAD;
import static org.kyodo.registry.consultation.ConsultationRefusal.TAKEN;
import static org.kyodo.registry.consultation.ConsultationRefusal.TOO_MANY_CONSULTATIONS;
import static org.kyodo.registry.consultation.ConsultationRefusal.TOO_MANY_LINKS;
import static org.kyodo.registry.consultation.ConsultationRefusal.UNKNOWN_BASE;
import static org.kyodo.registry.consultation.ConsultationRefusal.UNKNOWN_DEPARTMENT;
import static org.kyodo.registry.consultation.ConsultationRefusal.UNKNOWN_TALENT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ConsultationEvent;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationAdvised;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationAssigned;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationCancelled;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationClosed;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationErased;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationLinked;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationReceived;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationReferred;
import org.kyodo.contracts.registry.DeskSlots;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.Referral;
import org.kyodo.contracts.registry.WeeklyHours;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AskerType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.ConsultationId;
import org.kyodo.contracts.value.ConsultationOutcome;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.ReferralKind;
import org.kyodo.contracts.value.Slot;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.contracts.value.TimeOfDay;
import org.kyodo.contracts.value.Weekday;
import org.kyodo.contracts.value.Wording;
import org.kyodo.kit.RefusalTexts;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.consultation.Consultation.Begun;
import org.kyodo.registry.consultation.ConsultationCommand.AssignConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.CancelConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.CloseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.EraseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.GiveAdvice;
import org.kyodo.registry.consultation.ConsultationCommand.LinkConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.ReferConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.RequestConsultation;
import org.kyodo.registry.desk.DeskCalendar;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.person.Sealed;

class ConsultationRulesTest extends RulesTest<ConsultationCommand, Consultation, ConsultationEvent> {
    private static final ConsultationId ID = ConsultationId.of("019d7c3a-0000-7000-8000-000000000031");
    private static final GroupId GROUP = GroupId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final FacilityCode CENTRE = FacilityCode.of("centre");
    private static final DepartmentCode TOURISM = DepartmentCode.of("tourism");
    private static final AccountRef ACCOUNT = AccountRef.of("tanaka");
    private static final Actor RESIDENT = actor("tanaka", Role.RESIDENT);
    private static final Actor STRANGER = actor("ito", Role.RESIDENT);
    private static final Actor GROUPS = actor("hotaru", Role.GROUP);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "tourism");
    private static final Actor DESK = desk("sasaki", "centre");
    private static final Actor OTHER_DESK = desk("kato", "salon");
    /** Monday, 1 June 2026, 9:00. */
    private static final String MONDAY = "2026-06-01T09:00:00+09:00";

    private static final Quota FEW = new Quota(0, 10);
    static final ConsultationNumber NUMBER = new ConsultationNumber("2026-0001");
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 5, 6);
    private static final LocalDate CLOSED = LocalDate.of(2026, 6, 8);
    private static final KnownGroup FIREFLIES = group(GroupType.CITIZEN_ACTIVITY);

    /** 004:L9. */
    private static final DeskCalendar AFTERNOONS = new DeskCalendar(
            CENTRE,
            new DeskSlots(
                    Stream.of(Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY)
                            .map(day -> new WeeklyHours(day, TimeOfDay.of("13:00"), TimeOfDay.of("17:00")))
                            .toList(),
                    30,
                    1),
            Set.of(CLOSED),
            HOLIDAY::equals,
            slot -> false);

    static final AskedDesk OPEN = new AskedDesk(true, Optional.of(AFTERNOONS));

    private static final ConsultationEvent RECEIVED = received(Optional.of(ACCOUNT), Optional.empty());
    private static final ConsultationEvent FOR_GROUP = received(Optional.empty(), Optional.of(GROUP));
    private static final ConsultationEvent ASSIGNED =
            new ConsultationAssigned(ID, Optional.of(CENTRE), Optional.empty());
    private static final ConsultationEvent ASSIGNED_TO_SECTION =
            new ConsultationAssigned(ID, Optional.empty(), Optional.of(TOURISM));
    private static final ConsultationEvent ADVISED =
            new ConsultationAdvised(ID, ConsultationTopic.GRANT, Optional.empty(), LocalDate.of(2026, 6, 1), 60);
    private static final ConsultationEvent REFERRED =
            new ConsultationReferred(ID, new Referral(ReferralKind.ORGANISATION, "税理士会"));
    private static final ConsultationEvent ENDED = new ConsultationClosed(ID, ConsultationOutcome.ANSWERED);
    private static final ConsultationEvent CANCELLED = new ConsultationCancelled(ID);

    ConsultationRulesTest() {
        super(ConsultationCommand.class, new ConsultationRules(), new Consultation.Absent(ID));
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    private static ConsultationReceived received(Optional<AccountRef> account, Optional<GroupId> group) {
        return new ConsultationReceived(
                ID,
                "2026-0001",
                ConsultationTopic.GRANT,
                group.isPresent() ? AskerType.GROUP : AskerType.RESIDENT,
                account,
                group,
                Optional.empty(),
                Optional.empty(),
                instant(MONDAY));
    }

    static KnownGroup group(GroupType type) {
        return new KnownGroup(
                GROUP,
                KnownGroup.Standing.NONE,
                Optional.of(AccountRef.of("hotaru")),
                Optional.of(type),
                Optional.empty(),
                List.of());
    }

    private static Actor desk(String account, String base) {
        return new Actor(
                AccountRef.of(account),
                Set.of(Role.DESK),
                Optional.of(DepartmentCode.of(base)),
                Channel.WEB,
                Optional.empty());
    }

    private static Actor paper(Actor actor, String party) {
        return new Actor(actor.account(), actor.roles(), actor.department(), Channel.PAPER, Optional.of(party));
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static RequestConsultation asking() {
        return new RequestConsultation(
                ConsultationTopic.GRANT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("交付金について"),
                Optional.empty());
    }

    private static RequestConsultation asking(String slot) {
        return new RequestConsultation(
                ConsultationTopic.GRANT,
                Optional.of(CENTRE),
                Optional.of(instant(slot)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static RequestConsultation asking(Optional<GroupId> group, Optional<Asker> asker) {
        return new RequestConsultation(
                ConsultationTopic.GRANT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                group,
                Optional.empty(),
                asker);
    }

    private Given asked(Actor actor) {
        return given().at(MONDAY).by(actor).knowing(OPEN, FEW, Appointment.GIVEN, NUMBER, FIREFLIES);
    }

    private Given now(ConsultationEvent... happened) {
        return given(happened).at(MONDAY).knowing(FIREFLIES, new Known(true, true, true), new Retention(3));
    }

    @Nested
    class Asking {
        private AskerType typeFor(Actor actor, RequestConsultation command) {
            return ((Begun) asked(actor).when(command).thenStage())
                    .matter()
                    .enquiry()
                    .askerType();
        }

        @Test
        void is_open_to_anyone() {
            asked(RESIDENT).when(asking()).then(received(Optional.of(ACCOUNT), Optional.empty()));
            assertThat(typeFor(SECTION, asking())).isEqualTo(AskerType.DEPARTMENT);
            assertThat(typeFor(DESK, asking())).isEqualTo(AskerType.DEPARTMENT);
            assertThat(typeFor(GROUPS, asking())).isEqualTo(AskerType.GROUP);
            assertThat(typeFor(actor("auditor", Role.AUDITOR), asking())).isEqualTo(AskerType.RESIDENT);
        }

        @ParameterizedTest
        @CsvSource({
            "BUSINESS, BUSINESS",
            "EDUCATION, SCHOOL",
            "PTA, COMMUNITY",
            "AREA_COUNCIL, COMMUNITY",
            "NEIGHBORHOOD_ASSOCIATION, COMMUNITY",
            "NPO_CORPORATION, GROUP"
        })
        void for_a_group_counts_as_what_the_group_is(GroupType type, AskerType asker) {
            Consultation after = given().at(MONDAY)
                    .by(GROUPS)
                    .knowing(OPEN, FEW, NUMBER, group(type))
                    .when(asking(Optional.of(GROUP), Optional.empty()))
                    .thenStage();
            assertThat(((Begun) after).matter().enquiry().askerType()).isEqualTo(asker);
        }

        @Test
        void for_a_group_is_for_who_acts_for_it() {
            asked(STRANGER).when(asking(Optional.of(GROUP), Optional.empty())).thenRefused(NOT_YOUR_GROUP);
            asked(paper(DESK, GROUP.toString()))
                    .when(asking(Optional.of(GROUP), Optional.empty()))
                    .thenStage();
        }

        @Test
        void is_entered_by_desks_for_people_without_an_account() {
            Asker asker = new Asker("田中花子", "0155-00-0000");
            Consultation after = asked(paper(DESK, "slip-12"))
                    .when(asking(Optional.empty(), Optional.of(asker)))
                    .thenStage();
            assertThat(((Begun) after).matter().enquiry().account()).isEmpty();
            asked(RESIDENT).when(asking(Optional.empty(), Optional.of(asker))).thenRefused(ASKER_WITH_ACCOUNT);
            asked(paper(SECTION, "slip-12"))
                    .when(asking(Optional.empty(), Optional.of(asker)))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void is_entered_by_desks_for_an_account() {
            Consultation after = asked(paper(DESK, "tanaka")).when(asking()).thenStage();
            assertThat(((Begun) after).matter().enquiry().account()).contains(ACCOUNT);
            assertThat(((Begun) after).matter().enquiry().askerType()).isEqualTo(AskerType.RESIDENT);
        }

        @Test
        void is_bounded_for_one_account() {
            given().at(MONDAY)
                    .by(RESIDENT)
                    .knowing(OPEN, new Quota(10, 10), NUMBER)
                    .when(asking())
                    .thenRefused(TOO_MANY_CONSULTATIONS);
            given().at(MONDAY)
                    .by(paper(DESK, "tanaka"))
                    .knowing(OPEN, NUMBER)
                    .when(asking())
                    .thenStage();
        }
    }

    @Nested
    class A_slot {
        private Decision.Refused<ConsultationEvent> refused(String now, String slot) {
            return given().at(now + "+09:00")
                    .by(RESIDENT)
                    .knowing(OPEN, FEW, Appointment.GIVEN, NUMBER)
                    .when(asking(slot + "+09:00"))
                    .thenRefused(OUTSIDE_HOURS);
        }

        private static Object next(String time) {
            return Wording.NEXT_OPEN_SLOT.of(List.of(instant(time + "+09:00")));
        }

        @Test
        void outside_the_hours_is_refused_with_the_next_that_is_open() {
            assertThat(refused("2026-06-01T09:00:00", "2026-06-04T15:00:00").expected())
                    .isEqualTo(next("2026-06-05T13:00:00"));
            assertThat(refused("2026-06-01T09:00:00", "2026-06-03T17:00:00").expected())
                    .isEqualTo(next("2026-06-05T13:00:00"));
            assertThat(refused("2026-06-01T09:00:00", "2026-06-03T12:59:59").expected())
                    .isEqualTo(next("2026-06-03T13:00:00"));
            assertThat(refused("2026-06-10T13:00:01", "2026-06-04T15:00:00").expected())
                    .as("never one that is over")
                    .isEqualTo(next("2026-06-10T13:30:00"));
        }

        @Test
        void in_the_hours_is_given_to_its_end() {
            Consultation after =
                    asked(RESIDENT).when(asking("2026-06-03T16:30:00+09:00")).thenStage();
            assertThat(((Begun) after).matter().enquiry().slot())
                    .contains(new Slot(instant("2026-06-03T16:30:00+09:00"), instant("2026-06-03T17:00:00+09:00")));
            asked(RESIDENT).when(asking("2026-06-03T16:59:59+09:00")).thenStage();
        }

        @Test
        void on_a_public_holiday_is_refused_by_the_rule_of_holidays() {
            Decision.Refused<ConsultationEvent> refused = given().at("2026-05-01T09:00:00+09:00")
                    .by(RESIDENT)
                    .knowing(OPEN, FEW, Appointment.GIVEN, NUMBER)
                    .when(asking("2026-05-06T15:00:00+09:00"))
                    .thenRefused(HolidayRefusal.OUTSIDE_HOURS);
            assertThat(refused.refusal().rule()).isEqualTo("K-CO-1");
            assertThat(refused.refusal().name()).isEqualTo(OUTSIDE_HOURS.name());
            assertThat(refused.expected()).isEqualTo(next("2026-05-08T13:00:00"));
        }

        @Test
        void on_a_closed_day_is_refused() {
            assertThat(refused("2026-06-01T09:00:00", "2026-06-08T15:00:00").expected())
                    .isEqualTo(next("2026-06-10T13:00:00"));
        }

        @Test
        void that_is_named_instead_may_be_asked_for() {
            for (String tooFar : List.of("2027-06-03T15:00:00", "2198-06-07T15:00:00", "2027-06-02T17:00:00")) {
                assertThat(refused("2026-06-01T09:00:00", tooFar).expected()).isEqualTo(next("2026-06-01T13:00:00"));
            }
        }

        @Test
        void begins_after_now_and_within_a_year() {
            given().at("2026-06-03T13:00:00+09:00")
                    .by(RESIDENT)
                    .knowing(OPEN, FEW, Appointment.GIVEN, NUMBER)
                    .when(asking("2026-06-03T13:00:00+09:00"))
                    .thenRefused(SLOT_NOT_AHEAD);
            given().at("2026-06-03T12:59:59+09:00")
                    .by(RESIDENT)
                    .knowing(OPEN, FEW, Appointment.GIVEN, NUMBER)
                    .when(asking("2026-06-03T13:00:00+09:00"))
                    .thenStage();
            asked(RESIDENT).when(asking("2027-06-02T13:00:00+09:00")).thenStage();
            asked(RESIDENT).when(asking("2027-06-04T13:00:00+09:00")).thenRefused(SLOT_NOT_AHEAD);
        }

        @Test
        void is_had_by_as_many_as_there_are_desks() {
            Decision.Refused<ConsultationEvent> refused = given().at(MONDAY)
                    .by(RESIDENT)
                    .knowing(OPEN, FEW, Appointment.FULL, NUMBER)
                    .when(asking("2026-06-03T13:00:00+09:00"))
                    .thenRefused(TAKEN);
            assertThat(refused.expected()).isEqualTo(next("2026-06-03T13:30:00"));
        }

        @Test
        void of_a_desk_that_has_none_left_is_refused_saying_so() {
            DeskCalendar full = new DeskCalendar(CENTRE, AFTERNOONS.slots(), Set.of(), HOLIDAY::equals, slot -> true);
            assertThat(given().at(MONDAY)
                            .by(RESIDENT)
                            .knowing(new AskedDesk(true, Optional.of(full)), FEW, Appointment.FULL, NUMBER)
                            .when(asking("2026-06-03T13:00:00+09:00"))
                            .thenRefused(TAKEN)
                            .expected())
                    .isEqualTo(Wording.NO_OPEN_SLOT.of());
        }

        @Test
        void is_one_of_a_desk_that_has_days() {
            RequestConsultation nowhere = new RequestConsultation(
                    ConsultationTopic.GRANT,
                    Optional.empty(),
                    Optional.of(instant("2026-06-03T13:00:00+09:00")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            asked(RESIDENT).when(nowhere).thenRefused(FACILITY_REQUIRED);
            for (AskedDesk desk :
                    List.of(new AskedDesk(false, Optional.empty()), new AskedDesk(true, Optional.empty()))) {
                given().at(MONDAY)
                        .by(RESIDENT)
                        .knowing(desk, FEW, Appointment.GIVEN, NUMBER)
                        .when(asking("2026-06-03T13:00:00+09:00"))
                        .thenRefused(UNKNOWN_BASE);
            }
        }
    }

    @Nested
    class Assigning {
        @Test
        void is_for_desks_and_the_office() {
            AssignConsultation centre = new AssignConsultation(Optional.of(CENTRE), Optional.empty());
            now(RECEIVED).by(OTHER_DESK).when(centre).then(ASSIGNED);
            now(RECEIVED)
                    .by(OFFICE)
                    .when(new AssignConsultation(Optional.empty(), Optional.of(TOURISM)))
                    .then(ASSIGNED_TO_SECTION);
            now(RECEIVED).by(SECTION).when(centre).thenRefused(NOT_YOUR_CONSULTATION);
            now(RECEIVED).by(RESIDENT).when(centre).thenRefused(NOT_YOUR_CONSULTATION);
            now(RECEIVED, ASSIGNED).by(DESK).when(centre).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void names_one_that_there_is() {
            now(RECEIVED)
                    .by(DESK)
                    .when(new AssignConsultation(Optional.empty(), Optional.empty()))
                    .thenRefused(ONE_IN_CHARGE);
            now(RECEIVED)
                    .by(DESK)
                    .when(new AssignConsultation(Optional.of(CENTRE), Optional.of(TOURISM)))
                    .thenRefused(ONE_IN_CHARGE);
            now(RECEIVED)
                    .by(DESK)
                    .knowing(new Known(false, false, false))
                    .when(new AssignConsultation(Optional.of(CENTRE), Optional.empty()))
                    .thenRefused(UNKNOWN_BASE);
            now(RECEIVED)
                    .by(DESK)
                    .knowing(new Known(false, false, false))
                    .when(new AssignConsultation(Optional.empty(), Optional.of(TOURISM)))
                    .thenRefused(UNKNOWN_DEPARTMENT);
        }
    }

    @Nested
    class Advising {
        @Test
        void tells_the_whole_minutes_since_it_was_asked_for() {
            now(RECEIVED, ASSIGNED)
                    .at("2026-06-03T10:30:59+09:00")
                    .by(DESK)
                    .when(new GiveAdvice(Optional.of("様式3を使います")))
                    .then(new ConsultationAdvised(
                            ID, ConsultationTopic.GRANT, Optional.empty(), LocalDate.of(2026, 6, 3), 2 * 24 * 60 + 90));
        }

        @Test
        void is_for_who_is_in_charge() {
            GiveAdvice advice = new GiveAdvice(Optional.empty());
            now(RECEIVED, ASSIGNED_TO_SECTION).by(SECTION).when(advice).thenStage();
            now(RECEIVED, ASSIGNED_TO_SECTION).by(DESK).when(advice).thenRefused(NOT_YOUR_CONSULTATION);
            now(RECEIVED, ASSIGNED).by(OTHER_DESK).when(advice).thenRefused(NOT_YOUR_CONSULTATION);
            now(RECEIVED, ASSIGNED).by(OFFICE).when(advice).thenRefused(NOT_YOUR_CONSULTATION);
            now(RECEIVED, ASSIGNED).by(RESIDENT).when(advice).thenRefused(NOT_YOUR_CONSULTATION);
        }
    }

    @Nested
    class Referring_and_closing {
        @Test
        void introduces_to_experts_and_other_desks_before_or_after_advice() {
            ReferConsultation refer = new ReferConsultation(new Referral(ReferralKind.ORGANISATION, "税理士会"));
            now(RECEIVED, ASSIGNED).by(DESK).when(refer).then(REFERRED);
            now(RECEIVED, ASSIGNED, ADVISED).by(DESK).when(refer).then(REFERRED);
            now(RECEIVED, ASSIGNED).by(OTHER_DESK).when(refer).thenRefused(NOT_YOUR_CONSULTATION);
        }

        @Test
        void knows_the_bases_and_departments_it_introduces_to() {
            Given nothingKnown = now(RECEIVED, ASSIGNED).by(DESK).knowing(new Known(false, false, false));
            assertThat(nothingKnown
                            .when(new ReferConsultation(new Referral(ReferralKind.FACILITY, "nowhere")))
                            .thenRefused(UNKNOWN_BASE)
                            .expected())
                    .isEqualTo(Wording.BASES_HERE.of());
            assertThat(nothingKnown
                            .when(new ReferConsultation(new Referral(ReferralKind.DEPARTMENT, "nowhere")))
                            .thenRefused(UNKNOWN_DEPARTMENT)
                            .expected())
                    .isEqualTo(Wording.DEPARTMENTS_HERE.of());
            ReferConsultation toTalent =
                    new ReferConsultation(new Referral(ReferralKind.TALENT, "019d7c3a-0000-7000-8000-0000000000ee"));
            assertThat(nothingKnown.when(toTalent).thenRefused(UNKNOWN_TALENT).expected())
                    .isEqualTo(Wording.TALENTS_SHOWN.of());
            now(RECEIVED, ASSIGNED)
                    .by(DESK)
                    .knowing(new Known(false, false, true))
                    .when(toTalent)
                    .then(new ConsultationReferred(ID, toTalent.to()));
        }

        @Test
        void closes_what_was_advised_or_referred() {
            CloseConsultation close = new CloseConsultation(ConsultationOutcome.ANSWERED);
            now(RECEIVED, ASSIGNED, ADVISED).by(DESK).when(close).then(ENDED);
            now(RECEIVED, ASSIGNED, REFERRED).by(DESK).when(close).then(ENDED);
            now(RECEIVED, ASSIGNED).by(DESK).when(close).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            now(RECEIVED, ASSIGNED, ADVISED).by(OTHER_DESK).when(close).thenRefused(NOT_YOUR_CONSULTATION);
        }

        @Test
        void keeps_what_was_advised() {
            Consultation closed = now(RECEIVED, ASSIGNED, ADVISED, REFERRED)
                    .by(DESK)
                    .when(new CloseConsultation(ConsultationOutcome.ANSWERED))
                    .thenStage();
            assertThat(((Consultation.Closed) closed).advice()).contains(new Advice(LocalDate.of(2026, 6, 1), 60));
        }
    }

    @Nested
    class Cancelling {
        @Test
        void is_for_who_asked_until_it_is_advised() {
            now(RECEIVED).by(RESIDENT).when(new CancelConsultation()).then(CANCELLED);
            now(RECEIVED, ASSIGNED).by(RESIDENT).when(new CancelConsultation()).then(CANCELLED);
            now(RECEIVED).by(STRANGER).when(new CancelConsultation()).thenRefused(NOT_YOUR_CONSULTATION);
            now(RECEIVED).by(DESK).when(new CancelConsultation()).thenRefused(NOT_YOUR_CONSULTATION);
            now(RECEIVED, ASSIGNED, ADVISED)
                    .by(RESIDENT)
                    .when(new CancelConsultation())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void is_entered_for_who_asked() {
            now(RECEIVED)
                    .by(paper(DESK, "tanaka"))
                    .when(new CancelConsultation())
                    .then(CANCELLED);
            now(RECEIVED).by(paper(DESK, "ito")).when(new CancelConsultation()).thenRefused(NOT_YOUR_CONSULTATION);
            now(RECEIVED)
                    .by(paper(SECTION, "tanaka"))
                    .when(new CancelConsultation())
                    .thenRefused(NOT_YOUR_CONSULTATION);
            now(FOR_GROUP).by(GROUPS).when(new CancelConsultation()).then(CANCELLED);
            now(FOR_GROUP)
                    .by(paper(DESK, GROUP.toString()))
                    .when(new CancelConsultation())
                    .then(CANCELLED);
            now(FOR_GROUP)
                    .by(paper(DESK, "slip"))
                    .when(new CancelConsultation())
                    .thenRefused(NOT_YOUR_CONSULTATION);
            now(received(Optional.empty(), Optional.empty()))
                    .by(paper(DESK, "slip-12"))
                    .when(new CancelConsultation())
                    .then(CANCELLED);
        }
    }

    @Nested
    class Linking {
        private static final Subject PROPOSAL =
                new Subject(SubjectType.PROPOSAL, UUID.fromString("01981f2e-7c00-7000-8000-0000000000ee"));

        @Test
        void says_in_any_stage_what_came_of_it_once() {
            ConsultationEvent linked = new ConsultationLinked(ID, PROPOSAL);
            LinkConsultation link = new LinkConsultation(PROPOSAL);
            now(RECEIVED).by(RESIDENT).when(link).then(linked);
            now(RECEIVED, ASSIGNED_TO_SECTION).by(SECTION).when(link).then(linked);
            now(RECEIVED, ASSIGNED, ADVISED, ENDED).by(DESK).when(link).then(linked);
            now(RECEIVED, CANCELLED).by(OFFICE).when(link).then(linked);
            now(RECEIVED, linked).by(DESK).when(link).thenRepeated();
            now(RECEIVED).by(STRANGER).when(link).thenRefused(NOT_YOUR_CONSULTATION);
            now(RECEIVED).by(SECTION).when(link).thenRefused(NOT_YOUR_CONSULTATION);
        }

        @Test
        void is_bounded() {
            List<ConsultationEvent> all = new java.util.ArrayList<>(List.of(RECEIVED));
            IntStream.range(0, 20)
                    .forEach(n -> all.add(new ConsultationLinked(
                            ID, new Subject(SubjectType.CALL, new UUID(0x7000L, 0x8000_0000_0000_0000L | n)))));
            now(all.toArray(ConsultationEvent[]::new))
                    .by(DESK)
                    .when(new LinkConsultation(PROPOSAL))
                    .thenRefused(TOO_MANY_LINKS);
        }
    }

    @Nested
    class Erasing {
        private static final PersonRef PERSON = PersonRef.of("person-7");

        private Given noted(ConsultationEvent... happened) {
            Begun begun = (Begun) stageAfter(happened);
            return given((Consultation) begun.with(begun.matter()
                            .with(new Notes(
                                    Optional.empty(), Optional.of(new Sealed(PERSON, "sealed")), Optional.empty()))))
                    .at(MONDAY)
                    .knowing(FIREFLIES, new Retention(3));
        }

        private Consultation stageAfter(ConsultationEvent... happened) {
            Consultation stage = new Consultation.Absent(ID);
            for (ConsultationEvent event : happened) {
                stage = stage.after(event);
            }
            return stage;
        }

        private ConsultationEvent erasedOn(LocalDate day) {
            return new ConsultationErased(ID, Optional.of(PERSON), day);
        }

        @Test
        void is_for_the_desk_in_charge_and_the_office_once_it_has_ended() {
            LocalDate today = LocalDate.of(2026, 6, 1);
            Consultation erased = noted(RECEIVED, ASSIGNED, ADVISED, ENDED)
                    .by(DESK)
                    .when(new EraseConsultation(ErasureGround.REQUEST))
                    .thenStage();
            assertThat(((Begun) erased).matter().notes()).isEqualTo(Notes.NONE);
            assertThat(((Begun) erased).matter().erased()).contains(PERSON);
            noted(RECEIVED, ASSIGNED, ADVISED, ENDED)
                    .by(OFFICE)
                    .when(new EraseConsultation(ErasureGround.REQUEST))
                    .then(erasedOn(today));
            noted(RECEIVED, CANCELLED)
                    .by(OTHER_DESK)
                    .when(new EraseConsultation(ErasureGround.REQUEST))
                    .then(erasedOn(today));
            noted(RECEIVED, ASSIGNED, ADVISED, ENDED)
                    .by(OTHER_DESK)
                    .when(new EraseConsultation(ErasureGround.REQUEST))
                    .thenRefused(NOT_YOUR_CONSULTATION);
            noted(RECEIVED, ASSIGNED, ADVISED)
                    .by(DESK)
                    .when(new EraseConsultation(ErasureGround.REQUEST))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            now(RECEIVED, CANCELLED)
                    .by(DESK)
                    .when(new EraseConsultation(ErasureGround.REQUEST))
                    .thenRepeated();
        }

        @Test
        void happens_by_itself_once_its_years_are_over() {
            noted(RECEIVED, CANCELLED)
                    .at("2029-05-31T23:59:59+09:00")
                    .by(Actor.PLATFORM)
                    .when(new EraseConsultation(ErasureGround.RETENTION_OVER))
                    .thenRefused(KEPT_FOR_NOW);
            noted(RECEIVED, CANCELLED)
                    .at("2029-06-01T00:00:00+09:00")
                    .by(Actor.PLATFORM)
                    .when(new EraseConsultation(ErasureGround.RETENTION_OVER))
                    .then(erasedOn(LocalDate.of(2029, 6, 1)));
        }
    }

    @Test
    void is_seen_by_who_asked_desks_the_office_and_who_is_in_charge() {
        now(RECEIVED).by(RESIDENT).isSeen();
        now(RECEIVED).by(DESK).isSeen();
        now(RECEIVED).by(OFFICE).isSeen();
        now(RECEIVED).by(STRANGER).isUnseen();
        now(RECEIVED).by(SECTION).isUnseen();
        now(RECEIVED, ASSIGNED_TO_SECTION).by(SECTION).isSeen();
        now(FOR_GROUP).by(GROUPS).isSeen();
        now(FOR_GROUP).by(actor("taiso", Role.GROUP)).isUnseen();
    }

    @ParameterizedTest
    @EnumSource
    void each_refusal_has_a_text_in_both_languages(ConsultationRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
