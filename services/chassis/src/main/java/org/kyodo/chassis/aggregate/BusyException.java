package org.kyodo.chassis.aggregate;

/** A reaction cannot be carried out now and is tried again: the aggregate is contended or its outbox is full. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BusyException(String message) {
        super(message);
    }
}
