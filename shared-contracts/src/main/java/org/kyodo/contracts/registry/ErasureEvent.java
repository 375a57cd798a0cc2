package org.kyodo.contracts.registry;

import java.time.Instant;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ErasureId;
import org.kyodo.contracts.value.Visibility;

/** What happens to a request that all that is held of a person with an account be erased 本人の情報の消去. */
@AggregateStream(
        service = "registry",
        aggregate = "erasure",
        stages = {"Requested", "Erased", "Cancelled"})
public sealed interface ErasureEvent extends DomainEvent {

    /** It was asked for 請求. @param account whose data it is */
    @EventType(value = "kyodo.registry.ErasureRequested", visibility = Visibility.INTERNAL)
    record ErasureRequested(ErasureId erasureId, AccountRef account) implements ErasureEvent {}

    /**
     * All that was held of the person is erased 消去. Whoever keeps anything sealed for this account destroys it.
     *
     * @param account whose data it was
     * @param at until when it was given
     */
    @EventType(value = "kyodo.registry.AccountErased", visibility = Visibility.INTERNAL)
    record AccountErased(ErasureId erasureId, AccountRef account, Instant at) implements ErasureEvent {}

    /** It is asked for no more 取下げ. */
    @EventType(value = "kyodo.registry.ErasureCancelled", visibility = Visibility.INTERNAL)
    record ErasureCancelled(ErasureId erasureId, AccountRef account) implements ErasureEvent {}
}
