package org.kyodo.registry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.DeskScheduleEvent;
import org.kyodo.contracts.registry.DeskScheduleEvent.DeskDaysClosed;
import org.kyodo.contracts.registry.DeskScheduleEvent.DeskScheduleSet;
import org.kyodo.contracts.registry.DeskSlots;
import org.kyodo.contracts.registry.WeeklyHours;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DeskScheduleId;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.TimeOfDay;
import org.kyodo.contracts.value.Weekday;
import org.kyodo.kit.RefusalTexts;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.desk.DeskScheduleCommand.CloseDeskDays;
import org.kyodo.registry.desk.DeskScheduleCommand.SetDeskSchedule;

class DeskScheduleRulesTest extends RulesTest<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> {
    private static final DeskScheduleId ID = DeskScheduleId.of("019d7c3a-0000-7000-8000-000000000022");
    private static final FacilityCode CENTRE = FacilityCode.of("centre");
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor DESK = desk("centre");
    private static final Actor OTHER_DESK = desk("salon");
    /** 004:L9. */
    static final DeskSlots AFTERNOONS = new DeskSlots(
            Stream.of(Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY)
                    .map(day -> hours(day, "13:00", "17:00"))
                    .toList(),
            30,
            1);

    private static final DeskScheduleEvent SET = new DeskScheduleSet(ID, CENTRE, AFTERNOONS);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 12);

    DeskScheduleRulesTest() {
        super(DeskScheduleCommand.class, new DeskScheduleRules(), new DeskSchedule.Absent(ID));
    }

    private static Actor desk(String base) {
        return new Actor(
                AccountRef.of("sasaki"),
                Set.of(Role.DESK),
                Optional.of(DepartmentCode.of(base)),
                Channel.WEB,
                Optional.empty());
    }

    private static WeeklyHours hours(Weekday day, String from, String to) {
        return new WeeklyHours(day, TimeOfDay.of(from), TimeOfDay.of(to));
    }

    private static SetDeskSchedule with(int minutes, WeeklyHours... hours) {
        return new SetDeskSchedule(CENTRE, new DeskSlots(List.of(hours), minutes, 1));
    }

    @Test
    void is_set_by_the_desk_of_the_base_the_office_and_the_settings() {
        for (Actor actor : List.of(DESK, OFFICE, Actor.PLATFORM)) {
            given().by(actor)
                    .knowing(Base.LISTED)
                    .when(new SetDeskSchedule(CENTRE, AFTERNOONS))
                    .then(SET);
        }
        given().by(OFFICE).isUnseen();
        given().by(OTHER_DESK)
                .knowing(Base.LISTED)
                .when(new SetDeskSchedule(CENTRE, AFTERNOONS))
                .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        given(SET)
                .by(OTHER_DESK)
                .when(new SetDeskSchedule(CENTRE, AFTERNOONS))
                .thenRefused(CommonRefusal.NOT_IN_CHARGE);
    }

    @Test
    void is_of_a_base_that_is_listed() {
        given().by(OFFICE)
                .knowing(Base.UNKNOWN)
                .when(new SetDeskSchedule(CENTRE, AFTERNOONS))
                .thenRefused(DeskScheduleRefusal.UNKNOWN_BASE);
    }

    @Test
    void is_set_anew_and_keeps_the_days_that_are_closed() {
        DeskSlots longer = new DeskSlots(AFTERNOONS.weekly(), 60, 2);
        DeskScheduleEvent closed = new DeskDaysClosed(ID, CENTRE, List.of(TODAY.plusDays(3)));
        DeskSchedule after = given(SET, closed)
                .by(DESK)
                .knowing(Base.LISTED)
                .when(new SetDeskSchedule(CENTRE, longer))
                .thenStage();
        org.assertj.core.api.Assertions.assertThat(after)
                .isEqualTo(new DeskSchedule.Set(ID, CENTRE, longer, List.of(TODAY.plusDays(3))));
        given(SET)
                .by(DESK)
                .knowing(Base.LISTED)
                .when(new SetDeskSchedule(CENTRE, AFTERNOONS))
                .thenRepeated();
    }

    @Test
    void has_hours_of_at_least_one_slot_that_do_not_overlap() {
        given().by(OFFICE)
                .knowing(Base.LISTED)
                .when(with(31, hours(Weekday.MONDAY, "13:00", "13:30")))
                .thenRefused(DeskScheduleRefusal.HOURS_DO_NOT_FIT);
        given().by(OFFICE)
                .knowing(Base.LISTED)
                .when(with(30, hours(Weekday.MONDAY, "09:00", "12:00"), hours(Weekday.MONDAY, "11:59", "13:00")))
                .thenRefused(DeskScheduleRefusal.HOURS_DO_NOT_FIT);
        given().by(OFFICE)
                .knowing(Base.LISTED)
                .when(with(30, hours(Weekday.MONDAY, "09:00", "12:00"), hours(Weekday.MONDAY, "12:00", "12:30")))
                .thenStage();
        given().by(OFFICE)
                .knowing(Base.LISTED)
                .when(with(30, hours(Weekday.MONDAY, "09:00", "12:00"), hours(Weekday.TUESDAY, "11:00", "13:00")))
                .thenStage();
    }

    @Test
    void is_closed_on_days_ahead() {
        given(SET)
                .by(DESK)
                .when(new CloseDeskDays(List.of(TODAY.plusDays(3), TODAY.plusDays(1))))
                .then(new DeskDaysClosed(ID, CENTRE, List.of(TODAY.plusDays(1), TODAY.plusDays(3))));
        given(SET)
                .by(DESK)
                .when(new CloseDeskDays(List.of(TODAY.plusDays(3), TODAY)))
                .thenRefused(CommonRefusal.DUE_DATE_NOT_AHEAD);
        given(SET)
                .by(DESK)
                .when(new CloseDeskDays(List.of(TODAY.plusDays(367))))
                .thenRefused(CommonRefusal.DUE_TOO_FAR);
        given(SET)
                .by(OTHER_DESK)
                .when(new CloseDeskDays(List.of(TODAY.plusDays(1))))
                .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        given().by(OFFICE)
                .when(new CloseDeskDays(List.of(TODAY.plusDays(1))))
                .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
    }

    @Test
    void a_day_that_is_closed_is_told_once() {
        DeskScheduleEvent closed = new DeskDaysClosed(ID, CENTRE, List.of(TODAY.plusDays(3)));
        given(SET, closed)
                .by(DESK)
                .when(new CloseDeskDays(List.of(TODAY.plusDays(3))))
                .thenRepeated();
        given(SET, closed)
                .by(DESK)
                .when(new CloseDeskDays(List.of(TODAY.plusDays(3), TODAY.plusDays(4))))
                .then(new DeskDaysClosed(ID, CENTRE, List.of(TODAY.plusDays(4))));
        given(SET).by(staff("suzuki", "school-education")).isSeen();
    }

    @ParameterizedTest
    @EnumSource
    void each_refusal_has_a_text_in_both_languages(DeskScheduleRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
