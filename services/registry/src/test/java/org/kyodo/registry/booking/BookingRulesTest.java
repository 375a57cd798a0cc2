package org.kyodo.registry.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.registry.booking.BookingRefusal.BOOKED_FOR_GROUP;
import static org.kyodo.registry.booking.BookingRefusal.NOT_REGISTERED;
import static org.kyodo.registry.booking.BookingRefusal.NOT_YOUR_BOOKING;
import static org.kyodo.registry.booking.BookingRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.booking.BookingRefusal.OUTSIDE_HOURS;
import static org.kyodo.registry.booking.BookingRefusal.SLOT_BEGUN;
import static org.kyodo.registry.booking.BookingRefusal.SLOT_NOT_AHEAD;
import static org.kyodo.registry.booking.BookingRefusal.TAKEN;
import static org.kyodo.registry.booking.BookingRefusal.TOO_FAR_AHEAD;
import static org.kyodo.registry.booking.BookingRefusal.TOO_MANY_BOOKINGS;
import static org.kyodo.registry.booking.BookingRefusal.UNKNOWN_BASE;
import static org.kyodo.registry.booking.BookingRefusal.UNKNOWN_PLACE;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.BookingEvent;
import org.kyodo.contracts.registry.BookingEvent.BookingCancelled;
import org.kyodo.contracts.registry.BookingEvent.BookingConfirmed;
import org.kyodo.contracts.registry.BookingEvent.BookingDeclined;
import org.kyodo.contracts.registry.BookingEvent.BookingRequested;
import org.kyodo.contracts.registry.BookingEvent.FacilityUsed;
import org.kyodo.contracts.registry.FacilityPlace;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.registry.WeeklyHours;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.BookingId;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FacilityKind;
import org.kyodo.contracts.value.FacilityOperator;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.PlaceKind;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Slot;
import org.kyodo.contracts.value.TimeOfDay;
import org.kyodo.contracts.value.Weekday;
import org.kyodo.kit.RefusalTexts;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.booking.BookingCommand.CancelBooking;
import org.kyodo.registry.booking.BookingCommand.ConfirmBooking;
import org.kyodo.registry.booking.BookingCommand.DeclineBooking;
import org.kyodo.registry.booking.BookingCommand.RecordUse;
import org.kyodo.registry.booking.BookingCommand.RequestBooking;
import org.kyodo.registry.group.KnownGroup;

class BookingRulesTest extends RulesTest<BookingCommand, Booking, BookingEvent> {
    private static final BookingId ID = BookingId.of("019d7c3a-0000-7000-8000-000000000041");
    private static final GroupId GROUP = GroupId.of("019d7c3a-0000-7000-8000-000000000001");
    static final FacilityCode CENTRE = FacilityCode.of("centre");
    static final PlaceCode ROOM = PlaceCode.of("room-1");
    private static final PlaceCode STORE = PlaceCode.of("store");
    private static final Actor RESIDENT = actor("tanaka", Role.RESIDENT);
    private static final Actor GROUPS = actor("hotaru", Role.GROUP);
    private static final Actor DESK = desk("sasaki", "centre");
    private static final Actor OTHER_DESK = desk("kato", "salon");
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Quota FEW = new Quota(0, 20);
    static final BookingNumber NUMBER = new BookingNumber("2026-00001");
    private static final BookingSettings SETTINGS = new BookingSettings(10);
    /** Friday, 12 June 2026, 10:00 is when commands come. */
    static final Slot MONDAY = slot("2026-06-15T10:00", "2026-06-15T12:00");

    private static final KnownGroup FIREFLIES = group(KnownGroup.Standing.REGISTERED);
    private static final Reason REASON = new Reason(ReasonCode.OTHER, "設備の点検と重なるため、お受けできません。");

    private static final BookingEvent REQUESTED = requested(Optional.of(AccountRef.of("tanaka")), Optional.empty());
    private static final BookingEvent FOR_GROUP = requested(Optional.empty(), Optional.of(GROUP));
    private static final BookingEvent CONFIRMED = new BookingConfirmed(ID, MONDAY);

    BookingRulesTest() {
        super(BookingCommand.class, new BookingRules(), new Booking.Absent(ID));
    }

    private static BookingRequested requested(Optional<AccountRef> account, Optional<GroupId> group) {
        return new BookingRequested(ID, "2026-00001", CENTRE, ROOM, MONDAY, account, group);
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

    private static KnownGroup group(KnownGroup.Standing standing) {
        return new KnownGroup(
                GROUP,
                standing,
                Optional.of(AccountRef.of("hotaru")),
                Optional.of(GroupType.CITIZEN_ACTIVITY),
                Optional.empty(),
                List.of());
    }

    private static Slot slot(String from, String to) {
        return new Slot(
                OffsetDateTime.parse(from + ":00+09:00").toInstant(),
                OffsetDateTime.parse(to + ":00+09:00").toInstant());
    }

    static AskedPlace place(PlaceCode place, boolean decides) {
        FacilityProfile facility = new FacilityProfile(
                CENTRE,
                "市民活動交流センター",
                FacilityKind.SUPPORT_CENTRE,
                FacilityOperator.NPO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(
                        new FacilityPlace(ROOM, "会議室", PlaceKind.ROOM, Optional.of(20)),
                        new FacilityPlace(STORE, "ロッカー", PlaceKind.STORAGE, Optional.empty())),
                List.of(
                        new WeeklyHours(Weekday.MONDAY, TimeOfDay.of("09:00"), TimeOfDay.of("12:00")),
                        new WeeklyHours(Weekday.MONDAY, TimeOfDay.of("12:00"), TimeOfDay.of("17:00")),
                        new WeeklyHours(Weekday.TUESDAY, TimeOfDay.of("20:00"), TimeOfDay.of("24:00")),
                        new WeeklyHours(Weekday.WEDNESDAY, TimeOfDay.of("00:00"), TimeOfDay.of("02:00"))),
                decides);
        return new AskedPlace(Optional.of(facility), facility.place(place));
    }

    private static RequestBooking booking(Slot slot) {
        return new RequestBooking(CENTRE, ROOM, slot, Optional.empty());
    }

    private static RequestBooking forGroup() {
        return new RequestBooking(CENTRE, ROOM, MONDAY, Optional.of(GROUP));
    }

    private Given asked(Actor actor) {
        return given().by(actor).knowing(place(ROOM, false), FIREFLIES, FEW, Free.YES, NUMBER);
    }

    private Given now(BookingEvent... happened) {
        return given(happened).knowing(FIREFLIES, SETTINGS);
    }

    @Nested
    class Asking {
        @Test
        void is_confirmed_at_once_unless_the_base_decides_itself() {
            asked(RESIDENT).when(booking(MONDAY)).then(REQUESTED, CONFIRMED);
            asked(RESIDENT)
                    .where(Map.of("K-FA-1", Use.OFF))
                    .when(booking(MONDAY))
                    .then(REQUESTED);
            given().by(RESIDENT)
                    .knowing(place(ROOM, true), FEW, Free.YES, NUMBER)
                    .when(booking(MONDAY))
                    .then(REQUESTED);
        }

        @Test
        void is_refused_where_somebody_has_the_place_then() {
            given().by(RESIDENT)
                    .knowing(place(ROOM, false), FEW, Free.NO, NUMBER)
                    .when(booking(MONDAY))
                    .thenRefused(TAKEN);
        }

        @Test
        void is_for_registered_groups_by_who_acts_for_them() {
            asked(GROUPS)
                    .when(forGroup())
                    .then(requested(Optional.of(AccountRef.of("hotaru")), Optional.of(GROUP)), CONFIRMED);
            asked(paper(DESK, GROUP.toString()))
                    .when(forGroup())
                    .then(requested(Optional.empty(), Optional.of(GROUP)), CONFIRMED);
            asked(RESIDENT).when(forGroup()).thenRefused(NOT_YOUR_GROUP);
            asked(GROUPS).when(booking(MONDAY)).thenRefused(BOOKED_FOR_GROUP);
            asked(paper(DESK, "slip")).when(booking(MONDAY)).thenRefused(BOOKED_FOR_GROUP);
            given().by(GROUPS)
                    .knowing(place(ROOM, false), group(KnownGroup.Standing.SUSPENDED), FEW, Free.YES, NUMBER)
                    .when(forGroup())
                    .thenRefused(NOT_REGISTERED);
        }

        @Test
        void names_a_place_that_there_is() {
            given().by(RESIDENT)
                    .knowing(new AskedPlace(Optional.empty(), Optional.empty()), FEW)
                    .when(booking(MONDAY))
                    .thenRefused(UNKNOWN_BASE);
            given().by(RESIDENT)
                    .knowing(place(PlaceCode.of("cellar"), false), FEW)
                    .when(booking(MONDAY))
                    .thenRefused(UNKNOWN_PLACE);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-06-15T09:00, 2026-06-15T17:00",
            "2026-06-15T16:59, 2026-06-15T17:00",
            "2026-06-16T23:00, 2026-06-17T01:00"
        })
        void is_inside_the_hours_to_the_minute(String from, String to) {
            asked(RESIDENT).when(booking(slot(from, to))).thenStage();
        }

        @ParameterizedTest
        @CsvSource({
            "2026-06-15T08:59, 2026-06-15T10:00",
            "2026-06-15T16:00, 2026-06-15T17:01",
            "2026-06-18T10:00, 2026-06-18T11:00",
            "2026-06-17T01:00, 2026-06-17T02:01",
            "2026-06-15T10:00, 2026-06-22T10:00"
        })
        void outside_the_hours_is_refused(String from, String to) {
            asked(RESIDENT).when(booking(slot(from, to))).thenRefused(OUTSIDE_HOURS);
        }

        @Test
        void of_a_storage_place_needs_no_hours_and_lasts_a_year_at_most() {
            for (var line : List.of(
                    List.of("2026-06-20T03:00", "2027-06-21T03:00", "may"),
                    List.of("2026-06-20T03:00", "2027-06-21T03:01", "may not"))) {
                Then then = given().by(RESIDENT)
                        .knowing(place(STORE, false), FEW, Free.YES, NUMBER)
                        .when(new RequestBooking(CENTRE, STORE, slot(line.get(0), line.get(1)), Optional.empty()));
                if (line.get(2).equals("may")) {
                    then.thenStage();
                } else {
                    then.thenRefused(TOO_FAR_AHEAD);
                }
            }
        }

        @Test
        void begins_ahead_and_within_a_year() {
            asked(RESIDENT)
                    .at("2026-06-15T10:00:00+09:00")
                    .when(booking(MONDAY))
                    .thenRefused(SLOT_NOT_AHEAD);
            asked(RESIDENT)
                    .at("2026-06-15T09:59:59+09:00")
                    .when(booking(MONDAY))
                    .thenStage();
            asked(RESIDENT)
                    .when(booking(slot("2027-06-14T10:00", "2027-06-14T11:00")))
                    .thenRefused(TOO_FAR_AHEAD);
            asked(RESIDENT)
                    .when(booking(slot("2027-06-07T10:00", "2027-06-07T11:00")))
                    .thenStage();
        }

        @Test
        void is_bounded_for_one_party() {
            given().by(RESIDENT)
                    .knowing(place(ROOM, false), new Quota(20, 20), Free.YES, NUMBER)
                    .when(booking(MONDAY))
                    .thenRefused(TOO_MANY_BOOKINGS);
        }
    }

    @Nested
    class Deciding {
        @Test
        void is_for_the_desk_of_the_base_until_it_begins() {
            now(REQUESTED).by(DESK).when(new ConfirmBooking()).then(CONFIRMED);
            now(REQUESTED).by(OTHER_DESK).when(new ConfirmBooking()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            now(REQUESTED).by(OFFICE).when(new ConfirmBooking()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            now(REQUESTED)
                    .at("2026-06-15T10:00:00+09:00")
                    .by(DESK)
                    .when(new ConfirmBooking())
                    .thenRefused(SLOT_BEGUN);
            now(REQUESTED, CONFIRMED).by(DESK).when(new ConfirmBooking()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void is_for_another_person_than_who_entered_it() {
            given().and(paper(DESK, GROUP.toString()), FOR_GROUP)
                    .knowing(FIREFLIES, SETTINGS)
                    .by(DESK)
                    .when(new ConfirmBooking())
                    .thenRefused(CommonRefusal.FOUR_EYES);
        }

        @Test
        void is_for_nobody_who_acts_for_the_group_that_booked() {
            given().and(paper(OTHER_DESK, GROUP.toString()), FOR_GROUP)
                    .knowing(FIREFLIES, SETTINGS)
                    .by(desk(GROUPS.account().value(), "centre"))
                    .when(new ConfirmBooking())
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
        }

        @Test
        void against_somebody_carries_a_reason() {
            now(REQUESTED)
                    .by(DESK)
                    .when(new DeclineBooking(ReasonGiven.of(REASON.code(), REASON.text())))
                    .then(new BookingDeclined(ID, REASON));
            now(REQUESTED)
                    .by(DESK)
                    .when(new DeclineBooking(ReasonGiven.of(REASON.code(), "点検")))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            now(REQUESTED)
                    .by(OTHER_DESK)
                    .when(new DeclineBooking(Optional.empty()))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void is_done_by_the_platform_when_it_begins_and_nobody_did() {
            DeclineBooking late = new DeclineBooking(ReasonGiven.of(ReasonCode.LATE, "未決定"));
            now(REQUESTED)
                    .at("2026-06-15T09:59:59+09:00")
                    .by(Actor.PLATFORM)
                    .when(late)
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            now(REQUESTED)
                    .at("2026-06-15T10:00:00+09:00")
                    .by(Actor.PLATFORM)
                    .when(late)
                    .then(new BookingDeclined(ID, new Reason(ReasonCode.LATE, "未決定")));
        }
    }

    @Nested
    class Cancelling {
        @Test
        void is_for_who_booked_and_the_desk_of_the_base_before_it_begins() {
            BookingEvent cancelled = new BookingCancelled(ID);
            now(REQUESTED).by(RESIDENT).when(new CancelBooking()).then(cancelled);
            now(REQUESTED, CONFIRMED).by(RESIDENT).when(new CancelBooking()).then(cancelled);
            now(REQUESTED, CONFIRMED).by(DESK).when(new CancelBooking()).then(cancelled);
            now(FOR_GROUP, CONFIRMED).by(GROUPS).when(new CancelBooking()).then(cancelled);
            now(FOR_GROUP, CONFIRMED).by(RESIDENT).when(new CancelBooking()).thenRefused(NOT_YOUR_BOOKING);
            now(REQUESTED, CONFIRMED).by(OTHER_DESK).when(new CancelBooking()).thenRefused(NOT_YOUR_BOOKING);
            now(REQUESTED, CONFIRMED)
                    .at("2026-06-15T09:59:59+09:00")
                    .by(RESIDENT)
                    .when(new CancelBooking())
                    .then(cancelled);
            now(REQUESTED, CONFIRMED)
                    .at("2026-06-15T10:00:00+09:00")
                    .by(RESIDENT)
                    .when(new CancelBooking())
                    .thenRefused(SLOT_BEGUN);
        }
    }

    @Nested
    class Recording_the_use {
        @Test
        void is_for_the_desk_of_the_base_once_it_began() {
            now(FOR_GROUP, CONFIRMED)
                    .at("2026-06-15T10:00:00+09:00")
                    .by(DESK)
                    .when(new RecordUse(12))
                    .then(new FacilityUsed(ID, CENTRE, Optional.of(GROUP), 12));
            now(FOR_GROUP, CONFIRMED)
                    .at("2026-06-15T09:59:59+09:00")
                    .by(DESK)
                    .when(new RecordUse(12))
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            now(FOR_GROUP, CONFIRMED)
                    .at("2026-06-15T10:00:00+09:00")
                    .by(OTHER_DESK)
                    .when(new RecordUse(12))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            now(FOR_GROUP)
                    .at("2026-06-15T10:00:00+09:00")
                    .by(DESK)
                    .when(new RecordUse(12))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Test
    void is_seen_by_who_booked_the_desk_of_the_base_and_the_office() {
        now(REQUESTED).by(RESIDENT).isSeen();
        now(REQUESTED).by(DESK).isSeen();
        now(REQUESTED).by(OFFICE).isSeen();
        now(REQUESTED).by(OTHER_DESK).isUnseen();
        now(REQUESTED).by(GROUPS).isUnseen();
        now(FOR_GROUP).by(GROUPS).isSeen();
        assertThat(((Booking.Begun) now(REQUESTED)
                                .by(RESIDENT)
                                .when(new CancelBooking())
                                .thenStage())
                        .stands())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void each_refusal_has_a_text_in_both_languages(BookingRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
