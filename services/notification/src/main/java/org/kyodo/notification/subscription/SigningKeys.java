package org.kyodo.notification.subscription;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.kyodo.chassis.sealing.MasterKey;

/**
 * What signs a delivery 署名鍵, as Standard Webhooks writes it.
 *
 * @param secret {@code whsec_} and 32 bytes in base64
 * @param privateKey Ed25519, where there is one
 */
public record SigningKeys(String secret, Optional<PrivateKey> privateKey) {
    /** How secrets begin. */
    public static final String SECRET_PREFIX = "whsec_";

    private static final String PUBLIC_PREFIX = "whpk_";
    private static final String ED25519 = "Ed25519";

    /** Of an encoded public key the last so many are the key itself. */
    private static final int RAW_BYTES = 32;

    static String newSecret() {
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(MasterKey.newKey());
    }

    static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ED25519 + " is part of every JDK", e);
        }
    }

    /** {@code whpk_} and the 32 bytes of the key in base64. */
    static String publicKey(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return PUBLIC_PREFIX
                + Base64.getEncoder()
                        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length));
    }

    /** The 32 bytes of a public key. */
    static byte[] raw(String publicKey) {
        return Base64.getDecoder().decode(publicKey.substring(PUBLIC_PREFIX.length()));
    }

    static String text(PrivateKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    static PrivateKey privateKey(String text) {
        try {
            return KeyFactory.getInstance(ED25519)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a private key is as it was stored", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKeys[not shown]";
    }
}
