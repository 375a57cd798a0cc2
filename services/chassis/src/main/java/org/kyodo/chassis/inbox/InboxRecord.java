package org.kyodo.chassis.inbox;

import java.util.Map;

/**
 * A record as it came from Kafka.
 *
 * @param key the aggregate; for a record without one a name of its own, so that it holds up no other
 * @param data empty where the record had none
 */
record InboxRecord(String topic, int partition, long offset, String key, Map<String, byte[]> headers, byte[] data) {
    /** {@code <topic>-<partition>-<offset>}. */
    String id() {
        return topic + "-" + partition + "-" + offset;
    }
}
