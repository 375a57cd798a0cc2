package org.kyodo.chassis.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes (HMAC-SHA-256) by which equal texts are found without keeping them; of no use to who lacks the key. */
public final class Fingerprints {
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    /** @param key {@link MasterKey#BYTES} bytes, always the same for a database */
    public Fingerprints(byte[] key) {
        this.key = key.clone();
    }

    /** @param purpose so that the same text has another hash elsewhere @return in hex */
    public String of(String purpose, String text) {
        return HexFormat.of().formatHex(hmac(hmac(key, purpose), text));
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
}
