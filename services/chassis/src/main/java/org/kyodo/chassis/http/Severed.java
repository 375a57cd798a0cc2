package org.kyodo.chassis.http;

/** An answer could not be given to its end: the connection is closed, so that whoever reads it notices. */
public final class Severed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Severed(Throwable cause) {
        super("an answer was broken off: " + cause, cause);
    }
}
