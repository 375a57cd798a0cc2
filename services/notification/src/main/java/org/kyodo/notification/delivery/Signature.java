package org.kyodo.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kyodo.notification.subscription.SigningKeys;

/**
 * How a receiver knows that a message comes from Kyodo 署名, by the specification Standard Webhooks 1.0: over id, timestamp and
 * body, with HMAC-SHA-256 ({@code v1}) and, where there is a private key, Ed25519 ({@code v1a}).
 */
final class Signature {
    private static final String HMAC = "HmacSHA256";
    private static final String ED25519 = "Ed25519";

    private Signature() {}

    /**
     * The value of the header {@code webhook-signature}: one signature by each key, a space between two.
     *
     * @param id the value of {@code webhook-id}
     * @param timestamp the value of {@code webhook-timestamp}
     */
    static String of(List<SigningKeys> keys, String id, String timestamp, String body) {
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        // Libraries that know only the symmetric one read it first.
        return Stream.concat(
                        keys.stream().map(key -> "v1," + symmetric(key.secret(), signed)),
                        keys.stream()
                                .flatMap(key -> key.privateKey().stream())
                                .map(key -> "v1a," + asymmetric(key, signed)))
                .collect(Collectors.joining(" "));
    }

    private static String symmetric(String secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(secret.substring(SigningKeys.SECRET_PREFIX.length())), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is part of every JDK", e);
        }
    }

    private static String asymmetric(PrivateKey key, byte[] signed) {
        try {
            java.security.Signature signature = java.security.Signature.getInstance(ED25519);
            signature.initSign(key);
            signature.update(signed);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ED25519 + " is part of every JDK", e);
        }
    }
}
