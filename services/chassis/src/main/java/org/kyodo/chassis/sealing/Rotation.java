package org.kyodo.chassis.sealing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the keys of a service under its current master key 主鍵の更新, in the background and while the service goes on. How far it
 * is stands in the keys themselves, so it is the same on every replica, and one that was interrupted goes on where it was.
 */
public final class Rotation {
    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
    private static final int MOST_SHOWN = 100;

    private final SealingKeys keys;
    private volatile Thread running;
    private volatile List<String> unopened = List.of();

    public Rotation(SealingKeys keys) {
        this.keys = keys;
    }

    /**
     * How far it is.
     *
     * @param current the id of the master key under which everything new is sealed
     * @param keys how many keys are sealed under each of the master keys given
     * @param left how many are sealed under an earlier one: at none the earlier ones may be taken away
     * @param running whether this replica works on it
     * @param unopened whose keys did not open when this replica last came to them; the first hundred
     */
    public record Progress(String current, Map<String, Long> keys, long left, boolean running, List<String> unopened) {}

    /** Begins, unless this replica is at it. */
    public synchronized Progress begin() {
        if (!isRunning()) {
            running = Thread.ofPlatform().daemon().name("kyodo-rotation").start(this::run);
        }
        return progress();
    }

    public Progress progress() {
        // Asked for before the counts, so that nothing is left and nobody works on it is never said too early.
        boolean working = isRunning();
        String current = keys.currentMaster();
        Map<String, Long> count = keys.countByMaster();
        long left = count.entrySet().stream()
                .filter(one -> !one.getKey().equals(current))
                .collect(Collectors.summingLong(Map.Entry::getValue));
        return new Progress(current, count, left, working, unopened);
    }

    private boolean isRunning() {
        Thread thread = running;
        return thread != null && thread.isAlive();
    }

    private void run() {
        try {
            List<String> found = keys.sealAnew();
            unopened = found.stream().limit(MOST_SHOWN).toList();
            LOG.info(
                    "all keys are sealed under master key {}, but {} that do not open",
                    keys.currentMaster(),
                    found.size());
        } catch (RuntimeException e) {
            LOG.error("keys are not all sealed under master key {}: begin again", keys.currentMaster(), e);
        }
    }
}
