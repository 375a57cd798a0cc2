package org.kyodo.registry.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.registry.insurance.Accidents.COVER;
import static org.kyodo.registry.insurance.Accidents.DAY;
import static org.kyodo.registry.insurance.Accidents.DETAILS;
import static org.kyodo.registry.insurance.Accidents.GROUP;
import static org.kyodo.registry.insurance.Accidents.group;
import static org.kyodo.registry.insurance.Accidents.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.AccidentReportEvent;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentDetailsErased;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentReportClosed;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentReported;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimDenied;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimFiled;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimSettled;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccidentReportId;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.group.KnownGroup.Standing;
import org.kyodo.registry.insurance.AccidentReport.Known;
import org.kyodo.registry.insurance.AccidentReportCommand.CloseReport;
import org.kyodo.registry.insurance.AccidentReportCommand.EraseAccidentDetails;
import org.kyodo.registry.insurance.AccidentReportCommand.FileClaim;
import org.kyodo.registry.insurance.AccidentReportCommand.RecordDenial;
import org.kyodo.registry.insurance.AccidentReportCommand.RecordSettlement;
import org.kyodo.registry.person.Sealed;

class AccidentReportRulesTest extends RulesTest<AccidentReportCommand, AccidentReport, AccidentReportEvent> {
    private static final AccidentReportId ID = AccidentReportId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final Actor CLUB = actor("clean-campus", Role.GROUP);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final InsuranceSettings SETTINGS = new InsuranceSettings(Set.of(GroupType.CITIZEN_ACTIVITY), 20);
    private static final Optional<ReasonGiven> REASON =
            ReasonGiven.of(ReasonCode.OTHER, "通院がなく、補償の対象となる損害がないことを団体と確かめたため。");

    private static final AccidentReportEvent REPORTED =
            new AccidentReported(ID, GROUP, CoverKind.INJURY, DAY, false, Optional.empty());
    private static final AccidentReportEvent FILED = new ClaimFiled(ID, CoverKind.INJURY);

    AccidentReportRulesTest() {
        super(AccidentReportCommand.class, new AccidentReportRules(), new AccidentReport.Absent(ID));
    }

    private Given club(AccidentReportEvent... happened) {
        return given(happened)
                .knowing(SETTINGS, reporting(Standing.REGISTERED), affected())
                .by(CLUB)
                .at("2026-08-03T09:00:00+09:00");
    }

    private Given office(AccidentReportEvent... happened) {
        return club(happened).by(OFFICE);
    }

    private static Reporting reporting(Standing standing) {
        return new Reporting(group(CLUB, standing, GroupType.CITIZEN_ACTIVITY), Optional.of(COVER));
    }

    private static Affected affected() {
        return new Affected(group(CLUB, Standing.REGISTERED, GroupType.CITIZEN_ACTIVITY));
    }

    private static Actor onPaper(Role role) {
        return new Actor(
                AccountRef.of("sasaki"), Set.of(role), Optional.empty(), Channel.PAPER, Optional.of("clean-campus"));
    }

    @Nested
    class Reporting_an_accident {
        @Test
        void is_for_the_group_itself_or_for_a_desk_on_its_behalf() {
            club().when(report(CoverKind.INJURY, DAY)).then(REPORTED);
            club().by(onPaper(Role.DESK)).when(report(CoverKind.INJURY, DAY)).then(REPORTED);
            club().by(actor("taiso", Role.GROUP))
                    .when(report(CoverKind.INJURY, DAY))
                    .thenRefused(AccidentReportRefusal.NOT_YOUR_GROUP);
            club().by(OFFICE).when(report(CoverKind.INJURY, DAY)).thenRefused(AccidentReportRefusal.NOT_YOUR_GROUP);
        }

        @Test
        void is_for_a_body_of_the_city_suspended_or_not() {
            club().knowing(SETTINGS, reporting(Standing.SUSPENDED))
                    .when(report(CoverKind.INJURY, DAY))
                    .then(REPORTED);
            club().knowing(SETTINGS, reporting(Standing.NONE))
                    .when(report(CoverKind.INJURY, DAY))
                    .thenRefused(AccidentReportRefusal.GROUP_UNKNOWN);
        }

        @Test
        void is_of_what_the_policy_of_that_year_covers() {
            club().when(report(CoverKind.LIABILITY, DAY)).thenRefused(AccidentReportRefusal.NOT_COVERED);
            club().at("2027-04-02T09:00:00+09:00")
                    .when(report(CoverKind.INJURY, LocalDate.of(2027, 4, 1)))
                    .thenRefused(AccidentReportRefusal.NOT_COVERED);
            club().knowing(
                            SETTINGS,
                            new Reporting(
                                    group(CLUB, Standing.REGISTERED, GroupType.CITIZEN_ACTIVITY), Optional.empty()))
                    .when(report(CoverKind.INJURY, DAY))
                    .thenRefused(AccidentReportRefusal.NOT_COVERED);
            club().knowing(
                            SETTINGS,
                            new Reporting(group(CLUB, Standing.REGISTERED, GroupType.BUSINESS), Optional.of(COVER)))
                    .when(report(CoverKind.INJURY, DAY))
                    .thenRefused(AccidentReportRefusal.NOT_COVERED);
        }

        @Test
        void after_thirty_days_is_taken_and_told_to_be_late() {
            club().at("2026-09-01T23:59:59+09:00")
                    .when(report(CoverKind.INJURY, DAY))
                    .then(REPORTED);
            var late = new AccidentReported(ID, GROUP, CoverKind.INJURY, DAY, true, Optional.empty());
            var tooLate = club().at("2026-09-02T00:00:00+09:00");
            assertThat(tooLate.when(report(CoverKind.INJURY, DAY)).thenChecked())
                    .as("the officers are told")
                    .containsExactly("K-IN-1");
            tooLate.where(Map.of("K-IN-1", Use.OFF))
                    .when(report(CoverKind.INJURY, DAY))
                    .then(late);
        }

        @Test
        void after_the_days_of_a_municipality_that_insists_on_them_is_refused() {
            var insisting = club().where(Map.of("K-IN-1", Use.HARD));
            insisting
                    .at("2026-09-01T23:59:59+09:00")
                    .when(report(CoverKind.INJURY, DAY))
                    .then(REPORTED);
            insisting
                    .at("2026-09-02T00:00:00+09:00")
                    .when(report(CoverKind.INJURY, DAY))
                    .thenRefused(AccidentReportRefusal.REPORTED_LATE);
            insisting
                    .where("K-IN-1", 31)
                    .at("2026-09-02T00:00:00+09:00")
                    .when(report(CoverKind.INJURY, DAY))
                    .then(REPORTED);
        }

        @Test
        void is_of_a_day_that_has_come() {
            club().when(report(CoverKind.INJURY, LocalDate.of(2026, 8, 3))).thenStage();
            club().when(report(CoverKind.INJURY, LocalDate.of(2026, 8, 4)))
                    .thenRefused(AccidentReportRefusal.DAY_AHEAD);
        }

        @Test
        void prints_nothing_of_whom_it_happened_to() {
            assertThat(report(CoverKind.INJURY, DAY).toString()).doesNotContain("三浦", "0155", "骨折");
        }
    }

    @Nested
    class Deciding {
        @Test
        void is_for_nobody_who_acts_for_the_group() {
            club(REPORTED)
                    .by(staff(CLUB.account().value(), "collaboration-office"))
                    .when(new FileClaim())
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
        }

        @Test
        void is_for_the_office() {
            office(REPORTED).when(new FileClaim()).then(FILED);
            for (Actor other : new Actor[] {SECTION, CLUB}) {
                office(REPORTED).by(other).when(new FileClaim()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
                office(REPORTED).by(other).when(new CloseReport(REASON)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
                office(REPORTED, FILED)
                        .by(other)
                        .when(new RecordSettlement(DAY))
                        .thenRefused(CommonRefusal.NOT_IN_CHARGE);
                office(REPORTED, FILED)
                        .by(other)
                        .when(new RecordDenial(REASON))
                        .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            }
        }

        @Test
        void against_a_claim_tells_the_code_of_the_reason_and_no_words() {
            office(REPORTED).when(new CloseReport(REASON)).then(new AccidentReportClosed(ID, ReasonCode.OTHER));
            office(REPORTED).when(new CloseReport(Optional.empty())).thenRefused(CommonRefusal.REASON_REQUIRED);
            office(REPORTED, FILED).when(new RecordDenial(REASON)).then(new ClaimDenied(ID, ReasonCode.OTHER));
            office(REPORTED, FILED)
                    .when(new RecordDenial(ReasonGiven.of(ReasonCode.OTHER, "対象外")))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
        }

        @Test
        void of_the_insurer_is_recorded_from_the_accident_on_and_not_ahead() {
            office(REPORTED, FILED).when(new RecordSettlement(DAY)).then(new ClaimSettled(ID, DAY));
            office(REPORTED, FILED)
                    .when(new RecordSettlement(LocalDate.of(2026, 8, 4)))
                    .thenRefused(AccidentReportRefusal.DAY_AHEAD);
            office(REPORTED, FILED)
                    .when(new RecordSettlement(LocalDate.of(2026, 8, 1)))
                    .thenRefused(AccidentReportRefusal.BEFORE_THE_ACCIDENT);
        }

        @Test
        void comes_in_order() {
            office(REPORTED, FILED).when(new FileClaim()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            office(REPORTED, FILED).when(new CloseReport(REASON)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            office(REPORTED).when(new RecordSettlement(DAY)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Erasing {
        private final Sealed sealed = new Sealed(PersonRef.of("miura"), "sealed");

        private Given settled() {
            Known before = (Known) new AccidentReport.Absent(ID).after(REPORTED).after(FILED);
            return given(before.with(before.accident().detailed(sealed).because(sealed)))
                    .knowing(SETTINGS, affected())
                    .at("2026-10-01T10:00:00+09:00")
                    .and(OFFICE, new ClaimSettled(ID, LocalDate.of(2026, 9, 20)))
                    .by(Actor.PLATFORM);
        }

        @Test
        void comes_five_years_after_the_end() {
            settled()
                    .at("2031-10-01T23:59:59+09:00")
                    .when(new EraseAccidentDetails())
                    .thenRefused(AccidentReportRefusal.DETAILS_STILL_KEPT);
            Known after = (Known) settled()
                    .at("2031-10-02T00:00:00+09:00")
                    .when(new EraseAccidentDetails())
                    .thenStage();
            assertThat(after.accident().details()).isEmpty();
            assertThat(after.accident().reason()).isEmpty();
            settled()
                    .at("2031-10-02T00:00:00+09:00")
                    .when(new EraseAccidentDetails())
                    .then(new AccidentDetailsErased(ID, LocalDate.of(2031, 10, 2)));
        }

        @Test
        void of_nothing_is_a_repeat() {
            office(REPORTED, FILED, new ClaimSettled(ID, DAY))
                    .by(Actor.PLATFORM)
                    .when(new EraseAccidentDetails())
                    .thenRepeated();
        }
    }

    @Test
    void is_seen_by_the_group_whoever_enters_for_it_and_the_office() {
        office(REPORTED).isSeen();
        club(REPORTED).isSeen();
        club(REPORTED).by(onPaper(Role.DESK)).isSeen();
        club(REPORTED).by(SECTION).isUnseen();
        club(REPORTED).by(actor("taiso", Role.GROUP)).isUnseen();
        assertThat(DETAILS.toString()).doesNotContain("三浦");
    }
}
