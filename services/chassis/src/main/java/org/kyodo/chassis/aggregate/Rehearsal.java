package org.kyodo.chassis.aggregate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What commands and events would have led to that were tried without being carried out, so that the next one is tried on top
 * of them. Used by one thread and then thrown away.
 */
public final class Rehearsal {
    private final Map<String, Object> states = new HashMap<>();

    /** What was put last under the key; whoever gets must know what type it put. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> get(String key) {
        return Optional.ofNullable((T) states.get(key));
    }

    public void put(String key, Object state) {
        states.put(key, state);
    }
}
