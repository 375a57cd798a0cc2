package org.kyodo.chassis.database;

/**
 * A dry run 試行: whatever is done within it only looks. Whoever takes something from the database – a number, a claim, a place, a
 * key – asks here and answers as if it had been taken; a write that does not ask fails, for it would be done by mistake.
 */
public final class DryRun {
    private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

    private DryRun() {}

    /** Does this and writes nothing. */
    public static <R, X extends Throwable> R of(ScopedValue.CallableOp<? extends R, X> deed) throws X {
        return ScopedValue.where(ON, true).call(deed);
    }

    /** Does this as if there were no dry run: for what the service needs for itself and has nothing to do with the deed, such as its own key. */
    public static <R, X extends Throwable> R outside(ScopedValue.CallableOp<? extends R, X> deed) throws X {
        return ScopedValue.where(ON, false).call(deed);
    }

    public static boolean isOn() {
        return ON.orElse(false);
    }

    /** @throws IllegalStateException within a dry run: a fault of the program */
    public static void forbid(String write) {
        if (isOn()) {
            throw new IllegalStateException(write + " within a dry run (expected: nothing is written)");
        }
    }
}
