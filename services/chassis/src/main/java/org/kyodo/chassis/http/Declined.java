package org.kyodo.chassis.http;

import org.kyodo.chassis.aggregate.Outcome;

/** Carries an outcome of a command that was not carried out to the place where problem documents are written. */
public final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Outcome outcome;

    public Declined(Outcome outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
