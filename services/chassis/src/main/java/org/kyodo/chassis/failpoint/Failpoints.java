package org.kyodo.chassis.failpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Named places between the steps of a commit, of the relay and of the inbox, at which a test lets the process die, or lets
 * something else happen first.
 *
 * <p>In production nothing is armed and reaching a point costs one read of a volatile field.
 */
public final class Failpoints {
    /** A process that died; nothing catches it, so what comes after the point does not happen. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash(String point) {
            super("crashed at " + point);
        }
    }

    /** The environment variable that arms one point of a process: {@code relay.acked:3} halts at the third reach. */
    public static final String VARIABLE = "KYODO_FAILPOINT";

    private final Map<String, AtomicInteger> armed = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final boolean halt;
    private volatile boolean any;
    private volatile boolean dead;

    private Failpoints(boolean halt) {
        this.halt = halt;
    }

    /** Nothing armed; a test arms points with {@link #arm}, and a {@link Crash} is thrown there. */
    public static Failpoints none() {
        return new Failpoints(false);
    }

    /** Armed by {@code <point>:<n>}, and the process halts there as if killed. */
    public static Failpoints halting(String setting) {
        Failpoints failpoints = new Failpoints(true);
        int colon = setting.lastIndexOf(':');
        failpoints.arm(setting.substring(0, colon), Integer.parseInt(setting.substring(colon + 1)));
        return failpoints;
    }

    /** Crashes when {@code point} is reached for the {@code n}th time from now. */
    public void arm(String point, int n) {
        armed.put(point, new AtomicInteger(n));
        any = true;
    }

    /** Does something the next time that {@code point} is reached, in the thread that reaches it. */
    public void meanwhile(String point, Runnable happens) {
        meanwhile.put(point, happens);
        any = true;
    }

    /** Whether it has crashed: then no thread gets past any point any more. */
    public boolean crashed() {
        return dead;
    }

    /** Marks the point as reached. */
    public void reach(String point) {
        if (any) {
            reachArmed(point);
        }
    }

    private void reachArmed(String point) {
        Runnable happens = meanwhile.remove(point);
        if (happens != null) {
            happens.run();
        }
        AtomicInteger left = armed.get(point);
        if (!dead && (left == null || left.decrementAndGet() > 0)) {
            return;
        }
        if (halt) {
            Runtime.getRuntime().halt(137);
        }
        dead = true;
        throw new Crash(point);
    }
}
