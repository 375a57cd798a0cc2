package org.kyodo.notification.archive;

import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.contracts.DomainEvent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {
    @Bean
    EventArchive eventArchive(MongoOperations mongo) {
        return new EventArchive(mongo);
    }

    /** The read model is no bean: the intake feeds it, and at the right moment. */
    @Bean
    EventHandler eventIntake(
            Chassis chassis, EventArchive archive, ObjectProvider<EventTaker> takers, Failpoints failpoints) {
        return new EventIntake(
                chassis.readModel("subjectFacts", SubjectFacts.class, DomainEvent.class, SubjectFacts::projection),
                archive,
                takers.orderedStream().toList(),
                failpoints);
    }
}
