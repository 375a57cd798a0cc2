package org.kyodo.chassis.aggregate;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.kyodo.contracts.Sha256;

/** Makes ids: UUIDs of version 7 (RFC 9562). */
public final class Ids {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /**
     * The id of what an event leads to: always the same for the same event and purpose, so that a repeat finds what the
     * first time made. It keeps the event's time and so its place among other ids.
     */
    public static UUID derived(UUID event, String purpose) {
        byte[] hash = Sha256.of(event + "/" + purpose);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = event.getMostSignificantBits() & 0xFFFF_FFFF_FFFF_0000L | 0x7000L | bytes.getLong() & 0x0FFFL;
        long low = bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /**
     * The id of what there is only one of under its name, such as {@code programme/352039/motto/2026}: found without a
     * look-up, and a second one cannot come to be.
     *
     * @param since gives it its place among other ids
     */
    public static UUID named(String name, Instant since) {
        return derived(new UUID(since.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L), name);
    }
}
