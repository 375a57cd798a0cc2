package org.kyodo.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a receiver knows that a delivery comes from Kyodo 署名: HMAC-SHA-256 over {@code <timestamp>.<body>}. */
final class Signature {
    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    /**
     * The value of the header {@code Kyodo-Signature}: {@code v1=<hex>}.
     *
     * @param secret as it was shown once; its characters are the key
     * @param timestamp the value of the header {@code Kyodo-Timestamp}
     */
    static String of(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '.');
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is part of every JDK", e);
        }
    }
}
