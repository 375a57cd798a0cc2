package org.kyodo.identity;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The provider's settings.
 *
 * @param state the folder for the signing key and the accounts' secrets
 * @param issuer the address by which tokens name this provider; empty: the one it was asked at
 * @param seed from which each account's secret is derived, so that whoever knows it needs no file from here; empty: secrets are random
 * @param accounts who can ask for a token
 */
@ConfigurationProperties("kyodo.identity")
record Identity(Path state, String issuer, String seed, List<Account> accounts) {
    private static final int SHORTEST_SEED = 32;

    Identity {
        if (!seed.isEmpty() && seed.length() < SHORTEST_SEED) {
            throw new IllegalArgumentException(
                    "kyodo.identity.seed: %d characters (expected: at least %d, drawn at random)"
                            .formatted(seed.length(), SHORTEST_SEED));
        }
    }
}
