package org.kyodo.proposal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.DUE_TOO_FAR;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_YET_DUE;
import static org.kyodo.proposal.proposal.PolicyRefusal.*;
import static org.kyodo.proposal.proposal.ProposalRefusal.NOT_OF_THIS_KIND;
import static org.kyodo.proposal.proposal.ProposalRefusal.NOT_THE_PROPOSER;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.Measure;
import org.kyodo.contracts.proposal.OpinionStatement;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.AccountabilityOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.CoordinationOpened;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.OpinionStatementPublished;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalLapsed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmittedToCity;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.proposal.ProposalEvent.PublicDiscussionOpened;
import org.kyodo.contracts.proposal.ProposalEvent.ReflectionContinued;
import org.kyodo.contracts.proposal.ProposalEvent.ReflectionResultReported;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.proposal.Reflection;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.ReflectionOutcome;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.proposal.ExaminationCommand.AssignDepartments;
import org.kyodo.proposal.proposal.PolicyCommand.OpenPublicDiscussion;
import org.kyodo.proposal.proposal.PolicyCommand.PublishOpinionStatement;
import org.kyodo.proposal.proposal.PolicyCommand.ReportReflection;
import org.kyodo.proposal.proposal.PolicyCommand.SubmitToCity;
import org.kyodo.proposal.proposal.PolicyCommand.TellAccountabilityOverdue;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;
import org.kyodo.proposal.proposal.ProposalFacts.TheForum;
import org.kyodo.proposal.proposal.SubmissionCommand.LapseProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.WithdrawProposal;
import org.kyodo.proposal.table.KnownRoundTable;
import org.kyodo.proposal.table.KnownRoundTable.Progress;

/** The policy proposal of E5 「緑道のベンチとトイレ配置計画」 of a resident. */
class PolicyRulesTest extends RulesTest<ProposalCommand, Proposal, ProposalEvent> {
    static final ProposalId ID = ProposalId.of("019a0000-0000-7000-8000-0000000000a5");
    private static final ProposalId ANOTHER = ProposalId.of("019a0000-0000-7000-8000-0000000000a6");
    private static final RoundTableId FORUM = RoundTableId.of("019a0000-0000-7000-8000-0000000000f5");
    private static final GroupId GROUP = GroupId.of("019a0000-0000-7000-8000-0000000000b5");
    private static final DepartmentCode OFFICE = DepartmentCode.COLLABORATION_OFFICE;
    static final DepartmentCode PARKS = DepartmentCode.of("parks-green");
    private static final DepartmentCode SEWERS = DepartmentCode.of("sewerage");

    static final Actor RESIDENT = actor("acct-sakurada", Role.RESIDENT);
    static final Actor OFFICER = staff("acct-officer", "collaboration-office");
    private static final Actor GARDENER = staff("acct-gardener", "parks-green");
    private static final Actor DESK = actor("acct-desk", Role.DESK);

    private static final ProposalOutline OUTLINE = new ProposalOutline(
            "緑道のベンチとトイレ配置計画",
            "緑道で休めるようにする。",
            List.of(FieldType.of("F3")),
            List.of(AreaCode.of("桜丘")),
            CollaborationForm.COOPERATION,
            Yen.of(0));
    static final ProposalAccepted ACCEPTED = accepted(CallKind.CITIZEN_POLICY, residents());
    static final PublicDiscussionOpened OPENED = new PublicDiscussionOpened(ID, FORUM);
    private static final OpinionStatement STATEMENT = new OpinionStatement(
            new DocumentRef(DocumentId.of("019a0000-0000-7000-8000-0000000000d5"), "a".repeat(64)),
            FORUM,
            List.of("休む場所が要る。"),
            List.of("維持の費用が心配だ。"));
    static final OpinionStatementPublished PUBLISHED = new OpinionStatementPublished(ID, STATEMENT);
    static final ProposalSubmittedToCity WITH_CITY =
            new ProposalSubmittedToCity(ID, 1, LocalDate.parse("2026-06-30"), LocalDate.parse("2026-09-28"));
    static final DepartmentsAssigned ASSIGNED =
            new DepartmentsAssigned(ID, new Assignment(List.of(PARKS), PARKS, false));
    private static final String TEXT = "ベンチ8基は令和9年度当初予算要求に計上。トイレは下水道計画により令和10年度以降に検討";
    private static final Reason REASON = new Reason(ReasonCode.FEASIBILITY, "下水道の計画により、令和9年度にはトイレを置けないため。");
    private static final Measure BENCHES = new Measure("ベンチ8基を置く。", PARKS, Optional.of("令和9年度"));

    PolicyRulesTest() {
        super(ProposalCommand.class, ProposalRulesTest.PARTS, new ProposalRules(), new Proposal.Absent(ID));
    }

    static Proposer residents() {
        return Proposer.account(RESIDENT.account());
    }

    private static ProposalEntry entry(CallKind kind, Proposer proposer) {
        return new ProposalEntry("NP-2026-P0001", CallId.of("019a0000-0000-7000-8000-0000000000c5"), kind, proposer);
    }

    static ProposalSubmitted submitted(CallKind kind, Proposer proposer) {
        return new ProposalSubmitted(
                ID,
                entry(kind, proposer),
                List.of(),
                OUTLINE,
                new ProposalDetails("休む場所がない。", "毎週歩いている。", "ベンチとトイレを置く。", Yen.of(0), Optional.empty()),
                Optional.empty());
    }

    private static ProposalAccepted accepted(CallKind kind, Proposer proposer) {
        return new ProposalAccepted(ID, entry(kind, proposer), OUTLINE);
    }

    private static PublishedCall call() {
        return new PublishedCall(
                new CallTerms(
                        new CallPlan(
                                CallKind.CITIZEN_POLICY,
                                "令和8年度 市民提案（第1回）",
                                Optional.empty(),
                                new FiscalYear(2026),
                                new Window(
                                        OffsetDateTime.parse("2026-04-01T09:00:00+09:00")
                                                .toInstant(),
                                        OffsetDateTime.parse("2026-06-30T17:00:00+09:00")
                                                .toInstant()),
                                List.of(),
                                Optional.empty(),
                                Optional.of(1),
                                List.of()),
                        SEWERS),
                false,
                List.of());
    }

    private static KnownRoundTable forum(RoundTableKind kind, ProposalId about, Progress progress) {
        return new KnownRoundTable(FORUM, kind, List.of(new Subject(SubjectType.PROPOSAL, about.value())), progress);
    }

    private static KnownRoundTable forum(Progress progress) {
        return forum(RoundTableKind.PUBLIC_FORUM, ID, progress);
    }

    static Object[] facts(Optional<KnownRoundTable> forum) {
        return facts(forum, call());
    }

    /** Of one that is debated in a forum, and is to be in another. */
    private static Object[] facts(KnownRoundTable debated, KnownRoundTable named) {
        Object[] all = facts(Optional.empty());
        all[all.length - 1] = new TheForum(Optional.of(debated), Optional.of(named));
        return all;
    }

    private static Object[] facts(Optional<KnownRoundTable> forum, PublishedCall call) {
        return new Object[] {
            new PolicySettings(
                    90,
                    List.of(MonthDay.of(6, 30), MonthDay.of(9, 30), MonthDay.of(12, 25), MonthDay.of(3, 31)),
                    Set.of(OFFICE, PARKS, SEWERS)),
            new ProposalSettings(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    Set.of(OFFICE, PARKS, SEWERS),
                    1,
                    20,
                    14,
                    30,
                    Set.of(),
                    Map.of()),
            new TheCall(Optional.of(call)),
            new Parties(Map.of(
                    GROUP,
                    new GroupStanding(
                            GROUP,
                            Optional.of(AccountRef.of("acct-group")),
                            "桜丘みどりの会",
                            GroupType.CITIZEN_ACTIVITY,
                            List.of(AreaCode.of("桜丘")),
                            Optional.of(LocalDate.parse("2029-03-31")),
                            Optional.empty(),
                            Optional.empty()))),
            new TheForum(forum, forum)
        };
    }

    /** Of the resident, by the office on a day on which all of it could be. */
    private Given policy(ProposalEvent... events) {
        List<ProposalEvent> all = new ArrayList<>(List.of(submitted(CallKind.CITIZEN_POLICY, residents()), ACCEPTED));
        all.addAll(List.of(events));
        return given(all.toArray(ProposalEvent[]::new))
                .by(OFFICER)
                .at("2026-06-30T10:00:00+09:00")
                .knowing(facts(Optional.of(forum(Progress.MINUTES_PUBLISHED))));
    }

    private Given withCity(ProposalEvent... events) {
        return policy(Stream.concat(Stream.of(OPENED, PUBLISHED, WITH_CITY), Stream.of(events))
                .toArray(ProposalEvent[]::new));
    }

    static Proposal stageWithCity(ProposalEvent... events) {
        Proposal stage = new Proposal.Absent(ID);
        for (ProposalEvent event : Stream.concat(
                        Stream.of(
                                submitted(CallKind.CITIZEN_POLICY, residents()),
                                ACCEPTED,
                                OPENED,
                                PUBLISHED,
                                WITH_CITY),
                        Stream.of(events))
                .toList()) {
            stage = stage.after(event);
        }
        return stage;
    }

    private static ReportReflection result(ReflectionOutcome outcome) {
        return new ReportReflection(
                outcome,
                TEXT,
                Optional.of(new ReasonGiven(Optional.of(REASON.code()), Optional.of(REASON.text()))),
                Optional.of(List.of(BENCHES)),
                Optional.empty());
    }

    private static ReportReflection later(String dueOn) {
        return new ReportReflection(
                ReflectionOutcome.CONTINUED,
                "費用を調べた。",
                ReasonGiven.of(REASON.code(), REASON.text()),
                Optional.empty(),
                Optional.of(LocalDate.parse(dueOn)));
    }

    private static ReflectionContinued continued(String dueOn, DepartmentCode by) {
        return new ReflectionContinued(ID, "費用を調べた。", REASON, by, LocalDate.parse(dueOn));
    }

    static ReflectionResultReported reported(ReflectionOutcome outcome, DepartmentCode by, int days) {
        return new ReflectionResultReported(
                ID, new Reflection(outcome, TEXT, Optional.of(REASON), List.of(BENCHES), by, days));
    }

    private static AccountabilityOverdue overdue(String dueOn, int daysOver, DepartmentCode... departments) {
        return new AccountabilityOverdue(ID, LocalDate.parse(dueOn), daysOver, List.of(departments));
    }

    @Nested
    class Debating {
        private final OpenPublicDiscussion open = new OpenPublicDiscussion(FORUM);

        @ParameterizedTest
        @EnumSource(names = {"SCHEDULED", "HELD", "MINUTES_PUBLISHED"})
        void begins_with_a_public_forum_about_it(Progress progress) {
            policy().knowing(facts(Optional.of(forum(progress)))).when(open).then(OPENED);
        }

        @Test
        void needs_one_that_is_there_public_about_it_and_not_cancelled() {
            policy().knowing(facts(Optional.empty())).when(open).thenRefused(UNKNOWN_FORUM);
            for (KnownRoundTable other : List.of(
                    forum(RoundTableKind.ROUND_TABLE, ID, Progress.SCHEDULED),
                    forum(RoundTableKind.SCREENING_MEETING, ID, Progress.SCHEDULED),
                    forum(RoundTableKind.PUBLIC_FORUM, ANOTHER, Progress.SCHEDULED))) {
                assertThat(policy().knowing(facts(Optional.of(other)))
                                .when(open)
                                .thenRefused(FORUM_REQUIRED)
                                .refusal()
                                .rule())
                        .isEqualTo("R-CP-1");
            }
        }

        @Test
        void is_not_in_one_that_was_cancelled() {
            policy().knowing(facts(Optional.of(forum(Progress.CANCELLED))))
                    .when(open)
                    .thenRefused(FORUM_CANCELLED);
        }

        @Test
        void is_opened_by_the_office_the_section_of_the_call_or_a_desk() {
            policy().by(DESK).when(open).then(OPENED);
            policy().by(staff("acct-pipes", "sewerage")).when(open).then(OPENED);
            policy().by(GARDENER).when(open).thenRefused(NOT_IN_CHARGE);
        }

        @ParameterizedTest
        @EnumSource(names = {"SCHEDULED", "HELD", "MINUTES_PUBLISHED"})
        void happens_once(Progress progress) {
            policy(OPENED)
                    .knowing(facts(Optional.of(forum(progress))))
                    .when(open)
                    .thenRefused(FORUM_GOES_ON);
            policy(OPENED, PUBLISHED).when(open).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void goes_on_in_another_forum_where_its_own_was_cancelled() {
            RoundTableId next = RoundTableId.of("019a0000-0000-7000-8000-0000000000f6");
            Subject matter = new Subject(SubjectType.PROPOSAL, ID.value());
            KnownRoundTable there =
                    new KnownRoundTable(next, RoundTableKind.PUBLIC_FORUM, List.of(matter), Progress.SCHEDULED);
            OpenPublicDiscussion anew = new OpenPublicDiscussion(next);
            PublicDiscussionOpened opened = new PublicDiscussionOpened(ID, next);
            Object[] cancelled = facts(forum(Progress.CANCELLED), there);

            policy(OPENED).knowing(cancelled).when(anew).then(opened);
            policy(OPENED).by(DESK).knowing(cancelled).when(anew).then(opened);
            policy(OPENED).by(RESIDENT).knowing(cancelled).when(anew).thenRefused(NOT_IN_CHARGE);
            policy(OPENED)
                    .knowing(facts(forum(Progress.CANCELLED), forum(Progress.CANCELLED)))
                    .when(open)
                    .thenRefused(FORUM_CANCELLED);
            policy(OPENED)
                    .knowing(facts(Optional.of(forum(Progress.CANCELLED))))
                    .when(new PublishOpinionStatement(
                            STATEMENT.document(), STATEMENT.pointsFor(), STATEMENT.pointsAgainst()))
                    .thenRefused(MINUTES_NOT_PUBLISHED);
        }

        @Test
        void may_be_ended_by_the_proposer_before_it_goes_to_the_city() {
            WithdrawProposal withdraw = new WithdrawProposal(Optional.empty());
            ProposalWithdrawn withdrawn = new ProposalWithdrawn(ID, Optional.empty());
            policy().by(RESIDENT).when(withdraw).then(withdrawn);
            policy(OPENED).by(RESIDENT).when(withdraw).then(withdrawn);
            policy(OPENED, PUBLISHED).by(RESIDENT).when(withdraw).then(withdrawn);
            policy(OPENED, PUBLISHED, WITH_CITY).by(RESIDENT).when(withdraw).thenRefused(NOT_IN_THIS_STAGE);
            policy(OPENED).by(DESK).when(withdraw).thenRefused(NOT_THE_PROPOSER);
        }
    }

    @Nested
    class The_opinion_statement {
        private final PublishOpinionStatement publish =
                new PublishOpinionStatement(STATEMENT.document(), STATEMENT.pointsFor(), STATEMENT.pointsAgainst());

        @Test
        void sums_up_a_debate_of_which_everybody_can_read_the_minutes() {
            policy(OPENED).when(publish).then(PUBLISHED);
            policy(OPENED).by(DESK).when(publish).then(PUBLISHED);
            policy(OPENED).by(GARDENER).when(publish).thenRefused(NOT_IN_CHARGE);
        }

        @ParameterizedTest
        @EnumSource(names = {"SCHEDULED", "HELD", "CANCELLED"})
        void waits_for_the_minutes(Progress progress) {
            Refusal refusal = policy(OPENED)
                    .knowing(facts(Optional.of(forum(progress))))
                    .when(publish)
                    .thenRefused(MINUTES_NOT_PUBLISHED)
                    .refusal();
            assertThat(refusal.rule()).isEqualTo("R-CP-2");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STAGE);
        }

        @Test
        void is_not_of_a_forum_that_is_gone() {
            policy(OPENED).knowing(facts(Optional.empty())).when(publish).thenRefused(MINUTES_NOT_PUBLISHED);
        }

        @Test
        void is_published_once_and_after_the_debate_was_opened() {
            policy().when(publish).thenRefused(NOT_IN_THIS_STAGE);
            policy(OPENED, PUBLISHED).when(publish).thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Going_to_the_city {
        private final SubmitToCity submit = new SubmitToCity();

        @Test
        void is_for_the_proposer_or_a_desk_with_the_statement() {
            policy(OPENED, PUBLISHED).by(RESIDENT).when(submit).then(WITH_CITY);
            policy(OPENED, PUBLISHED).by(DESK).when(submit).then(WITH_CITY);
            policy(OPENED, PUBLISHED).by(OFFICER).when(submit).thenRefused(NOT_THE_PROPOSER);
            policy(OPENED, PUBLISHED)
                    .by(actor("acct-neighbour", Role.RESIDENT))
                    .when(submit)
                    .thenRefused(NOT_THE_PROPOSER);
        }

        @Test
        void waits_for_the_statement() {
            policy(OPENED).by(RESIDENT).when(submit).thenRefused(NOT_IN_THIS_STAGE);
            policy().by(RESIDENT).when(submit).thenRefused(NOT_IN_THIS_STAGE);
            withCity().by(RESIDENT).when(submit).thenRefused(NOT_IN_THIS_STAGE);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-06-30T23:59:59+09:00, 1, 2026-09-28",
            "2026-07-01T00:00:00+09:00, 2, 2026-09-29",
            "2026-04-01T00:00:00+09:00, 1, 2026-06-30",
            "2026-12-25T10:00:00+09:00, 3, 2027-03-25",
            "2026-12-26T10:00:00+09:00, 4, 2027-03-26",
            "2027-01-05T10:00:00+09:00, 4, 2027-04-05",
            "2027-03-31T23:59:59+09:00, 4, 2027-06-29"
        })
        void is_in_a_round_and_accounted_for_by_a_day(String at, int round, String dueOn) {
            policy(OPENED, PUBLISHED)
                    .by(RESIDENT)
                    .at(at)
                    .when(submit)
                    .then(new ProposalSubmittedToCity(
                            ID, round, OffsetDateTime.parse(at).toLocalDate(), LocalDate.parse(dueOn)));
        }

        @Test
        void is_in_the_first_round_where_none_are_set() {
            assertThat(new PolicySettings(90, List.of(), Set.of()).roundOn(LocalDate.parse("2026-12-26")))
                    .isEqualTo(1);
        }
    }

    @Nested
    class Assigning {
        @Test
        void says_who_answers() {
            withCity().when(new AssignDepartments(List.of(PARKS))).then(ASSIGNED);
            Assignment across = new Assignment(List.of(PARKS, SEWERS), OFFICE, true);
            withCity(ASSIGNED)
                    .when(new AssignDepartments(List.of(PARKS, SEWERS)))
                    .then(new DepartmentsAssigned(ID, across), new CoordinationOpened(ID, across));
            withCity(ASSIGNED).when(new AssignDepartments(List.of(PARKS))).thenRepeated();
        }

        @Test
        void is_for_the_office_alone_and_of_departments_that_are_there() {
            withCity()
                    .by(staff("acct-pipes", "sewerage"))
                    .when(new AssignDepartments(List.of(PARKS)))
                    .thenRefused(NOT_IN_CHARGE);
            withCity()
                    .when(new AssignDepartments(List.of(PARKS, DepartmentCode.of("nowhere"))))
                    .thenRefused(ANSWERED_BY_UNKNOWN_DEPARTMENT);
        }

        @Test
        void waits_until_it_is_with_the_city() {
            assertThat(policy(OPENED)
                            .when(new AssignDepartments(List.of(PARKS)))
                            .thenRefused(NOT_OF_THIS_KIND)
                            .refusal()
                            .rule())
                    .isEqualTo("R-CP-3");
        }
    }

    @Nested
    class The_account {
        @Test
        void is_given_by_who_was_assigned_or_the_office() {
            Given due = withCity(ASSIGNED).at("2026-10-05T10:00:00+09:00");
            due.by(GARDENER).when(result(ReflectionOutcome.PARTLY)).then(reported(ReflectionOutcome.PARTLY, PARKS, 97));
            due.when(result(ReflectionOutcome.NOT_REFLECTED))
                    .then(reported(ReflectionOutcome.NOT_REFLECTED, OFFICE, 97));
            due.by(staff("acct-pipes", "sewerage"))
                    .when(result(ReflectionOutcome.PARTLY))
                    .thenRefused(NOT_IN_CHARGE);
            withCity().by(GARDENER).when(result(ReflectionOutcome.PARTLY)).thenRefused(NOT_IN_CHARGE);
            withCity().when(result(ReflectionOutcome.PARTLY)).then(reported(ReflectionOutcome.PARTLY, OFFICE, 0));
        }

        @Test
        void needs_a_text_for_the_public() {
            ReportReflection silent = new ReportReflection(
                    ReflectionOutcome.REFLECTED, " ", Optional.empty(), Optional.empty(), Optional.empty());
            assertThat(withCity()
                            .when(silent)
                            .thenRefused(ACCOUNT_REQUIRED)
                            .refusal()
                            .rule())
                    .isEqualTo("R-CP-4");
            withCity()
                    .when(new ReportReflection(
                            ReflectionOutcome.CONTINUED, "", silent.reason(), Optional.empty(), Optional.empty()))
                    .thenRefused(ACCOUNT_REQUIRED);
        }

        @Test
        void needs_a_reason_unless_it_is_reflected() {
            ReportReflection whole = new ReportReflection(
                    ReflectionOutcome.REFLECTED, TEXT, Optional.empty(), Optional.empty(), Optional.empty());
            withCity()
                    .when(whole)
                    .then(new ReflectionResultReported(
                            ID,
                            new Reflection(ReflectionOutcome.REFLECTED, TEXT, Optional.empty(), List.of(), OFFICE, 0)));
            for (ReflectionOutcome outcome : List.of(ReflectionOutcome.PARTLY, ReflectionOutcome.NOT_REFLECTED)) {
                ReportReflection bare =
                        new ReportReflection(outcome, TEXT, Optional.empty(), Optional.empty(), Optional.empty());
                assertThat(withCity()
                                .when(bare)
                                .thenRefused(REFLECTION_REASON_REQUIRED)
                                .refusal()
                                .rule())
                        .isEqualTo("R-CP-4");
                withCity()
                        .when(new ReportReflection(
                                outcome,
                                TEXT,
                                ReasonGiven.of(ReasonCode.BUDGET, "予算がないため。"),
                                Optional.empty(),
                                Optional.empty()))
                        .thenRefused(REFLECTION_REASON_REQUIRED);
            }
            withCity()
                    .when(new ReportReflection(
                            ReflectionOutcome.REFLECTED,
                            TEXT,
                            ReasonGiven.of(ReasonCode.BUDGET, "短い"),
                            Optional.empty(),
                            Optional.empty()))
                    .thenRefused(REFLECTION_REASON_REQUIRED);
        }

        @Test
        void names_departments_that_are_there_and_no_due_date() {
            withCity()
                    .when(new ReportReflection(
                            ReflectionOutcome.REFLECTED,
                            TEXT,
                            Optional.empty(),
                            Optional.of(List.of(
                                    BENCHES, new Measure("調べる。", DepartmentCode.of("nowhere"), Optional.empty()))),
                            Optional.empty()))
                    .thenRefused(ANSWERED_BY_UNKNOWN_DEPARTMENT);
            withCity()
                    .when(new ReportReflection(
                            ReflectionOutcome.REFLECTED,
                            TEXT,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(LocalDate.parse("2026-12-01"))))
                    .thenRefused(DUE_DATE_ONLY_WITHOUT_RESULT);
        }

        @Test
        void is_given_once() {
            withCity(reported(ReflectionOutcome.PARTLY, OFFICE, 0))
                    .when(result(ReflectionOutcome.PARTLY))
                    .thenRefused(NOT_IN_THIS_STAGE);
            policy(OPENED, PUBLISHED).when(result(ReflectionOutcome.PARTLY)).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void is_not_given_by_who_proposed() {
            withCity()
                    .by(staff("acct-sakurada", "collaboration-office"))
                    .when(result(ReflectionOutcome.PARTLY))
                    .thenRefused(CONFLICT_OF_INTEREST);
            given(
                            submitted(CallKind.CITIZEN_POLICY, Proposer.group(GROUP)),
                            accepted(CallKind.CITIZEN_POLICY, Proposer.group(GROUP)),
                            OPENED,
                            PUBLISHED,
                            WITH_CITY)
                    .at("2026-07-01T10:00:00+09:00")
                    .by(staff("acct-group", "collaboration-office"))
                    .knowing(facts(Optional.empty()))
                    .when(result(ReflectionOutcome.PARTLY))
                    .thenRefused(CONFLICT_OF_INTEREST);
        }
    }

    @Nested
    class Going_on {
        @Test
        void is_said_once_before_the_day_is_over() {
            withCity(ASSIGNED)
                    .by(GARDENER)
                    .at("2026-09-28T23:59:59+09:00")
                    .when(later("2026-12-28"))
                    .then(continued("2026-12-28", PARKS));
            withCity(ASSIGNED)
                    .at("2026-09-29T00:00:00+09:00")
                    .when(later("2026-12-28"))
                    .thenRefused(CONTINUED_TOO_LATE);
            assertThat(withCity(continued("2026-12-28", OFFICE))
                            .when(later("2027-01-28"))
                            .thenRefused(CONTINUED_BEFORE)
                            .refusal()
                            .rule())
                    .isEqualTo("K-CP-3");
        }

        @Test
        void names_a_later_day_not_too_far_and_why() {
            withCity().when(later("2026-09-28")).thenRefused(NEW_DUE_DATE_REQUIRED);
            withCity().when(later("2026-09-29")).then(continued("2026-09-29", OFFICE));
            withCity().when(later("2027-07-01")).then(continued("2027-07-01", OFFICE));
            withCity().when(later("2027-07-02")).thenRefused(DUE_TOO_FAR);
            withCity()
                    .when(new ReportReflection(
                            ReflectionOutcome.CONTINUED, TEXT, Optional.empty(), Optional.empty(), Optional.empty()))
                    .thenRefused(NEW_DUE_DATE_REQUIRED);
            withCity()
                    .when(new ReportReflection(
                            ReflectionOutcome.CONTINUED,
                            TEXT,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(LocalDate.parse("2026-12-01"))))
                    .thenRefused(REFLECTION_REASON_REQUIRED);
        }

        @Test
        void names_no_measures_yet() {
            withCity()
                    .when(new ReportReflection(
                            ReflectionOutcome.CONTINUED,
                            TEXT,
                            ReasonGiven.of(REASON.code(), REASON.text()),
                            Optional.of(List.of(BENCHES)),
                            Optional.of(LocalDate.parse("2026-12-01"))))
                    .thenRefused(MEASURES_ONLY_WITH_RESULT);
            withCity()
                    .when(new ReportReflection(
                            ReflectionOutcome.CONTINUED,
                            "費用を調べた。",
                            ReasonGiven.of(REASON.code(), REASON.text()),
                            Optional.of(List.of()),
                            Optional.of(LocalDate.parse("2026-12-01"))))
                    .then(continued("2026-12-01", OFFICE));
        }

        @Test
        void counts_the_days_from_when_it_went_to_the_city() {
            withCity(continued("2026-12-28", OFFICE))
                    .at("2026-12-29T10:00:00+09:00")
                    .when(result(ReflectionOutcome.PARTLY))
                    .then(reported(ReflectionOutcome.PARTLY, OFFICE, 182));
        }
    }

    /** R-CP-4: the city owes an account of what it was given, whatever becomes of the call. */
    @Nested
    class Its_call_is_cancelled {
        private final Reason why = new Reason(ReasonCode.BUDGET, "予算の見直しにより今年度の募集を取りやめるため。");

        private Given cancelled(ProposalEvent... events) {
            PublishedCall call = call();
            return policy(events)
                    .by(Actor.PLATFORM)
                    .knowing(facts(
                            Optional.of(forum(Progress.MINUTES_PUBLISHED)),
                            new PublishedCall(call.terms(), true, call.panel())));
        }

        @Test
        void and_it_lapses_while_it_is_not_with_the_city() {
            LapseProposal lapse = new LapseProposal(Optional.of(why));
            ProposalLapsed lapsed = new ProposalLapsed(ID, Optional.empty(), Optional.of(why));
            cancelled().when(lapse).then(lapsed);
            cancelled(OPENED).when(lapse).then(lapsed);
            cancelled(OPENED, PUBLISHED).when(lapse).then(lapsed);
        }

        @Test
        void and_the_city_still_accounts_for_what_is_with_it() {
            LapseProposal lapse = new LapseProposal(Optional.of(why));
            cancelled(OPENED, PUBLISHED, WITH_CITY).when(lapse).thenRepeated();
            cancelled(OPENED, PUBLISHED, WITH_CITY, ASSIGNED).when(lapse).thenRepeated();
            cancelled(OPENED, PUBLISHED, WITH_CITY, ASSIGNED)
                    .at("2026-09-29T00:00:00+09:00")
                    .when(new TellAccountabilityOverdue())
                    .then(overdue("2026-09-28", 1, PARKS));
        }
    }

    @Nested
    class Being_overdue {
        private final TellAccountabilityOverdue tell = new TellAccountabilityOverdue();

        private Given at(String time, ProposalEvent... events) {
            return withCity(events).by(Actor.PLATFORM).at(time);
        }

        private String due(ProposalEvent... events) {
            return ProposalConfiguration.due(stageWithCity(events))
                    .map(due -> due.at() + " " + due.command())
                    .orElse("never");
        }

        @Test
        void is_told_as_the_day_after_begins_and_then_every_thirty_days() {
            at("2026-09-28T23:59:59+09:00", ASSIGNED).when(tell).thenRefused(NOT_YET_DUE);
            AccountabilityOverdue first = overdue("2026-09-28", 1, PARKS);
            at("2026-09-29T00:00:00+09:00", ASSIGNED).when(tell).then(first);
            at("2026-10-28T23:59:59+09:00", ASSIGNED, first).when(tell).thenRefused(NOT_YET_DUE);
            AccountabilityOverdue second = overdue("2026-09-28", 31, PARKS);
            at("2026-10-29T00:00:00+09:00", ASSIGNED, first).when(tell).then(second);
            at("2026-11-27T23:59:59+09:00", ASSIGNED, first, second).when(tell).thenRefused(NOT_YET_DUE);
            at("2026-11-28T00:00:00+09:00", ASSIGNED, first, second).when(tell).then(overdue("2026-09-28", 61, PARKS));
        }

        @Test
        void is_told_once_for_all_that_passed_while_nobody_looked() {
            AccountabilityOverdue late = overdue("2026-09-28", 65, PARKS);
            at("2026-12-02T09:00:00+09:00", ASSIGNED).when(tell).then(late);
            at("2026-12-27T23:59:59+09:00", ASSIGNED, late).when(tell).thenRefused(NOT_YET_DUE);
            at("2026-12-28T00:00:00+09:00", ASSIGNED, late).when(tell).then(overdue("2026-09-28", 91, PARKS));
        }

        @Test
        void is_the_offices_where_nobody_was_assigned() {
            at("2026-09-29T00:00:00+09:00").when(tell).then(overdue("2026-09-28", 1, OFFICE));
        }

        @Test
        void begins_anew_with_the_later_day() {
            at("2026-12-28T23:59:59+09:00", continued("2026-12-28", OFFICE))
                    .when(tell)
                    .thenRefused(NOT_YET_DUE);
            at("2026-12-29T00:00:00+09:00", continued("2026-12-28", OFFICE))
                    .when(tell)
                    .then(overdue("2026-12-28", 1, OFFICE));
        }

        @Test
        void is_ended_by_a_result_alone() {
            AccountabilityOverdue first = overdue("2026-09-28", 1, OFFICE);
            assertThat(due()).isEqualTo("2026-09-28T15:00:00Z TellAccountabilityOverdue[]");
            assertThat(due(first)).isEqualTo("2026-10-28T15:00:00Z TellAccountabilityOverdue[]");
            assertThat(due(first, ASSIGNED)).isEqualTo("2026-10-28T15:00:00Z TellAccountabilityOverdue[]");
            assertThat(due(first, reported(ReflectionOutcome.PARTLY, OFFICE, 97)))
                    .isEqualTo("never");
            at("2026-10-29T00:00:00+09:00", first, reported(ReflectionOutcome.PARTLY, OFFICE, 97))
                    .when(tell)
                    .thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class What_is_examined {
        private Given examined() {
            return given(
                            submitted(CallKind.CITIZEN_PROPOSED, Proposer.group(GROUP)),
                            accepted(CallKind.CITIZEN_PROPOSED, Proposer.group(GROUP)))
                    .by(OFFICER)
                    .at("2026-06-30T10:00:00+09:00")
                    .knowing(facts(Optional.of(forum(Progress.SCHEDULED))));
        }

        @Test
        void is_not_debated_in_this_way() {
            assertThat(examined()
                            .when(new OpenPublicDiscussion(FORUM))
                            .thenRefused(NOT_DEBATED)
                            .refusal()
                            .kind())
                    .isEqualTo(Refusal.Kind.STAGE);
        }

        @Test
        void is_not_what_is_debated() {
            for (ProposalCommand examining : List.of(
                    new ExaminationCommand.RejectProposal(Optional.empty()),
                    new ExaminationCommand.GiveExplanation("説明"))) {
                for (Given stage : List.of(policy(), policy(OPENED), policy(OPENED, PUBLISHED), withCity())) {
                    assertThat(stage.when(examining)
                                    .thenRefused(NOT_OF_THIS_KIND)
                                    .refusal()
                                    .rule())
                            .isEqualTo("R-CP-3");
                }
            }
        }
    }

    @Nested
    class Everybody {
        @Test
        void sees_it_from_acceptance_to_the_account() {
            Actor anybody = actor("acct-anybody", Role.RESIDENT);
            ReflectionResultReported account = reported(ReflectionOutcome.PARTLY, OFFICE, 97);
            for (Given stage : List.of(
                    policy(),
                    policy(OPENED),
                    policy(OPENED, PUBLISHED),
                    withCity(ASSIGNED),
                    withCity(ASSIGNED, account))) {
                stage.by(anybody).isSeen();
            }
            policy(OPENED, new ProposalWithdrawn(ID, Optional.empty()))
                    .by(anybody)
                    .isUnseen();
        }

        @Test
        void is_told_who_answers_once_it_is_overdue_or_answered() {
            assertThat(shown(ASSIGNED)).isEmpty();
            assertThat(shown(ASSIGNED, overdue("2026-09-28", 1, PARKS))).contains(List.of(PARKS));
            assertThat(shown(ASSIGNED, reported(ReflectionOutcome.PARTLY, PARKS, 97)))
                    .contains(List.of(PARKS));
        }

        @Test
        void is_not_told_which_resident_proposed() {
            assertThat(proposer(ProposalView.Eyes.EVERYONE)).isEqualTo(Proposer.account(AccountRef.of("redacted")));
            assertThat(proposer(ProposalView.Eyes.PARTY)).isEqualTo(residents());
            assertThat(proposer(ProposalView.Eyes.STAFF)).isEqualTo(residents());
        }

        private Proposer proposer(ProposalView.Eyes eyes) {
            Proposal stage = new Proposal.Absent(ID)
                    .after(submitted(CallKind.CITIZEN_POLICY, residents()))
                    .after(ACCEPTED);
            return ProposalView.of(stage, eyes).orElseThrow().entry().proposer();
        }

        private Optional<List<DepartmentCode>> shown(ProposalEvent... events) {
            Proposal stage = new Proposal.Absent(ID);
            for (ProposalEvent event : Stream.concat(
                            Stream.of(
                                    submitted(CallKind.CITIZEN_POLICY, residents()),
                                    ACCEPTED,
                                    OPENED,
                                    PUBLISHED,
                                    WITH_CITY),
                            Stream.of(events))
                    .toList()) {
                stage = stage.after(event);
            }
            return ProposalView.of(stage, ProposalView.Eyes.EVERYONE)
                    .flatMap(ProposalView::assignment)
                    .map(Assignment::departments);
        }
    }
}
