package org.kyodo.registry.backing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class BackingConfiguration {
    @Bean
    Backings backings(MongoOperations mongo) {
        return new Backings(mongo);
    }
}
