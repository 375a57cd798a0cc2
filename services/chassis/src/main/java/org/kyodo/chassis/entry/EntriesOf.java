package org.kyodo.chassis.entry;

import org.kyodo.contracts.EntryContested;
import org.kyodo.contracts.EntryOnBehalf;
import org.kyodo.contracts.value.EntryId;

/**
 * What a service says of the entries that are made in it for others: {@code new EntriesOf(GrantEntryEvent.class,
 * GrantEntryContested::new)}.
 *
 * @param events the sealed interface of its events
 * @param contested makes the event
 */
public record EntriesOf(Class<? extends EntryContested> events, Contesting contested) {
    /** Makes the event of a contest. */
    @FunctionalInterface
    public interface Contesting {
        EntryContested of(EntryId id, EntryOnBehalf entry, String reason);
    }
}
