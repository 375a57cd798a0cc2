package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.contracts.value.SupportOfferId;
import org.kyodo.contracts.value.Visibility;

/** What happens to an offer of support 支援の申出 in the registry. */
@AggregateStream(
        service = "registry",
        aggregate = "support-offer",
        stages = {"Offered", "Ended"})
public sealed interface SupportOfferEvent extends DomainEvent {

    /** Support is offered 申出, by this group. */
    @EventType(value = "kyodo.registry.SupportOffered", visibility = Visibility.PUBLIC)
    record SupportOffered(SupportOfferId supportOfferId, GroupId group, SupportTerms terms)
            implements SupportOfferEvent {}

    /** A group asks for it 求め. */
    @EventType(value = "kyodo.registry.SupportRequested", visibility = Visibility.PARTIES)
    record SupportRequested(SupportOfferId supportOfferId, SupportRequest request) implements SupportOfferEvent {}

    /** It is agreed 合意. Of money, its kind alone is told. @param left how many are left, where the offer counts */
    @EventType(value = "kyodo.registry.SupportAgreed", visibility = Visibility.PARTIES)
    record SupportAgreed(
            SupportOfferId supportOfferId, SupportKind kind, SupportRequest request, Optional<Integer> left)
            implements SupportOfferEvent {}

    /** It is declined 辞退. */
    @EventType(value = "kyodo.registry.SupportDeclined", visibility = Visibility.PARTIES)
    record SupportDeclined(SupportOfferId supportOfferId, SupportRequest request, ReasonCode code)
            implements SupportOfferEvent {}

    /** What was agreed arrived 受領, as the group that was helped says. */
    @EventType(value = "kyodo.registry.SupportDelivered", visibility = Visibility.PARTIES)
    record SupportDelivered(SupportOfferId supportOfferId, SupportRequest request) implements SupportOfferEvent {}

    /** The offer has ended 終了: withdrawn, or its last day is over. */
    @EventType(value = "kyodo.registry.SupportOfferEnded", visibility = Visibility.PUBLIC)
    record SupportOfferEnded(SupportOfferId supportOfferId, LocalDate on) implements SupportOfferEvent {}
}
