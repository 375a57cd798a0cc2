package org.kyodo.proposal.call;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.proposal.CallEligibility;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallOutcome;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.proposal.ScreeningDay;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Examination;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.proposal.call.CallCommand.CancelCall;
import org.kyodo.proposal.call.CallCommand.CloseCall;
import org.kyodo.proposal.call.CallCommand.DraftCall;
import org.kyodo.proposal.call.CallCommand.ExtendCall;
import org.kyodo.proposal.call.CallCommand.OpenCall;
import org.kyodo.proposal.call.CallCommand.PublishCall;
import org.kyodo.proposal.call.CallCommand.ScheduleScreening;
import org.springframework.data.mongodb.core.MongoOperations;

class CallConformanceTest extends AggregateConformance<CallCommand, Call, CallEvent> {
    private static final CallSettings SETTINGS = new CallSettings(
            Map.of(
                    CallKind.CITIZEN_PROPOSED,
                    new CallSettings.Offered(
                            new CallEligibility(List.of(GroupType.CITIZEN_ACTIVITY), false),
                            Set.of(CollaborationForm.COMMISSION),
                            Optional.of(Examination.ROUND_TABLE))),
            Set.of(CollaborationForm.COMMISSION),
            Set.of(DepartmentCode.COLLABORATION_OFFICE),
            0,
            20);
    private static final Actor OFFICE = staff("acct-office", "collaboration-office");

    @Override
    protected AggregateType<CallCommand, Call, CallEvent> type(MongoOperations mongo) {
        return CallConfiguration.type(
                municipality -> SETTINGS,
                (call, municipality) -> new CallEntries.Settled(Optional.of(new CallOutcome(0, 0, 0))),
                municipality -> 1_000);
    }

    @Override
    protected List<Step<CallCommand>> script(String id) {
        return List.of(
                by(
                                OFFICE,
                                new DraftCall(
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
                                        Optional.empty()))
                        .at("2026-05-01T10:00:00+09:00"),
                by(OFFICE, new PublishCall()),
                by(Actor.PLATFORM, (CallCommand) new OpenCall()).at("2026-05-15T09:00:00+09:00"),
                by(
                        OFFICE,
                        new ExtendCall(
                                OffsetDateTime.parse("2026-07-31T17:00:00+09:00")
                                        .toInstant(),
                                ReasonGiven.of(ReasonCode.OTHER, "説明会の開催が遅れ、準備の時間を確保するため。"))),
                by(Actor.PLATFORM, (CallCommand) new CloseCall()).at("2026-07-31T17:00:01+09:00"),
                by(OFFICE, new ScheduleScreening(new ScreeningDay(LocalDate.parse("2026-08-20"), Optional.of("市役所")))),
                by(OFFICE, new CancelCall(ReasonGiven.of(ReasonCode.BUDGET, "予算の見直しにより今年度の募集を取りやめるため。"))));
    }
}
