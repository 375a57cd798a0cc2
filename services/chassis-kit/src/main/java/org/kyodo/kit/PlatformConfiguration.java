package org.kyodo.kit;

import java.time.Clock;
import java.util.Optional;
import org.kyodo.chassis.time.MovableClock;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

@TestConfiguration(proxyBeanMethods = false)
class PlatformConfiguration {
    @Bean
    MongoClientSettingsBuilderCustomizer heldToTheStableApi() {
        return settings -> settings.addCommandListener(StableApiListener.ofAllServiceTests())
                .addCommandListener(QueryListener.ofAllServiceTests());
    }

    @Bean(destroyMethod = "close")
    Platform platform(Environment environment, Clock clock, MongoOperations mongo) {
        return new Platform(environment, (MovableClock) clock, Optional.of(new RunDryFirst(mongo)));
    }
}
