package org.kyodo.chassis.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding (RFC 3986) of text in UTF-8, read to the letter. */
final class Percent {
    static final String EXPECTED = "UTF-8 in percent-encoding, such as %E5%A4%A7%E6%AE%BF for 大殿";

    private Percent() {}

    /**
     * The text; empty where a {@code %} is not followed by two hex digits, or the bytes are not UTF-8.
     *
     * @param inQuery whether {@code +} is a space
     */
    static Optional<String> decoded(String sent, boolean inQuery) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(sent.length());
        for (int at = 0; at < sent.length(); at++) {
            char next = sent.charAt(at);
            if (next == '%') {
                int high = at + 2 < sent.length() ? Character.digit(sent.charAt(at + 1), 16) : -1;
                int low = at + 2 < sent.length() ? Character.digit(sent.charAt(at + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                at += 2;
            } else if (next > '~') {
                return Optional.empty();
            } else {
                bytes.write(next == '+' && inQuery ? ' ' : next);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
