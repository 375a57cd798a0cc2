package org.kyodo.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Encodes values in bytes whose unsigned order is the order of the values, so that an index is an ordered map of bytes.
 *
 * <p>The order is that of MongoDB: null and missing, numbers, text, UUIDs, object ids, booleans, dates. Text is ordered
 * by UTF-16 unit as the library's own sort does, which differs from MongoDB beyond the basic plane only. No encoding is
 * the beginning of another one, so encodings can be joined.
 *
 * <p>What the library itself does not order strictly has no encoding: decimals, integers that a double cannot hold, NaN
 * and other special cases, documents, lists, binary data.
 */
final class KeyBytes {

    static final byte[] NULL = {0x10};

    private static final byte NUMBER = 0x20;
    private static final byte TEXT = 0x30;
    private static final byte UUID = 0x40;
    private static final byte OBJECT_ID = 0x50;
    private static final byte BOOLEAN = 0x60;
    private static final byte DATE = 0x70;

    private static final double EXACT_INTEGERS = 1L << 53;

    private KeyBytes() {}

    /** The encoding of a value, or nothing if it has none. */
    static Optional<byte[]> of(Object value) {
        return Optional.ofNullable(
                switch (value) {
                    case null -> NULL;
                    case Missing _ -> NULL;
                    case Integer number -> number(number);
                    case Long number when Math.abs((double) number) <= EXACT_INTEGERS -> number(number);
                    case Double number when isOrderedByTheLibrary(number) -> number(number);
                    case String text -> text(text);
                    case UUID id ->
                        ByteBuffer.allocate(1 + 2 * Long.BYTES)
                                .put(UUID)
                                .putLong(id.getMostSignificantBits())
                                .putLong(id.getLeastSignificantBits())
                                .array();
                    case ObjectId id ->
                        ByteBuffer.allocate(1 + id.toByteArray().length)
                                .put(OBJECT_ID)
                                .put(id.toByteArray())
                                .array();
                    case Boolean truth -> new byte[] {BOOLEAN, (byte) (truth ? 1 : 0)};
                    case Instant date -> tagged(DATE, date.toEpochMilli() ^ Long.MIN_VALUE);
                    default -> null;
                });
    }

    /** It compares a fraction with an integer beyond 32 bits as if both were integers. */
    private static boolean isOrderedByTheLibrary(double number) {
        return Math.abs(number) <= Integer.MAX_VALUE
                || (Math.abs(number) <= EXACT_INTEGERS && number == Math.rint(number));
    }

    private static byte[] number(double number) {
        // Adding zero turns -0.0 into 0.0.
        long bits = Double.doubleToLongBits(number + 0.0);
        return tagged(NUMBER, bits ^ ((bits >> 63) | Long.MIN_VALUE));
    }

    private static byte[] tagged(byte tag, long ordered) {
        return ByteBuffer.allocate(1 + Long.BYTES).put(tag).putLong(ordered).array();
    }

    /** Each UTF-16 unit as UTF-8 would have it, between a tag and a zero; units 0 and 1 are escaped for the zero's sake. */
    private static byte[] text(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(2 + 3 * text.length()).put(TEXT);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit <= 1) {
                bytes.put((byte) 1).put((byte) (unit + 1));
            } else if (unit < 0x80) {
                bytes.put((byte) unit);
            } else if (unit < 0x800) {
                bytes.put((byte) (0xC0 | unit >> 6)).put((byte) (0x80 | unit & 0x3F));
            } else {
                bytes.put((byte) (0xE0 | unit >> 12))
                        .put((byte) (0x80 | unit >> 6 & 0x3F))
                        .put((byte) (0x80 | unit & 0x3F));
            }
        }
        bytes.put((byte) 0);
        byte[] exact = new byte[bytes.position()];
        bytes.flip().get(exact);
        return exact;
    }

    /** With what the encodings of all values of the same type begin. */
    static byte[] type(byte[] encoded) {
        return new byte[] {encoded[0]};
    }

    static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    /** The encoding for the opposite order. */
    static byte[] inverted(byte[] encoded) {
        byte[] inverted = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            inverted[i] = (byte) ~encoded[i];
        }
        return inverted;
    }

    /** What comes right after all that begins so. */
    static byte[] after(byte[] beginning) {
        int last = beginning.length - 1;
        while (beginning[last] == (byte) 0xFF) {
            last--;
        }
        byte[] after = new byte[last + 1];
        System.arraycopy(beginning, 0, after, 0, last + 1);
        after[last]++;
        return after;
    }
}
