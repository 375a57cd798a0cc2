package org.kyodo.proposal.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesPublished;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesReplaced;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableAttendanceCorrected;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableCancelled;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableChanged;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableHeld;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableScheduled;
import org.kyodo.contracts.proposal.RoundTablePlan;
import org.kyodo.contracts.proposal.RoundTableTerms;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.registry.Attendance.HeadCount;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.contracts.value.Window;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.table.RoundTable.Minuted;
import org.kyodo.proposal.table.RoundTable.Minutes;
import org.kyodo.proposal.table.RoundTableCommand.CancelRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.ChangeRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.PublishMinutes;
import org.kyodo.proposal.table.RoundTableCommand.RecordRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.ScheduleRoundTable;
import org.kyodo.proposal.table.RoundTableFacts.Attending;
import org.kyodo.proposal.table.RoundTableFacts.Discussed;
import org.kyodo.proposal.table.RoundTableFacts.Settings;

class RoundTableRulesTest extends RulesTest<RoundTableCommand, RoundTable, RoundTableEvent> {
    static final RoundTableId ID = RoundTableId.of("019d7c3a-0000-7000-8000-000000000001");
    static final DepartmentCode OFFICE_CODE = DepartmentCode.COLLABORATION_OFFICE;
    static final DepartmentCode EDUCATION = DepartmentCode.of("school-education");
    static final DepartmentCode DISASTER = DepartmentCode.of("disaster-management");
    static final GroupId WATCH = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    private static final GroupId SHOPS = GroupId.of("019d7c3a-0000-7000-8000-0000000000a2");
    private static final Subject PROPOSAL =
            new Subject(SubjectType.PROPOSAL, UUID.fromString("019d7c3a-0000-7000-8000-0000000000b1"));
    private static final DocumentRef FILE =
            new DocumentRef(DocumentId.of("019d7c3a-0000-7000-8000-0000000000d1"), "a".repeat(64));

    static final Settings SETTINGS = new Settings(Set.of(OFFICE_CODE, EDUCATION, DISASTER), 20);
    static final Quota FEW = new Quota(99, 100);
    static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final Actor OTHER = staff("mori", "disaster-management");
    private static final Actor DESK = desk("saporante");
    private static final Optional<ReasonGiven> TYPHOON =
            ReasonGiven.of(ReasonCode.OTHER, "台風の接近により会場の安全が確保できないため中止します。");

    /** 2026-07-08 19:00, as in E3. */
    static final Window EVENING = slot("2026-07-08T19:00:00+09:00", "2026-07-08T21:00:00+09:00");

    private static final RoundTableEvent SCHEDULED = scheduled(RoundTableKind.ROUND_TABLE);
    static final Attendance ALL = came(List.of(WATCH), List.of(OFFICE_CODE, EDUCATION), 0);
    private static final RoundTableEvent HELD =
            new RoundTableHeld(ID, RoundTableKind.ROUND_TABLE, List.of(PROPOSAL), LocalDate.of(2026, 7, 8), ALL);
    private static final RoundTableEvent PUBLISHED =
            new MinutesPublished(ID, RoundTableKind.ROUND_TABLE, List.of(PROPOSAL), Optional.of(FILE));

    RoundTableRulesTest() {
        super(RoundTableCommand.class, new RoundTableRules(), new RoundTable.Absent(ID));
    }

    private static Actor desk(String code) {
        return new Actor(
                AccountRef.of("sasaki"),
                Set.of(Role.DESK),
                Optional.of(DepartmentCode.of(code)),
                Channel.WEB,
                Optional.empty());
    }

    static Window slot(String from, String to) {
        return new Window(
                OffsetDateTime.parse(from).toInstant(), OffsetDateTime.parse(to).toInstant());
    }

    private static RoundTablePlan plan(RoundTableKind kind, Window slot, Subject... subjects) {
        return new RoundTablePlan(
                kind, "みまもりマップを話し合う会", Optional.empty(), List.of(subjects), slot, "大殿地域交流センター", Optional.empty());
    }

    private static RoundTableEvent scheduled(RoundTableKind kind) {
        return new RoundTableScheduled(ID, new RoundTableTerms(plan(kind, EVENING, PROPOSAL), EDUCATION));
    }

    private static ScheduleRoundTable schedule(Window slot, Subject... subjects) {
        return new ScheduleRoundTable(plan(RoundTableKind.ROUND_TABLE, slot, subjects), Optional.empty());
    }

    static Attendance came(List<GroupId> groups, List<DepartmentCode> departments, int residents) {
        return new Attendance(groups, departments, new HeadCount(residents, 0, 0, 0, 4));
    }

    static Discussed discussing(List<Subject> unknown, DiscussedMatter... matters) {
        return new Discussed(
                Set.of(SubjectType.PROPOSAL, SubjectType.CALL),
                List.of(matters),
                unknown,
                List.of(matters).stream()
                        .map(DiscussedMatter::sections)
                        .filter(sections -> !sections.isEmpty())
                        .toList());
    }

    private static DiscussedMatter ofGroup(DepartmentCode... sections) {
        return new DiscussedMatter(Set.of(WATCH), false, Set.of(sections));
    }

    private Given table(RoundTableEvent... happened) {
        return given(happened)
                .by(SECTION)
                .at("2026-06-12T10:00:00+09:00")
                .knowing(SETTINGS, FEW, discussing(List.of(), ofGroup(EDUCATION, DISASTER)), new Attending(Set.of()));
    }

    private Given knowing(Discussed discussed, RoundTableEvent... happened) {
        return table(happened).knowing(SETTINGS, FEW, discussed, new Attending(Set.of()));
    }

    @Nested
    class Announcing {
        @Test
        void is_for_a_section_its_own_for_the_office_any_and_for_a_support_centre_its_own() {
            RoundTablePlan plan = schedule(EVENING, PROPOSAL).plan();
            table().when(schedule(EVENING, PROPOSAL))
                    .then(new RoundTableScheduled(ID, new RoundTableTerms(plan, EDUCATION)));
            table().by(OFFICE)
                    .when(new ScheduleRoundTable(plan, Optional.of(EDUCATION)))
                    .then(new RoundTableScheduled(ID, new RoundTableTerms(plan, EDUCATION)));
            table().by(DESK)
                    .when(schedule(EVENING, PROPOSAL))
                    .then(new RoundTableScheduled(ID, new RoundTableTerms(plan, DepartmentCode.of("saporante"))));
            table().by(OTHER)
                    .when(new ScheduleRoundTable(plan, Optional.of(EDUCATION)))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            table().by(DESK)
                    .when(new ScheduleRoundTable(plan, Optional.of(EDUCATION)))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            table().by(actor("acct-staff", Role.STAFF))
                    .when(schedule(EVENING, PROPOSAL))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            table().by(OFFICE)
                    .when(new ScheduleRoundTable(plan, Optional.of(DepartmentCode.of("nowhere"))))
                    .thenRefused(RoundTableRefusal.UNKNOWN_DEPARTMENT);
        }

        @Test
        void comes_seven_days_before_by_the_days_of_japan() {
            Given lastSecond = table().at("2026-07-01T23:59:59+09:00");
            lastSecond.when(schedule(EVENING)).thenStage();
            Given next = table().at("2026-07-02T00:00:00+09:00");
            next.when(schedule(EVENING)).thenRefused(RoundTableRefusal.ANNOUNCED_LATE);
            next.where("K-RT-1", 6).when(schedule(EVENING)).thenStage();
            next.where(Map.of("K-RT-1", Use.OFF)).when(schedule(EVENING)).thenStage();
            assertThat(next.where(Map.of("K-RT-1", Use.CHECK))
                            .when(schedule(EVENING))
                            .thenChecked())
                    .containsExactly("K-RT-1");
        }

        @Test
        void is_of_what_lies_ahead_whatever_a_municipality_makes_of_its_days() {
            Given late = table().where(Map.of("K-RT-1", Use.OFF));
            late.at("2026-07-08T19:00:00+09:00").when(schedule(EVENING)).thenRefused(RoundTableRefusal.SLOT_NOT_AHEAD);
            late.at("2026-07-08T18:59:59+09:00").when(schedule(EVENING)).thenStage();
        }

        @Test
        void is_of_the_year_ahead_and_of_a_year_at_most() {
            table().when(schedule(slot("2027-06-13T23:59:59+09:00", "2027-06-14T01:00:00+09:00")))
                    .thenStage();
            table().when(schedule(slot("2027-06-14T00:00:00+09:00", "2027-06-14T01:00:00+09:00")))
                    .thenRefused(RoundTableRefusal.ROUND_TABLE_TOO_FAR);
            table().when(schedule(slot("2026-07-08T19:00:00+09:00", "2027-07-09T19:00:00+09:00")))
                    .thenStage();
            table().when(schedule(slot("2026-07-08T19:00:00+09:00", "2027-07-09T19:00:01+09:00")))
                    .thenRefused(CommonRefusal.WINDOW_TOO_LONG);
        }

        @Test
        void is_about_matters_that_are_there_or_about_none() {
            Subject group = new Subject(SubjectType.GROUP, WATCH.value());
            table().when(schedule(EVENING)).thenStage();
            table().when(schedule(EVENING, PROPOSAL, group)).thenRefused(RoundTableRefusal.SUBJECT_NOT_DISCUSSED);
            knowing(discussing(List.of(PROPOSAL)))
                    .when(schedule(EVENING, PROPOSAL))
                    .thenRefused(RoundTableRefusal.SUBJECT_UNKNOWN);
        }

        @Test
        void has_an_end_in_number() {
            table().knowing(SETTINGS, new Quota(100, 100), discussing(List.of()))
                    .when(schedule(EVENING))
                    .thenRefused(RoundTableRefusal.TOO_MANY_SCHEDULED);
        }
    }

    @Nested
    class Changing {
        private final Window later = slot("2026-07-15T19:00:00+09:00", "2026-07-15T21:00:00+09:00");
        private final ChangeRoundTable toLater = new ChangeRoundTable(later, "大殿地域交流センター", Optional.empty());

        @Test
        void puts_it_at_another_time_that_is_announced_in_time() {
            table(SCHEDULED)
                    .at("2026-07-08T23:59:59+09:00")
                    .when(toLater)
                    .then(new RoundTableChanged(
                            ID, new RoundTableTerms(plan(RoundTableKind.ROUND_TABLE, later, PROPOSAL), EDUCATION)));
            table(SCHEDULED)
                    .at("2026-07-09T00:00:00+09:00")
                    .when(toLater)
                    .thenRefused(RoundTableRefusal.ANNOUNCED_LATE);
        }

        @Test
        void puts_it_into_another_room_until_it_begins_and_after() {
            ChangeRoundTable room = new ChangeRoundTable(EVENING, "ニューメディアプラザ", Optional.empty());
            table(SCHEDULED).at("2026-07-08T18:00:00+09:00").when(room).thenStage();
            ChangeRoundTable same = new ChangeRoundTable(EVENING, "大殿地域交流センター", Optional.empty());
            table(SCHEDULED).when(same).thenRepeated();
        }

        @Test
        void is_for_its_section_the_office_and_support_centres_until_it_was_held() {
            table(SCHEDULED).by(OFFICE).when(toLater).thenStage();
            table(SCHEDULED).by(DESK).when(toLater).thenStage();
            table(SCHEDULED).by(OTHER).when(toLater).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            table(SCHEDULED, HELD).when(toLater).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void or_calling_it_off_gives_a_reason() {
            table(SCHEDULED)
                    .when(new CancelRoundTable(TYPHOON))
                    .then(new RoundTableCancelled(ID, new Reason(ReasonCode.OTHER, "台風の接近により会場の安全が確保できないため中止します。")));
            table(SCHEDULED).when(new CancelRoundTable(Optional.empty())).thenRefused(CommonRefusal.REASON_REQUIRED);
            table(SCHEDULED)
                    .when(new CancelRoundTable(ReasonGiven.of(ReasonCode.OTHER, "台風のため")))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            table(SCHEDULED).by(OTHER).when(new CancelRoundTable(TYPHOON)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            table(SCHEDULED, HELD).when(new CancelRoundTable(TYPHOON)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Recording {
        private final Given evening = table(SCHEDULED).at("2026-07-08T21:00:00+09:00");

        private Given evening(Discussed discussed, RoundTableKind kind) {
            return knowing(discussed, scheduled(kind)).at("2026-07-08T21:00:00+09:00");
        }

        @Test
        void tells_once_who_came() {
            evening.when(new RecordRoundTable(ALL)).then(HELD);
            Given held = table(SCHEDULED, HELD).at("2026-07-09T10:00:00+09:00");
            held.when(new RecordRoundTable(ALL)).thenRepeated();
            Attendance corrected = came(List.of(WATCH, SHOPS), List.of(OFFICE_CODE, EDUCATION), 6);
            held.when(new RecordRoundTable(corrected)).then(new RoundTableAttendanceCorrected(ID, corrected));
            table(SCHEDULED, HELD, PUBLISHED)
                    .at("2026-07-20T10:00:00+09:00")
                    .when(new RecordRoundTable(corrected))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void begins_with_the_meeting_and_is_for_those_who_run_it() {
            table(SCHEDULED)
                    .at("2026-07-08T18:59:59+09:00")
                    .when(new RecordRoundTable(ALL))
                    .thenRefused(RoundTableRefusal.NOT_HELD_YET);
            table(SCHEDULED)
                    .at("2026-07-08T19:00:00+09:00")
                    .by(DESK)
                    .when(new RecordRoundTable(ALL))
                    .then(HELD);
            evening.by(OTHER).when(new RecordRoundTable(ALL)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void seats_the_proposer_at_a_round_table() {
            evening.when(new RecordRoundTable(came(List.of(SHOPS), List.of(OFFICE_CODE, EDUCATION), 5)))
                    .thenRefused(RoundTableRefusal.PARTY_MISSING);
            DiscussedMatter ofResident = new DiscussedMatter(Set.of(), true, Set.of(EDUCATION));
            Given residents = evening(discussing(List.of(), ofResident), RoundTableKind.ROUND_TABLE);
            residents
                    .when(new RecordRoundTable(came(List.of(SHOPS), List.of(OFFICE_CODE, EDUCATION), 0)))
                    .thenRefused(RoundTableRefusal.PARTY_MISSING);
            residents
                    .when(new RecordRoundTable(came(List.of(), List.of(OFFICE_CODE, EDUCATION), 1)))
                    .thenStage();
        }

        @Test
        void seats_a_section_in_charge_and_the_office_at_a_round_table() {
            evening.when(new RecordRoundTable(came(List.of(WATCH), List.of(EDUCATION), 0)))
                    .thenRefused(RoundTableRefusal.SECTION_MISSING);
            evening.when(new RecordRoundTable(came(List.of(WATCH), List.of(OFFICE_CODE), 0)))
                    .thenRefused(RoundTableRefusal.SECTION_MISSING);
            evening.when(new RecordRoundTable(came(List.of(WATCH), List.of(OFFICE_CODE, DISASTER), 0)))
                    .thenStage();
            assertThat(evening.where(Map.of("R-RT-1", Use.CHECK))
                            .when(new RecordRoundTable(came(List.of(WATCH), List.of(EDUCATION), 0)))
                            .thenChecked())
                    .containsExactly("R-RT-1");
        }

        @Test
        void of_an_exchange_seats_somebody_from_outside() {
            Given exchange = evening(discussing(List.of()), RoundTableKind.ROUND_TABLE);
            Attendance nobody = came(List.of(), List.of(OFFICE_CODE), 0);
            exchange.when(new RecordRoundTable(nobody)).thenRefused(RoundTableRefusal.PARTY_MISSING);
            exchange.when(new RecordRoundTable(came(List.of(SHOPS), List.of(OFFICE_CODE), 0)))
                    .thenStage();
            for (HeadCount some : List.of(
                    new HeadCount(1, 0, 0, 0, 0),
                    new HeadCount(0, 1, 0, 0, 0),
                    new HeadCount(0, 0, 1, 0, 0),
                    new HeadCount(0, 0, 0, 1, 0))) {
                exchange.when(new RecordRoundTable(new Attendance(List.of(), List.of(OFFICE_CODE), some)))
                        .thenStage();
            }
        }

        @Test
        void of_a_forum_or_a_screening_meeting_asks_for_nobody_in_particular() {
            for (RoundTableKind kind : List.of(RoundTableKind.PUBLIC_FORUM, RoundTableKind.SCREENING_MEETING)) {
                evening(discussing(List.of(), ofGroup(EDUCATION)), kind)
                        .when(new RecordRoundTable(came(List.of(), List.of(), 42)))
                        .thenStage();
            }
        }

        @Test
        void names_groups_and_departments_that_there_are() {
            table(SCHEDULED)
                    .at("2026-07-08T21:00:00+09:00")
                    .knowing(SETTINGS, discussing(List.of()), new Attending(Set.of(SHOPS)))
                    .when(new RecordRoundTable(ALL))
                    .thenRefused(RoundTableRefusal.UNKNOWN_GROUP);
            evening.when(new RecordRoundTable(
                            came(List.of(WATCH), List.of(OFFICE_CODE, DepartmentCode.of("nowhere")), 0)))
                    .thenRefused(RoundTableRefusal.UNKNOWN_DEPARTMENT);
        }
    }

    @Nested
    class Publishing_the_minutes {
        private final PublishMinutes file = new PublishMinutes(Optional.of(FILE), Optional.empty(), true);
        private final PublishMinutes text = new PublishMinutes(Optional.empty(), Optional.of("議事の要旨"), true);
        private final Given held = table(SCHEDULED, HELD);

        @Test
        void is_by_a_file_or_a_text_which_no_event_tells() {
            held.when(file).then(PUBLISHED);
            held.when(text)
                    .then(new MinutesPublished(ID, RoundTableKind.ROUND_TABLE, List.of(PROPOSAL), Optional.empty()));
            held.when(new PublishMinutes(Optional.empty(), Optional.empty(), true))
                    .thenRefused(RoundTableRefusal.MINUTES_MISSING);
        }

        @Test
        void needs_the_word_that_names_stand_there_by_consent() {
            held.when(new PublishMinutes(Optional.of(FILE), Optional.empty(), false))
                    .thenRefused(RoundTableRefusal.NAMES_WITHOUT_CONSENT);
        }

        @Test
        void anew_takes_the_place_of_the_first_ones() {
            Minuted minuted = new Minuted(
                    ID,
                    new RoundTableTerms(plan(RoundTableKind.ROUND_TABLE, EVENING, PROPOSAL), EDUCATION),
                    LocalDate.of(2026, 7, 8),
                    ALL,
                    new Minutes(Optional.of(FILE), Optional.empty()));
            given(minuted).by(SECTION).when(file).thenRepeated();
            given(minuted).by(SECTION).when(text).then(new MinutesReplaced(ID, Optional.empty()));
            given(minuted)
                    .by(SECTION)
                    .when(new PublishMinutes(Optional.of(FILE), Optional.of("議事の要旨"), true))
                    .then(new MinutesReplaced(ID, Optional.of(FILE)));
        }

        @Test
        void is_for_those_who_run_it_once_it_was_held() {
            held.by(OFFICE).when(file).then(PUBLISHED);
            held.by(DESK).when(file).then(PUBLISHED);
            held.by(OTHER).when(file).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            table(SCHEDULED).when(file).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Test
    void everybody_sees_it_from_the_announcement_on() {
        given().by(OFFICE).isUnseen();
        given(SCHEDULED).by(actor("miura", Role.RESIDENT)).isSeen();
        given(SCHEDULED, HELD, PUBLISHED).by(actor("miura", Role.RESIDENT)).isSeen();
    }
}
