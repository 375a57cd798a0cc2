package org.kyodo.chassis.inbox;

import java.util.List;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;

/**
 * Whatever a service does when it hears of an event. Called again with the same event after a crash, so its effect must
 * recognise a repeat.
 */
public interface EventHandler {
    /** The events it wants: the sealed interface of an aggregate, or {@link DomainEvent} for all. */
    Class<? extends DomainEvent> events();

    /** What operators know it by. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * @throws GapException when an event before this one is missing and its effect depends on it
     * @throws RuntimeException what becomes of the record then, {@link FailureKind} says
     */
    void handle(Recorded<?> happened);

    /** Told of an event that it is not to deal with, so that its place in the stream is not taken for a gap. */
    default void passOver(Envelope envelope) {}

    /** Told by an operator that what is missing before this event will never come. */
    default void resumeAt(Envelope envelope) {}

    /**
     * What {@link #handle} would do now, in words for an operator; it changes nothing.
     *
     * @param rehearsal what the records before this one would have led to
     * @throws RuntimeException what {@link #handle} would throw
     */
    default List<String> would(Recorded<?> happened, Rehearsal rehearsal) {
        return List.of(name() + ": cannot be rehearsed");
    }
}
