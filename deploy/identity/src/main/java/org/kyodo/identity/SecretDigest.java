package org.kyodo.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares secrets by their digest; they are random and long, so guessing needs no slowing down. */
final class SecretDigest implements PasswordEncoder {

    @Override
    public String encode(CharSequence secret) {
        return HexFormat.of().formatHex(digest(secret));
    }

    @Override
    public boolean matches(CharSequence secret, String encoded) {
        return MessageDigest.isEqual(digest(secret), HexFormat.of().parseHex(encoded));
    }

    private static byte[] digest(CharSequence secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
