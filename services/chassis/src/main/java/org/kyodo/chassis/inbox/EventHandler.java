package org.kyodo.chassis.inbox;

import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Recorded;

/**
 * Whatever a service does when it hears of an event. Called again with the same event after a crash, so its effect must
 * recognise a repeat.
 */
public interface EventHandler {
    /** The events it wants: the sealed interface of an aggregate, or {@link DomainEvent} for all. */
    Class<? extends DomainEvent> events();

    void handle(Recorded<?> happened);

    /** Told of an event of a kind this version does not know, so that its place in the stream is not taken for a gap. */
    default void passOver(org.kyodo.contracts.Envelope envelope) {}
}
