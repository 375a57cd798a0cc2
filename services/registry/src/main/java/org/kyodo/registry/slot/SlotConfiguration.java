package org.kyodo.registry.slot;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class SlotConfiguration {
    @Bean
    Ledger ledger(MongoOperations mongo, Clock clock) {
        return new Ledger(mongo, clock, Clock.systemUTC());
    }
}
