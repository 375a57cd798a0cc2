package org.kyodo.chassis.sealing;

/** Stops a service at its start: without its master keys nothing sealed could be kept or read. */
public final class UnusableMasterKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String property;

    UnusableMasterKey(String property, String fault) {
        super(
                "%s: %s (expected: the %d bytes, in base64, under which the keys of this database are sealed; for a new database"
                                .formatted(property, fault, MasterKey.BYTES)
                        + " the output of: openssl rand -base64 " + MasterKey.BYTES
                        + "; for a change the new one, a comma, and the earlier ones)");
        this.property = property;
    }

    /** Where the master keys are configured. */
    String property() {
        return property;
    }
}
