package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ItemId;
import org.kyodo.contracts.value.ItemMode;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Visibility;

/** What happens to an item that is lent or given 貸出. */
@AggregateStream(
        service = "registry",
        aggregate = "item",
        stages = {"Offered", "Requested", "Lent", "Withdrawn"})
public sealed interface ItemEvent extends DomainEvent {

    /** It was offered 提供. */
    @EventType(value = "kyodo.registry.ItemOffered", visibility = Visibility.PARTIES)
    record ItemOffered(ItemId itemId, ItemOutline item, ItemMode mode, ItemOwner owner) implements ItemEvent {}

    /** A group asked for it 申込; without a day until which, for good. */
    @EventType(value = "kyodo.registry.LoanRequested", visibility = Visibility.PARTIES)
    record LoanRequested(ItemId itemId, GroupId group, LocalDate from, Optional<LocalDate> until)
            implements ItemEvent {}

    /** It was lent or given 貸出. */
    @EventType(value = "kyodo.registry.ItemLent", visibility = Visibility.PARTIES)
    record ItemLent(ItemId itemId, GroupId group, Optional<LocalDate> until) implements ItemEvent {}

    /** The request was declined 不可; it is offered again. */
    @EventType(value = "kyodo.registry.LoanDeclined", visibility = Visibility.PARTIES)
    record LoanDeclined(ItemId itemId, GroupId group, Reason reason) implements ItemEvent {}

    /** It came back 返却; it is offered again. */
    @EventType(value = "kyodo.registry.ItemReturned", visibility = Visibility.PARTIES)
    record ItemReturned(ItemId itemId, LocalDate on) implements ItemEvent {}

    /** It did not come back in time 返却期限の超過. */
    @EventType(value = "kyodo.registry.LoanOverdue", visibility = Visibility.PARTIES)
    record LoanOverdue(ItemId itemId, LocalDate until) implements ItemEvent {}

    /** It is offered no more 取下げ. */
    @EventType(value = "kyodo.registry.ItemWithdrawn", visibility = Visibility.PARTIES)
    record ItemWithdrawn(ItemId itemId) implements ItemEvent {}
}
