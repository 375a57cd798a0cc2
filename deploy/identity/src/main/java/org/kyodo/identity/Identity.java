package org.kyodo.identity;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The provider's settings.
 *
 * @param state the folder for the signing key and the accounts' secrets
 * @param issuer the address by which tokens name this provider; empty: the one it was asked at
 * @param accounts who can ask for a token
 */
@ConfigurationProperties("kyodo.identity")
record Identity(Path state, String issuer, List<Account> accounts) {}
