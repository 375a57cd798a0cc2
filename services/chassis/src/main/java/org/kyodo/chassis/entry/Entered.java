package org.kyodo.chassis.entry;

import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.EntryContested;
import org.kyodo.contracts.EntryOnBehalf;
import org.kyodo.contracts.value.EntryId;

/**
 * What was entered for somebody else 代理入力. The entry itself is in the journal; whoever it was made for may contest it within
 * the municipality's days, once. A contest undoes nothing: the office is told and sees to it.
 */
sealed interface Entered extends Stage<Entered, EntryContested> {
    EntryId id();

    /** Nobody contests it, or there is none under this id. */
    record Uncontested(EntryId id) implements Entered {}

    /** 異議あり. */
    record Contested(EntryId id, EntryOnBehalf entry, String reason) implements Entered {}

    @Override
    default Entered after(EntryContested event) {
        return new Contested(event.entryId(), event.entry(), event.reason());
    }
}
