package org.kyodo.notification.subscription;

/** Stops the service at its start: without the master key no webhook's address or secret could be kept or read. */
final class UnusableMasterKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableMasterKey(String fault) {
        super(
                "%s: %s (expected: %d bytes in base64, always the same for a database; for a new one the output of: openssl rand -base64 %d)"
                        .formatted(Vault.PROPERTY, fault, Vault.BYTES, Vault.BYTES));
    }
}
