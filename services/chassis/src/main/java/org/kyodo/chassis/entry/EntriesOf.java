package org.kyodo.chassis.entry;

import java.util.function.ToIntFunction;
import org.kyodo.contracts.EntryContested;
import org.kyodo.contracts.EntryOnBehalf;
import org.kyodo.contracts.value.EntryId;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * What a service says of the entries that are made in it for others: {@code new EntriesOf(GrantEntryEvent.class,
 * GrantEntryContested::new, parties, days)}.
 *
 * @param events the sealed interface of its events
 * @param contested makes the event
 * @param days from the day of an entry on which it may be contested, by the municipality's settings
 */
public record EntriesOf(
        Class<? extends EntryContested> events,
        Contesting contested,
        EntryParties parties,
        ToIntFunction<MunicipalityCode> days) {
    /** Makes the event of a contest. */
    @FunctionalInterface
    public interface Contesting {
        EntryContested of(EntryId id, EntryOnBehalf entry, String reason);
    }
}
