package org.kyodo.chassis.http;

import java.util.List;

/** A request with faults, all that were found. */
public final class Faulty extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    Faulty(List<Fault> faults) {
        super(faults.toString(), null, false, false);
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    /** The paths of what is wrong. */
    public List<String> fields() {
        return faults.stream().map(Fault::field).toList();
    }
}
