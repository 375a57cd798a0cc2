package org.kyodo.notification.inbox;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
    @Bean
    Notices notices(MongoOperations mongo, Clock clock) {
        return new Notices(mongo, clock);
    }
}
