package org.kyodo.contracts.proposal;

import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.EntryContested;
import org.kyodo.contracts.EntryOnBehalf;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.EntryId;
import org.kyodo.contracts.value.Visibility;

/** What happens to an entry that was made for somebody else 代理入力 in the service proposal. */
@AggregateStream(
        service = "proposal",
        aggregate = "entry",
        stages = {"Contested"})
public sealed interface ProposalEntryEvent extends EntryContested {

    /** Whoever it was made for contests it 代理入力への異議. */
    @EventType(value = "kyodo.proposal.ProposalEntryContested", visibility = Visibility.PARTIES)
    record ProposalEntryContested(EntryId entryId, EntryOnBehalf entry, String reason) implements ProposalEntryEvent {}
}
