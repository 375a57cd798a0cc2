package org.kyodo.proposal.agreement;

import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.value.AgreementId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts agreements together. */
@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {
    @Bean
    Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements(Chassis chassis) {
        return chassis.aggregate(type());
    }

    static AggregateType<AgreementCommand, Agreement, AgreementEvent> type() {
        return AggregateType.of(AgreementCommand.class, Agreement.class, AgreementEvent.class)
                .collection("agreements")
                .startingAt(id -> new Agreement.Absent(AgreementId.of(id)))
                .decidedBy(new AgreementRules())
                .queriedBy("stage.collaboration.proposal")
                .queriedBy("stage.collaboration.group");
    }
}
