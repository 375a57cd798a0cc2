package org.kyodo.registry.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.value.MatchRequestId;
import org.kyodo.presets.Presets;
import org.kyodo.registry.department.MattersOfDepartments;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.MattersOfGroups;
import org.kyodo.registry.match.MatchRequest.Absent;
import org.kyodo.registry.match.MatchRequest.Accepted;
import org.kyodo.registry.match.MatchRequest.Begun;
import org.kyodo.registry.match.MatchRequest.Dispatched;
import org.kyodo.registry.match.MatchRequest.Proposed;
import org.kyodo.registry.match.MatchRequest.Requested;
import org.kyodo.registry.match.MatchRequestCommand.RequestMatch;
import org.kyodo.registry.talent.Talents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/** Puts match requests together. */
@Configuration(proxyBeanMethods = false)
class MatchRequestConfiguration {
    static final String COLLECTION = "matchRequests";
    static final String TALENT = "stage.talent";
    static final String DEPARTMENT = "stage.request.asker.department";

    @Bean
    MatchRequestFacts matchRequestFacts(Presets presets, Departments departments, Groups groups, Talents talents) {
        return new MatchRequestFacts(presets, departments, groups, talents);
    }

    @Bean
    Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests(
            Chassis chassis, MatchRequestFacts facts) {
        return chassis.aggregate(type(facts).knowingOfEach(facts::each));
    }

    /** A department is not closed while it waits for a talent. */
    @Bean
    MattersOfDepartments matchRequestsOfDepartments(MongoOperations mongo) {
        return MattersOfDepartments.kept(
                mongo,
                COLLECTION,
                "match-request",
                DEPARTMENT,
                Requested.class,
                Proposed.class,
                Accepted.class,
                Dispatched.class);
    }

    /** What a group asked for: told to the collaboration office. */
    @Bean
    MattersOfGroups matchRequestsOfGroups(MongoOperations mongo) {
        return (group, municipality) -> MattersOfGroups.kept(
                mongo,
                municipality,
                COLLECTION,
                "match-request",
                Criteria.where("stage.request.asker.group").is(group.toString()),
                List.of(),
                Requested.class,
                Proposed.class,
                Accepted.class,
                Dispatched.class);
    }

    static AggregateType<MatchRequestCommand, MatchRequest, MatchRequestEvent> type(
            FactFinder<MatchRequestCommand, MatchRequest> facts) {
        return AggregateType.of(MatchRequestCommand.class, MatchRequest.class, MatchRequestEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Absent(MatchRequestId.of(id)))
                .decidedBy(new MatchRequestRules())
                .queriedBy("stage.type")
                .queriedBy("stage.request.kind")
                .queriedBy("stage.request.need.topic")
                .queriedBy("stage.request.need.fields")
                .queriedBy("stage.request.need.area")
                .queriedBy("stage.request.asker.group")
                .queriedBy(DEPARTMENT)
                .queriedBy(TALENT)
                .sortedBy(
                        "from",
                        match -> match instanceof Begun begun
                                ? begun.request().need().from().map(LocalDate::toString)
                                : Optional.empty())
                .searchedBy(match -> match instanceof Begun begun
                        ? List.of(begun.request().need().what())
                        : List.of())
                .limited(new Limit<>(
                        (command, actor) -> command instanceof RequestMatch c
                                ? Optional.of(MatchRequestRules.ownerOf(c.asker()))
                                : Optional.empty(),
                        match -> match instanceof Requested || match instanceof Proposed || match instanceof Accepted
                                ? Optional.of(MatchRequestRules.ownerOf(
                                        ((Begun) match).request().asker()))
                                : Optional.empty(),
                        MatchRequestRefusal.TOO_MANY_REQUESTS_FOR_TALENTS))
                .knowing(facts);
    }
}
