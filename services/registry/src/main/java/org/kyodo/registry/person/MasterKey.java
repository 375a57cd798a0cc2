package org.kyodo.registry.person;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** The one secret 主鍵 under which the keys of all persons are kept; never stored by this service. */
public final class MasterKey {
    /** Where it is configured. */
    static final String PROPERTY = "kyodo.registry.master-key";

    static final int BYTES = 32;
    private static final int NONCE_BYTES = 16;
    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * @param base64 32 bytes in base64
     * @throws UnusableMasterKey when there is none, or it is something else; the message does not repeat it
     */
    public static MasterKey of(String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new UnusableMasterKey("it is not set");
        }
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableMasterKey("it is not base64");
        }
        if (secret.length != BYTES) {
            throw new UnusableMasterKey("it has " + secret.length + " bytes");
        }
        return new MasterKey(secret);
    }

    /** Encrypts the keys of persons. */
    BytesEncryptor wrapping() {
        return aes(secret);
    }

    /** AES-256 in GCM: authenticated, so an altered text is noticed. */
    static BytesEncryptor aes(byte[] key) {
        return new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
    }

    /**
     * A keyed hash (HMAC-SHA-256) by which equal texts are found without keeping them; of no use to who lacks the key.
     *
     * @param purpose so that the same text has another hash elsewhere
     */
    public String fingerprint(String purpose, String text) {
        return HexFormat.of().formatHex(hmac(hmac(secret, purpose), text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is part of every JDK", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[not shown]";
    }
}
