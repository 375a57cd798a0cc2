package org.kyodo.chassis.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Stops a service at its start, with all that is wrong with its settings at once. */
public final class WrongSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** @param faults at least one */
    public WrongSettings(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /**
     * One setting that is wrong. No fault repeats a secret.
     *
     * @param setting its name
     * @param japanese what is wrong and what is expected
     * @param english the same
     */
    public record Fault(String setting, String japanese, String english) {
        @Override
        public String toString() {
            return setting + ": " + japanese + "\n    " + english;
        }
    }

    public List<Fault> faults() {
        return faults;
    }
}
