package org.kyodo.registry.person;

/** Stops the service at its start: without the master key no personal data could be kept or read. */
final class UnusableMasterKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableMasterKey(String fault) {
        super("%s: %s (expected: the %d bytes, in base64, that the keys of this database were made with; "
                        .formatted(MasterKey.PROPERTY, fault, MasterKey.BYTES)
                + "for a new database the output of: openssl rand -base64 " + MasterKey.BYTES + ")");
    }
}
