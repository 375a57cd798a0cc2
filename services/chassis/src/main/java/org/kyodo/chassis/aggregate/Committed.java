package org.kyodo.chassis.aggregate;

import java.util.List;

/**
 * What was just committed to a document with an outbox.
 *
 * @param drained the sequence up to which the broker had the document's events before
 * @param events in order, at least one
 */
public record Committed(String collection, String id, long drained, List<Pending> events) {
    public Committed {
        events = List.copyOf(events);
    }
}
