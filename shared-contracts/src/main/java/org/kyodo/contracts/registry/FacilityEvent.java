package org.kyodo.contracts.registry;

import java.time.LocalDate;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.FacilityId;
import org.kyodo.contracts.value.Visibility;

/** What happens to a base 拠点. */
@AggregateStream(
        service = "registry",
        aggregate = "facility",
        stages = {"Listed", "Closed"})
public sealed interface FacilityEvent extends DomainEvent {

    /** A base is listed 公開. */
    @EventType(value = "kyodo.registry.FacilityListed", visibility = Visibility.PUBLIC)
    record FacilityListed(FacilityId facilityId, FacilityProfile facility) implements FacilityEvent {}

    /** What is known of it was changed 変更. */
    @EventType(value = "kyodo.registry.FacilityChanged", visibility = Visibility.PUBLIC)
    record FacilityChanged(FacilityId facilityId, FacilityProfile facility) implements FacilityEvent {}

    /** It was closed 閉館. */
    @EventType(value = "kyodo.registry.FacilityClosed", visibility = Visibility.PUBLIC)
    record FacilityClosed(FacilityId facilityId, LocalDate on) implements FacilityEvent {}
}
