package org.kyodo.chassis.sealing;

/** Stops a service at its start: without its master key nothing sealed could be kept or read. */
public final class UnusableMasterKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String property;

    UnusableMasterKey(String property, String fault) {
        super("%s: %s (expected: the %d bytes, in base64, that the keys of this database were made with; "
                        .formatted(property, fault, MasterKey.BYTES)
                + "for a new database the output of: openssl rand -base64 " + MasterKey.BYTES + ")");
        this.property = property;
    }

    /** Where the master key is configured. */
    String property() {
        return property;
    }
}
