package org.kyodo.registry.facility;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.FacilityEvent;
import org.kyodo.contracts.registry.FacilityEvent.FacilityChanged;
import org.kyodo.contracts.registry.FacilityEvent.FacilityClosed;
import org.kyodo.contracts.registry.FacilityEvent.FacilityListed;
import org.kyodo.contracts.registry.FacilityPlace;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.registry.WeeklyHours;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FacilityId;
import org.kyodo.contracts.value.FacilityKind;
import org.kyodo.contracts.value.FacilityOperator;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.PlaceKind;
import org.kyodo.contracts.value.TimeOfDay;
import org.kyodo.contracts.value.Weekday;
import org.kyodo.kit.RefusalTexts;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.facility.FacilityCommand.ChangeFacility;
import org.kyodo.registry.facility.FacilityCommand.CloseFacility;
import org.kyodo.registry.facility.FacilityCommand.ListFacility;

class FacilityRulesTest extends RulesTest<FacilityCommand, Facility, FacilityEvent> {
    private static final FacilityId ID = FacilityId.of("019d7c3a-0000-7000-8000-000000000021");
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final Actor DESK = desk("sasaki", "centre");
    private static final Actor OTHER_DESK = desk("ito", "salon");
    static final FacilityProfile CENTRE = profile("centre", "市民活動交流センター");
    private static final FacilityEvent LISTED = new FacilityListed(ID, CENTRE);

    FacilityRulesTest() {
        super(FacilityCommand.class, new FacilityRules(), new Facility.Absent(ID));
    }

    private static Actor desk(String account, String base) {
        return new Actor(
                AccountRef.of(account),
                Set.of(Role.DESK),
                Optional.of(DepartmentCode.of(base)),
                Channel.WEB,
                Optional.empty());
    }

    static FacilityProfile profile(String code, String name) {
        return new FacilityProfile(
                FacilityCode.of(code),
                name,
                FacilityKind.SUPPORT_CENTRE,
                FacilityOperator.NPO,
                Optional.of("ふじまるビル8階"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("相談"),
                List.of(new FacilityPlace(PlaceCode.of("room-1"), "会議室", PlaceKind.ROOM, Optional.of(20))),
                List.of(new WeeklyHours(Weekday.MONDAY, TimeOfDay.of("09:00"), TimeOfDay.of("21:00"))),
                false);
    }

    @Test
    void is_listed_by_the_office_and_seen_by_everybody() {
        given().by(OFFICE).when(new ListFacility(CENTRE)).then(LISTED);
        given().by(Actor.PLATFORM).when(new ListFacility(CENTRE)).then(LISTED);
        given(LISTED).by(SECTION).isSeen();
        given().by(OFFICE).isUnseen();
    }

    @Test
    void is_listed_by_nobody_else() {
        given().by(SECTION).when(new ListFacility(CENTRE)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        given().by(DESK).when(new ListFacility(CENTRE)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        given(LISTED).by(OFFICE).when(new ListFacility(CENTRE)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
    }

    @Test
    void is_changed_by_the_office_and_its_own_desk() {
        FacilityProfile renamed = profile("centre", "交流センター");
        given(LISTED)
                .by(DESK)
                .knowing(Ahead.NOTHING)
                .when(new ChangeFacility(renamed))
                .then(new FacilityChanged(ID, renamed));
        given(LISTED)
                .by(OFFICE)
                .knowing(Ahead.NOTHING)
                .when(new ChangeFacility(renamed))
                .then(new FacilityChanged(ID, renamed));
        given(LISTED).by(DESK).when(new ChangeFacility(CENTRE)).thenRepeated();
        given(LISTED).by(OTHER_DESK).when(new ChangeFacility(renamed)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        given(LISTED).by(SECTION).when(new ChangeFacility(renamed)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
    }

    @Test
    void keeps_its_code_by_which_desks_belong_to_it() {
        given(LISTED)
                .by(DESK)
                .when(new ChangeFacility(profile("salon", "交流センター")))
                .thenRefused(FacilityRefusal.CODE_STAYS);
    }

    @Test
    void keeps_a_place_that_is_booked_ahead() {
        given(LISTED)
                .by(DESK)
                .knowing(Ahead.BOOKED)
                .when(new ChangeFacility(profile("centre", "交流センター")))
                .thenRefused(FacilityRefusal.BOOKED_AHEAD);
    }

    @Test
    void closes_once_nothing_is_booked_ahead() {
        given(LISTED)
                .by(DESK)
                .knowing(Ahead.BOOKED)
                .when(new CloseFacility())
                .thenRefused(FacilityRefusal.BOOKED_AHEAD);
        given(LISTED)
                .by(DESK)
                .knowing(Ahead.NOTHING)
                .when(new CloseFacility())
                .then(new FacilityClosed(ID, java.time.LocalDate.of(2026, 6, 12)));
        given(LISTED).by(OTHER_DESK).when(new CloseFacility()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        given(LISTED, new FacilityClosed(ID, java.time.LocalDate.of(2026, 6, 1)))
                .by(OFFICE)
                .when(new CloseFacility())
                .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
    }

    @ParameterizedTest
    @EnumSource
    void each_refusal_has_a_text_in_both_languages(FacilityRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
