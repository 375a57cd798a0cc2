package org.kyodo.chassis.inbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A record that is held, as an operator sees it.
 *
 * @param key of the record: the aggregate
 * @param sequence its place in its lane: that of its event, or for a record without one that of the record before it
 * @param fault what went wrong and where, in words that are the same for all records with this fault; empty behind another
 * @param cause what went wrong
 * @param attempts how often it was tried
 * @param retryAt when it is tried next, where it is tried by itself
 */
public record Held(
        String id,
        String topic,
        String key,
        int partition,
        long offset,
        long sequence,
        State state,
        String fault,
        String cause,
        int attempts,
        Instant since,
        Optional<Instant> retryAt,
        Map<String, String> headers,
        String data) {
    /** What a held record waits for. */
    public enum State {
        /** An operator. */
        PARKED,
        /** Its next try, which comes by itself. */
        WAITING,
        /** The record before it in its lane. */
        BEHIND
    }
}
