package org.kyodo.registry.person;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class PersonConfiguration {
    @Bean
    MasterKey masterKey(@Value("${" + MasterKey.PROPERTY + ":}") String base64) {
        return MasterKey.of(base64);
    }

    @Bean
    PersonVault personVault(MongoOperations mongo, MasterKey master) {
        return new PersonVault(mongo, master);
    }
}
