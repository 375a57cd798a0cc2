package org.kyodo.kit;

import java.time.Clock;
import org.kyodo.chassis.time.MovableClock;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

@TestConfiguration(proxyBeanMethods = false)
class PlatformConfiguration {
    @Bean
    MongoClientSettingsBuilderCustomizer heldToTheStableApi() {
        return settings -> settings.addCommandListener(StableApiListener.ofAllServiceTests())
                .addCommandListener(QueryListener.ofAllServiceTests());
    }

    @Bean(destroyMethod = "close")
    Platform platform(Environment environment, Clock clock) {
        return new Platform(environment, (MovableClock) clock);
    }
}
