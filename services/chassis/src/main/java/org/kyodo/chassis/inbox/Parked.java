package org.kyodo.chassis.inbox;

import java.time.Instant;
import java.util.Map;

/**
 * A record that could not be dealt with and waits for an operator, or one that waits behind such a record of its aggregate.
 *
 * @param id {@code <topic>-<partition>-<offset>}
 * @param key of the record: the aggregate
 * @param cause what went wrong, or that it waits behind another
 */
public record Parked(
        String id,
        String topic,
        String key,
        long offset,
        Map<String, String> headers,
        String data,
        String cause,
        Instant since) {}
