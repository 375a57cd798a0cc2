package org.kyodo.chassis.aggregate;

/** The rules refuse what an event asks for: a fault of the programs, for an operator to look at. */
public final class RefusedReaction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedReaction(String message) {
        super(message);
    }
}
