package org.kyodo.chassis.config;

import org.kyodo.chassis.ops.SealingController;
import org.kyodo.chassis.sealing.MasterKeys;
import org.kyodo.chassis.sealing.Rotation;
import org.kyodo.chassis.sealing.SealingKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

/** For a service that keeps secrets: it imports this, and does not start without a master key. */
@Configuration(proxyBeanMethods = false)
public class SealingConfiguration {
    @Bean
    MasterKeys masterKeys(Environment settings) {
        return MasterKeys.in(settings);
    }

    @Bean
    SealingKeys sealingKeys(MongoOperations mongo, MasterKeys masters) {
        return new SealingKeys(mongo, masters);
    }

    @Bean
    Rotation rotation(SealingKeys keys) {
        return new Rotation(keys);
    }

    @Bean
    SealingController sealingController(Rotation rotation) {
        return new SealingController(rotation);
    }
}
