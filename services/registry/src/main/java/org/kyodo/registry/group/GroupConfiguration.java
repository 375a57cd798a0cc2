package org.kyodo.registry.group;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Claims;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.presets.Presets;
import org.kyodo.registry.group.Group.Returned;
import org.kyodo.registry.group.GroupCommand.LapseGroupRegistration;
import org.kyodo.registry.person.PersonVault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class GroupConfiguration {
    static final String COLLECTION = "groups";

    @Bean
    GroupNames groupNames(Claims claims, MongoOperations mongo, SealingKeys keys) {
        return new GroupNames(claims, mongo, keys.fingerprints());
    }

    @Bean
    Dossiers dossiers(PersonVault vault, GroupNames names) {
        return new Dossiers(vault, names);
    }

    @Bean
    GroupViews groupViews(Dossiers dossiers) {
        return new GroupViews(dossiers);
    }

    @Bean
    Aggregate<GroupCommand, Group, GroupEvent> groups(
            Chassis chassis, Presets presets, GroupNames names, Dossiers dossiers, Numbers numbers, Clock clock) {
        return chassis.aggregate(
                type(new GroupFacts(presets, names, numbers, clock)).keeping(dossiers::keep));
    }

    static AggregateType<GroupCommand, Group, GroupEvent> type(FactFinder<GroupCommand, Group> facts) {
        return AggregateType.of(GroupCommand.class, Group.class, GroupEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Group.Absent(GroupId.of(id)))
                .decidedBy(new GroupRules())
                .queriedBy("stage.type")
                .queriedBy("stage.account")
                .knowing(facts)
                .due(GroupConfiguration::dueIn);
    }

    private static Optional<Due<GroupCommand>> dueIn(Group group) {
        return group instanceof Returned returned
                ? Optional.of(new Due<>(endOf(returned.correction().dueOn()), new LapseGroupRegistration()))
                : Optional.empty();
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(FiscalYear.JST).toInstant();
    }
}
