package org.kyodo.proposal.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.grant.AwardEvent.AwardDecided;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementRoles;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.AgreementText;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.ConditionReport;
import org.kyodo.contracts.proposal.InitiativeOutline;
import org.kyodo.contracts.proposal.Initiator;
import org.kyodo.contracts.proposal.Pledge;
import org.kyodo.contracts.proposal.ProgressReport;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.proposal.ProjectEvent.ConditionReported;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeAnnounced;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeCorrected;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeHidden;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeShown;
import org.kyodo.contracts.proposal.ProjectEvent.PledgeWithdrawn;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressOverdue;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressReported;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectCancelled;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectClosed;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectCompleted;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectEvaluated;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectPlanned;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectResumed;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectStarted;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectSuspended;
import org.kyodo.contracts.proposal.ProjectEvent.SupportPledged;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.proposal.ProjectResult;
import org.kyodo.contracts.proposal.Supporter;
import org.kyodo.contracts.proposal.Wanted;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.contracts.value.Window;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.agreement.KnownAgreement;
import org.kyodo.proposal.agreement.KnownAgreement.Course;
import org.kyodo.proposal.award.KnownAward;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.project.Pledges.Said;
import org.kyodo.proposal.project.Project.Cancelled;
import org.kyodo.proposal.project.Project.Closed;
import org.kyodo.proposal.project.Project.Completed;
import org.kyodo.proposal.project.Project.Known;
import org.kyodo.proposal.project.ProjectCommand.AbandonProject;
import org.kyodo.proposal.project.ProjectCommand.AnnounceInitiative;
import org.kyodo.proposal.project.ProjectCommand.CancelProject;
import org.kyodo.proposal.project.ProjectCommand.CloseProject;
import org.kyodo.proposal.project.ProjectCommand.CompleteProject;
import org.kyodo.proposal.project.ProjectCommand.CorrectInitiative;
import org.kyodo.proposal.project.ProjectCommand.HideInitiative;
import org.kyodo.proposal.project.ProjectCommand.PlanProject;
import org.kyodo.proposal.project.ProjectCommand.PlanUnderAgreement;
import org.kyodo.proposal.project.ProjectCommand.PledgeSupport;
import org.kyodo.proposal.project.ProjectCommand.RecordEvaluation;
import org.kyodo.proposal.project.ProjectCommand.ReportCondition;
import org.kyodo.proposal.project.ProjectCommand.ReportProgress;
import org.kyodo.proposal.project.ProjectCommand.ResumeProject;
import org.kyodo.proposal.project.ProjectCommand.ShowInitiative;
import org.kyodo.proposal.project.ProjectCommand.StartProject;
import org.kyodo.proposal.project.ProjectCommand.SuspendProject;
import org.kyodo.proposal.project.ProjectCommand.TellProgressOverdue;
import org.kyodo.proposal.project.ProjectCommand.WithdrawPledge;
import org.kyodo.proposal.project.ProjectFacts.Awarded;
import org.kyodo.proposal.project.ProjectFacts.Basis;
import org.kyodo.proposal.project.ProjectFacts.EarlierWords;
import org.kyodo.proposal.project.ProjectFacts.NamedParties;
import org.kyodo.proposal.project.ProjectFacts.Occasion;
import org.kyodo.proposal.project.ProjectFacts.Parties;
import org.kyodo.proposal.project.ProjectFacts.Settings;

class ProjectRulesTest extends RulesTest<ProjectCommand, Project, ProjectEvent> {
    static final ProjectId ID = ProjectId.of("019d7c3a-0000-7000-8000-000000000001");
    static final GroupId WATCH = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    static final GroupId SHOP = GroupId.of("019d7c3a-0000-7000-8000-0000000000a2");
    static final AgreementId AGREEMENT = AgreementId.of("019d7c3a-0000-7000-8000-0000000000b1");
    static final CallId CALL = CallId.of("019d7c3a-0000-7000-8000-0000000000c1");
    static final EvaluationId EVALUATION = EvaluationId.of("019d7c3a-0000-7000-8000-0000000000d1");
    static final AreaCode OTONO = AreaCode.of("大殿");
    static final Settings SETTINGS = new Settings(Set.of(OTONO, AreaCode.of("白石")), Set.of(FieldType.of("F2")), 20);
    static final Quota FEW = new Quota(0, 20);

    static final Actor GROUP = actor("mimamori", Role.GROUP);
    static final Actor SHOPKEEPER = actor("shoten", Role.GROUP);
    static final Actor MIURA = actor("miura", Role.RESIDENT);
    static final Actor NEIGHBOUR = actor("kato", Role.RESIDENT);
    static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    static final Actor SECTION = staff("suzuki", "school-education");
    static final Actor PARKS = staff("mori", "parks");
    static final Actor DESK = actor("sasaki", Role.DESK);

    static final Parties PARTIES = new Parties(Map.of(WATCH, standing(WATCH, GROUP), SHOP, standing(SHOP, SHOPKEEPER)));

    static final ProjectPlan MAP = plan(CollaborationForm.COMMISSION, Optional.of(AGREEMENT));
    static final ProjectEvent PLANNED = new ProjectPlanned(ID, MAP);
    static final KnownAward AWARD = award((AwardDecided)
            GoldenSamples.of("kyodo.grant.AwardDecided.v1").event().orElseThrow());
    static final LocalDate TODAY = LocalDate.of(2026, 6, 12);
    static final ProjectEvent STARTED = new ProjectStarted(
            ID, TODAY, Optional.of(LocalDate.of(2027, 3, 31)), Optional.of(LocalDate.of(2026, 9, 11)));
    static final ProgressReport HALF = new ProgressReport(50, List.of(), 120, List.of("まち歩きの記録"));
    static final ProjectResult RESULT = new ProjectResult("危険箇所の地図を全戸に配り、下校の見守りが続いています。", List.of("みまもりマップ"), 240);
    static final ProjectEvent COMPLETED = new ProjectCompleted(ID, TODAY, RESULT);
    static final Optional<ReasonGiven> TYPHOON = ReasonGiven.of(ReasonCode.OTHER, "台風で会場が使えなくなり、復旧まで活動を続けられないため。");

    static final InitiativeOutline STORIES = new InitiativeOutline(
            "緑道おはなし会",
            "緑道で子どもたちに絵本を読む。",
            List.of(FieldType.of("F2")),
            List.of(OTONO),
            List.of(
                    new Wanted(SupportKind.PLACE, "雨の日の部屋", Optional.empty()),
                    new Wanted(SupportKind.STAFF_TIME, "読み手", Optional.of(6))),
            Optional.empty());
    static final InitiativeContact CONTACT = new InitiativeContact(Optional.of("三浦花"), "083-000-1234");
    static final Initiator BY_MIURA = new Initiator(Optional.of(MIURA.account()), Optional.empty());
    static final ProjectEvent ANNOUNCED = new InitiativeAnnounced(ID, BY_MIURA, STORIES);
    static final ProjectEvent HIDDEN = new InitiativeHidden(ID, ReasonCode.PERSONS_NAMED);
    static final Supporter BY_SHOP = Supporter.group(SHOP);
    static final ProjectEvent BOOKS = pledged(BY_SHOP, SupportKind.GOODS, 20, 1);
    static final Optional<ReasonGiven> NAMES_A_CHILD =
            ReasonGiven.of(ReasonCode.PERSONS_NAMED, "文章に子どもの名前が書かれているため、修正してください。");
    static final AnnounceInitiative ANNOUNCE = new AnnounceInitiative(Optional.empty(), STORIES, CONTACT);
    static final StartProject START = new StartProject(Optional.empty());

    ProjectRulesTest() {
        super(ProjectCommand.class, new ProjectRules(), new Project.Absent(ID));
    }

    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(ProjectRefusal.NOT_YOUR_GROUP, ProjectRefusal.GROUP_NOT_NAMED, CommonRefusal.NOT_IN_CHARGE);
    }

    private static KnownAward award(AwardDecided decided) {
        return new KnownAward(decided.awardId(), decided.award(), decided.decidedOn(), true);
    }

    static GroupStanding standing(GroupId group, Actor account) {
        return new GroupStanding(
                group,
                Optional.of(account.account()),
                "大殿子ども見守りネット",
                GroupType.CITIZEN_ACTIVITY,
                List.of(OTONO),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ProjectPlan plan(CollaborationForm form, Optional<AgreementId> agreement) {
        return new ProjectPlan(
                Optional.of(ProposalId.of("019d7c3a-0000-7000-8000-0000000000e1")),
                agreement,
                Optional.of(form),
                List.of(WATCH, SHOP),
                List.of(DepartmentCode.of("school-education")),
                "放課後みまもりマップづくり",
                List.of(FieldType.of("F2")),
                List.of(OTONO),
                new FiscalYear(2026));
    }

    static ProjectEvent pledged(Supporter supporter, SupportKind kind, int quantity, int pledges) {
        return new SupportPledged(ID, new Pledge(supporter, kind, Optional.of(quantity)), pledges);
    }

    static KnownAgreement agreement(boolean inForce, boolean standing, Optional<Period> term) {
        return agreement(inForce ? Course.PUBLIC : Course.NOT_YET_PUBLIC, term.map(Period::until), standing, term);
    }

    private static KnownAgreement agreement(Course course, LocalDate until, boolean standing) {
        return agreement(course, Optional.of(until), standing, Optional.empty());
    }

    private static KnownAgreement agreement(
            Course course, Optional<LocalDate> until, boolean standing, Optional<Period> term) {
        return new KnownAgreement(
                course,
                until,
                new AgreementTerms(
                        standing ? Optional.empty() : Optional.of(CollaborationForm.COMMISSION),
                        Instrument.AGREEMENT,
                        standing,
                        DepartmentCode.of("school-education"),
                        List.of(
                                AgreementParty.group(WATCH),
                                AgreementParty.department(DepartmentCode.of("school-education"))),
                        new AgreementText(
                                "協定書",
                                "目的",
                                AgreementRoles.NONE,
                                Optional.empty(),
                                Optional.empty(),
                                term,
                                List.of(),
                                List.of())));
    }

    private static Occasion occasion(CallKind kind, boolean cancelled) {
        return new Occasion(Optional.of(new PublishedCall(
                new CallTerms(
                        new CallPlan(
                                kind,
                                "市民事業の表明の場",
                                Optional.empty(),
                                new FiscalYear(2026),
                                new Window(
                                        Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-30T08:00:00Z")),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        DepartmentCode.COLLABORATION_OFFICE),
                cancelled,
                List.of())));
    }

    private static Object[] facts(Object... first) {
        List<Object> all = new java.util.ArrayList<>(List.of(first));
        all.addAll(List.of(
                SETTINGS,
                FEW,
                PARTIES,
                new NamedParties(PARTIES),
                new Basis(Optional.of(agreement(true, false, Optional.empty()))),
                new Awarded(Optional.of(AWARD)),
                new Occasion(Optional.empty()),
                (EarlierWords) _ -> Optional.empty()));
        return all.toArray();
    }

    /** What is looked up first counts, so these stand before the usual ones. */
    private Given project(Actor by, ProjectEvent... happened) {
        return given(happened).knowing(facts()).by(by);
    }

    private Given knowing(Object fact, Actor by, ProjectEvent... happened) {
        return given(happened).knowing(facts(fact)).by(by);
    }

    private static Actor entering(Actor actor, String party) {
        return new Actor(actor.account(), actor.roles(), actor.department(), Channel.PAPER, Optional.of(party));
    }

    private static ReportProgress report() {
        return new ReportProgress(HALF);
    }

    @Nested
    class Planning {
        @Test
        void follows_an_adoption() {
            project(Actor.PLATFORM).when(new PlanProject(MAP)).then(PLANNED);
        }

        @Test
        void happens_once() {
            project(Actor.PLATFORM, PLANNED).when(new PlanProject(MAP)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        private final PlanUnderAgreement delivery =
                new PlanUnderAgreement(AGREEMENT, "見守り配達", List.of(), List.of(OTONO));

        @Test
        void under_a_standing_agreement_is_for_the_sections_that_are_party_to_it() {
            Basis standing = new Basis(Optional.of(agreement(false, true, Optional.empty())));
            knowing(standing, SECTION)
                    .when(delivery)
                    .then(new ProjectPlanned(
                            ID,
                            new ProjectPlan(
                                    Optional.empty(),
                                    Optional.of(AGREEMENT),
                                    Optional.empty(),
                                    List.of(WATCH),
                                    List.of(DepartmentCode.of("school-education")),
                                    "見守り配達",
                                    List.of(),
                                    List.of(OTONO),
                                    new FiscalYear(2026))));
            knowing(standing, PARKS).when(delivery).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            knowing(standing, SECTION)
                    .when(new PlanUnderAgreement(AGREEMENT, "見守り配達", List.of(), List.of(AreaCode.of("火星"))))
                    .thenRefused(ProjectRefusal.UNKNOWN_AREA);
        }

        @Test
        void under_a_standing_agreement_that_is_over_is_refused() {
            for (KnownAgreement over : List.of(
                    agreement(Course.OVER, TODAY.plusDays(1), true),
                    agreement(Course.PUBLIC, TODAY.minusDays(1), true))) {
                knowing(new Basis(Optional.of(over)), SECTION)
                        .when(delivery)
                        .thenRefused(ProjectRefusal.AGREEMENT_IS_OVER);
            }
            assertThat(knowing(new Basis(Optional.of(agreement(Course.PUBLIC, TODAY, true))), SECTION)
                            .when(delivery)
                            .thenStage())
                    .as("on its last day")
                    .isInstanceOf(Project.Planned.class);
        }

        @Test
        void is_given_up_with_its_agreement_unless_it_has_started() {
            Reason why = new Reason(ReasonCode.FEASIBILITY, "担い手の交代により、続けることが難しくなったため。");
            AbandonProject abandon = new AbandonProject(why);
            project(Actor.PLATFORM, PLANNED).when(abandon).then(new ProjectCancelled(ID, why));
            project(Actor.PLATFORM, PLANNED, STARTED).when(abandon).thenRepeated();
            project(Actor.PLATFORM).when(abandon).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            project(Actor.PLATFORM, PLANNED, new ProjectCancelled(ID, why))
                    .when(abandon)
                    .thenRepeated();
        }

        @Test
        void under_another_agreement_or_none_is_refused() {
            project(SECTION).when(delivery).thenRefused(ProjectRefusal.NOT_A_STANDING_AGREEMENT);
            knowing(new Basis(Optional.empty()), SECTION)
                    .when(delivery)
                    .thenRefused(ProjectRefusal.NOT_A_STANDING_AGREEMENT);
        }
    }

    @Nested
    class Starting {
        private final Basis unpublished = new Basis(Optional.of(agreement(false, false, Optional.empty())));

        @Test
        void waits_until_the_rules_are_public() {
            knowing(unpublished, GROUP, PLANNED).when(START).thenRefused(ProjectRefusal.RULES_NOT_PUBLIC);
            knowing(new Basis(Optional.empty()), GROUP, PLANNED)
                    .when(START)
                    .thenRefused(ProjectRefusal.RULES_NOT_PUBLIC);
            project(GROUP, PLANNED).when(START).then(STARTED);
        }

        /** As long as it holds, and not when notice or its term is over, although nothing has ended it yet. */
        @Test
        void goes_by_the_last_day_on_which_the_agreement_holds() {
            LocalDate last = LocalDate.of(2026, 7, 12);
            Basis noticed = new Basis(Optional.of(agreement(Course.PUBLIC, last, false)));
            knowing(noticed, GROUP, PLANNED)
                    .at("2026-07-12T23:59:59+09:00")
                    .when(START)
                    .then(new ProjectStarted(ID, last, Optional.of(last), Optional.empty()));
            knowing(noticed, GROUP, PLANNED)
                    .at("2026-07-13T00:00:00+09:00")
                    .when(START)
                    .thenRefused(ProjectRefusal.RULES_NOT_PUBLIC);
            knowing(new Basis(Optional.of(agreement(Course.OVER, last, false))), GROUP, PLANNED)
                    .when(START)
                    .thenRefused(ProjectRefusal.RULES_NOT_PUBLIC);
        }

        @Test
        void needs_no_rules_where_nothing_is_put_down() {
            knowing(unpublished, GROUP, new ProjectPlanned(ID, plan(CollaborationForm.COOPERATION, Optional.empty())))
                    .when(START)
                    .then(STARTED);
        }

        private static final ProjectEvent SUBSIDISED =
                new ProjectPlanned(ID, plan(CollaborationForm.SUBSIDY, Optional.empty()));

        @Test
        void waits_for_the_award_of_what_is_subsidised() {
            knowing(unpublished, GROUP, SUBSIDISED).when(START).then(STARTED);
            assertThat(knowing(new Awarded(Optional.empty()), GROUP, SUBSIDISED)
                            .when(START)
                            .thenRefused(ProjectRefusal.AWARD_NOT_DECIDED)
                            .refusal()
                            .rule())
                    .isEqualTo("R-AG-4");
            knowing(new Awarded(Optional.empty()), GROUP, PLANNED).when(START).then(STARTED);
            knowing(new Awarded(Optional.empty()), MIURA, ANNOUNCED)
                    .when(START)
                    .then(new ProjectStarted(ID, TODAY, Optional.empty(), Optional.empty()));
        }

        @Test
        void of_what_is_subsidised_is_noted_where_a_municipality_only_checks_that() {
            assertThat(knowing(new Awarded(Optional.empty()), GROUP, SUBSIDISED)
                            .where(Map.of("R-AG-4", Use.CHECK))
                            .when(START)
                            .thenChecked())
                    .containsExactly("R-AG-4");
        }

        @Test
        void of_a_subsidy_under_a_standing_agreement_goes_by_the_agreement() {
            ProjectPlan standing = new ProjectPlan(
                    Optional.empty(),
                    Optional.of(AGREEMENT),
                    Optional.of(CollaborationForm.SUBSIDY),
                    MAP.groups(),
                    MAP.departments(),
                    MAP.title(),
                    MAP.fieldTypes(),
                    MAP.areas(),
                    MAP.fiscalYear());
            knowing(new Awarded(Optional.empty()), GROUP, new ProjectPlanned(ID, standing))
                    .when(START)
                    .then(STARTED);
            knowing(unpublished, GROUP, new ProjectPlanned(ID, standing))
                    .when(START)
                    .thenRefused(ProjectRefusal.RULES_NOT_PUBLIC);
        }

        @Test
        void is_noted_where_a_municipality_only_checks_that() {
            assertThat(knowing(unpublished, GROUP, PLANNED)
                            .where(Map.of("R-AG-4", Use.CHECK))
                            .when(START)
                            .thenChecked())
                    .containsExactly("R-AG-4");
        }

        @Test
        void is_for_each_of_the_parties() {
            project(SHOPKEEPER, PLANNED).when(START).then(STARTED);
            project(SECTION, PLANNED).when(START).then(STARTED);
            project(OFFICE, PLANNED).when(START).then(STARTED);
            project(entering(DESK, WATCH.toString()), PLANNED).when(START).then(STARTED);
            project(entering(SECTION, SHOP.toString()), PLANNED).when(START).then(STARTED);
            project(DESK, PLANNED).when(START).thenRefused(ProjectRefusal.NOT_A_PARTY);
            project(entering(DESK, "somebody"), PLANNED).when(START).thenRefused(ProjectRefusal.NOT_A_PARTY);
            project(entering(PARKS, WATCH.toString()), PLANNED).when(START).thenRefused(ProjectRefusal.NOT_A_PARTY);
            project(entering(SECTION, "somebody"), PLANNED).when(START).thenRefused(ProjectRefusal.NOT_A_PARTY);
            project(PARKS, PLANNED).when(START).thenRefused(ProjectRefusal.NOT_A_PARTY);
            project(actor("another", Role.GROUP), PLANNED).when(START).thenRefused(ProjectRefusal.NOT_A_PARTY);
            project(actor("mimamori", Role.RESIDENT), PLANNED).when(START).thenRefused(ProjectRefusal.NOT_A_PARTY);
        }

        @Test
        void ends_with_its_agreement_or_as_the_parties_say() {
            LocalDate end = LocalDate.of(2026, 8, 31);
            knowing(
                            new Basis(Optional.of(
                                    agreement(true, false, Optional.of(new Period(LocalDate.of(2026, 4, 1), end))))),
                            GROUP,
                            PLANNED)
                    .when(START)
                    .then(new ProjectStarted(ID, TODAY, Optional.of(end), Optional.empty()));
            project(GROUP, PLANNED)
                    .when(new StartProject(Optional.of(end)))
                    .then(new ProjectStarted(ID, TODAY, Optional.of(end), Optional.empty()));
            project(GROUP, PLANNED)
                    .at("2027-05-01T10:00:00+09:00")
                    .when(START)
                    .then(new ProjectStarted(ID, LocalDate.of(2027, 5, 1), Optional.empty(), Optional.empty()));
        }

        @Test
        void may_end_today_and_in_ten_years_but_neither_earlier_nor_later() {
            project(GROUP, PLANNED)
                    .when(new StartProject(Optional.of(TODAY)))
                    .then(new ProjectStarted(ID, TODAY, Optional.of(TODAY), Optional.empty()));
            project(GROUP, PLANNED)
                    .when(new StartProject(Optional.of(TODAY.minusDays(1))))
                    .thenRefused(ProjectRefusal.END_NOT_AHEAD);
            project(MIURA, ANNOUNCED)
                    .when(new StartProject(Optional.of(TODAY.plusYears(10))))
                    .then(new ProjectStarted(ID, TODAY, Optional.of(TODAY.plusYears(10)), Optional.empty()));
            project(MIURA, ANNOUNCED)
                    .when(new StartProject(Optional.of(TODAY.plusYears(10).plusDays(1))))
                    .thenRefused(ProjectRefusal.END_NOT_AHEAD);
            project(MIURA, ANNOUNCED)
                    .when(new StartProject(Optional.of(LocalDate.MAX)))
                    .thenRefused(ProjectRefusal.END_NOT_AHEAD);
        }

        @Test
        void happens_once() {
            project(GROUP, PLANNED, STARTED).when(START).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class What_takes_long {
        @ParameterizedTest
        @CsvSource({"2026-12-11, false", "2026-12-12, true"})
        void is_longer_than_six_months(LocalDate until, boolean isLong) {
            project(GROUP, PLANNED)
                    .when(new StartProject(Optional.of(until)))
                    .then(new ProjectStarted(
                            ID,
                            TODAY,
                            Optional.of(until),
                            isLong ? Optional.of(LocalDate.of(2026, 9, 11)) : Optional.empty()));
        }

        @Test
        void is_what_the_municipality_says_or_nothing() {
            project(GROUP, PLANNED)
                    .where("K-JI-4", 12)
                    .when(START)
                    .then(new ProjectStarted(ID, TODAY, Optional.of(LocalDate.of(2027, 3, 31)), Optional.empty()));
            project(GROUP, PLANNED)
                    .where(Map.of("K-JI-4", Use.OFF))
                    .when(START)
                    .then(new ProjectStarted(ID, TODAY, Optional.of(LocalDate.of(2027, 3, 31)), Optional.empty()));
        }

        @ParameterizedTest
        @CsvSource({
            "2026-06-12, 2026-12-11",
            "2026-09-11, 2026-12-11",
            "2026-09-12, 2027-03-11",
            "2026-12-11, 2027-03-11",
            "2026-12-12, 2027-06-11"
        })
        void has_its_next_report_due_at_the_end_of_the_next_quarter(LocalDate on, LocalDate next) {
            project(GROUP, PLANNED, STARTED)
                    .at(on + "T23:59:59+09:00")
                    .when(report())
                    .then(new ProgressReported(ID, HALF, on, Optional.of(next)));
        }

        @Test
        void is_told_once_a_quarter_when_the_day_is_over() {
            project(Actor.PLATFORM, PLANNED, STARTED)
                    .at("2026-09-11T23:59:59+09:00")
                    .when(new TellProgressOverdue())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            ProjectEvent overdue = new ProgressOverdue(ID, LocalDate.of(2026, 9, 11), LocalDate.of(2026, 12, 11));
            project(Actor.PLATFORM, PLANNED, STARTED)
                    .at("2026-09-12T00:00:00+09:00")
                    .when(new TellProgressOverdue())
                    .then(overdue);
            project(Actor.PLATFORM, PLANNED, STARTED, overdue)
                    .at("2026-09-12T00:00:01+09:00")
                    .when(new TellProgressOverdue())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
        }

        @Test
        void is_not_told_of_what_is_short() {
            ProjectEvent shortly = new ProjectStarted(ID, TODAY, Optional.empty(), Optional.empty());
            project(Actor.PLATFORM, PLANNED, shortly)
                    .at("2030-01-01T00:00:00+09:00")
                    .when(new TellProgressOverdue())
                    .thenRepeated();
            project(GROUP, PLANNED, shortly)
                    .when(report())
                    .then(new ProgressReported(ID, HALF, TODAY, Optional.empty()));
        }

        @Test
        void starts_on_the_last_day_of_a_month_as_well() {
            LocalDate since = LocalDate.of(2026, 11, 30);
            assertThat(Progress.endOfFirstQuarter(since)).isEqualTo(LocalDate.of(2027, 2, 27));
            assertThat(Progress.endOfNextQuarter(since, LocalDate.of(2027, 2, 27)))
                    .isEqualTo(LocalDate.of(2027, 5, 29));
        }
    }

    @Nested
    class Reporting {
        @Test
        void progress_is_for_the_parties() {
            project(SECTION, PLANNED, STARTED)
                    .when(report())
                    .then(new ProgressReported(ID, HALF, TODAY, Optional.of(LocalDate.of(2026, 12, 11))));
            project(PARKS, PLANNED, STARTED).when(report()).thenRefused(ProjectRefusal.NOT_A_PARTY);
            project(GROUP, PLANNED).when(report()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void a_condition_is_for_who_adopted_a_place() {
            ConditionReport bench = new ConditionReport("大通公園花壇", "ベンチ破損", true);
            ProjectEvent adopted = new ProjectPlanned(ID, plan(CollaborationForm.ADOPT, Optional.of(AGREEMENT)));
            project(GROUP, adopted, STARTED)
                    .when(new ReportCondition(bench))
                    .then(new ConditionReported(ID, bench, TODAY));
            project(PARKS, adopted, STARTED).when(new ReportCondition(bench)).thenRefused(ProjectRefusal.NOT_A_PARTY);
            project(GROUP, PLANNED, STARTED)
                    .when(new ReportCondition(bench))
                    .thenRefused(ProjectRefusal.NO_ADOPTED_PLACE);
        }

        /** E19: by its adopters and sections, for whom a desk may enter it, as long as they care for it. */
        @Test
        void of_an_adopted_place_is_of_those_who_care_for_it_while_they_do() {
            ReportCondition report = new ReportCondition(new ConditionReport("大通公園花壇", "異常なし", false));
            ProjectEvent adopted = new ProjectPlanned(ID, plan(CollaborationForm.ADOPT, Optional.of(AGREEMENT)));
            for (Actor party : List.of(GROUP, SHOPKEEPER, SECTION, OFFICE, entering(DESK, WATCH.toString()))) {
                assertThat(project(party, adopted, STARTED).when(report).thenStage())
                        .isInstanceOf(Project.InProgress.class);
            }
            for (Actor other : List.of(actor("another", Role.GROUP), DESK, entering(DESK, "somebody"))) {
                project(other, adopted, STARTED).when(report).thenRefused(ProjectRefusal.NOT_A_PARTY);
            }
            Reason storm = new Reason(ReasonCode.OTHER, "台風のため、当面のあいだ中断します。");
            for (ProjectEvent[] elsewhen : List.of(
                    new ProjectEvent[] {adopted},
                    new ProjectEvent[] {adopted, STARTED, new ProjectSuspended(ID, storm)},
                    new ProjectEvent[] {adopted, STARTED, COMPLETED},
                    new ProjectEvent[] {adopted, STARTED, COMPLETED, new ProjectClosed(ID, Optional.empty())},
                    new ProjectEvent[] {adopted, STARTED, new ProjectCancelled(ID, storm)})) {
                project(GROUP, elsewhen).when(report).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            }
        }

        @Test
        void of_conditions_a_year_is_kept() {
            Progress progress = IntStream.rangeClosed(1, 14)
                    .mapToObj(Integer::valueOf)
                    .reduce(
                            Progress.of(TODAY, Optional.empty(), Optional.empty()),
                            (all, number) -> all.found(new ConditionReport("花壇 " + number, "異常なし", false), TODAY),
                            (_, last) -> last);
            assertThat(progress.conditions())
                    .hasSize(12)
                    .last()
                    .extracting(found -> found.condition().place())
                    .isEqualTo("花壇 14");
        }
    }

    @Nested
    class Interrupting {
        private final Reason reason =
                new Reason(ReasonCode.OTHER, TYPHOON.orElseThrow().text().orElseThrow());
        private final ProjectEvent suspended = new ProjectSuspended(ID, reason);

        @Test
        void asks_for_a_reason() {
            project(GROUP, PLANNED, STARTED).when(new SuspendProject(TYPHOON)).then(suspended);
            project(GROUP, PLANNED, STARTED)
                    .when(new SuspendProject(Optional.empty()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            project(PARKS, PLANNED, STARTED).when(new SuspendProject(TYPHOON)).thenRefused(ProjectRefusal.NOT_A_PARTY);
        }

        @Test
        void ends_when_a_party_goes_on() {
            project(SECTION, PLANNED, STARTED, suspended)
                    .at("2026-12-20T10:00:00+09:00")
                    .when(new ResumeProject())
                    .then(new ProjectResumed(ID, LocalDate.of(2026, 12, 20), Optional.of(LocalDate.of(2027, 6, 11))));
            project(GROUP, PLANNED, STARTED).when(new ResumeProject()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            project(PARKS, PLANNED, STARTED, suspended)
                    .when(new ResumeProject())
                    .thenRefused(ProjectRefusal.NOT_A_PARTY);
        }

        @Test
        void for_good_is_a_cancellation() {
            ProjectEvent cancelled = new ProjectCancelled(ID, reason);
            project(GROUP, PLANNED).when(new CancelProject(TYPHOON)).then(cancelled);
            project(GROUP, PLANNED, STARTED).when(new CancelProject(TYPHOON)).then(cancelled);
            project(GROUP, PLANNED, STARTED, suspended)
                    .when(new CancelProject(TYPHOON))
                    .then(cancelled);
            project(MIURA, ANNOUNCED).when(new CancelProject(TYPHOON)).then(cancelled);
            project(GROUP, PLANNED)
                    .when(new CancelProject(ReasonGiven.of(ReasonCode.OTHER, "短い")))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            project(GROUP, PLANNED, STARTED, COMPLETED)
                    .when(new CancelProject(TYPHOON))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Ending {
        @Test
        void is_with_a_result_for_the_public() {
            project(GROUP, PLANNED, STARTED).when(new CompleteProject(RESULT)).then(COMPLETED);
            project(MIURA, ANNOUNCED, STARTED).when(new CompleteProject(RESULT)).then(COMPLETED);
            project(PARKS, PLANNED, STARTED).when(new CompleteProject(RESULT)).thenRefused(ProjectRefusal.NOT_A_PARTY);
            project(NEIGHBOUR, ANNOUNCED, STARTED)
                    .when(new CompleteProject(RESULT))
                    .thenRefused(ProjectRefusal.NOT_THE_INITIATOR);
            project(MIURA, ANNOUNCED).when(new CompleteProject(RESULT)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void is_evaluated_once() {
            ProjectEvent evaluated = new ProjectEvaluated(ID, EVALUATION);
            project(Actor.PLATFORM, PLANNED, STARTED, COMPLETED)
                    .when(new RecordEvaluation(EVALUATION))
                    .then(evaluated);
            project(Actor.PLATFORM, PLANNED, STARTED)
                    .when(new RecordEvaluation(EVALUATION))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            project(Actor.PLATFORM, PLANNED, STARTED, COMPLETED, evaluated)
                    .when(new RecordEvaluation(EVALUATION))
                    .thenRepeated();
        }

        @Test
        void is_not_evaluated_any_more_where_nobody_waited_for_it() {
            project(Actor.PLATFORM, PLANNED, STARTED, COMPLETED, new ProjectClosed(ID, Optional.empty()))
                    .when(new RecordEvaluation(EVALUATION))
                    .thenRepeated();
            project(Actor.PLATFORM, PLANNED, new ProjectCancelled(ID, new Reason(ReasonCode.OTHER, "雨")))
                    .when(new RecordEvaluation(EVALUATION))
                    .thenRepeated();
            project(Actor.PLATFORM).when(new RecordEvaluation(EVALUATION)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void of_a_project_is_for_its_sections_and_of_an_initiative_for_whoever_stated_it() {
            CloseProject close = new CloseProject(Optional.of(CollaborationForm.COMMISSION));
            ProjectEvent closed = new ProjectClosed(ID, Optional.of(CollaborationForm.COMMISSION));
            project(SECTION, PLANNED, STARTED, COMPLETED).when(close).then(closed);
            project(SECTION, PLANNED, STARTED, COMPLETED, new ProjectEvaluated(ID, EVALUATION))
                    .when(close)
                    .then(closed);
            project(GROUP, PLANNED, STARTED, COMPLETED).when(close).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            project(entering(SECTION, WATCH.toString()), PLANNED, STARTED, COMPLETED)
                    .when(close)
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            project(MIURA, ANNOUNCED, STARTED, COMPLETED)
                    .when(new CloseProject(Optional.empty()))
                    .then(new ProjectClosed(ID, Optional.empty()));
            project(OFFICE, ANNOUNCED, STARTED, COMPLETED).when(close).thenRefused(ProjectRefusal.NOT_THE_INITIATOR);
            project(SECTION, PLANNED, STARTED).when(close).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void of_a_project_of_several_sections_is_for_the_one_that_coordinates_it_and_the_office() {
            CloseProject close = new CloseProject(Optional.empty());
            ProjectEvent planned = new ProjectPlanned(
                    ID,
                    new ProjectPlan(
                            MAP.proposal(),
                            MAP.agreement(),
                            MAP.form(),
                            MAP.groups(),
                            List.of(DepartmentCode.of("school-education"), DepartmentCode.of("parks")),
                            MAP.title(),
                            MAP.fieldTypes(),
                            MAP.areas(),
                            MAP.fiscalYear()));
            for (Actor owner : List.of(SECTION, OFFICE)) {
                project(owner, planned, STARTED, COMPLETED).when(close).then(new ProjectClosed(ID, Optional.empty()));
            }
            project(PARKS, planned, STARTED).when(new CompleteProject(RESULT)).then(COMPLETED);
            project(PARKS, planned, STARTED, COMPLETED).when(close).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void keeps_what_came_of_it_and_forgets_how_to_reach_anybody() {
            Known going = (Known) new Project.Absent(ID).after(ANNOUNCED).after(STARTED);
            Known reachable = going.with(going.work()
                    .stated(statement -> statement.withContact(new SealedContact(UUID.randomUUID(), "sealed"))));
            assertThat(((Completed) reachable.after(COMPLETED))
                            .work()
                            .initiative()
                            .orElseThrow()
                            .contact())
                    .isEmpty();
            assertThat(((Cancelled) reachable.after(new ProjectCancelled(ID, new Reason(ReasonCode.OTHER, "雨"))))
                            .work()
                            .initiative()
                            .orElseThrow()
                            .contact())
                    .isEmpty();
            assertThat(reachable
                            .after(COMPLETED)
                            .after(new ProjectEvaluated(ID, EVALUATION))
                            .after(new ProjectClosed(ID, Optional.empty())))
                    .isInstanceOfSatisfying(Closed.class, closed -> {
                        assertThat(closed.evaluation()).contains(EVALUATION);
                        assertThat(closed.outcome().result()).isEqualTo(RESULT);
                        assertThat(closed.work().progress().orElseThrow().dueOn())
                                .isEmpty();
                    });
        }
    }

    @Nested
    class Announcing {
        @Test
        void asks_nothing_but_a_title_an_aim_and_a_contact() {
            project(MIURA).when(ANNOUNCE).then(ANNOUNCED);
            InitiativeOutline bare =
                    new InitiativeOutline("緑道おはなし会", "絵本を読む。", List.of(), List.of(), List.of(), Optional.empty());
            project(MIURA)
                    .when(new AnnounceInitiative(Optional.empty(), bare, CONTACT))
                    .then(new InitiativeAnnounced(ID, BY_MIURA, bare));
        }

        @Test
        void of_a_group_is_by_its_account_or_entered_for_it() {
            AnnounceInitiative ofShop = new AnnounceInitiative(Optional.of(SHOP), STORIES, CONTACT);
            ProjectEvent byShop =
                    new InitiativeAnnounced(ID, new Initiator(Optional.empty(), Optional.of(SHOP)), STORIES);
            project(SHOPKEEPER).when(ofShop).then(byShop);
            project(entering(DESK, SHOP.toString())).when(ofShop).then(byShop);
            project(entering(OFFICE, "shoten")).when(ofShop).then(byShop);
            project(GROUP).when(ofShop).thenRefused(ProjectRefusal.NOT_YOUR_GROUP);
            project(SHOPKEEPER).when(ANNOUNCE).thenRefused(ProjectRefusal.GROUP_NOT_NAMED);
        }

        @Test
        void on_paper_names_nobody() {
            project(entering(DESK, "person"))
                    .when(ANNOUNCE)
                    .then(new InitiativeAnnounced(ID, new Initiator(Optional.empty(), Optional.empty()), STORIES));
            project(entering(OFFICE, "miura")).when(ANNOUNCE).then(ANNOUNCED);
            project(entering(SECTION, "person")).when(ANNOUNCE).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            project(OFFICE).when(ANNOUNCE).thenRefused(CommonRefusal.NOT_ENTERED_ON_BEHALF);
        }

        @Test
        void on_an_occasion_names_an_open_call_for_initiatives() {
            InitiativeOutline there = new InitiativeOutline(
                    STORIES.title(),
                    STORIES.aim(),
                    STORIES.fieldTypes(),
                    STORIES.areas(),
                    STORIES.wanted(),
                    Optional.of(CALL));
            AnnounceInitiative announce = new AnnounceInitiative(Optional.empty(), there, CONTACT);
            knowing(occasion(CallKind.INITIATIVE, false), MIURA)
                    .when(announce)
                    .then(new InitiativeAnnounced(ID, BY_MIURA, there));
            knowing(occasion(CallKind.INITIATIVE, false), MIURA)
                    .at("2026-06-30T17:00:01+09:00")
                    .when(announce)
                    .thenRefused(ProjectRefusal.NO_SUCH_OCCASION);
            knowing(occasion(CallKind.CITIZEN_POLICY, false), MIURA)
                    .when(announce)
                    .thenRefused(ProjectRefusal.NO_SUCH_OCCASION);
            knowing(occasion(CallKind.INITIATIVE, true), MIURA)
                    .when(announce)
                    .thenRefused(ProjectRefusal.NO_SUCH_OCCASION);
            project(MIURA).when(announce).thenRefused(ProjectRefusal.NO_SUCH_OCCASION);
            project(MIURA, new InitiativeAnnounced(ID, BY_MIURA, there))
                    .when(new CorrectInitiative(there, Optional.of(CONTACT)))
                    .then(new InitiativeCorrected(ID, there), new InitiativeShown(ID, there));
        }

        @Test
        void in_a_field_that_the_settings_do_not_name_is_refused() {
            project(MIURA)
                    .when(new AnnounceInitiative(
                            Optional.empty(),
                            new InitiativeOutline(
                                    "会", "目的", List.of(FieldType.of("F9")), List.of(), List.of(), Optional.empty()),
                            CONTACT))
                    .thenRefused(ProjectRefusal.UNKNOWN_FIELD_TYPE);
        }

        @Test
        void has_an_end() {
            knowing(new Quota(20, 20), MIURA).when(ANNOUNCE).thenRefused(ProjectRefusal.TOO_MANY_INITIATIVES);
            knowing(new Quota(20, 20), entering(DESK, "person"))
                    .when(ANNOUNCE)
                    .then(new InitiativeAnnounced(ID, new Initiator(Optional.empty(), Optional.empty()), STORIES));
            project(MIURA)
                    .when(new AnnounceInitiative(
                            Optional.empty(),
                            new InitiativeOutline(
                                    "会", "目的", List.of(), List.of(AreaCode.of("火星")), List.of(), Optional.empty()),
                            CONTACT))
                    .thenRefused(ProjectRefusal.UNKNOWN_AREA);
        }
    }

    @Nested
    class An_initiative {
        @Test
        void starts_without_any_agreement_by_whoever_stated_it() {
            knowing(new Basis(Optional.empty()), MIURA, ANNOUNCED)
                    .when(START)
                    .then(new ProjectStarted(ID, TODAY, Optional.empty(), Optional.empty()));
            project(NEIGHBOUR, ANNOUNCED).when(START).thenRefused(ProjectRefusal.NOT_THE_INITIATOR);
            project(OFFICE, ANNOUNCED).when(START).thenRefused(ProjectRefusal.NOT_THE_INITIATOR);
            project(entering(OFFICE, "miura"), ANNOUNCED)
                    .when(START)
                    .then(new ProjectStarted(ID, TODAY, Optional.empty(), Optional.empty()));
            project(entering(PARKS, "miura"), ANNOUNCED).when(START).thenRefused(ProjectRefusal.NOT_THE_INITIATOR);
            project(entering(DESK, "person"), ANNOUNCED).when(START).thenRefused(ProjectRefusal.NOT_THE_INITIATOR);
        }

        @Test
        void of_a_group_is_the_groups() {
            ProjectEvent ofShop =
                    new InitiativeAnnounced(ID, new Initiator(Optional.empty(), Optional.of(SHOP)), STORIES);
            project(SHOPKEEPER, ofShop)
                    .when(START)
                    .then(new ProjectStarted(ID, TODAY, Optional.empty(), Optional.empty()));
            project(entering(DESK, SHOP.toString()), ofShop)
                    .when(START)
                    .then(new ProjectStarted(ID, TODAY, Optional.empty(), Optional.empty()));
            project(GROUP, ofShop).when(START).thenRefused(ProjectRefusal.NOT_THE_INITIATOR);
        }

        @Test
        void has_no_progress_that_anybody_demands() {
            project(MIURA, ANNOUNCED, STARTED).when(report()).thenRefused(ProjectRefusal.OTHER_KIND_OF_PROJECT);
            project(MIURA, ANNOUNCED, STARTED)
                    .when(new SuspendProject(TYPHOON))
                    .thenRefused(ProjectRefusal.OTHER_KIND_OF_PROJECT);
            project(GROUP, PLANNED, STARTED)
                    .when(new PledgeSupport(Optional.empty(), Optional.empty(), SupportKind.GOODS, Optional.empty()))
                    .thenRefused(ProjectRefusal.OTHER_KIND_OF_PROJECT);
        }
    }

    @Nested
    class Helping {
        private PledgeSupport pledge(SupportKind kind, Integer quantity) {
            return new PledgeSupport(Optional.empty(), Optional.empty(), kind, Optional.ofNullable(quantity));
        }

        private PledgeSupport ofShop(int quantity) {
            return new PledgeSupport(Optional.of(SHOP), Optional.empty(), SupportKind.GOODS, Optional.of(quantity));
        }

        @Test
        void is_for_everyone_by_their_own_judgement() {
            project(NEIGHBOUR, ANNOUNCED)
                    .when(pledge(SupportKind.STAFF_TIME, 2))
                    .then(pledged(Supporter.account(NEIGHBOUR.account()), SupportKind.STAFF_TIME, 2, 1));
            project(SHOPKEEPER, ANNOUNCED).when(ofShop(20)).then(BOOKS);
            project(entering(DESK, SHOP.toString()), ANNOUNCED).when(ofShop(20)).then(BOOKS);
            PledgeSupport tent = new PledgeSupport(
                    Optional.empty(), Optional.of(DepartmentCode.of("parks")), SupportKind.GOODS, Optional.of(1));
            project(PARKS, ANNOUNCED, BOOKS)
                    .when(tent)
                    .then(pledged(Supporter.department(DepartmentCode.of("parks")), SupportKind.GOODS, 1, 2));
            project(SECTION, ANNOUNCED).when(tent).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            project(GROUP, ANNOUNCED).when(ofShop(20)).thenRefused(ProjectRefusal.NOT_YOUR_GROUP);
            project(entering(DESK, "person"), ANNOUNCED)
                    .when(pledge(SupportKind.STAFF_TIME, 2))
                    .thenRefused(ProjectRefusal.GROUP_NOT_NAMED);
            project(SHOPKEEPER, ANNOUNCED)
                    .when(new PledgeSupport(
                            Optional.of(SHOP),
                            Optional.of(DepartmentCode.of("parks")),
                            SupportKind.GOODS,
                            Optional.empty()))
                    .thenRefused(ProjectRefusal.ONE_SUPPORTER);
        }

        @Test
        void with_money_tells_no_amount() {
            project(NEIGHBOUR, ANNOUNCED)
                    .when(pledge(SupportKind.MONEY, 5_000))
                    .thenRefused(ProjectRefusal.MONEY_NOT_PROMISED);
            project(NEIGHBOUR, ANNOUNCED)
                    .when(pledge(SupportKind.MONEY, null))
                    .then(new SupportPledged(
                            ID,
                            new Pledge(Supporter.account(NEIGHBOUR.account()), SupportKind.MONEY, Optional.empty()),
                            1));
        }

        @Test
        void counts_once_for_each_kind_and_the_later_word_counts() {
            project(SHOPKEEPER, ANNOUNCED, BOOKS).when(ofShop(20)).thenRepeated();
            project(SHOPKEEPER, ANNOUNCED, BOOKS).when(ofShop(30)).then(pledged(BY_SHOP, SupportKind.GOODS, 30, 1));
            project(SHOPKEEPER, ANNOUNCED, BOOKS)
                    .when(new PledgeSupport(Optional.of(SHOP), Optional.empty(), SupportKind.PLACE, Optional.of(1)))
                    .then(pledged(BY_SHOP, SupportKind.PLACE, 1, 2));
        }

        @Test
        void is_taken_back_by_its_own_side_only() {
            WithdrawPledge ofShop = new WithdrawPledge(Optional.of(SHOP), Optional.empty(), SupportKind.GOODS);
            ProjectEvent withdrawn = new PledgeWithdrawn(ID, BY_SHOP, SupportKind.GOODS, 0);
            project(SHOPKEEPER, ANNOUNCED, BOOKS).when(ofShop).then(withdrawn);
            project(GROUP, ANNOUNCED, BOOKS).when(ofShop).thenRefused(ProjectRefusal.NOT_YOUR_GROUP);
            project(MIURA, ANNOUNCED, BOOKS).when(ofShop).thenRefused(ProjectRefusal.NOT_YOUR_GROUP);
            project(OFFICE, ANNOUNCED, BOOKS).when(ofShop).thenRefused(ProjectRefusal.NOT_YOUR_GROUP);
            project(SHOPKEEPER, ANNOUNCED, BOOKS, withdrawn).when(ofShop).thenRepeated();
            project(SHOPKEEPER, ANNOUNCED, BOOKS, withdrawn).when(ofShop(20)).then(BOOKS);
            project(SHOPKEEPER, ANNOUNCED).when(ofShop).thenRefused(ProjectRefusal.NOTHING_PLEDGED);
            project(SHOPKEEPER, ANNOUNCED, BOOKS)
                    .when(new WithdrawPledge(Optional.of(SHOP), Optional.empty(), SupportKind.PLACE))
                    .thenRefused(ProjectRefusal.NOTHING_PLEDGED);
        }

        @Test
        void is_remembered_when_the_initiative_has_given_it_up() {
            EarlierWords before = supporter -> supporter.equals(BY_SHOP)
                    ? Optional.of(new Said(new Pledge(BY_SHOP, SupportKind.GOODS, Optional.of(20)), false, 1))
                    : Optional.empty();
            knowing(before, SHOPKEEPER, ANNOUNCED).when(ofShop(20)).thenRepeated();
            knowing(before, SHOPKEEPER, ANNOUNCED)
                    .when(new WithdrawPledge(Optional.of(SHOP), Optional.empty(), SupportKind.GOODS))
                    .then(new PledgeWithdrawn(ID, BY_SHOP, SupportKind.GOODS, -1));
        }

        @Test
        void ends_with_the_initiative() {
            project(SHOPKEEPER, ANNOUNCED, BOOKS, STARTED, COMPLETED)
                    .when(ofShop(1))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Hiding {
        @Test
        void is_for_the_office_and_has_one_of_two_grounds() {
            project(OFFICE, ANNOUNCED).when(new HideInitiative(NAMES_A_CHILD)).then(HIDDEN);
            project(OFFICE, ANNOUNCED, STARTED)
                    .when(new HideInitiative(ReasonGiven.of(ReasonCode.LEGAL_LIMIT, "許可のない場所での営業を呼びかけているため、直してください。")))
                    .then(new InitiativeHidden(ID, ReasonCode.LEGAL_LIMIT));
            project(OFFICE, ANNOUNCED)
                    .when(new HideInitiative(ReasonGiven.of(ReasonCode.EFFECT, "効果が見込めないと市が考えているため、表示しません。")))
                    .thenRefused(ProjectRefusal.NO_GROUND_TO_HIDE);
            project(OFFICE, ANNOUNCED)
                    .when(new HideInitiative(ReasonGiven.of(ReasonCode.PERSONS_NAMED, "名前")))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            project(PARKS, ANNOUNCED).when(new HideInitiative(NAMES_A_CHILD)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            project(OFFICE, ANNOUNCED, HIDDEN)
                    .when(new HideInitiative(NAMES_A_CHILD))
                    .thenRepeated();
        }

        @Test
        void is_not_for_who_stated_it() {
            ProjectEvent byOffice = new InitiativeAnnounced(
                    ID, new Initiator(Optional.of(OFFICE.account()), Optional.empty()), STORIES);
            project(OFFICE, byOffice)
                    .when(new HideInitiative(NAMES_A_CHILD))
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            project(OFFICE, byOffice, HIDDEN)
                    .when(new ShowInitiative())
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            Actor alsoShop = staff("shoten", "collaboration-office");
            ProjectEvent byShop =
                    new InitiativeAnnounced(ID, new Initiator(Optional.empty(), Optional.of(SHOP)), STORIES);
            project(alsoShop, byShop)
                    .when(new HideInitiative(NAMES_A_CHILD))
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            project(OFFICE, byShop).when(new HideInitiative(NAMES_A_CHILD)).then(HIDDEN);
        }

        @Test
        void is_over_once_it_is_shown_again() {
            project(OFFICE, ANNOUNCED, HIDDEN).when(new ShowInitiative()).then(new InitiativeShown(ID, STORIES));
            project(OFFICE, ANNOUNCED).when(new ShowInitiative()).thenRepeated();
            project(MIURA, ANNOUNCED, HIDDEN).when(new ShowInitiative()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        private final InitiativeOutline better =
                new InitiativeOutline("緑道おはなし会", "絵本を読む会。", List.of(), List.of(OTONO), List.of(), Optional.empty());

        @Test
        void lets_her_correct_it_unseen() {
            project(MIURA, ANNOUNCED, HIDDEN)
                    .when(new CorrectInitiative(better, Optional.empty()))
                    .then(new InitiativeCorrected(ID, better));
            project(OFFICE, ANNOUNCED, HIDDEN, new InitiativeCorrected(ID, better))
                    .when(new ShowInitiative())
                    .then(new InitiativeShown(ID, better));
            project(MIURA, ANNOUNCED)
                    .when(new CorrectInitiative(better, Optional.empty()))
                    .then(new InitiativeCorrected(ID, better), new InitiativeShown(ID, better));
            project(MIURA, ANNOUNCED)
                    .when(new CorrectInitiative(STORIES, Optional.empty()))
                    .thenRepeated();
            project(OFFICE, ANNOUNCED, HIDDEN)
                    .when(new CorrectInitiative(better, Optional.empty()))
                    .thenRefused(ProjectRefusal.NOT_THE_INITIATOR);
            project(MIURA, ANNOUNCED)
                    .when(new CorrectInitiative(
                            new InitiativeOutline(
                                    "会", "目的", List.of(), List.of(AreaCode.of("火星")), List.of(), Optional.empty()),
                            Optional.empty()))
                    .thenRefused(ProjectRefusal.UNKNOWN_AREA);
        }

        @Test
        void hides_it_from_all_but_her_and_the_town_hall() {
            project(NEIGHBOUR, ANNOUNCED).isSeen();
            project(NEIGHBOUR, ANNOUNCED, HIDDEN).isUnseen();
            project(NEIGHBOUR, ANNOUNCED, HIDDEN, new InitiativeShown(ID, STORIES))
                    .isSeen();
            project(MIURA, ANNOUNCED, HIDDEN).isSeen();
            project(PARKS, ANNOUNCED, HIDDEN).isSeen();
            project(DESK, ANNOUNCED, HIDDEN).isSeen();
            project(actor("ueda", Role.AUDITOR), ANNOUNCED, HIDDEN).isSeen();
            project(NEIGHBOUR).isUnseen();
        }

        @Test
        void leaves_a_pledge_in_the_hands_of_who_gave_it() {
            ProjectRules rules = new ProjectRules();
            Project hidden =
                    new Project.Absent(ID).after(ANNOUNCED).after(BOOKS).after(HIDDEN);
            var context = new org.kyodo.chassis.decide.Context(
                    Instant.EPOCH, SHOPKEEPER, MUNICIPALITY, org.kyodo.chassis.decide.Facts.of(facts()));
            assertThat(rules.seenBy(
                            hidden,
                            new WithdrawPledge(Optional.of(SHOP), Optional.empty(), SupportKind.GOODS),
                            context))
                    .isTrue();
            assertThat(rules.seenBy(
                            hidden,
                            new PledgeSupport(Optional.of(SHOP), Optional.empty(), SupportKind.GOODS, Optional.empty()),
                            context))
                    .isFalse();
        }
    }
}
