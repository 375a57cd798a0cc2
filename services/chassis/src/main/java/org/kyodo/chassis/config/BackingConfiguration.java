package org.kyodo.chassis.config;

import org.kyodo.chassis.aggregate.Backings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** For a service that has something to back 応援: it imports this. */
@Configuration(proxyBeanMethods = false)
public class BackingConfiguration {
    @Bean
    Backings backings(MongoOperations mongo) {
        return new Backings(mongo);
    }
}
