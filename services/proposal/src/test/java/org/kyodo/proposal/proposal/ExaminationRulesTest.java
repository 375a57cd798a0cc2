package org.kyodo.proposal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.DUE_DATE_NOT_AHEAD;
import static org.kyodo.chassis.decide.CommonRefusal.DUE_TOO_FAR;
import static org.kyodo.chassis.decide.CommonRefusal.FOUR_EYES;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_YET_DUE;
import static org.kyodo.proposal.proposal.ExaminationRefusal.*;
import static org.kyodo.proposal.proposal.ProposalRefusal.FORM_NOT_OFFERED;
import static org.kyodo.proposal.proposal.ProposalRefusal.NOT_REGISTERED;
import static org.kyodo.proposal.proposal.ProposalRefusal.NOT_THE_PROPOSER;
import static org.kyodo.proposal.proposal.ProposalRefusal.PROGRAMME_ONLY_FOR_SUBSIDY;
import static org.kyodo.proposal.proposal.ProposalRefusal.PROGRAMME_REQUIRED;
import static org.kyodo.proposal.proposal.ProposalRefusal.UNKNOWN_PROGRAMME;
import static org.kyodo.proposal.proposal.ProposalRulesTest.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Adoption;
import org.kyodo.contracts.proposal.Assessment;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.CallEligibility;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallSubject;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.CoImplementation;
import org.kyodo.contracts.proposal.Condition;
import org.kyodo.contracts.proposal.Deferral;
import org.kyodo.contracts.proposal.Examined;
import org.kyodo.contracts.proposal.Explanation;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.CoProposerConfirmed;
import org.kyodo.contracts.proposal.ProposalEvent.ConditionsAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ConditionsDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionRequested;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionSubmitted;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.ExaminationResumed;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationGiven;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.FormRationaleStated;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAssessed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalConditionallyAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalDeferred;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalExamined;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalScored;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.proposal.Rationale;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentStance;
import org.kyodo.contracts.value.Examination;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.Side;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.RefusalTexts;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.proposal.ExaminationCommand.AcceptCoImplementation;
import org.kyodo.proposal.proposal.ExaminationCommand.AcceptConditions;
import org.kyodo.proposal.proposal.ExaminationCommand.AdoptProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.AssessForForm;
import org.kyodo.proposal.proposal.ExaminationCommand.AssignDepartments;
import org.kyodo.proposal.proposal.ExaminationCommand.DeclineCoImplementation;
import org.kyodo.proposal.proposal.ExaminationCommand.DeclineConditions;
import org.kyodo.proposal.proposal.ExaminationCommand.DeferProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.GiveExplanation;
import org.kyodo.proposal.proposal.ExaminationCommand.LapseConditions;
import org.kyodo.proposal.proposal.ExaminationCommand.RecordExamination;
import org.kyodo.proposal.proposal.ExaminationCommand.RejectProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.RequestDepartmentOpinion;
import org.kyodo.proposal.proposal.ExaminationCommand.RequestReconsideration;
import org.kyodo.proposal.proposal.ExaminationCommand.ResumeExamination;
import org.kyodo.proposal.proposal.ExaminationCommand.ScoreProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.StateFormRationale;
import org.kyodo.proposal.proposal.ExaminationCommand.SubmitDepartmentOpinion;
import org.kyodo.proposal.proposal.ExaminationCommand.TellExplanationOverdue;
import org.kyodo.proposal.proposal.ExaminationCommand.TellOpinionOverdue;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;
import org.kyodo.proposal.proposal.SubmissionCommand.SubmitProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.WithdrawProposal;

/** From acceptance to the decision and its explanation: E3 「放課後みまもりマップづくり」 and E4 「中心商店街の全日歩行者天国」. */
class ExaminationRulesTest extends RulesTest<ProposalCommand, Proposal, ProposalEvent> {
    private static final RoundTableId TABLE = RoundTableId.of("019a0000-0000-7000-8000-0000000000e1");
    private static final RoundTableId ANOTHER_TABLE = RoundTableId.of("019a0000-0000-7000-8000-0000000000e2");
    private static final ProgrammeCode DIRECT = ProgrammeCode.of("direct-subsidy");
    private static final Actor RESCUER = staff("acct-rescuer", "disaster-prevention");
    private static final Actor DESK = new Actor(
            AccountRef.of("acct-desk"),
            Set.of(Role.DESK),
            Optional.empty(),
            Channel.PAPER,
            Optional.of(WATCH.toString()));

    /** 78, 82, 75, 88 and 77. */
    private static final List<Map<String, Integer>> FIVE = List.of(
            POINTS_78, points(25, 20, 20, 17), points(20, 20, 20, 15), points(28, 22, 22, 16), points(25, 20, 20, 12));

    static final FormRationaleStated OURS =
            new FormRationaleStated(ID, Side.CITY, CollaborationForm.COMMISSION, "通学路の安全は市の責務であるため。");
    static final FormRationaleStated THEIRS =
            new FormRationaleStated(ID, Side.GROUP, CollaborationForm.COMMISSION, "地域を知る私たちが仕様づくりから関わるため。");
    static final ProposalExamined DISCUSSED = new ProposalExamined(ID, TABLE);
    private static final CoImplementationAccepted WITH_SCHOOLS =
            new CoImplementationAccepted(ID, SCHOOLS, "学校との連絡と点検への立会い。");
    private static final DepartmentOpinionRequested ASKED =
            new DepartmentOpinionRequested(ID, List.of(SCHOOLS, DISASTERS), LocalDate.parse("2026-07-06"));
    private static final AdoptProposal ADOPT = new AdoptProposal(Optional.empty(), Optional.empty());
    private static final Condition CONDITION =
            new Condition("地図の個人情報の扱いを協定に定めること。", Optional.of(LocalDate.parse("2026-10-31")));
    static final Adoption ADOPTION = adoption(CollaborationForm.COMMISSION, List.of());
    static final ProposalConditionallyAdopted CONDITIONALLY = new ProposalConditionallyAdopted(
            ID, adoption(CollaborationForm.COMMISSION, List.of(CONDITION)), LocalDate.parse("2026-09-03"));
    static final ProposalDeferred DEFERRED =
            new ProposalDeferred(ID, new Deferral(new Reason(ReasonCode.BUDGET, LEGAL), LocalDate.parse("2026-10-01")));

    ExaminationRulesTest() {
        super(ProposalCommand.class, PARTS, new ProposalRules(), new Proposal.Absent(ID));
    }

    private static Adoption adoption(CollaborationForm form, List<Condition> conditions) {
        return new Adoption(
                form,
                Instrument.CONTRACT,
                new Rationale(OURS.text(), THEIRS.text()),
                List.of(new CoImplementation(SCHOOLS, WITH_SCHOOLS.role())),
                List.of(SCHOOLS, DISASTERS),
                OFFICE,
                Optional.empty(),
                conditions,
                new FiscalYear(2026),
                new Examined(Optional.of(TABLE), Optional.of(5), Optional.of(new BigDecimal("80.0"))),
                Optional.of(List.of()));
    }

    /** After acceptance, by the office on 22 June. */
    private Given accepted(ProposalEvent... events) {
        return circumstances(given(concat(List.of(SUBMITTED, ACCEPTED), events)), SETTINGS, PARTIES, Scores.NONE)
                .at("2026-06-22T10:00:00+09:00");
    }

    /** In the screening on 20 August, scored by as many as there are points. */
    private Given scored(List<Map<String, Integer>> points, ProposalEvent... events) {
        return scored(SETTINGS, PARTIES, points, events);
    }

    private Given scored(
            ProposalSettings settings, Parties parties, List<Map<String, Integer>> points, ProposalEvent... events) {
        List<ProposalEvent> all = new ArrayList<>(List.of(SUBMITTED, ACCEPTED));
        all.addAll(scoredBy(points.size()));
        return circumstances(given(concat(all, events)), settings, parties, scores(points));
    }

    private static List<ProposalEvent> scoredBy(int reviewers) {
        return IntStream.range(0, reviewers)
                .<ProposalEvent>mapToObj(i -> new ProposalScored(ID, AccountRef.of("acct-reviewer-" + i), i + 1))
                .toList();
    }

    private static Scores scores(List<Map<String, Integer>> points) {
        Map<AccountRef, Map<String, Integer>> given = new LinkedHashMap<>();
        IntStream.range(0, points.size()).forEach(i -> given.put(AccountRef.of("acct-reviewer-" + i), points.get(i)));
        return new Scores(given);
    }

    private static ProposalEvent[] concat(List<ProposalEvent> some, ProposalEvent... others) {
        return Stream.concat(some.stream(), Stream.of(others)).toArray(ProposalEvent[]::new);
    }

    private Given circumstances(Given given, ProposalSettings settings, Parties parties, Scores scores) {
        return given.by(OFFICER)
                .at("2026-08-20T10:00:00+09:00")
                .knowing(settings, new TheCall(Optional.of(PUBLISHED)), parties, scores);
    }

    /** All that an adoption needs. */
    private Given ready(ProposalEvent... events) {
        return scored(FIVE, concat(List.of(DISCUSSED, ASSIGNED, WITH_SCHOOLS, OURS, THEIRS), events));
    }

    /** The same to a call that is examined in this way. */
    private Given examined(
            Examination how, ProposalSettings settings, List<Map<String, Integer>> points, ProposalEvent... events) {
        CallPlan plan = PUBLISHED
                .terms()
                .plan()
                .saying(
                        CallSubject.NEW,
                        new CallEligibility(List.of(GroupType.CITIZEN_ACTIVITY), false),
                        Optional.of(how));
        PublishedCall call = new PublishedCall(new CallTerms(plan, OFFICE), false, PUBLISHED.panel());
        return scored(points, events).knowing(settings, new TheCall(Optional.of(call)), PARTIES, scores(points));
    }

    private static ProposalSettings with(int minScores) {
        return with(minScores, SETTINGS.subsidyProgramme(), SETTINGS.byAdoption());
    }

    private static ProposalSettings with(int minScores, Optional<ProgrammeCode> usual, Set<ProgrammeCode> byAdoption) {
        return new ProposalSettings(
                SETTINGS.areas(),
                SETTINGS.fieldTypes(),
                Set.of(EXCHANGE, DIRECT),
                usual,
                SETTINGS.departments(),
                minScores,
                SETTINGS.reasonMinLength(),
                SETTINGS.explanationDays(),
                SETTINGS.reconsiderationDays(),
                byAdoption,
                SETTINGS.instruments());
    }

    private static RejectProposal rejecting(ReasonCode code, String text) {
        return new RejectProposal(ReasonGiven.of(code, text));
    }

    @ParameterizedTest
    @EnumSource
    void each_refusal_says_why_in_both_languages(ExaminationRefusal refusal) {
        RefusalTexts.speakBothLanguages("proposal", refusal);
    }

    @Nested
    class Assigning {
        @Test
        void two_departments_makes_the_collaboration_office_co_ordinate() {
            accepted().when(new AssignDepartments(List.of(SCHOOLS, DISASTERS))).then(ASSIGNED, COORDINATED);
        }

        @Test
        void one_department_needs_no_co_ordination_also_in_the_place_of_those_before() {
            DepartmentsAssigned one = new DepartmentsAssigned(ID, new Assignment(List.of(SCHOOLS), SCHOOLS, false));
            accepted().when(new AssignDepartments(List.of(SCHOOLS))).then(one);
            accepted(ASSIGNED, COORDINATED)
                    .when(new AssignDepartments(List.of(SCHOOLS)))
                    .then(one);
        }

        @Test
        void the_same_departments_again_is_a_repeat() {
            accepted(ASSIGNED, COORDINATED)
                    .when(new AssignDepartments(List.of(SCHOOLS, DISASTERS)))
                    .thenRepeated();
        }

        @Test
        void a_department_nobody_knows_is_refused() {
            accepted()
                    .when(new AssignDepartments(List.of(DepartmentCode.of("nowhere"))))
                    .thenRefused(UNKNOWN_DEPARTMENT);
        }

        @Test
        void is_for_the_office_or_the_department_that_called() {
            accepted().by(TEACHER).when(new AssignDepartments(List.of(SCHOOLS))).thenRefused(NOT_IN_CHARGE);
            PublishedCall theirs =
                    new PublishedCall(new CallTerms(PUBLISHED.terms().plan(), SCHOOLS), false, PUBLISHED.panel());
            accepted()
                    .by(TEACHER)
                    .knowing(SETTINGS, new TheCall(Optional.of(theirs)), PARTIES)
                    .when(new AssignDepartments(List.of(SCHOOLS)))
                    .thenStage();
        }
    }

    @Nested
    class Opinions {
        private final SubmitDepartmentOpinion opinion =
                new SubmitDepartmentOpinion(DepartmentStance.IN_FAVOUR, "学校の安全計画と合う。");

        @Test
        void are_due_in_fourteen_days_or_as_the_municipality_says() {
            RequestDepartmentOpinion request = new RequestDepartmentOpinion(List.of(SCHOOLS, DISASTERS));
            accepted().when(request).then(ASKED);
            accepted()
                    .where("K-PR-4", 7)
                    .when(request)
                    .then(new DepartmentOpinionRequested(
                            ID, List.of(SCHOOLS, DISASTERS), LocalDate.parse("2026-06-29")));
            accepted()
                    .when(new RequestDepartmentOpinion(List.of(DepartmentCode.of("nowhere"))))
                    .thenRefused(UNKNOWN_DEPARTMENT);
            accepted().by(TEACHER).when(request).thenRefused(NOT_IN_CHARGE);
        }

        @Test
        void are_asked_for_again_of_who_has_answered_and_not_of_who_has_not() {
            Given one =
                    accepted(ASKED, new DepartmentOpinionSubmitted(ID, SCHOOLS, DepartmentStance.AGAINST, "時期が合わない。"));
            one.when(new RequestDepartmentOpinion(List.of(DISASTERS))).thenRepeated();
            one.when(new RequestDepartmentOpinion(List.of(SCHOOLS, DISASTERS)))
                    .then(new DepartmentOpinionRequested(ID, List.of(SCHOOLS), LocalDate.parse("2026-07-06")));
        }

        @Test
        void come_from_the_department_that_was_asked_once() {
            DepartmentOpinionSubmitted given =
                    new DepartmentOpinionSubmitted(ID, SCHOOLS, opinion.stance(), opinion.text());
            accepted(ASKED).by(TEACHER).when(opinion).then(given);
            var refused = accepted(ASKED).when(opinion).thenRefused(OPINION_NOT_ASKED);
            assertThat(refused.refusal().rule()).isEqualTo("K-PR-4");
            accepted(ASKED, given).by(TEACHER).when(opinion).thenRefused(OPINION_NOT_ASKED);
            accepted().by(TEACHER).when(opinion).thenRefused(OPINION_NOT_ASKED);
        }

        @Test
        void come_late_as_well() {
            accepted(ASKED)
                    .by(TEACHER)
                    .at("2026-07-20T10:00:00+09:00")
                    .when(opinion)
                    .thenStage();
        }

        @Test
        void of_a_department_that_became_another_come_from_that_one() {
            Actor successor = new Actor(
                    AccountRef.of("acct-new"),
                    Set.of(Role.STAFF),
                    Optional.of(DepartmentCode.of("education")),
                    Channel.WEB,
                    Optional.empty(),
                    Set.of(SCHOOLS));
            accepted(ASKED)
                    .by(successor)
                    .when(opinion)
                    .then(new DepartmentOpinionSubmitted(ID, SCHOOLS, opinion.stance(), opinion.text()));
        }

        @Test
        void that_are_late_are_told_once_from_the_day_after() {
            DepartmentOpinionSubmitted schools =
                    new DepartmentOpinionSubmitted(ID, SCHOOLS, opinion.stance(), opinion.text());
            DepartmentOpinionOverdue late =
                    new DepartmentOpinionOverdue(ID, List.of(DISASTERS), LocalDate.parse("2026-07-06"), 1);
            Given waiting = accepted(ASKED, schools).by(Actor.PLATFORM);
            waiting.at("2026-07-06T23:59:59+09:00")
                    .when(new TellOpinionOverdue())
                    .thenRepeated();
            waiting.at("2026-07-07T00:00:00+09:00")
                    .when(new TellOpinionOverdue())
                    .then(late);
            accepted(ASKED, schools, late)
                    .by(Actor.PLATFORM)
                    .at("2026-07-08T00:00:00+09:00")
                    .when(new TellOpinionOverdue())
                    .thenRepeated();
            circumstances(given(SUBMITTED), SETTINGS, PARTIES, Scores.NONE)
                    .by(Actor.PLATFORM)
                    .when(new TellOpinionOverdue())
                    .thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void that_were_asked_for_on_two_days_are_told_day_by_day() {
            accepted(
                            new DepartmentOpinionRequested(ID, List.of(DISASTERS), LocalDate.parse("2026-07-07")),
                            new DepartmentOpinionRequested(ID, List.of(SCHOOLS), LocalDate.parse("2026-07-06")))
                    .by(Actor.PLATFORM)
                    .at("2026-07-09T00:00:00+09:00")
                    .when(new TellOpinionOverdue())
                    .then(
                            new DepartmentOpinionOverdue(ID, List.of(SCHOOLS), LocalDate.parse("2026-07-06"), 3),
                            new DepartmentOpinionOverdue(ID, List.of(DISASTERS), LocalDate.parse("2026-07-07"), 2));
        }
    }

    @Nested
    class Co_implementing {
        private final AcceptCoImplementation accept = new AcceptCoImplementation(WITH_SCHOOLS.role());
        private final DeclineCoImplementation decline =
                new DeclineCoImplementation(ReasonGiven.of(ReasonCode.BUDGET, LEGAL));

        @Test
        void is_for_a_section_in_charge_to_say_itself() {
            accepted(ASSIGNED).by(TEACHER).when(accept).then(WITH_SCHOOLS);
            var refused = accepted(ASSIGNED).when(accept).thenRefused(NOT_ASSIGNED_TO_IT);
            assertThat(refused.refusal().rule()).isEqualTo("K-CI-1");
            accepted(ASSIGNED).when(decline).thenRefused(NOT_ASSIGNED_TO_IT);
            accepted().by(TEACHER).when(accept).thenRefused(NOT_ASSIGNED_TO_IT);
        }

        @Test
        void is_declined_with_a_reason_and_the_last_word_counts() {
            CoImplementationDeclined declined =
                    new CoImplementationDeclined(ID, SCHOOLS, new Reason(ReasonCode.BUDGET, LEGAL));
            accepted(ASSIGNED).by(TEACHER).when(decline).then(declined);
            accepted(ASSIGNED)
                    .by(TEACHER)
                    .when(new DeclineCoImplementation(Optional.empty()))
                    .thenRefused(org.kyodo.chassis.decide.CommonRefusal.REASON_REQUIRED);
            assertThat(coImplementing(ready())).containsExactly(new CoImplementation(SCHOOLS, WITH_SCHOOLS.role()));
            assertThat(coImplementing(ready(declined))).isEmpty();
            assertThat(coImplementing(ready(new CoImplementationAccepted(ID, SCHOOLS, "点検に加わる。"))))
                    .containsExactly(new CoImplementation(SCHOOLS, "点検に加わる。"));
        }

        @Test
        void ends_with_being_in_charge() {
            assertThat(coImplementing(
                            ready(new DepartmentsAssigned(ID, new Assignment(List.of(DISASTERS), DISASTERS, false)))))
                    .isEmpty();
        }

        private List<CoImplementation> coImplementing(Given ready) {
            return ((Proposal.Adopted) ready.when(ADOPT).thenStage()).adoption().coImplementing();
        }
    }

    @Nested
    class Assessing {
        private final Assessment assessment = new Assessment("継続的な公益サービス", "高い", "低い");

        @Test
        void puts_down_what_form_and_price_are_weighed_by() {
            accepted().when(new AssessForForm(assessment)).then(new ProposalAssessed(ID, assessment));
            Proposal after = accepted(new ProposalAssessed(ID, assessment))
                    .when(new AssessForForm(new Assessment("一時的な事業", "低い", "高い")))
                    .thenStage();
            assertThat(((Proposal.Reviewed) after).review().handling().assessment())
                    .contains(new Assessment("一時的な事業", "低い", "高い"));
        }

        @Test
        void is_for_who_is_in_charge() {
            accepted().by(TEACHER).when(new AssessForForm(assessment)).thenRefused(NOT_IN_CHARGE);
        }
    }

    @Nested
    class A_round_table {
        @Test
        void examines_it_once_its_minutes_are_public() {
            accepted().by(Actor.PLATFORM).when(new RecordExamination(TABLE)).then(DISCUSSED);
            accepted(DISCUSSED)
                    .by(Actor.PLATFORM)
                    .when(new RecordExamination(TABLE))
                    .thenRepeated();
            accepted(DISCUSSED)
                    .by(Actor.PLATFORM)
                    .when(new RecordExamination(ANOTHER_TABLE))
                    .then(new ProposalExamined(ID, ANOTHER_TABLE));
        }

        @Test
        void examines_nothing_that_was_not_handed_in() {
            given().by(Actor.PLATFORM).when(new RecordExamination(TABLE)).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void counts_while_the_decision_is_put_off() {
            Proposal deferred = scored(FIVE, DEFERRED)
                    .by(Actor.PLATFORM)
                    .when(new RecordExamination(TABLE))
                    .thenStage();
            assertThat(((Proposal.Deferred) deferred).review().roundTable()).contains(TABLE);
        }

        @Test
        void leaves_alone_what_is_not_accepted_what_is_decided_and_what_is_debated() {
            ProposalEvent policy = SUBMIT.submitted(
                    ID,
                    new ProposalEntry(NUMBER, CALL, CallKind.CITIZEN_POLICY, Proposer.group(WATCH)),
                    Optional.empty());
            for (Given other : List.of(given(SUBMITTED), accepted(DISCUSSED, REJECTED), given(policy, ACCEPTED))) {
                other.by(Actor.PLATFORM)
                        .when(new RecordExamination(ANOTHER_TABLE))
                        .thenRepeated();
            }
        }
    }

    @Nested
    class Scoring {
        private final Actor reviewer = actor("acct-reviewer", Role.REVIEWER);

        @Test
        void tells_that_there_is_a_score_and_not_which() {
            accepted()
                    .by(reviewer)
                    .when(new ScoreProposal(POINTS_78))
                    .then(new ProposalScored(ID, reviewer.account(), 1));
        }

        @Test
        void covers_every_axis_of_the_call_and_no_other() {
            accepted().by(reviewer).when(new ScoreProposal(Map.of("公益性", 25))).thenRefused(AXES_INCOMPLETE);
            accepted()
                    .by(reviewer)
                    .when(new ScoreProposal(Map.of("公益性", 25, "実現性", 20, "協働の必然性", 18, "見栄え", 15)))
                    .thenRefused(AXES_INCOMPLETE);
        }

        @Test
        void gives_from_nothing_to_the_weight_of_the_axis() {
            accepted()
                    .by(reviewer)
                    .when(new ScoreProposal(points(30, 25, 25, 0)))
                    .thenStage();
            accepted()
                    .by(reviewer)
                    .when(new ScoreProposal(points(31, 25, 25, 20)))
                    .thenRefused(POINTS_OUT_OF_RANGE);
            accepted()
                    .by(reviewer)
                    .when(new ScoreProposal(points(30, 25, 25, -1)))
                    .thenRefused(POINTS_OUT_OF_RANGE);
        }

        @Test
        void is_not_for_whoever_acts_for_the_proposer() {
            accepted()
                    .by(actor("acct-watch", Role.REVIEWER))
                    .when(new ScoreProposal(POINTS_78))
                    .thenRefused(CONFLICT_OF_INTEREST);
        }

        @Test
        void is_for_members_of_the_panel_of_the_call() {
            assertThat(accepted()
                            .by(actor("acct-stranger", Role.REVIEWER))
                            .when(new ScoreProposal(POINTS_78))
                            .thenRefused(NOT_ON_THE_PANEL)
                            .refusal()
                            .rule())
                    .isEqualTo("K-PR-5");
        }

        @Test
        void twice_with_the_same_points_is_a_repeat_and_with_others_is_refused() {
            Given scored = scored(List.of(POINTS_78)).by(actor("acct-reviewer-0", Role.REVIEWER));
            scored.when(new ScoreProposal(POINTS_78)).thenRepeated();
            scored.when(new ScoreProposal(points(30, 25, 25, 20))).thenRefused(ALREADY_SCORED);
        }

        @Test
        void comes_after_acceptance_and_before_the_decision() {
            circumstances(given(SUBMITTED), SETTINGS, PARTIES, Scores.NONE)
                    .by(reviewer)
                    .when(new ScoreProposal(POINTS_78))
                    .thenRefused(NOT_IN_THIS_STAGE);
            ready(new ProposalAdopted(ID, SUBMITTED.entry(), SUBMITTED.outline(), ADOPTION))
                    .by(reviewer)
                    .when(new ScoreProposal(POINTS_78))
                    .thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class The_mean {
        @Test
        void is_that_of_the_totals_half_up_to_one_decimal() {
            assertThat(scores(FIVE).mean(0)).contains(new BigDecimal("80.0"));
            assertThat(scores(List.of(points(20, 20, 20, 20), points(21, 20, 20, 20), points(21, 20, 20, 20)))
                            .mean(0))
                    .contains(new BigDecimal("80.7"));
        }

        @Test
        void is_not_told_of_fewer_than_three_scores() {
            assertThat(scores(FIVE.subList(0, 2)).mean(0)).isEmpty();
            assertThat(scores(FIVE.subList(0, 3)).mean(0)).isPresent();
        }

        @Test
        void is_not_told_where_one_or_two_scores_could_be_told_from_it_and_an_earlier_one() {
            assertThat(scores(FIVE.subList(0, 3)).mean(3)).isPresent();
            assertThat(scores(FIVE.subList(0, 4)).mean(3)).isEmpty();
            assertThat(scores(FIVE).mean(3)).isEmpty();
            assertThat(scores(FIVE).mean(2)).isPresent();
        }

        @Test
        void of_a_reconsidered_one_is_not_told_again_beside_one_more_score() {
            Given again = scored(
                            FIVE.subList(0, 3),
                            REJECTED,
                            RECONSIDERED,
                            new ProposalScored(ID, AccountRef.of("acct-reviewer-3"), 4))
                    .knowing(SETTINGS, new TheCall(Optional.of(PUBLISHED)), PARTIES, scores(FIVE.subList(0, 4)));
            Proposal.Rejected rejected = (Proposal.Rejected)
                    again.when(rejecting(ReasonCode.FEASIBILITY, LEGAL)).thenStage();
            assertThat(rejected.examination())
                    .isEqualTo(new Examined(Optional.empty(), Optional.of(4), Optional.empty()));
        }
    }

    @Nested
    class Stating_the_form {
        private final StateFormRationale ours = new StateFormRationale(OURS.form(), OURS.text());
        private final StateFormRationale theirs = new StateFormRationale(THEIRS.form(), THEIRS.text());

        @Test
        void is_for_each_side_itself() {
            scored(FIVE).when(ours).then(OURS);
            scored(FIVE).by(GROUP).when(theirs).then(THEIRS);
            scored(FIVE).by(TEACHER).when(ours).thenRefused(NOT_IN_CHARGE);
            scored(FIVE).by(actor("acct-shops", Role.GROUP)).when(theirs).thenRefused(NOT_THE_PROPOSER);
        }

        @Test
        void is_entered_for_the_group_by_a_desk_and_not_by_the_city() {
            scored(FIVE).by(DESK).when(theirs).then(THEIRS);
            Actor clerk = new Actor(
                    OFFICER.account(),
                    Set.of(Role.STAFF),
                    Optional.of(OFFICE),
                    Channel.PAPER,
                    Optional.of(WATCH.toString()));
            var refused = scored(FIVE).by(clerk).when(theirs).thenRefused(GROUP_SPEAKS_FOR_ITSELF);
            assertThat(refused.refusal().rule()).isEqualTo("K-COM-2");
            scored(FIVE)
                    .by(clerk)
                    .where(Map.of("K-COM-2", Use.OFF))
                    .when(theirs)
                    .then(THEIRS);
            Actor another = new Actor(
                    AccountRef.of("acct-desk"),
                    Set.of(Role.DESK),
                    Optional.empty(),
                    Channel.PAPER,
                    Optional.of(SHOPS.toString()));
            scored(FIVE).by(another).when(theirs).thenRefused(NOT_THE_PROPOSER);
            Actor elsewhere = new Actor(
                    OFFICER.account(),
                    Set.of(Role.STAFF),
                    Optional.of(OFFICE),
                    Channel.PAPER,
                    Optional.of(SHOPS.toString()));
            scored(FIVE)
                    .by(elsewhere)
                    .where(Map.of("K-COM-2", Use.OFF))
                    .when(theirs)
                    .thenRefused(NOT_THE_PROPOSER);
        }

        @Test
        void is_not_for_who_acts_for_the_group_on_the_side_of_the_city() {
            Actor watcher = staff("acct-watch", "collaboration-office");
            scored(FIVE).by(watcher).when(ours).thenRefused(CONFLICT_OF_INTEREST);
            scored(FIVE)
                    .by(watcher)
                    .where(Map.of("K-ALL-7", Use.OFF))
                    .when(ours)
                    .then(OURS);
        }

        @Test
        void names_a_form_of_the_call_and_why() {
            scored(FIVE)
                    .when(new StateFormRationale(CollaborationForm.ADOPT, OURS.text()))
                    .thenRefused(FORM_NOT_OFFERED);
            var city =
                    scored(FIVE).when(new StateFormRationale(OURS.form(), "　")).thenRefused(RATIONALE_REQUIRED);
            assertThat(city.refusal().rule()).isEqualTo("R-COM-2");
            assertThat(city.expected()).isEqualTo(Wording.WHY_CITY.of());
            assertThat(scored(FIVE)
                            .by(GROUP)
                            .when(new StateFormRationale(OURS.form(), ""))
                            .thenRefused(RATIONALE_REQUIRED)
                            .expected())
                    .isEqualTo(Wording.WHY_GROUP.of());
        }

        @Test
        void again_replaces_what_that_side_said_and_the_same_again_is_a_repeat() {
            scored(FIVE, OURS, THEIRS).when(ours).thenRepeated();
            FormRationaleStated later =
                    new FormRationaleStated(ID, Side.CITY, CollaborationForm.SUBSIDY, "団体の事業として支えるため。");
            scored(FIVE, OURS, THEIRS)
                    .when(new StateFormRationale(later.form(), later.text()))
                    .then(later);
            Proposal after = scored(FIVE, OURS, THEIRS, later).when(ours).thenStage();
            assertThat(((Proposal.Screening) after).review().statements())
                    .containsExactlyInAnyOrder(
                            new Review.Statement(Side.CITY, OURS.form(), OURS.text()),
                            new Review.Statement(Side.GROUP, THEIRS.form(), THEIRS.text()));
        }

        @Test
        void comes_in_the_screening() {
            accepted().when(ours).thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Adopting {
        private final ProposalAdopted adopted =
                new ProposalAdopted(ID, SUBMITTED.entry(), SUBMITTED.outline(), ADOPTION);

        @Test
        void tells_form_instrument_both_rationales_who_takes_part_and_the_mean() {
            ready().when(ADOPT).then(adopted);
        }

        @ParameterizedTest
        @EnumSource
        void needs_the_examination_of_the_call(Examination how) {
            ProposalEvent[] agreed = {ASSIGNED, OURS, THEIRS};
            ProposalEvent[] discussed = concat(List.of(DISCUSSED), agreed);
            boolean byTable = how != Examination.SCORING;
            boolean byScores = how != Examination.ROUND_TABLE;

            is(false, examined(how, SETTINGS, FIVE.subList(0, 3), discussed));
            is(byTable, examined(how, SETTINGS, FIVE, agreed));
            is(byScores, examined(how, SETTINGS, FIVE.subList(0, 2), discussed));
            is(byScores, examined(how, SETTINGS, List.of(), discussed));
        }

        @Test
        void tells_neither_number_nor_mean_where_nobody_scored() {
            Proposal after = examined(Examination.ROUND_TABLE, SETTINGS, List.of(), DISCUSSED, ASSIGNED, OURS, THEIRS)
                    .when(ADOPT)
                    .thenStage();
            assertThat(((Proposal.Adopted) after).adoption().examination())
                    .isEqualTo(new Examined(Optional.of(TABLE), Optional.empty(), Optional.empty()));
        }

        @Test
        void needs_scores_where_the_call_is_of_before_calls_said_how() {
            ProposalEvent[] discussed = {DISCUSSED, ASSIGNED, OURS, THEIRS};
            is(true, scored(FIVE.subList(0, 2), discussed));
            is(false, scored(FIVE.subList(0, 3), ASSIGNED, OURS, THEIRS));
        }

        private void is(boolean refused, Given circumstances) {
            if (refused) {
                var adopting = circumstances.when(ADOPT).thenRefused(NOT_EXAMINED);
                assertThat(adopting.refusal().rule()).isEqualTo("K-PR-10");
                circumstances.when(rejecting(ReasonCode.EFFECT, LEGAL)).thenRefused(NOT_EXAMINED);
            } else {
                circumstances.when(ADOPT).thenStage();
                circumstances.when(rejecting(ReasonCode.EFFECT, LEGAL)).thenStage();
            }
        }

        @Test
        void needs_it_from_the_day_of_acceptance_on() {
            accepted().when(ADOPT).thenRefused(NOT_EXAMINED);
            accepted().when(rejecting(ReasonCode.LEGAL_LIMIT, LEGAL)).thenRefused(NOT_EXAMINED);
            circumstances(given(SUBMITTED), SETTINGS, PARTIES, Scores.NONE)
                    .when(ADOPT)
                    .thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void needs_one_score_at_least_whatever_the_settings_say() {
            ProposalSettings none = with(0);
            var refused = scored(none, PARTIES, List.of(), DISCUSSED, ASSIGNED, OURS, THEIRS)
                    .when(ADOPT)
                    .thenRefused(NOT_EXAMINED);
            assertThat(refused.expected()).isEqualTo(Wording.PEOPLE_AT_LEAST.of(1));
            assertThat(refused.given()).isEqualTo(Wording.FEWER.of());
            scored(none, PARTIES, FIVE.subList(0, 1), ASSIGNED, OURS, THEIRS)
                    .when(ADOPT)
                    .thenStage();
        }

        @Test
        void needs_a_department_in_charge() {
            scored(FIVE, OURS, THEIRS).when(ADOPT).thenRefused(DEPARTMENTS_NOT_ASSIGNED);
        }

        @Test
        void needs_the_word_of_both_sides_for_the_same_form() {
            var ours = scored(FIVE, ASSIGNED, THEIRS).when(ADOPT).thenRefused(RATIONALE_REQUIRED);
            assertThat(ours.field()).isEqualTo("city");
            assertThat(ours.expected()).isEqualTo(Wording.WHY_CITY.of());
            var theirs = scored(FIVE, ASSIGNED, OURS).when(ADOPT).thenRefused(RATIONALE_REQUIRED);
            assertThat(theirs.field()).isEqualTo("group");
            assertThat(theirs.expected()).isEqualTo(Wording.WHY_GROUP.of());
            var refused = scored(
                            FIVE,
                            ASSIGNED,
                            OURS,
                            new FormRationaleStated(ID, Side.GROUP, CollaborationForm.SUBSIDY, "自分たちで行うため。"))
                    .when(ADOPT)
                    .thenRefused(FORM_NOT_AGREED);
            assertThat(refused.refusal().rule()).isEqualTo("R-COM-2");
            assertThat(refused.given()).isEqualTo(CollaborationForm.COMMISSION);
            assertThat(refused.expected()).isEqualTo(CollaborationForm.SUBSIDY);
        }

        @Test
        void needs_every_party_registered_on_the_day() {
            Parties expired = new Parties(Map.of(WATCH, standing(WATCH, "acct-watch", "見守りネット", "2026-08-19")));
            var refused = scored(SETTINGS, expired, FIVE, ASSIGNED, OURS, THEIRS)
                    .when(ADOPT)
                    .thenRefused(NOT_REGISTERED);
            assertThat(refused.refusal().rule()).isEqualTo("K-ALL-8");
            scored(SETTINGS, expired, FIVE, ASSIGNED, OURS, THEIRS)
                    .at("2026-08-19T23:59:59+09:00")
                    .when(ADOPT)
                    .thenStage();
            scored(SETTINGS, expired, FIVE, ASSIGNED, OURS, THEIRS)
                    .where(Map.of("K-ALL-8", Use.OFF))
                    .when(ADOPT)
                    .thenStage();
        }

        @Test
        void needs_every_co_proposer_registered_as_well() {
            ProposalEvent together = new SubmitProposal(
                            CALL, WATCH, Optional.of(List.of(SHOPS)), SUBMIT.outline(), SUBMIT.details())
                    .submitted(ID, SUBMITTED.entry(), Optional.empty());
            circumstances(
                            given(concat(List.of(together, ACCEPTED), concat(scoredBy(3), ASSIGNED, OURS, THEIRS))),
                            SETTINGS,
                            PARTIES,
                            scores(FIVE.subList(0, 3)))
                    .when(ADOPT)
                    .thenRefused(NOT_REGISTERED);
        }

        @Test
        void names_the_co_proposers_that_confirmed_it() {
            Parties both = new Parties(Map.of(
                    WATCH, standing(WATCH, "acct-watch", "大殿子ども見守りネット", "2027-03-31"),
                    SHOPS, standing(SHOPS, "acct-shops", "大殿商店会", "2027-03-31")));
            ProposalEvent together = new SubmitProposal(
                            CALL, WATCH, Optional.of(List.of(SHOPS)), SUBMIT.outline(), SUBMIT.details())
                    .submitted(ID, SUBMITTED.entry(), Optional.empty());
            ProposalEvent[] decidable = concat(scoredBy(5), DISCUSSED, ASSIGNED, OURS, THEIRS);
            List<ProposalEvent> confirmed = List.of(together, new CoProposerConfirmed(ID, SHOPS), ACCEPTED);
            Proposal after = circumstances(given(concat(confirmed, decidable)), SETTINGS, both, scores(FIVE))
                    .when(ADOPT)
                    .thenStage();
            Adoption adoption = ((Proposal.Adopted) after).adoption();
            assertThat(adoption.coProposers()).contains(List.of(SHOPS));
            assertThat(adoption.groups(SUBMITTED.entry().proposer())).containsExactly(WATCH, SHOPS);
        }

        @Test
        void of_a_subsidy_names_a_programme_that_takes_adopted_proposals() {
            FormRationaleStated city = new FormRationaleStated(ID, Side.CITY, CollaborationForm.SUBSIDY, "市の理由");
            FormRationaleStated group = new FormRationaleStated(ID, Side.GROUP, CollaborationForm.SUBSIDY, "団体の理由");
            ProposalEvent[] subsidy = {ASSIGNED, city, group};
            ProposalSettings settings = with(3, Optional.of(EXCHANGE), Set.of(EXCHANGE));

            Given usual = scored(settings, PARTIES, FIVE, subsidy);
            Adoption adoption = ((Proposal.Adopted) usual.when(ADOPT).thenStage()).adoption();
            assertThat(adoption.programme()).contains(EXCHANGE);
            assertThat(adoption.instrument()).isEqualTo(Instrument.DECISION_LETTER);
            usual.when(programme(EXCHANGE)).thenStage();
            usual.when(programme(DIRECT)).thenRefused(PROGRAMME_NOT_BY_ADOPTION);
            usual.when(programme(ProgrammeCode.of("none"))).thenRefused(UNKNOWN_PROGRAMME);
            assertThat(scored(with(3, Optional.empty(), Set.of(EXCHANGE)), PARTIES, FIVE, subsidy)
                            .when(ADOPT)
                            .thenRefused(PROGRAMME_REQUIRED)
                            .expected())
                    .isEqualTo(Wording.ONE_OF.of(List.of(EXCHANGE)));
            ready().when(programme(EXCHANGE)).thenRefused(PROGRAMME_ONLY_FOR_SUBSIDY);
        }

        @Test
        void of_a_subsidy_names_that_which_was_proposed_before_the_usual_one() {
            ProposalDetails details = SUBMIT.details();
            ProposalEvent proposed = new SubmitProposal(
                            CALL,
                            WATCH,
                            Optional.empty(),
                            SUBMIT.outline(),
                            new ProposalDetails(
                                    details.problem(),
                                    details.strengths(),
                                    details.action(),
                                    Yen.of(900_000),
                                    Optional.of(DIRECT)))
                    .submitted(ID, SUBMITTED.entry(), Optional.empty());
            ProposalEvent[] decidable = concat(
                    scoredBy(5),
                    ASSIGNED,
                    new FormRationaleStated(ID, Side.CITY, CollaborationForm.SUBSIDY, "市の理由"),
                    new FormRationaleStated(ID, Side.GROUP, CollaborationForm.SUBSIDY, "団体の理由"));
            Proposal after = circumstances(
                            given(concat(List.of(proposed, ACCEPTED), decidable)),
                            with(3, Optional.of(EXCHANGE), Set.of(EXCHANGE, DIRECT)),
                            PARTIES,
                            scores(FIVE))
                    .when(ADOPT)
                    .thenStage();
            assertThat(((Proposal.Adopted) after).adoption().programme()).contains(DIRECT);
        }

        private AdoptProposal programme(ProgrammeCode code) {
            return new AdoptProposal(Optional.of(code), Optional.empty());
        }

        @Test
        void is_for_the_office_and_neither_for_who_handed_it_in_or_scored_it_nor_for_who_acts_for_a_party() {
            ready().by(TEACHER).when(ADOPT).thenRefused(NOT_IN_CHARGE);
            ready().by(staff("acct-watch", "collaboration-office")).when(ADOPT).thenRefused(CONFLICT_OF_INTEREST);
            ready().by(staff("acct-reviewer-0", "collaboration-office"))
                    .when(ADOPT)
                    .thenRefused(FOUR_EYES);
            ready().by(staff("acct-reviewer-0", "collaboration-office"))
                    .when(rejecting(ReasonCode.EFFECT, LEGAL))
                    .thenRefused(FOUR_EYES);
            scored(FIVE, DISCUSSED, ASSIGNED, OURS)
                    .and(DESK, THEIRS)
                    .by(staff("acct-desk", "collaboration-office"))
                    .when(ADOPT)
                    .thenRefused(FOUR_EYES);
            scored(FIVE, DISCUSSED, ASSIGNED, THEIRS)
                    .and(OFFICER, OURS)
                    .when(ADOPT)
                    .thenStage();
        }

        @Test
        void happens_once() {
            ready(adopted).when(ADOPT).thenRefused(NOT_IN_THIS_STAGE);
            ready(adopted).when(rejecting(ReasonCode.EFFECT, LEGAL)).thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Conditions {
        private final AdoptProposal adopt = new AdoptProposal(Optional.empty(), Optional.of(List.of(CONDITION)));

        @Test
        void make_it_conditional_until_the_fourteenth_day_or_as_the_municipality_says() {
            ready().when(adopt).then(CONDITIONALLY);
            ready().where("K-PR-7", 30)
                    .when(adopt)
                    .then(new ProposalConditionallyAdopted(
                            ID, CONDITIONALLY.adoption(), LocalDate.parse("2026-09-19")));
        }

        @Test
        void are_to_be_met_by_a_day_ahead() {
            ready().at("2026-10-31T09:00:00+09:00").when(adopt).thenRefused(DUE_DATE_NOT_AHEAD);
            ready().at("2026-10-30T23:59:59+09:00").when(adopt).thenStage();
        }

        @Test
        void are_accepted_by_the_proposer_and_then_it_is_adopted() {
            ProposalAdopted adopted =
                    new ProposalAdopted(ID, SUBMITTED.entry(), SUBMITTED.outline(), CONDITIONALLY.adoption());
            Given conditional = ready(CONDITIONALLY);
            conditional.by(GROUP).when(new AcceptConditions()).then(new ConditionsAccepted(ID), adopted);
            conditional.by(OFFICER).when(new AcceptConditions()).thenRefused(NOT_THE_PROPOSER);
            conditional.by(OFFICER).when(new DeclineConditions()).thenRefused(NOT_THE_PROPOSER);
            ready().by(GROUP).when(new AcceptConditions()).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void are_declined_and_then_it_is_withdrawn() {
            Proposal after =
                    ready(CONDITIONALLY).by(GROUP).when(new DeclineConditions()).thenStage();
            assertThat(after).isInstanceOf(Proposal.Withdrawn.class);
            ready(CONDITIONALLY)
                    .by(GROUP)
                    .when(new DeclineConditions())
                    .then(new ConditionsDeclined(ID, Optional.empty()));
        }

        @Test
        void are_answered_until_the_end_of_the_day_and_then_count_as_declined() {
            Given conditional = ready(CONDITIONALLY);
            conditional
                    .by(GROUP)
                    .at("2026-09-03T23:59:59+09:00")
                    .when(new AcceptConditions())
                    .thenStage();
            conditional
                    .by(Actor.PLATFORM)
                    .at("2026-09-03T23:59:59+09:00")
                    .when(new LapseConditions())
                    .thenRefused(NOT_YET_DUE);
            Given late = conditional.at("2026-09-04T00:00:00+09:00");
            assertThat(late.by(GROUP)
                            .when(new AcceptConditions())
                            .thenRefused(CONDITIONS_OVERDUE)
                            .refusal()
                            .rule())
                    .isEqualTo("K-PR-7");
            late.by(GROUP).when(new DeclineConditions()).thenRefused(CONDITIONS_OVERDUE);
            late.by(Actor.PLATFORM)
                    .when(new LapseConditions())
                    .then(new ConditionsDeclined(ID, Optional.of(LocalDate.parse("2026-09-03"))));
        }

        @Test
        void are_not_accepted_for_a_group_that_is_no_longer_registered() {
            Parties expired = new Parties(Map.of(WATCH, standing(WATCH, "acct-watch", "見守りネット", "2026-08-19")));
            scored(SETTINGS, expired, FIVE, ASSIGNED, OURS, THEIRS, CONDITIONALLY)
                    .by(GROUP)
                    .when(new AcceptConditions())
                    .thenRefused(NOT_REGISTERED);
        }
    }

    @Nested
    class Rejecting {
        @Test
        void gives_the_reason_and_the_days_that_run_from_it() {
            scored(List.of(POINTS_78, POINTS_78, POINTS_78))
                    .when(rejecting(ReasonCode.FEASIBILITY, LEGAL))
                    .then(REJECTED);
        }

        @Test
        void without_a_reason_or_with_ten_characters_is_refused() {
            Given scored = scored(FIVE);
            assertThat(scored.when(new RejectProposal(Optional.empty()))
                            .thenRefused(REASON_REQUIRED)
                            .refusal()
                            .rule())
                    .isEqualTo("R-SE-3");
            scored.when(rejecting(ReasonCode.FEASIBILITY, "")).thenRefused(REASON_REQUIRED);
            scored.when(rejecting(ReasonCode.FEASIBILITY, "県道のため困難です。")).thenRefused(REASON_REQUIRED);
        }

        @Test
        void for_low_profitability_has_no_code() {
            assertThat(ReasonCode.values())
                    .extracting(ReasonCode::name)
                    .noneMatch(name -> name.contains("PROFIT") && !name.equals("NOT_NON_PROFIT"));
        }

        @Test
        void is_for_the_office() {
            scored(FIVE)
                    .by(TEACHER)
                    .when(rejecting(ReasonCode.LEGAL_LIMIT, LEGAL))
                    .thenRefused(NOT_IN_CHARGE);
            scored(FIVE)
                    .by(staff("acct-watch", "collaboration-office"))
                    .when(rejecting(ReasonCode.LEGAL_LIMIT, LEGAL))
                    .thenRefused(CONFLICT_OF_INTEREST);
        }
    }

    @Nested
    class Deferring {
        private final DeferProposal defer = new DeferProposal(
                ReasonGiven.of(ReasonCode.BUDGET, LEGAL), DEFERRED.deferral().until());

        @Test
        void has_a_reason_and_a_day_ahead() {
            scored(FIVE).when(defer).then(DEFERRED);
            scored(FIVE)
                    .when(new DeferProposal(Optional.empty(), LocalDate.parse("2026-10-01")))
                    .thenRefused(org.kyodo.chassis.decide.CommonRefusal.REASON_REQUIRED);
            scored(FIVE).at("2026-10-01T00:00:00+09:00").when(defer).thenRefused(DUE_DATE_NOT_AHEAD);
            scored(FIVE)
                    .when(new DeferProposal(ReasonGiven.of(ReasonCode.BUDGET, LEGAL), LocalDate.parse("2028-10-01")))
                    .thenRefused(DUE_TOO_FAR);
            scored(FIVE).by(TEACHER).when(defer).thenRefused(NOT_IN_CHARGE);
            accepted().when(defer).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void ends_by_itself_on_that_day_or_before_by_who_is_in_charge() {
            Given deferred = scored(FIVE, DEFERRED);
            deferred.by(Actor.PLATFORM)
                    .at("2026-09-30T23:59:59+09:00")
                    .when(new ResumeExamination())
                    .thenRefused(NOT_YET_DUE);
            deferred.by(Actor.PLATFORM)
                    .at("2026-10-01T00:00:00+09:00")
                    .when(new ResumeExamination())
                    .then(new ExaminationResumed(ID));
            deferred.by(TEACHER).when(new ResumeExamination()).thenRefused(NOT_IN_CHARGE);
            assertThat(deferred.when(new ResumeExamination()).thenStage())
                    .isEqualTo(scored(FIVE).stage());
            scored(FIVE).by(Actor.PLATFORM).when(new ResumeExamination()).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void holds_the_decision_up_and_the_proposer_may_withdraw_it() {
            scored(FIVE, DEFERRED).when(ADOPT).thenRefused(NOT_IN_THIS_STAGE);
            scored(FIVE, DEFERRED)
                    .by(GROUP)
                    .when(new WithdrawProposal(Optional.empty()))
                    .thenStage();
        }
    }

    @Nested
    class Explaining {
        private final ExplanationGiven given =
                new ExplanationGiven(ID, new Explanation("面談でご説明しました。", LocalDate.parse("2026-09-01")));
        private final ExplanationOverdue overdue = new ExplanationOverdue(ID, LocalDate.parse("2026-09-03"), 1);

        @Test
        void happens_once() {
            scored(FIVE, REJECTED)
                    .at("2026-09-01T10:00:00+09:00")
                    .when(new GiveExplanation("面談でご説明しました。"))
                    .then(given);
            scored(FIVE, REJECTED, given).when(new GiveExplanation("もう一度。")).thenRefused(ALREADY_EXPLAINED);
            scored(FIVE, REJECTED, overdue)
                    .at("2026-09-10T10:00:00+09:00")
                    .when(new GiveExplanation("遅くなりましたが、ご説明しました。"))
                    .thenStage();
        }

        @Test
        void is_for_the_office() {
            scored(FIVE, REJECTED)
                    .by(TEACHER)
                    .when(new GiveExplanation("ご説明します。"))
                    .thenRefused(NOT_IN_CHARGE);
        }

        @Test
        void that_is_late_is_told_once_from_the_day_after() {
            Given rejected = scored(FIVE, REJECTED).by(Actor.PLATFORM);
            rejected.at("2026-09-03T23:59:59+09:00")
                    .when(new TellExplanationOverdue())
                    .thenRefused(NOT_YET_DUE);
            rejected.at("2026-09-04T00:00:00+09:00")
                    .when(new TellExplanationOverdue())
                    .then(overdue);
            for (ProposalEvent done : List.of(overdue, given)) {
                scored(FIVE, REJECTED, done)
                        .by(Actor.PLATFORM)
                        .at("2026-09-05T00:00:00+09:00")
                        .when(new TellExplanationOverdue())
                        .thenRepeated();
            }
            scored(FIVE).by(Actor.PLATFORM).when(new TellExplanationOverdue()).thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Reconsidering {
        private final RequestReconsideration request = new RequestReconsideration(RECONSIDERED.grounds());

        @Test
        void can_be_asked_for_until_the_thirtieth_day() {
            scored(FIVE, REJECTED)
                    .by(GROUP)
                    .at("2026-09-19T23:59:59+09:00")
                    .when(request)
                    .then(RECONSIDERED);
            scored(FIVE, REJECTED)
                    .by(GROUP)
                    .at("2026-09-20T00:00:00+09:00")
                    .when(request)
                    .thenRefused(RECONSIDERATION_LATE);
        }

        @Test
        void can_be_asked_for_once() {
            Given again = scored(FIVE.subList(0, 3), REJECTED, RECONSIDERED);
            again.by(GROUP).when(request).thenRefused(NOT_IN_THIS_STAGE);
            Proposal.Rejected twice = (Proposal.Rejected)
                    again.when(rejecting(ReasonCode.FEASIBILITY, LEGAL)).thenStage();
            assertThat(twice.rejection().reconsiderableUntil()).isEmpty();
            assertThat(twice.dueOn()).contains(LocalDate.parse("2026-09-03"));
            circumstances(given(twice), SETTINGS, PARTIES, scores(FIVE))
                    .by(GROUP)
                    .when(request)
                    .thenRefused(RECONSIDERATION_USED);
        }

        @Test
        void is_for_the_proposer() {
            scored(FIVE, REJECTED)
                    .by(actor("acct-shops", Role.GROUP))
                    .when(request)
                    .thenRefused(NOT_THE_PROPOSER);
        }

        @Test
        void brings_it_back_to_where_it_can_be_adopted() {
            scored(FIVE.subList(0, 3), ASSIGNED, OURS, THEIRS, REJECTED, RECONSIDERED)
                    .when(ADOPT)
                    .thenStage();
        }
    }

    @Nested
    class What_happens_by_itself {
        @Test
        void is_set_for_the_end_of_the_day() {
            assertThat(due(accepted())).isEmpty();
            assertThat(due(accepted(ASKED))).contains(new Due<>(at("2026-07-07"), new TellOpinionOverdue()));
            assertThat(due(accepted(
                            ASKED,
                            new DepartmentOpinionOverdue(
                                    ID, List.of(SCHOOLS, DISASTERS), LocalDate.parse("2026-07-06"), 1))))
                    .isEmpty();
            assertThat(due(scored(FIVE, DEFERRED))).contains(new Due<>(at("2026-10-01"), new ResumeExamination()));
            assertThat(due(ready(CONDITIONALLY))).contains(new Due<>(at("2026-09-04"), new LapseConditions()));
            assertThat(due(scored(FIVE, REJECTED))).contains(new Due<>(at("2026-09-04"), new TellExplanationOverdue()));
            assertThat(due(scored(FIVE, REJECTED, new ExplanationOverdue(ID, LocalDate.parse("2026-09-03"), 1))))
                    .isEmpty();
        }

        private Optional<Due<ProposalCommand>> due(Given given) {
            return ProposalConfiguration.due(given.stage());
        }

        private static Instant at(String day) {
            return OffsetDateTime.parse(day + "T00:00:00+09:00").toInstant();
        }
    }
}
