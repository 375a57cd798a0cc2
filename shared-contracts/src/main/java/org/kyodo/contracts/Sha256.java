package org.kyodo.contracts;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;

/**
 * Digests by SHA-256. A text is hashed as the bytes by which it is stored and sent; one that has no such bytes, for it holds
 * half a surrogate pair, is refused: what was stored in its place would never have the same hash.
 */
public final class Sha256 {
    private Sha256() {}

    /** Of a text in UTF-8, as 64 hex digits in lower case. @throws InvalidInput when it is no Unicode */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** As 64 hex digits in lower case. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    /** Of a text in UTF-8. @throws InvalidInput when it is no Unicode */
    public static byte[] of(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            MessageDigest digest = digest();
            digest.update(bytes);
            return digest.digest();
        } catch (CharacterCodingException _) {
            throw new InvalidInput("text", Wording.HALF_PAIR.of(), Wording.UNICODE.of());
        }
    }

    private static byte[] of(byte[] content) {
        return digest().digest(content);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
