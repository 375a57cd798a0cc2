package org.kyodo.registry.person;

import org.kyodo.chassis.sealing.MasterKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class PersonConfiguration {
    static final String MASTER_KEY = "kyodo.registry.master-key";

    @Bean
    MasterKey masterKey(@Value("${" + MASTER_KEY + ":}") String base64) {
        return MasterKey.of(MASTER_KEY, base64);
    }

    @Bean
    PersonVault personVault(MongoOperations mongo, MasterKey master) {
        return new PersonVault(mongo, master);
    }
}
