package org.kyodo.notification.subscription;

import java.util.List;
import org.kyodo.contracts.Recorded;
import org.kyodo.notification.archive.ArchivedEvent;

/** A way to a subscriber; told of the same event again after a crash, so its effect must recognise a repeat. */
public interface Recipient {
    /** @param matches all subscriptions that select the event; may be none */
    void give(ArchivedEvent event, Recorded<?> happened, List<Match> matches);
}
