package org.kyodo.registry.code;

import java.time.Clock;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.sealing.SealingKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class CodeConfiguration {
    @Bean
    Codes codes(SealingKeys keys) {
        return new Codes(keys.fingerprints());
    }

    @Bean
    Tries codeTries(MongoOperations mongo) {
        return new Tries(mongo, Clock.systemUTC());
    }

    @Bean
    Ageing oldCodeTries(Tries codeTries) {
        return codeTries.ageing();
    }
}
