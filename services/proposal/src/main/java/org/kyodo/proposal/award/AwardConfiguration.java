package org.kyodo.proposal.award;

import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.grant.AwardEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps what was awarded, so that subsidised projects start while grant is away. */
@Configuration(proxyBeanMethods = false)
class AwardConfiguration {
    @Bean
    ReadModel<KnownAward, AwardEvent> awardsModel(Chassis chassis) {
        return Awards.model(chassis);
    }

    @Bean
    Awards awards(ReadModel<KnownAward, AwardEvent> awardsModel) {
        return new Awards(awardsModel);
    }
}
