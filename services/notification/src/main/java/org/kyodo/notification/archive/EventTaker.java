package org.kyodo.notification.archive;

import org.kyodo.contracts.Recorded;

/** Whoever is told of each archived event; told again after a crash, so its effect must recognise a repeat. */
public interface EventTaker {
    void take(ArchivedEvent event, Recorded<?> happened);
}
