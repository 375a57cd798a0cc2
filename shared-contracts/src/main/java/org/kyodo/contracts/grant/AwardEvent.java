package org.kyodo.contracts.grant;

import java.time.LocalDate;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AwardId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Visibility;

/** What happens to an award 交付決定. */
@AggregateStream(
        service = "grant",
        aggregate = "award",
        stages = {"Decided", "Declined", "Cancelled"})
public sealed interface AwardEvent extends DomainEvent {

    /** A grant was awarded 交付決定. */
    @EventType(value = "kyodo.grant.AwardDecided", visibility = Visibility.PUBLIC, told = false)
    record AwardDecided(AwardId awardId, AwardTerms award, LocalDate decidedOn) implements AwardEvent {}

    /** The group does without it 辞退. */
    @EventType(value = "kyodo.grant.AwardDeclined", visibility = Visibility.PARTIES, told = false)
    record AwardDeclined(AwardId awardId) implements AwardEvent {}

    /** The city took it back 取消し. */
    @EventType(value = "kyodo.grant.AwardCancelled", visibility = Visibility.PUBLIC, told = false)
    record AwardCancelled(AwardId awardId, Reason reason) implements AwardEvent {}
}
