package org.kyodo.proposal.call;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.proposal.call.CallCommand.CancelCall;
import org.kyodo.proposal.call.CallCommand.DraftCall;
import org.kyodo.proposal.call.CallCommand.OpenCall;
import org.kyodo.proposal.call.CallCommand.PublishCall;
import org.springframework.data.mongodb.core.MongoOperations;

class CallConformanceTest extends AggregateConformance<CallCommand, Call, CallEvent> {
    private static final CallSettings SETTINGS = new CallSettings(
            Set.of(CallKind.CITIZEN_PROPOSED),
            Set.of(CollaborationForm.COMMISSION),
            Set.of(DepartmentCode.COLLABORATION_OFFICE),
            0,
            20);
    private static final Actor OFFICE = staff("acct-office", "collaboration-office");

    @Override
    protected AggregateType<CallCommand, Call, CallEvent> type(MongoOperations mongo) {
        return CallConfiguration.type(municipality -> SETTINGS, municipality -> 1_000);
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
                by(OFFICE, new CancelCall(ReasonGiven.of(ReasonCode.BUDGET, "予算の見直しにより今年度の募集を取りやめるため。"))));
    }
}
