package org.kyodo.proposal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.CORRECTION_OVERDUE;
import static org.kyodo.chassis.decide.CommonRefusal.DUE_DATE_NOT_AHEAD;
import static org.kyodo.chassis.decide.CommonRefusal.DUE_TOO_FAR;
import static org.kyodo.chassis.decide.CommonRefusal.FOUR_EYES;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_YET_DUE;
import static org.kyodo.proposal.proposal.ProposalRefusal.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.CallEligibility;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.proposal.Examined;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.CoProposerConfirmed;
import org.kyodo.contracts.proposal.ProposalEvent.CoProposerDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.CoordinationOpened;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalLapsed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalRejected;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalReturned;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.proposal.ProposalEvent.ReconsiderationRequested;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.proposal.Rejection;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Shape;
import org.kyodo.contracts.value.Strength;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.proposal.ExaminationCommand.AssignDepartments;
import org.kyodo.proposal.proposal.ExaminationCommand.RejectProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.ScoreProposal;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.ProposalNumber;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;
import org.kyodo.proposal.proposal.SubmissionCommand.AcceptForReview;
import org.kyodo.proposal.proposal.SubmissionCommand.ConfirmCoProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.DeclineCoProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.LapseProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.RequestCorrection;
import org.kyodo.proposal.proposal.SubmissionCommand.SubmitProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.WithdrawProposal;

/** The proposals of E3 「放課後みまもりマップづくり」 and E4 「中心商店街の全日歩行者天国」. */
class ProposalRulesTest extends RulesTest<ProposalCommand, Proposal, ProposalEvent> {
    /** The tests of this book: together they show each of its commands both ways. */
    static final Set<Class<?>> PARTS =
            Set.of(ProposalRulesTest.class, ExaminationRulesTest.class, PolicyRulesTest.class, BackingRulesTest.class);

    static final ProposalId ID = ProposalId.of("019a0000-0000-7000-8000-0000000000a1");
    static final CallId CALL = CallId.of("019a0000-0000-7000-8000-000000000001");
    static final GroupId WATCH = GroupId.of("019a0000-0000-7000-8000-0000000000b1");
    static final GroupId SHOPS = GroupId.of("019a0000-0000-7000-8000-0000000000b2");
    private static final GroupId STRANGERS = GroupId.of("019a0000-0000-7000-8000-0000000000b3");
    static final DepartmentCode OFFICE = DepartmentCode.COLLABORATION_OFFICE;
    static final DepartmentCode SCHOOLS = DepartmentCode.of("school-education");
    static final DepartmentCode DISASTERS = DepartmentCode.of("disaster-prevention");
    static final ProgrammeCode EXCHANGE = ProgrammeCode.of("exchange-subsidy");
    static final String NUMBER = "352039-2026-P0001";

    static final Actor GROUP = actor("acct-watch", Role.GROUP);
    static final Actor OFFICER = staff("acct-officer", "collaboration-office");
    static final Actor TEACHER = staff("acct-teacher", "school-education");

    static final ProposalSettings SETTINGS = new ProposalSettings(
            Set.of(AreaCode.of("大殿"), AreaCode.of("白石")),
            Set.of(FieldType.of("F1"), FieldType.of("F2")),
            Set.of(EXCHANGE),
            Optional.of(EXCHANGE),
            Set.of(OFFICE, SCHOOLS, DISASTERS),
            3,
            20,
            14,
            30,
            Set.of(EXCHANGE),
            Map.of(
                    CollaborationForm.COMMISSION, Instrument.CONTRACT,
                    CollaborationForm.SUBSIDY, Instrument.DECISION_LETTER));
    static final PublishedCall PUBLISHED = new PublishedCall(
            new CallTerms(
                    new CallPlan(
                            CallKind.CITIZEN_PROPOSED,
                            "令和8年度 市民提案型協働事業",
                            Optional.empty(),
                            new FiscalYear(2026),
                            new Window(
                                    OffsetDateTime.parse("2026-05-15T09:00:00+09:00")
                                            .toInstant(),
                                    OffsetDateTime.parse("2026-06-30T17:00:00+09:00")
                                            .toInstant()),
                            List.of(
                                    new Criterion("公益性", 30),
                                    new Criterion("実現性", 25),
                                    new Criterion("協働の必然性", 25),
                                    new Criterion("発展性", 20)),
                            Optional.of(Yen.of(1_000_000)),
                            Optional.empty(),
                            List.of(CollaborationForm.COMMISSION, CollaborationForm.SUBSIDY)),
                    OFFICE),
            false,
            Stream.of(
                            "acct-reviewer",
                            "acct-reviewer-0",
                            "acct-reviewer-1",
                            "acct-reviewer-2",
                            "acct-reviewer-3",
                            "acct-reviewer-4")
                    .map(AccountRef::of)
                    .toList());
    static final Parties PARTIES = new Parties(Map.of(
            WATCH, standing(WATCH, "acct-watch", "大殿子ども見守りネット", "2027-03-31"),
            SHOPS, standing(SHOPS, "acct-shops", "米屋町商店街振興組合", "2026-03-31")));

    static final SubmitProposal SUBMIT = new SubmitProposal(
            CALL,
            WATCH,
            Optional.empty(),
            new ProposalOutline(
                    "放課後みまもりマップづくり",
                    "通学路の危険箇所を子どもと歩いて地図にする。",
                    List.of(FieldType.of("F2")),
                    List.of(AreaCode.of("大殿")),
                    CollaborationForm.COMMISSION,
                    Yen.of(850_000)),
            new ProposalDetails(
                    "下校時に大人の目が届かない場所がある。",
                    "校区の全自治会とPTAが参加している。",
                    "月2回の点検と地図の配布を行う。",
                    Yen.of(900_000),
                    Optional.empty()));
    private static final ProposalEntry ENTRY =
            new ProposalEntry(NUMBER, CALL, CallKind.CITIZEN_PROPOSED, Proposer.group(WATCH));
    static final ProposalSubmitted SUBMITTED = SUBMIT.submitted(ID, ENTRY, Optional.empty());
    static final ProposalAccepted ACCEPTED = new ProposalAccepted(ID, SUBMITTED.entry(), SUBMITTED.outline());
    static final ProposalReturned RETURNED = new ProposalReturned(
            ID,
            new Correction(
                    List.of("収支予算書"),
                    new Reason(ReasonCode.DOCUMENT_MISSING, "収支予算書が添付されていないため補正をお願いします。"),
                    LocalDate.parse("2026-07-10")));
    static final DepartmentsAssigned ASSIGNED =
            new DepartmentsAssigned(ID, new Assignment(List.of(SCHOOLS, DISASTERS), OFFICE, true));
    static final CoordinationOpened COORDINATED =
            new CoordinationOpened(ID, new Assignment(List.of(SCHOOLS, DISASTERS), OFFICE, true));
    static final Map<String, Integer> POINTS_78 = points(25, 20, 18, 15);
    static final String LEGAL = "県道の通年規制は県公安委員会の協議が整わず令和8年度中の実施が困難なため。社会実験（年4回）であれば再提案を検討できます。";
    static final ProposalRejected REJECTED = new ProposalRejected(
            ID,
            new ProposalEntry(NUMBER, CALL, CallKind.CITIZEN_PROPOSED, Proposer.group(WATCH)),
            new Rejection(
                    new Reason(ReasonCode.FEASIBILITY, LEGAL),
                    "R-SE-3",
                    LocalDate.parse("2026-09-03"),
                    Optional.of(LocalDate.parse("2026-09-19"))),
            new Examined(Optional.empty(), Optional.of(3), Optional.of(new BigDecimal("78.0"))));
    static final ReconsiderationRequested RECONSIDERED = new ReconsiderationRequested(ID, "社会実験（年4回）に改めました。");

    ProposalRulesTest() {
        super(ProposalCommand.class, PARTS, new ProposalRules(), new Proposal.Absent(ID));
    }

    /** One account may act for one co-proposer and not for another. */
    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(NO_CO_PROPOSER);
    }

    static GroupStanding standing(GroupId group, String account, String name, String validUntil) {
        return new GroupStanding(
                group,
                Optional.of(AccountRef.of(account)),
                name,
                GroupType.CITIZEN_ACTIVITY,
                List.of(AreaCode.of("大殿")),
                Optional.of(LocalDate.parse(validUntil)),
                Optional.empty(),
                Optional.empty());
    }

    static Map<String, Integer> points(int benefit, int feasibility, int need, int growth) {
        return Map.of("公益性", benefit, "実現性", feasibility, "協働の必然性", need, "発展性", growth);
    }

    /** By the group on 12 June, in the window. */
    private Given known(ProposalEvent... events) {
        return given(events)
                .by(GROUP)
                .at("2026-06-12T10:00:00+09:00")
                .knowing(
                        SETTINGS,
                        new TheCall(Optional.of(PUBLISHED)),
                        PARTIES,
                        new ProposalNumber(NUMBER),
                        new Quota(0, 20));
    }

    private static SubmitProposal with(UnaryOperator<Changed> change) {
        return change.apply(new Changed(SUBMIT)).command();
    }

    /** A submission that differs in one thing. */
    private record Changed(SubmitProposal command) {
        private Changed about(
                List<FieldType> fieldTypes, List<AreaCode> areas, CollaborationForm form, long requested) {
            ProposalOutline o = command.outline();
            return outline(new ProposalOutline(o.title(), o.summary(), fieldTypes, areas, form, Yen.of(requested)));
        }

        private Changed outline(ProposalOutline outline) {
            return new Changed(new SubmitProposal(
                    command.call(), command.proposer(), command.coProposers(), outline, command.details()));
        }

        private Changed details(String action, Optional<ProgrammeCode> programme) {
            ProposalDetails d = command.details();
            return new Changed(new SubmitProposal(
                    command.call(),
                    command.proposer(),
                    command.coProposers(),
                    command.outline(),
                    new ProposalDetails(d.problem(), d.strengths(), action, Yen.of(1_200_000), programme)));
        }

        Changed proposer(GroupId proposer, GroupId... coProposers) {
            return new Changed(new SubmitProposal(
                    command.call(), proposer, Optional.of(List.of(coProposers)), command.outline(), command.details()));
        }

        Changed action(String action) {
            return details(action, command.details().programme());
        }

        Changed about(FieldType field, String area) {
            ProposalOutline o = command.outline();
            return about(
                    List.of(field),
                    List.of(AreaCode.of(area)),
                    o.requestedForm().orElseThrow(),
                    850_000);
        }

        Changed form(CollaborationForm form, Optional<ProgrammeCode> programme) {
            ProposalOutline o = command.outline();
            return about(o.fieldTypes(), o.areas(), form, 850_000)
                    .details(command.details().action(), programme);
        }

        Changed requested(long requested) {
            ProposalOutline o = command.outline();
            return about(o.fieldTypes(), o.areas(), o.requestedForm().orElseThrow(), requested)
                    .details(command.details().action(), command.details().programme());
        }
    }

    @Nested
    class Submitting {
        @Test
        void gives_it_a_number() {
            known().when(SUBMIT).then(SUBMITTED);
        }

        @Test
        void counts_to_the_last_second_of_the_window() {
            known().at("2026-05-15T08:59:59+09:00").when(SUBMIT).thenRefused(CALL_NOT_YET_OPEN);
            known().at("2026-05-15T09:00:00+09:00").when(SUBMIT).then(SUBMITTED);
            known().at("2026-06-30T17:00:00.999+09:00").when(SUBMIT).then(SUBMITTED);
            known().at("2026-06-30T17:00:01+09:00").when(SUBMIT).thenRefused(CALL_CLOSED);
        }

        @Test
        void is_to_a_call_that_was_published_and_goes_on() {
            known().knowing(SETTINGS, new TheCall(Optional.empty()), PARTIES)
                    .when(SUBMIT)
                    .thenRefused(UNKNOWN_CALL);
            known().knowing(
                            SETTINGS,
                            new TheCall(Optional.of(new PublishedCall(PUBLISHED.terms(), true, List.of()))),
                            PARTIES)
                    .when(SUBMIT)
                    .thenRefused(CALL_CANCELLED);
        }

        @Test
        void is_for_a_registered_group() {
            assertThat(known().when(with(c -> c.proposer(STRANGERS)))
                            .thenRefused(UNKNOWN_GROUP)
                            .field())
                    .isEqualTo("proposer");
            assertThat(known().when(with(c -> c.proposer(WATCH, STRANGERS)))
                            .thenRefused(UNKNOWN_GROUP)
                            .field())
                    .isEqualTo("coProposers");
            var expired = known().by(actor("acct-shops", Role.GROUP))
                    .when(with(c -> c.proposer(SHOPS)))
                    .thenRefused(NOT_REGISTERED);
            assertThat(expired.given()).hasToString("expired on 31 March 2026");
        }

        @Test
        void a_suspended_group_waits() {
            GroupStanding watch = PARTIES.standings().get(WATCH);
            known().knowing(
                            SETTINGS,
                            new TheCall(Optional.of(PUBLISHED)),
                            new Parties(Map.of(
                                    WATCH,
                                    new GroupStanding(
                                            WATCH,
                                            watch.account(),
                                            watch.name(),
                                            watch.groupType(),
                                            watch.areas(),
                                            watch.validUntil(),
                                            Optional.of(LocalDate.parse("2026-06-01")),
                                            Optional.empty()))))
                    .when(SUBMIT)
                    .thenRefused(NOT_REGISTERED);
        }

        @Test
        void is_done_by_the_groups_own_account() {
            known().by(actor("acct-somebody", Role.GROUP)).when(SUBMIT).thenRefused(NOT_THE_PROPOSER);
            for (GroupId group : List.of(WATCH, STRANGERS)) {
                known().by(actor("acct-watch", Role.RESIDENT))
                        .when(with(c -> c.proposer(group)))
                        .thenRefused(NOT_THE_PROPOSER);
            }
        }

        @Test
        void is_done_by_staff_only_for_what_came_in_otherwise() {
            known().by(TEACHER).when(SUBMIT).thenRefused(NOT_THE_PROPOSER);
            known().by(counter(OFFICER, WATCH.toString())).when(SUBMIT).then(SUBMITTED);
            known().by(counter(OFFICER, "acct-watch")).when(SUBMIT).then(SUBMITTED);
            known().by(counter(actor("acct-desk", Role.DESK), WATCH.toString()))
                    .when(SUBMIT)
                    .then(SUBMITTED);
        }

        @Test
        void is_not_entered_by_a_department_that_is_not_in_charge_nor_for_a_group_that_is_not_named() {
            known().by(counter(TEACHER, WATCH.toString())).when(SUBMIT).thenRefused(NOT_THE_PROPOSER);
            known().by(counter(OFFICER, SHOPS.toString())).when(SUBMIT).thenRefused(NOT_THE_PROPOSER);
        }

        private static Actor counter(Actor actor, String party) {
            return new Actor(actor.account(), actor.roles(), actor.department(), Channel.PAPER, Optional.of(party));
        }

        @Test
        void names_other_registered_groups_as_co_proposers() {
            known().when(with(c -> c.proposer(WATCH, SHOPS))).thenRefused(CO_PROPOSER_NOT_REGISTERED);
            known().when(with(c -> c.proposer(WATCH, WATCH))).thenRefused(PROPOSER_AMONG_CO_PROPOSERS);
        }

        @Test
        void needs_something_concrete() {
            var refused = known().when(with(c -> c.action("  "))).thenRefused(NOT_CONCRETE);
            assertThat(refused.refusal().rule()).isEqualTo("R-SE-4");
            assertThat(refused.field()).isEqualTo("details.action");
        }

        @Test
        void asks_for_no_more_than_the_ceiling_and_the_cost() {
            known().when(with(c -> c.requested(1_000_000))).thenStage();
            known().when(with(c -> c.requested(1_000_001))).thenRefused(REQUESTED_EXCEEDS_CEILING);
            known().when(with(c -> c.requested(1_200_001))).thenRefused(REQUESTED_EXCEEDS_TOTAL);
        }

        @Test
        void asks_for_a_form_of_the_call() {
            known().when(with(c -> c.form(CollaborationForm.ADOPT, Optional.empty())))
                    .thenRefused(FORM_NOT_OFFERED);
        }

        @Test
        void of_a_subsidy_names_a_programme_of_the_municipality() {
            known().when(with(c -> c.form(CollaborationForm.SUBSIDY, Optional.of(EXCHANGE))))
                    .thenStage();
            assertThat(known().when(with(c -> c.form(CollaborationForm.SUBSIDY, Optional.empty())))
                            .thenRefused(PROGRAMME_REQUIRED)
                            .expected())
                    .isEqualTo(Wording.ONE_OF.of(List.of(EXCHANGE)));
            known().when(with(c -> c.form(CollaborationForm.SUBSIDY, Optional.of(ProgrammeCode.of("none")))))
                    .thenRefused(UNKNOWN_PROGRAMME);
            known().when(with(c -> c.form(CollaborationForm.COMMISSION, Optional.of(EXCHANGE))))
                    .thenRefused(PROGRAMME_ONLY_FOR_SUBSIDY);
        }

        @Test
        void names_areas_and_fields_of_the_municipality() {
            known().when(with(c -> c.about(FieldType.of("F2"), "小郡"))).thenRefused(UNKNOWN_AREA);
            known().when(with(c -> c.about(FieldType.of("F6"), "大殿"))).thenRefused(UNKNOWN_FIELD_TYPE);
        }

        @Test
        void takes_any_other_field_for_the_list_is_open() {
            SubmitProposal other = with(c -> c.about(FieldType.OTHER, "大殿"));
            Decision.Refused<ProposalEvent> refused = known().when(other).thenRefused(OTHER_FIELD_WITHOUT_TEXT);
            assertThat(refused.refusal().rule()).isEqualTo("R-PR-1");
            assertThat(refused.expected()).isEqualTo(Wording.TEXT.of(60));
            ProposalOutline o = other.outline();
            known().when(new SubmitProposal(
                            CALL,
                            WATCH,
                            Optional.empty(),
                            new ProposalOutline(
                                    o.title(),
                                    o.summary(),
                                    o.fieldTypes(),
                                    o.areas(),
                                    o.requestedForm(),
                                    o.requested(),
                                    Optional.of("地域の見守り")),
                            SUBMIT.details()))
                    .thenStage();
        }

        @Test
        void happens_once() {
            known(SUBMITTED).when(SUBMIT).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void without_a_title_is_no_submission() {
            assertThat(Shape.broken(new SubmitProposal(
                            CALL,
                            WATCH,
                            Optional.empty(),
                            new ProposalOutline(
                                    " ",
                                    "概要",
                                    List.of(FieldType.of("F2")),
                                    List.of(AreaCode.of("大殿")),
                                    CollaborationForm.COMMISSION,
                                    Yen.of(1)),
                            new ProposalDetails("課題", "特性", "具体策", Yen.of(1), Optional.empty()))))
                    .extracting(Shape.Broken::field)
                    .containsExactly("outline.title");
        }
    }

    @Nested
    class Correcting {
        private final RequestCorrection correction = new RequestCorrection(
                RETURNED.correction().items(),
                ReasonGiven.of(
                        RETURNED.correction().reason().code(),
                        RETURNED.correction().reason().text()),
                RETURNED.correction().dueOn());

        @Test
        void is_asked_for_with_items_reason_and_due_date() {
            known(SUBMITTED).by(OFFICER).when(correction).then(RETURNED);
            known(SUBMITTED)
                    .by(OFFICER)
                    .when(new RequestCorrection(
                            RETURNED.correction().items(),
                            Optional.empty(),
                            RETURNED.correction().dueOn()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            known(SUBMITTED)
                    .by(OFFICER)
                    .at("2026-07-10T09:00:00+09:00")
                    .when(correction)
                    .thenRefused(DUE_DATE_NOT_AHEAD);
            known(SUBMITTED)
                    .by(OFFICER)
                    .at("2025-07-08T09:00:00+09:00")
                    .when(correction)
                    .thenRefused(DUE_TOO_FAR);
        }

        @Test
        void waits_for_acceptance_beside_so_many_others_at_most() {
            Decision.Refused<ProposalEvent> refused = known().knowing(
                            SETTINGS,
                            new TheCall(Optional.of(PUBLISHED)),
                            PARTIES,
                            new ProposalNumber(NUMBER),
                            new Quota(20, 20))
                    .when(SUBMIT)
                    .thenRefused(TOO_MANY_WAITING);
            assertThat(refused.refusal().rule()).isEqualTo("K-PR-11");
        }

        @Test
        void is_asked_for_by_the_office() {
            known(SUBMITTED).by(TEACHER).when(correction).thenRefused(NOT_IN_CHARGE);
        }

        @Test
        void counts_until_the_end_of_the_due_date_even_after_the_call_has_closed() {
            known(SUBMITTED, RETURNED)
                    .at("2026-07-10T23:59:59+09:00")
                    .when(SUBMIT)
                    .then(SUBMITTED);
            known(SUBMITTED, RETURNED)
                    .at("2026-07-11T00:00:00+09:00")
                    .when(SUBMIT)
                    .thenRefused(CORRECTION_OVERDUE);
        }

        @Test
        void keeps_call_and_proposer() {
            known(SUBMITTED, RETURNED).when(with(c -> c.proposer(SHOPS))).thenRefused(ANOTHER_CALL_OR_PROPOSER);
            known(SUBMITTED, RETURNED)
                    .when(new SubmitProposal(
                            CallId.of("019a0000-0000-7000-8000-000000000002"),
                            WATCH,
                            Optional.empty(),
                            SUBMIT.outline(),
                            SUBMIT.details()))
                    .thenRefused(ANOTHER_CALL_OR_PROPOSER);
        }

        @Test
        void comes_from_the_proposer() {
            known(SUBMITTED, RETURNED)
                    .by(actor("acct-somebody", Role.GROUP))
                    .when(SUBMIT)
                    .thenRefused(NOT_THE_PROPOSER);
        }

        @Test
        void is_looked_at_as_the_first_submission_was() {
            known(SUBMITTED, RETURNED).when(with(c -> c.action("  "))).thenRefused(NOT_CONCRETE);
            known(SUBMITTED, RETURNED).when(with(c -> c.requested(1_000_001))).thenRefused(REQUESTED_EXCEEDS_CEILING);
        }

        @Test
        void that_does_not_come_lets_it_lapse() {
            known(SUBMITTED, RETURNED)
                    .by(Actor.PLATFORM)
                    .at("2026-07-10T23:59:59+09:00")
                    .when(new LapseProposal())
                    .thenRefused(NOT_YET_DUE);
            known(SUBMITTED, RETURNED)
                    .by(Actor.PLATFORM)
                    .at("2026-07-11T00:00:00+09:00")
                    .when(new LapseProposal())
                    .then(new ProposalLapsed(ID, RETURNED.correction().dueOn()));
        }
    }

    @Nested
    class It_is_seen {
        private final Actor resident = actor("acct-resident", Role.RESIDENT);

        @Test
        void by_everyone_from_acceptance_on() {
            known(SUBMITTED, ACCEPTED).by(resident).isSeen();
            known(SUBMITTED, ACCEPTED, REJECTED).by(resident).isSeen();
        }

        @Test
        void before_that_by_staff_auditors_and_the_parties() {
            ProposalSubmitted together = with(c -> c.proposer(WATCH, SHOPS)).submitted(ID, ENTRY, Optional.empty());
            for (Given hidden :
                    List.of(known(together), known(together, new ProposalWithdrawn(ID, Optional.empty())))) {
                hidden.by(GROUP).isSeen();
                hidden.by(actor("acct-shops", Role.GROUP)).isSeen();
                hidden.by(TEACHER).isSeen();
                hidden.by(actor("acct-auditor", Role.AUDITOR)).isSeen();
                hidden.by(resident).isUnseen();
                hidden.by(actor("acct-reviewer", Role.REVIEWER)).isUnseen();
                hidden.by(actor("acct-others", Role.GROUP)).isUnseen();
            }
            known(SUBMITTED).by(actor("acct-shops", Role.GROUP)).isUnseen();
        }

        @Test
        void by_a_desk_while_it_enters_for_the_proposer_or_a_co_proposer() {
            ProposalSubmitted together = with(c -> c.proposer(WATCH, SHOPS)).submitted(ID, ENTRY, Optional.empty());
            known(SUBMITTED).by(actor("acct-desk", Role.DESK)).isUnseen();
            known(SUBMITTED).by(desk(WATCH)).isSeen();
            known(SUBMITTED).by(desk(SHOPS)).isUnseen();
            known(together).by(desk(SHOPS)).isSeen();
            known(together).by(desk(STRANGERS)).isUnseen();
        }

        private static Actor desk(GroupId party) {
            return new Actor(
                    AccountRef.of("acct-desk"),
                    Set.of(Role.DESK),
                    Optional.empty(),
                    Channel.TELEPHONE,
                    Optional.of(party.toString()));
        }

        @Test
        void by_nobody_while_there_is_none() {
            known().by(OFFICER).isUnseen();
        }
    }

    @Nested
    class Four_eyes {
        /** Staff who also act for a group, and every role of theirs. */
        private static final Actor BOTH = new Actor(
                AccountRef.of("acct-officer"),
                Set.of(Role.STAFF, Role.GROUP, Role.REVIEWER),
                Optional.of(OFFICE),
                Channel.WEB,
                Optional.empty());

        @Test
        void who_handed_it_in_does_not_check_it() {
            Given entered = known().and(OFFICER, SUBMITTED);
            assertThat(entered.by(OFFICER)
                            .when(new AcceptForReview())
                            .thenRefused(FOUR_EYES)
                            .refusal()
                            .rule())
                    .isEqualTo("K-ALL-4");
            entered.by(BOTH).when(new AcceptForReview()).thenRefused(FOUR_EYES);
            entered.by(OFFICER)
                    .when(new RequestCorrection(
                            List.of("見積書"),
                            ReasonGiven.of(ReasonCode.DOCUMENT_MISSING, "見積書が添付されていないため、添付してください。"),
                            LocalDate.of(2026, 6, 30)))
                    .thenRefused(FOUR_EYES);
            entered.by(staff("acct-colleague", "collaboration-office"))
                    .when(new AcceptForReview())
                    .then(ACCEPTED);
        }

        @Test
        void who_acts_for_a_party_does_not_check_it() {
            Actor watcher = staff("acct-watch", "collaboration-office");
            known(SUBMITTED).by(watcher).when(new AcceptForReview()).thenRefused(CONFLICT_OF_INTEREST);
        }
    }

    @Nested
    class Who_may_propose {
        private final Actor resident = actor("acct-resident", Role.RESIDENT);
        private final SubmitProposal own = new SubmitProposal(
                CALL,
                Optional.empty(),
                Optional.empty(),
                new ProposalOutline(
                        "緑道のベンチとトイレ配置計画",
                        "緑道を歩く人が休める場所を設ける。",
                        List.of(FieldType.of("F2")),
                        List.of(AreaCode.of("大殿")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new ProposalDetails(
                        "休む場所がない。",
                        "毎日歩いて様子を知っている。",
                        "ベンチを八基置く。",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of(Strength.LOCALITY))));

        private Given to(CallKind kind, CallEligibility eligibility) {
            CallPlan plan = PUBLISHED.terms().plan();
            PublishedCall call = new PublishedCall(
                    new CallTerms(
                            new CallPlan(
                                    kind,
                                    plan.title(),
                                    plan.theme(),
                                    plan.fiscalYear(),
                                    plan.window(),
                                    List.of(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    kind == CallKind.CITIZEN_PROPOSED ? plan.forms() : List.of(),
                                    Optional.empty(),
                                    Optional.of(eligibility),
                                    Optional.empty()),
                            OFFICE),
                    false,
                    List.of());
            return known().knowing(
                            SETTINGS,
                            new TheCall(Optional.of(call)),
                            PARTIES,
                            new ProposalNumber(NUMBER),
                            new Quota(0, 20));
        }

        @Test
        void is_a_resident_by_their_own_account_where_the_call_takes_them() {
            CallEligibility residents = new CallEligibility(List.of(), true);
            Proposal submitted = to(CallKind.CITIZEN_POLICY, residents)
                    .by(resident)
                    .when(own)
                    .thenStage();
            assertThat(((Proposal.Submitted) submitted).submission().entry().proposer())
                    .isEqualTo(Proposer.account(resident.account()));
            assertThat(to(CallKind.CITIZEN_POLICY, new CallEligibility(List.of(GroupType.CITIZEN_ACTIVITY), false))
                            .by(resident)
                            .when(own)
                            .thenRefused(RESIDENTS_NOT_ELIGIBLE)
                            .refusal()
                            .rule())
                    .isEqualTo("R-CA-4");
            to(CallKind.CITIZEN_POLICY, residents).by(TEACHER).when(own).thenRefused(NOT_THE_PROPOSER);
        }

        @Test
        void is_a_resident_on_paper_by_reference() {
            Actor desk = new Actor(
                    AccountRef.of("acct-desk"),
                    Set.of(Role.DESK),
                    Optional.empty(),
                    Channel.PAPER,
                    Optional.of("paper-0001"));
            Proposal submitted = to(CallKind.CITIZEN_POLICY, new CallEligibility(List.of(), true))
                    .by(desk)
                    .when(own)
                    .thenStage();
            assertThat(((Proposal.Submitted) submitted).submission().entry().proposer())
                    .isEqualTo(Proposer.account(AccountRef.of("paper-0001")));
        }

        @Test
        void is_a_group_of_a_kind_that_the_call_names() {
            var refused = to(CallKind.CITIZEN_PROPOSED, new CallEligibility(List.of(GroupType.VOLUNTEER), false))
                    .when(SUBMIT)
                    .thenRefused(NOT_ELIGIBLE);
            assertThat(refused.refusal().rule()).isEqualTo("R-CA-3");
            assertThat(refused.given()).isEqualTo(GroupType.CITIZEN_ACTIVITY);
            to(CallKind.CITIZEN_PROPOSED, new CallEligibility(List.of(GroupType.CITIZEN_ACTIVITY), false))
                    .when(SUBMIT)
                    .thenStage();
        }

        @Test
        void nobody_proposes_what_is_announced() {
            to(CallKind.INITIATIVE, new CallEligibility(List.of(GroupType.CITIZEN_ACTIVITY), true))
                    .when(SUBMIT)
                    .thenRefused(ANNOUNCED_NOT_PROPOSED);
        }

        @Test
        void the_resident_sees_and_withdraws_it_and_no_other_does() {
            ProposalSubmitted submitted = own.submitted(
                    ID,
                    new ProposalEntry(NUMBER, CALL, CallKind.CITIZEN_POLICY, Proposer.account(resident.account())),
                    Optional.empty());
            known(submitted).by(resident).isSeen();
            known(submitted).by(actor("acct-other", Role.RESIDENT)).isUnseen();
            known(submitted)
                    .by(resident)
                    .when(new WithdrawProposal(Optional.empty()))
                    .thenStage();
            known(submitted)
                    .by(actor("acct-other", Role.RESIDENT))
                    .when(new WithdrawProposal(Optional.empty()))
                    .thenRefused(NOT_THE_PROPOSER);
        }

        @Test
        void a_desk_accepts_policy_proposals_and_no_others() {
            Actor desk = actor("acct-desk", Role.DESK);
            ProposalSubmitted policy = SUBMIT.submitted(
                    ID,
                    new ProposalEntry(NUMBER, CALL, CallKind.CITIZEN_POLICY, Proposer.group(WATCH)),
                    Optional.empty());
            known(policy).by(desk).isSeen();
            known(policy).by(desk).when(new AcceptForReview()).thenStage();
            known(SUBMITTED).by(desk).isUnseen();
            known(SUBMITTED).by(desk).when(new AcceptForReview()).thenRefused(NOT_IN_CHARGE);
            known(policy).by(actor("acct-other", Role.RESIDENT)).isUnseen();
            known(policy)
                    .by(desk)
                    .when(new RequestCorrection(
                            List.of("見積書"),
                            ReasonGiven.of(ReasonCode.DOCUMENT_MISSING, "見積書が添付されていないため、添付してください。"),
                            LocalDate.of(2026, 6, 30)))
                    .thenRefused(NOT_IN_CHARGE);
            known(policy)
                    .by(actor("acct-resident", Role.RESIDENT))
                    .when(new AcceptForReview())
                    .thenRefused(NOT_IN_CHARGE);
        }
    }

    @Nested
    class Co_proposers {
        private final Actor shops = actor("acct-shops", Role.GROUP);
        private final ProposalSubmitted together =
                with(c -> c.proposer(WATCH, SHOPS)).submitted(ID, ENTRY, Optional.empty());
        private final CoProposerConfirmed confirmed = new CoProposerConfirmed(ID, SHOPS);
        private final CoProposerDeclined declined = new CoProposerDeclined(ID, SHOPS);

        @Test
        void each_confirm_before_it_is_accepted() {
            assertThat(known(together)
                            .by(OFFICER)
                            .when(new AcceptForReview())
                            .thenRefused(CO_PROPOSERS_UNCONFIRMED)
                            .refusal()
                            .rule())
                    .isEqualTo("K-PR-3");
            known(together)
                    .by(shops)
                    .at("2026-03-31T10:00:00+09:00")
                    .when(new ConfirmCoProposal(SHOPS))
                    .then(confirmed);
            known(together, confirmed)
                    .by(shops)
                    .at("2026-03-31T10:00:00+09:00")
                    .when(new ConfirmCoProposal(SHOPS))
                    .thenRepeated();
            known(together, confirmed).by(OFFICER).when(new AcceptForReview()).thenStage();
            known(together, confirmed, declined)
                    .by(OFFICER)
                    .when(new AcceptForReview())
                    .thenRefused(CO_PROPOSERS_UNCONFIRMED);
            known(together, confirmed, RETURNED, together)
                    .by(OFFICER)
                    .when(new AcceptForReview())
                    .thenRefused(CO_PROPOSERS_UNCONFIRMED);
        }

        @Test
        void say_so_themselves_while_they_are_registered() {
            known(together).when(new ConfirmCoProposal(SHOPS)).thenRefused(NO_CO_PROPOSER);
            known(together).when(new DeclineCoProposal(SHOPS)).thenRefused(NO_CO_PROPOSER);
            known(together).by(shops).when(new ConfirmCoProposal(SHOPS)).thenRefused(CO_PROPOSER_NOT_REGISTERED);
            known(together).by(shops).when(new DeclineCoProposal(SHOPS)).then(declined);
            known(together, declined)
                    .by(shops)
                    .when(new DeclineCoProposal(SHOPS))
                    .thenRepeated();
        }
    }

    @Nested
    class Two_co_proposers {
        private final Actor shops = actor("acct-shops", Role.GROUP);
        private final ProposalSubmitted together =
                with(c -> c.proposer(WATCH, SHOPS, STRANGERS)).submitted(ID, ENTRY, Optional.empty());

        @Test
        void speak_each_for_itself() {
            Given spring = known(together).by(shops).at("2026-03-31T10:00:00+09:00");
            for (GroupId other : List.of(STRANGERS, WATCH)) {
                spring.when(new ConfirmCoProposal(other)).thenRefused(NO_CO_PROPOSER);
                spring.when(new DeclineCoProposal(other)).thenRefused(NO_CO_PROPOSER);
            }
            spring.when(new ConfirmCoProposal(SHOPS)).thenStage();
            known(together, new CoProposerConfirmed(ID, SHOPS))
                    .by(OFFICER)
                    .when(new AcceptForReview())
                    .thenRefused(CO_PROPOSERS_UNCONFIRMED);
        }

        @Test
        void does_not_make_the_proposer_one_of_them() {
            Actor both = actor("acct-both", Role.GROUP);
            known(together)
                    .by(both)
                    .knowing(
                            SETTINGS,
                            new TheCall(Optional.of(PUBLISHED)),
                            new Parties(Map.of(
                                    WATCH, standing(WATCH, "acct-both", "大殿子ども見守りネット", "2027-03-31"),
                                    SHOPS, standing(SHOPS, "acct-both", "米屋町商店街振興組合", "2027-03-31"))))
                    .when(new ConfirmCoProposal(WATCH))
                    .thenRefused(NO_CO_PROPOSER);
        }
    }

    @Nested
    class A_cancelled_call {
        private final Reason why = new Reason(ReasonCode.BUDGET, "予算の見直しにより今年度の募集を取りやめるため。");
        private final LapseProposal lapse = new LapseProposal(Optional.of(why));

        private Given of(boolean cancelled, ProposalEvent... events) {
            return known(events)
                    .by(Actor.PLATFORM)
                    .knowing(
                            SETTINGS,
                            new TheCall(
                                    Optional.of(new PublishedCall(PUBLISHED.terms(), cancelled, PUBLISHED.panel()))),
                            PARTIES);
        }

        @Test
        void lets_what_is_undecided_lapse_and_says_why() {
            ProposalLapsed lapsed = new ProposalLapsed(ID, Optional.empty(), Optional.of(why));
            of(true, SUBMITTED).when(lapse).then(lapsed);
            of(true, SUBMITTED, RETURNED).when(lapse).then(lapsed);
            of(true, SUBMITTED, ACCEPTED).when(lapse).then(lapsed);
            of(true, SUBMITTED, ACCEPTED, ASSIGNED).when(lapse).then(lapsed);
        }

        @Test
        void leaves_what_was_decided_or_came_to_nothing() {
            of(true, SUBMITTED, ACCEPTED, REJECTED).when(lapse).thenRepeated();
            of(true, SUBMITTED, new ProposalWithdrawn(ID, Optional.empty()))
                    .when(lapse)
                    .thenRepeated();
            of(false, SUBMITTED).when(lapse).thenRefused(CALL_GOES_ON);
        }

        @Test
        void is_told_with_its_reason_or_not_at_all() {
            of(true, SUBMITTED).when(new LapseProposal()).thenRefused(CALL_GOES_ON);
            of(true, SUBMITTED, RETURNED)
                    .at("2026-07-11T00:00:00+09:00")
                    .when(new LapseProposal())
                    .then(new ProposalLapsed(ID, RETURNED.correction().dueOn()));
        }
    }

    @Nested
    class A_step_of_another_kind {
        private final ProposalSubmitted policy = SUBMIT.submitted(
                ID, new ProposalEntry(NUMBER, CALL, CallKind.CITIZEN_POLICY, Proposer.group(WATCH)), Optional.empty());
        private final ProposalAccepted accepted = new ProposalAccepted(ID, policy.entry(), policy.outline());

        @Test
        void is_refused_for_what_is_debated_is_not_examined() {
            for (ProposalCommand examining :
                    List.of(new AssignDepartments(List.of(SCHOOLS)), new RejectProposal(Optional.empty()))) {
                var refused =
                        known(policy, accepted).by(OFFICER).when(examining).thenRefused(NOT_OF_THIS_KIND);
                assertThat(refused.given()).isEqualTo(CallKind.CITIZEN_POLICY);
                assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.STAGE);
            }
            known(policy, accepted)
                    .by(actor("acct-reviewer", Role.REVIEWER))
                    .when(new ScoreProposal(POINTS_78))
                    .thenRefused(NOT_OF_THIS_KIND);
        }
    }

    @Nested
    class Accepting {
        @Test
        void makes_it_public() {
            known(SUBMITTED).by(OFFICER).when(new AcceptForReview()).then(ACCEPTED);
        }

        @Test
        void is_for_the_office() {
            assertThat(known(SUBMITTED)
                            .by(TEACHER)
                            .when(new AcceptForReview())
                            .thenRefused(NOT_IN_CHARGE)
                            .expected())
                    .isEqualTo(DepartmentCode.COLLABORATION_OFFICE);
        }

        @Test
        void waits_for_the_correction() {
            known(SUBMITTED, RETURNED).by(OFFICER).when(new AcceptForReview()).thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Withdrawing {
        @Test
        void is_for_the_proposer_before_the_decision() {
            known(SUBMITTED)
                    .when(new WithdrawProposal(Optional.of("計画を練り直すため。")))
                    .then(new ProposalWithdrawn(ID, Optional.of("計画を練り直すため。")));
            known(SUBMITTED, ACCEPTED)
                    .when(new WithdrawProposal(Optional.empty()))
                    .thenStage();
            known(SUBMITTED, ACCEPTED)
                    .by(OFFICER)
                    .when(new WithdrawProposal(Optional.empty()))
                    .thenRefused(NOT_THE_PROPOSER);
        }

        @Test
        void is_over_with_the_decision() {
            known(SUBMITTED, ACCEPTED, REJECTED)
                    .when(new WithdrawProposal(Optional.empty()))
                    .thenRefused(NOT_IN_THIS_STAGE);
        }
    }
}
