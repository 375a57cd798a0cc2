package org.kyodo.registry.facility;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.FacilityEvent;
import org.kyodo.contracts.registry.FacilityPlace;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.value.FacilityId;
import org.kyodo.registry.facility.Facility.Listed;
import org.kyodo.registry.facility.FacilityCommand.ChangeFacility;
import org.kyodo.registry.facility.FacilityCommand.CloseFacility;
import org.kyodo.registry.slot.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts bases 拠点 together. */
@Configuration(proxyBeanMethods = false)
class FacilityConfiguration {
    private record Case(Facility facility, FacilityCommand command) {}

    @Bean
    Closures closures(Ledger ledger, Clock clock) {
        return new Closures(ledger, clock);
    }

    @Bean
    Aggregate<FacilityCommand, Facility, FacilityEvent> facilityAggregate(Chassis chassis, Closures closures) {
        return chassis.aggregate(type((facility, command, municipality) -> switch (new Case(facility, command)) {
                    case Case(Listed(FacilityId id, FacilityProfile known), ChangeFacility c) ->
                        Facts.NONE.whenAsked(
                                Ahead.class,
                                () -> closures.close(
                                        id,
                                        known,
                                        c.facility().places().stream()
                                                .map(FacilityPlace::code)
                                                .collect(Collectors.toSet()),
                                        municipality));
                    case Case(Listed(FacilityId id, FacilityProfile known), CloseFacility _) ->
                        Facts.NONE.whenAsked(Ahead.class, () -> closures.close(id, known, Set.of(), municipality));
                    case Case(Facility _, FacilityCommand _) -> Facts.NONE;
                })
                .followedBy(closures::follow));
    }

    static AggregateType<FacilityCommand, Facility, FacilityEvent> type(FactFinder<FacilityCommand, Facility> facts) {
        return AggregateType.of(FacilityCommand.class, Facility.class, FacilityEvent.class)
                .collection("facilities")
                .startingAt(id -> new Facility.Absent(FacilityId.of(id)))
                .decidedBy(new FacilityRules())
                .queriedBy("stage.type")
                .queriedBy("stage.facility.kind")
                .queriedBy("stage.facility.operator")
                .sortedBy("name", facility -> facility.profile().map(FacilityProfile::name))
                .searchedBy(facility ->
                        facility.profile().stream().map(FacilityProfile::name).toList())
                .knowing(facts);
    }

    @Bean
    Facilities facilities(Aggregate<FacilityCommand, Facility, FacilityEvent> facilityAggregate) {
        return new Facilities(facilityAggregate);
    }
}
