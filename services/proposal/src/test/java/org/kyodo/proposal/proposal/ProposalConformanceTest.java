package org.kyodo.proposal.proposal;

import static org.kyodo.proposal.proposal.ProposalRulesTest.SUBMIT;
import static org.kyodo.proposal.proposal.ProposalRulesTest.WATCH;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.BackedBefore;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.proposal.ExaminationCommand.AdoptProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.AssignDepartments;
import org.kyodo.proposal.proposal.ExaminationCommand.GiveExplanation;
import org.kyodo.proposal.proposal.ExaminationCommand.RejectProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.RequestReconsideration;
import org.kyodo.proposal.proposal.ExaminationCommand.ScoreProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.StateFormRationale;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.ProposalNumber;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;
import org.kyodo.proposal.proposal.SubmissionCommand.AcceptForReview;
import org.kyodo.proposal.proposal.SubmissionCommand.BackProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.RequestCorrection;
import org.springframework.data.mongodb.core.MongoOperations;

class ProposalConformanceTest extends AggregateConformance<ProposalCommand, Proposal, ProposalEvent> {
    private static final DepartmentCode SCHOOLS = DepartmentCode.of("school-education");
    private static final DepartmentCode DISASTERS = DepartmentCode.of("disaster-prevention");
    private static final Actor GROUP = actor("acct-watch", Role.GROUP);
    private static final Actor OFFICE = staff("acct-office", "collaboration-office");
    private static final String LONG_ENOUGH = "県道の通年規制は令和8年度中の実施が困難なため。";

    private static final Facts FACTS = Facts.of(
            new ProposalSettings(
                    Set.of(AreaCode.of("大殿")),
                    Set.of(FieldType.of("F2")),
                    Set.of(),
                    Optional.empty(),
                    Set.of(SCHOOLS, DISASTERS),
                    1,
                    20,
                    14,
                    30,
                    Set.of(),
                    Map.of(CollaborationForm.COMMISSION, Instrument.CONTRACT)),
            new TheCall(Optional.of(new PublishedCall(
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
                                    List.of(new Criterion("公益性", 60), new Criterion("実現性", 40)),
                                    Optional.of(Yen.of(1_000_000)),
                                    Optional.empty(),
                                    List.of(CollaborationForm.COMMISSION)),
                            DepartmentCode.COLLABORATION_OFFICE),
                    false,
                    List.of(AccountRef.of("acct-reviewer"))))),
            new BackedBefore(_ -> false),
            new Scores(Map.of(AccountRef.of("acct-reviewer"), Map.of("公益性", 50, "実現性", 30))),
            new Parties(Map.of(
                    WATCH,
                    new GroupStanding(
                            WATCH,
                            Optional.of(AccountRef.of("acct-watch")),
                            "大殿子ども見守りネット",
                            GroupType.CITIZEN_ACTIVITY,
                            List.of(AreaCode.of("大殿")),
                            Optional.of(LocalDate.parse("2029-03-31")),
                            Optional.empty(),
                            Optional.empty()))));

    @Override
    protected AggregateType<ProposalCommand, Proposal, ProposalEvent> type(MongoOperations mongo) {
        Numbers numbers = new Numbers(mongo);
        return ProposalConfiguration.type(
                (proposal, command, municipality) -> FACTS.whenAsked(
                        ProposalNumber.class,
                        () -> ProposalConfiguration.number(numbers, proposal, municipality, new FiscalYear(2026))),
                (proposal, municipality) -> FACTS,
                // What is sealed differs each time, so here it is told apart by its points alone.
                (proposal, command, municipality) -> proposal instanceof Proposal.Screening screening
                                && command instanceof ScoreProposal score
                        ? screening.with(
                                screening.review().withSealed(score.points().toString()))
                        : proposal,
                municipality -> 1_000);
    }

    @Override
    protected List<Step<ProposalCommand>> script(String id) {
        return List.of(
                by(GROUP, SUBMIT),
                by(
                        OFFICE,
                        new RequestCorrection(
                                List.of("収支予算書"),
                                ReasonGiven.of(ReasonCode.DOCUMENT_MISSING, "収支予算書が添付されていないため補正をお願いします。"),
                                LocalDate.parse("2026-07-10"))),
                by(GROUP, (ProposalCommand) SUBMIT).at("2026-07-01T10:00:00+09:00"),
                by(OFFICE, new AcceptForReview()),
                by(actor("acct-miura", Role.RESIDENT), new BackProposal()),
                by(OFFICE, new AssignDepartments(List.of(SCHOOLS, DISASTERS))),
                by(actor("acct-reviewer", Role.REVIEWER), new ScoreProposal(Map.of("公益性", 50, "実現性", 30))),
                by(OFFICE, new RejectProposal(ReasonGiven.of(ReasonCode.FEASIBILITY, LONG_ENOUGH))),
                by(OFFICE, new GiveExplanation("面談でご説明しました。")),
                by(GROUP, new RequestReconsideration("社会実験に改めました。")),
                by(GROUP, new StateFormRationale(CollaborationForm.COMMISSION, "団体の理由")),
                by(OFFICE, new StateFormRationale(CollaborationForm.COMMISSION, "市の理由")),
                by(OFFICE, new AdoptProposal(Optional.empty(), Optional.empty())));
    }
}
