package org.kyodo.registry;

import java.util.Base64;
import org.kyodo.kit.ServiceTest;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test of the whole registry, with a master key made for it. */
@ServiceTest
public abstract class RegistryTest {
    private static final String MASTER_KEY =
            Base64.getEncoder().encodeToString(KeyGenerators.secureRandom(32).generateKey());

    @DynamicPropertySource
    static void masterKey(DynamicPropertyRegistry properties) {
        properties.add("kyodo.registry.master-key", () -> MASTER_KEY);
    }
}
