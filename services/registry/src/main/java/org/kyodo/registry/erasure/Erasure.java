package org.kyodo.registry.erasure;

import java.time.Instant;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.registry.ErasureEvent.AccountErased;
import org.kyodo.contracts.registry.ErasureEvent.ErasureCancelled;
import org.kyodo.contracts.registry.ErasureEvent.ErasureRequested;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ErasureId;

/**
 * That all that is held of a person with an account be erased 本人の情報の消去: contact points, what they offered as a talent, what they
 * asked of a desk, applied for and drafted. A resident who asks with their own account has it done at once. What is entered for
 * them is carried out by another person, for nothing brings back what was erased. It waits for nothing: as long as a matter is
 * open that needs what is held, it is refused. The account itself is the identity provider's, and whoever has it may give
 * anything anew.
 */
sealed interface Erasure extends Stage<Erasure, ErasureEvent> {
    ErasureId id();

    record Absent(ErasureId id) implements Erasure {}

    /** 受付. @param entries who entered it, for another person carries it out */
    record Requested(ErasureId id, AccountRef account, Entries entries) implements Known {}

    /** 消去. @param at until when what is erased was given */
    record Erased(ErasureId id, AccountRef account, Instant at) implements Known {}

    /** 取下げ. */
    record Cancelled(ErasureId id, AccountRef account) implements Known {}

    /** It was asked for. */
    sealed interface Known extends Erasure {
        AccountRef account();
    }

    @Override
    default Erasure after(ErasureEvent event, Entry entry) {
        Erasure next = after(event);
        return next instanceof Requested(ErasureId id, AccountRef account, Entries entries)
                ? new Requested(id, account, entries.and(entry))
                : next;
    }

    @Override
    default Erasure after(ErasureEvent event) {
        return switch (event) {
            case ErasureRequested e -> new Requested(e.erasureId(), e.account(), Entries.NONE);
            case AccountErased e -> new Erased(e.erasureId(), e.account(), e.at());
            case ErasureCancelled e -> new Cancelled(e.erasureId(), e.account());
        };
    }
}
