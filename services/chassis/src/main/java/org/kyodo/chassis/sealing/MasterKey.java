package org.kyodo.chassis.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** The one secret 主鍵 of a service, given at its start and never stored by it: what it must keep secret is sealed under it. */
public final class MasterKey {
    /** The length of every key, in bytes. */
    public static final int BYTES = 32;

    private static final String HMAC = "HmacSHA256";

    private final String property;
    private final byte[] secret;

    private MasterKey(String property, byte[] secret) {
        this.property = property;
        this.secret = secret;
    }

    /**
     * @param property in which it is configured, for messages
     * @param base64 {@value #BYTES} bytes in base64
     * @throws UnusableMasterKey when there is none, or it is something else; the message does not repeat it
     */
    public static MasterKey of(String property, String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new UnusableMasterKey(property, "it is not set");
        }
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableMasterKey(property, "it is not base64");
        }
        if (secret.length != BYTES) {
            throw new UnusableMasterKey(property, "it has " + secret.length + " bytes");
        }
        return new MasterKey(property, secret);
    }

    /** A new random key. */
    public static byte[] newKey() {
        return KeyGenerators.secureRandom(BYTES).generateKey();
    }

    /** Seals under this key. */
    public Seal seal() {
        return new Seal(secret);
    }

    /** What to throw when something sealed does not open, because it was sealed under another master key. */
    public UnusableMasterKey notTheOneOfThisDatabase() {
        return new UnusableMasterKey(property, "it is not the one that the keys of this database were made with");
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
