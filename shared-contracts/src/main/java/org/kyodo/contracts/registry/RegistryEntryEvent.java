package org.kyodo.contracts.registry;

import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.EntryContested;
import org.kyodo.contracts.EntryOnBehalf;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.EntryId;
import org.kyodo.contracts.value.Visibility;

/** What happens to an entry that was made for somebody else 代理入力 in the service registry. */
@AggregateStream(
        service = "registry",
        aggregate = "entry",
        stages = {"Contested"})
public sealed interface RegistryEntryEvent extends EntryContested {

    /** Whoever it was made for contests it 代理入力への異議. */
    @EventType(value = "kyodo.registry.RegistryEntryContested", visibility = Visibility.PARTIES)
    record RegistryEntryContested(EntryId entryId, EntryOnBehalf entry, String reason) implements RegistryEntryEvent {}
}
