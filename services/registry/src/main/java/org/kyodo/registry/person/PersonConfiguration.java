package org.kyodo.registry.person;

import io.micrometer.core.instrument.MeterRegistry;
import org.kyodo.chassis.config.SealingConfiguration;
import org.kyodo.chassis.sealing.SealingKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(SealingConfiguration.class)
class PersonConfiguration {
    @Bean
    PersonVault personVault(SealingKeys keys, MeterRegistry meters) {
        return new PersonVault(keys, meters);
    }
}
