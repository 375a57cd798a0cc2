package org.kyodo.chassis.inbox;

/**
 * Why a record could not be dealt with.
 *
 * @param where the handler, or {@code reading}
 */
record Failure(String where, FailureKind kind, RuntimeException exception) {
    Failure(String where, RuntimeException exception) {
        this(where, FailureKind.of(exception), exception);
    }

    /** The same for all records that fail in this way at this place. */
    String fault() {
        return exception.getClass().getSimpleName() + " in " + where;
    }
}
