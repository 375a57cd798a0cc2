package org.kyodo.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key that signs tokens: made at the first start and kept, so that tokens outlive a restart. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey in(Path folder) {
        Path file = folder.resolve("signing-key.json");
        if (!Files.exists(file)) {
            OwnerOnly.write(file, generate().toJSONString());
        }
        try {
            return RSAKey.parse(OwnerOnly.read(file));
        } catch (ParseException e) {
            throw new IllegalStateException(
                    file + " holds no key (expected: a JWK; remove the file to have a new one made)", e);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a signing key", e);
        }
    }
}
