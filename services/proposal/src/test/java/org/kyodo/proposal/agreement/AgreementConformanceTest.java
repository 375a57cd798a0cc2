package org.kyodo.proposal.agreement;

import java.util.List;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.kit.AggregateConformance;
import org.springframework.data.mongodb.core.MongoOperations;

class AgreementConformanceTest extends AggregateConformance<AgreementCommand, Agreement, AgreementEvent> {
    @Override
    protected AggregateType<AgreementCommand, Agreement, AgreementEvent> type(MongoOperations mongo) {
        return AgreementConfiguration.type();
    }

    @Override
    protected List<Step<AgreementCommand>> script(String id) {
        return List.of(by(Actor.PLATFORM, AgreementRulesTest.DRAFT));
    }
}
