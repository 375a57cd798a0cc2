package org.kyodo.registry.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentClosed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentMerged;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRegistered;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRenamed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationCancelled;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationPlanned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerAssigned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerReleased;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerVacancyDetected;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.registry.Reorganisation;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentId;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SectionRole;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.department.DepartmentCommand.AssignOfficer;
import org.kyodo.registry.department.DepartmentCommand.CancelReorganisation;
import org.kyodo.registry.department.DepartmentCommand.CarryOutReorganisation;
import org.kyodo.registry.department.DepartmentCommand.CloseDepartment;
import org.kyodo.registry.department.DepartmentCommand.EndTerms;
import org.kyodo.registry.department.DepartmentCommand.MergeDepartment;
import org.kyodo.registry.department.DepartmentCommand.RegisterDepartment;
import org.kyodo.registry.department.DepartmentCommand.ReleaseOfficer;
import org.kyodo.registry.department.DepartmentCommand.RenameDepartment;
import org.kyodo.registry.department.DepartmentCommand.TakeOverOfficers;
import org.kyodo.registry.department.DepartmentFacts.NewPerson;
import org.kyodo.registry.department.DepartmentFacts.OpenMatters;
import org.kyodo.registry.department.DepartmentFacts.Target;

class DepartmentRulesTest extends RulesTest<DepartmentCommand, Department, DepartmentEvent> {
    private static final DepartmentId ID = DepartmentId.of("019d7c3a-0000-7000-8000-000000000d01");
    private static final DepartmentCode CODE = DepartmentCode.of("lifelong-learning");
    private static final DepartmentCode PLANNING = DepartmentCode.of("planning");
    private static final DepartmentLabel LABEL = label("生涯学習課");
    private static final DepartmentLabel NEW_LABEL = label("まなび文化課");
    private static final LocalDate FIRST_OF_APRIL = LocalDate.of(2027, 4, 1);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "lifelong-learning");
    private static final Actor OTHER = staff("tanaka", "personnel");

    private static final DepartmentEvent REGISTERED = new DepartmentRegistered(ID, CODE, LABEL);
    private static final DepartmentEvent MERGER =
            new DepartmentReorganisationPlanned(ID, CODE, Reorganisation.merging(PLANNING, FIRST_OF_APRIL));
    private static final DepartmentEvent RENAMING =
            new DepartmentReorganisationPlanned(ID, CODE, Reorganisation.renaming(NEW_LABEL, FIRST_OF_APRIL));
    private static final PersonRef FUJII = PersonRef.of("fujii");
    private static final PersonRef OKADA = PersonRef.of("okada");
    private static final DepartmentEvent OF_FUJII = assigned(FUJII, SectionRole.OFFICER, Optional.empty());
    private static final DepartmentEvent OF_OKADA = assigned(OKADA, SectionRole.OFFICER, Optional.empty());

    private static final Target THERE = new Target(Optional.of(PLANNING), true, false);

    DepartmentRulesTest() {
        super(DepartmentCommand.class, new DepartmentRules(), new Department.Absent(ID));
    }

    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(DepartmentRefusal.MATTERS_OPEN);
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    private Given department(DepartmentEvent... happened) {
        return given(happened)
                .at("2026-06-12T10:00:00+09:00")
                .knowing(THERE, new OpenMatters(List.of()), new NewPerson(FUJII))
                .by(OFFICE);
    }

    @Nested
    class Registering {
        private final RegisterDepartment command = new RegisterDepartment(CODE, LABEL);

        @Test
        void is_for_the_office() {
            department().when(command).then(REGISTERED);
            department().by(SECTION).when(command).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void of_the_settings_is_done_by_the_platform() {
            department().by(Actor.PLATFORM).when(command).then(REGISTERED);
        }

        @Test
        void a_code_twice_is_refused() {
            department(REGISTERED).when(command).thenRefused(DepartmentRefusal.CODE_TAKEN);
        }
    }

    @Nested
    class Merging {
        private MergeDepartment on(String day) {
            return new MergeDepartment(PLANNING, Optional.of(LocalDate.parse(day)));
        }

        @Test
        void today_takes_effect_at_once() {
            DepartmentEvent merged = new DepartmentMerged(ID, CODE, PLANNING, LocalDate.of(2026, 6, 12));
            department(REGISTERED)
                    .when(new MergeDepartment(PLANNING, Optional.empty()))
                    .then(merged);
            department(REGISTERED).when(on("2026-06-12")).then(merged);
        }

        @Test
        void on_a_day_ahead_is_planned_and_yesterday_is_refused() {
            department(REGISTERED).when(on("2027-04-01")).then(MERGER);
            department(REGISTERED).when(on("2026-06-11")).thenRefused(DepartmentRefusal.DAY_IS_PAST);
        }

        @Test
        void may_be_a_year_ahead_and_no_more() {
            department(REGISTERED).when(on("2027-06-13")).thenStage();
            department(REGISTERED).when(on("2027-06-14")).thenRefused(CommonRefusal.DUE_TOO_FAR);
        }

        @Test
        void goes_into_an_active_department_that_is_not_to_become_part_of_this_one() {
            department(REGISTERED)
                    .knowing(new Target(Optional.empty(), false, false))
                    .when(on("2027-04-01"))
                    .thenRefused(DepartmentRefusal.TARGET_NOT_ACTIVE);
            department(REGISTERED)
                    .knowing(new Target(Optional.of(CODE), true, false))
                    .when(on("2027-04-01"))
                    .thenRefused(DepartmentRefusal.MERGED_INTO_ITSELF);
            department(REGISTERED)
                    .knowing(new Target(Optional.of(PLANNING), true, true))
                    .when(on("2027-04-01"))
                    .thenRefused(DepartmentRefusal.MERGED_INTO_ITSELF);
        }

        @Test
        void is_for_the_office_and_one_at_a_time() {
            department(REGISTERED).by(SECTION).when(on("2027-04-01")).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            department(REGISTERED, RENAMING)
                    .when(on("2027-04-01"))
                    .thenRefused(DepartmentRefusal.REORGANISATION_PLANNED);
        }

        @Test
        void of_the_collaboration_office_is_refused_for_the_rules_name_it() {
            DepartmentEvent office = new DepartmentRegistered(ID, DepartmentCode.COLLABORATION_OFFICE, LABEL);
            department(office).when(on("2027-04-01")).thenRefused(DepartmentRefusal.OFFICE_STAYS);
            department(office).when(new CloseDepartment()).thenRefused(DepartmentRefusal.OFFICE_STAYS);
            department(office)
                    .when(new RenameDepartment(NEW_LABEL, Optional.empty()))
                    .thenStage();
        }

        @Test
        void leaves_nothing_to_do_there() {
            department(REGISTERED, new DepartmentMerged(ID, CODE, PLANNING, FIRST_OF_APRIL))
                    .when(on("2027-04-01"))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Renaming {
        @Test
        void today_or_on_a_day_ahead() {
            department(REGISTERED)
                    .when(new RenameDepartment(NEW_LABEL, Optional.empty()))
                    .then(new DepartmentRenamed(ID, CODE, NEW_LABEL, LocalDate.of(2026, 6, 12)));
            department(REGISTERED)
                    .when(new RenameDepartment(NEW_LABEL, Optional.of(FIRST_OF_APRIL)))
                    .then(RENAMING);
        }

        @Test
        void to_the_same_is_a_repeat() {
            department(REGISTERED)
                    .when(new RenameDepartment(LABEL, Optional.empty()))
                    .thenRepeated();
        }

        @Test
        void is_refused_to_others_for_yesterday_and_beside_another_plan() {
            RenameDepartment command = new RenameDepartment(NEW_LABEL, Optional.of(LocalDate.of(2026, 6, 11)));
            department(REGISTERED).by(SECTION).when(command).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            department(REGISTERED).when(command).thenRefused(DepartmentRefusal.DAY_IS_PAST);
            department(REGISTERED, MERGER).when(command).thenRefused(DepartmentRefusal.REORGANISATION_PLANNED);
            department(REGISTERED)
                    .when(new RenameDepartment(NEW_LABEL, Optional.of(LocalDate.of(2028, 4, 1))))
                    .thenRefused(CommonRefusal.DUE_TOO_FAR);
        }
    }

    @Nested
    class A_planned_reorganisation {
        @Test
        void takes_effect_as_its_day_begins_in_japan_and_no_second_earlier() {
            department(REGISTERED, MERGER)
                    .by(Actor.PLATFORM)
                    .at("2027-03-31T23:59:59+09:00")
                    .when(new CarryOutReorganisation())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            department(REGISTERED, MERGER)
                    .by(Actor.PLATFORM)
                    .at("2027-04-01T00:00:00+09:00")
                    .when(new CarryOutReorganisation())
                    .then(new DepartmentMerged(ID, CODE, PLANNING, FIRST_OF_APRIL));
            department(REGISTERED, RENAMING)
                    .by(Actor.PLATFORM)
                    .at("2027-04-01T00:00:00+09:00")
                    .when(new CarryOutReorganisation())
                    .then(new DepartmentRenamed(ID, CODE, NEW_LABEL, FIRST_OF_APRIL));
        }

        @Test
        void goes_into_the_department_that_the_one_named_became_part_of_this_morning() {
            DepartmentCode third = DepartmentCode.of("policy");
            department(REGISTERED, MERGER)
                    .by(Actor.PLATFORM)
                    .at("2027-04-01T00:00:00+09:00")
                    .knowing(new Target(Optional.of(third), true, false))
                    .when(new CarryOutReorganisation())
                    .then(new DepartmentMerged(ID, CODE, third, FIRST_OF_APRIL));
        }

        @Test
        void does_not_take_effect_where_the_other_is_gone_or_it_would_be_its_own_part() {
            department(REGISTERED, MERGER)
                    .by(Actor.PLATFORM)
                    .at("2027-04-01T00:00:00+09:00")
                    .knowing(new Target(Optional.empty(), false, false))
                    .when(new CarryOutReorganisation())
                    .thenRefused(DepartmentRefusal.TARGET_NOT_ACTIVE);
            department(REGISTERED, MERGER)
                    .by(Actor.PLATFORM)
                    .at("2027-04-01T00:00:00+09:00")
                    .knowing(new Target(Optional.of(CODE), true, false))
                    .when(new CarryOutReorganisation())
                    .thenRefused(DepartmentRefusal.MERGED_INTO_ITSELF);
            department(REGISTERED)
                    .by(Actor.PLATFORM)
                    .when(new CarryOutReorganisation())
                    .thenRefused(DepartmentRefusal.NONE_PLANNED);
        }

        @Test
        void can_be_cancelled_by_the_office_and_is_told() {
            department(REGISTERED, MERGER)
                    .when(new CancelReorganisation())
                    .then(new DepartmentReorganisationCancelled(
                            ID, CODE, Reorganisation.merging(PLANNING, FIRST_OF_APRIL)));
            department(REGISTERED, MERGER)
                    .by(SECTION)
                    .when(new CancelReorganisation())
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            department(REGISTERED).when(new CancelReorganisation()).thenRefused(DepartmentRefusal.NONE_PLANNED);
        }
    }

    @Nested
    class Closing {
        @Test
        void releases_the_officers_and_needs_that_nothing_is_open() {
            LocalDate today = LocalDate.of(2026, 6, 12);
            department(REGISTERED, OF_FUJII)
                    .when(new CloseDepartment())
                    .then(new OfficerReleased(ID, CODE, FUJII, today), new DepartmentClosed(ID, CODE, today));
            department(REGISTERED)
                    .knowing(new OpenMatters(List.of("committee/1")))
                    .when(new CloseDepartment())
                    .thenRefused(DepartmentRefusal.MATTERS_OPEN);
        }

        @Test
        void is_for_the_office_and_not_beside_a_plan() {
            department(REGISTERED).by(SECTION).when(new CloseDepartment()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            department(REGISTERED, RENAMING)
                    .when(new CloseDepartment())
                    .thenRefused(DepartmentRefusal.REORGANISATION_PLANNED);
        }
    }

    @Nested
    class Officers {
        private AssignOfficer assign(String from, String to) {
            return new AssignOfficer(
                    new OfficerName("藤井久美子", "フジイクミコ"),
                    SectionRole.OFFICER,
                    false,
                    Optional.ofNullable(from).map(LocalDate::parse),
                    Optional.ofNullable(to).map(LocalDate::parse));
        }

        @Test
        void are_assigned_by_the_section_itself_or_the_office() {
            DepartmentEvent assigned = new OfficerAssigned(
                    ID, CODE, FUJII, SectionRole.OFFICER, LocalDate.of(2026, 6, 12), Optional.empty());
            department(REGISTERED).by(SECTION).when(assign(null, null)).then(assigned);
            department(REGISTERED).when(assign(null, null)).then(assigned);
            department(REGISTERED).by(OTHER).when(assign(null, null)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void are_assigned_by_staff_of_a_department_that_became_one_with_it() {
            Actor successor = new Actor(
                    AccountRef.of("tanaka"),
                    Set.of(Role.STAFF),
                    Optional.of(DepartmentCode.of("personnel")),
                    Channel.WEB,
                    Optional.empty(),
                    Set.of(CODE));
            department(REGISTERED).by(successor).when(assign(null, null)).thenStage();
        }

        @Test
        void have_a_last_day_not_before_the_first_and_not_past() {
            department(REGISTERED).when(assign("2026-07-01", "2026-07-01")).thenStage();
            department(REGISTERED)
                    .when(assign("2026-07-02", "2026-07-01"))
                    .thenRefused(DepartmentRefusal.TERM_NOT_IN_ORDER);
            department(REGISTERED)
                    .when(assign("2026-04-01", "2026-06-11"))
                    .thenRefused(DepartmentRefusal.TERM_NOT_IN_ORDER);
        }

        @Test
        void are_so_many_and_no_more() {
            DepartmentEvent[] many = Stream.concat(
                            Stream.of(REGISTERED),
                            IntStream.range(0, DepartmentRules.MOST_OFFICERS)
                                    .mapToObj(i -> assigned(PersonRef.of("p" + i), SectionRole.HEAD, Optional.empty())))
                    .toArray(DepartmentEvent[]::new);
            assertThat(department(many)
                            .when(assign(null, null))
                            .thenRefused(DepartmentRefusal.TOO_MANY_OFFICERS)
                            .given())
                    .isEqualTo(DepartmentRules.MOST_OFFICERS + 1);
        }

        @Test
        void the_last_one_released_is_told_at_once() {
            LocalDate today = LocalDate.of(2026, 6, 12);
            department(REGISTERED, OF_FUJII, OF_OKADA)
                    .by(SECTION)
                    .when(new ReleaseOfficer(OKADA))
                    .then(new OfficerReleased(ID, CODE, OKADA, today));
            department(REGISTERED, OF_FUJII)
                    .by(SECTION)
                    .when(new ReleaseOfficer(FUJII))
                    .then(new OfficerReleased(ID, CODE, FUJII, today), new OfficerVacancyDetected(ID, CODE, today));
            department(REGISTERED, OF_FUJII)
                    .by(SECTION)
                    .where(Map.of("K-DP-1", Use.OFF))
                    .when(new ReleaseOfficer(FUJII))
                    .then(new OfficerReleased(ID, CODE, FUJII, today));
        }

        @Test
        void a_head_or_one_who_begins_later_fills_no_vacancy() {
            LocalDate today = LocalDate.of(2026, 6, 12);
            DepartmentEvent later = new OfficerAssigned(
                    ID, CODE, OKADA, SectionRole.OFFICER, LocalDate.of(2026, 6, 13), Optional.empty());
            department(REGISTERED, OF_FUJII, later, assigned(PersonRef.of("head"), SectionRole.HEAD, Optional.empty()))
                    .when(new ReleaseOfficer(FUJII))
                    .then(new OfficerReleased(ID, CODE, FUJII, today), new OfficerVacancyDetected(ID, CODE, today));
            department(REGISTERED, assigned(OKADA, SectionRole.HEAD, Optional.empty()))
                    .when(new ReleaseOfficer(OKADA))
                    .then(new OfficerReleased(ID, CODE, OKADA, today));
        }

        @Test
        void only_one_who_is_there_is_released_and_by_who_is_in_charge() {
            department(REGISTERED, OF_OKADA)
                    .when(new ReleaseOfficer(FUJII))
                    .thenRefused(DepartmentRefusal.NO_SUCH_OFFICER);
            department(REGISTERED, OF_FUJII)
                    .by(OTHER)
                    .when(new ReleaseOfficer(FUJII))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void end_with_their_last_day() {
            DepartmentEvent until = assigned(FUJII, SectionRole.OFFICER, Optional.of(LocalDate.of(2027, 3, 31)));
            department(REGISTERED, until)
                    .by(Actor.PLATFORM)
                    .at("2027-03-31T23:59:59+09:00")
                    .when(new EndTerms())
                    .thenRepeated();
            department(REGISTERED, until)
                    .by(Actor.PLATFORM)
                    .at("2027-04-01T00:00:00+09:00")
                    .when(new EndTerms())
                    .then(
                            new OfficerReleased(ID, CODE, FUJII, FIRST_OF_APRIL),
                            new OfficerVacancyDetected(ID, CODE, FIRST_OF_APRIL));
            department(REGISTERED, until, OF_OKADA)
                    .by(Actor.PLATFORM)
                    .at("2027-04-01T00:00:00+09:00")
                    .when(new EndTerms())
                    .then(new OfficerReleased(ID, CODE, FUJII, FIRST_OF_APRIL));
        }

        @Test
        void of_a_department_that_is_part_of_another_end_there() {
            department(REGISTERED, new DepartmentMerged(ID, CODE, PLANNING, FIRST_OF_APRIL))
                    .by(Actor.PLATFORM)
                    .when(new EndTerms())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void of_a_merged_department_go_on_in_the_other_once() {
            Officer fujii = new Officer(
                    FUJII, SectionRole.OFFICER, LocalDate.of(2026, 4, 1), Optional.empty(), false, Optional.empty());
            department(REGISTERED)
                    .by(Actor.PLATFORM)
                    .when(new TakeOverOfficers(List.of(fujii)))
                    .then(OF_FUJII);
            department(REGISTERED, OF_FUJII)
                    .by(Actor.PLATFORM)
                    .when(new TakeOverOfficers(List.of(fujii)))
                    .thenRepeated();
            Officer okada = new Officer(
                    OKADA, SectionRole.OFFICER, LocalDate.of(2026, 4, 1), Optional.empty(), false, Optional.empty());
            department(REGISTERED, OF_FUJII)
                    .by(Actor.PLATFORM)
                    .when(new TakeOverOfficers(List.of(fujii, okada)))
                    .then(OF_OKADA);
            department(REGISTERED, new DepartmentMerged(ID, CODE, PLANNING, FIRST_OF_APRIL))
                    .by(Actor.PLATFORM)
                    .when(new TakeOverOfficers(List.of(fujii)))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Everybody {
        @Test
        void may_know_what_sections_there_are() {
            department(REGISTERED).by(actor("somebody", Role.RESIDENT)).isSeen();
            department().by(OFFICE).isUnseen();
        }
    }

    private static DepartmentEvent assigned(PersonRef person, SectionRole role, Optional<LocalDate> to) {
        return new OfficerAssigned(ID, CODE, person, role, LocalDate.of(2026, 4, 1), to);
    }

    private static DepartmentLabel label(String ja) {
        return new DepartmentLabel(ja, Optional.empty());
    }
}
