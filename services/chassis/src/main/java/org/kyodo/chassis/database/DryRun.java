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

    public static boolean isOn() {
        return ON.isBound();
    }

    /** @throws IllegalStateException within a dry run: a fault of the program */
    public static void forbid(String write) {
        if (isOn()) {
            throw new IllegalStateException(write + " within a dry run (expected: nothing is written)");
        }
    }
}
