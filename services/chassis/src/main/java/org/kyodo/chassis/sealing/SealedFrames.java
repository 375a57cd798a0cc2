package org.kyodo.chassis.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Seals a content of any length frame by frame, so that neither to seal nor to open it more than a frame is in memory, and any
 * part of it opens without what is before. Each frame is bound to where the content belongs, to its own place in it and to
 * whether it is the last: frames of another content, frames in another order and a content that was cut do not open.
 */
public final class SealedFrames {
    /** Of what is sealed; the last frame may be shorter. */
    static final int PLAIN = 64 << 10;

    private static final int SEALED = PLAIN + Seal.OVERHEAD;

    private final Seal seal;
    private final Belonging belonging;

    public SealedFrames(Seal seal, Belonging belonging) {
        this.seal = seal;
        this.belonging = belonging;
    }

    /** Where the sealed bytes of a part of the content lie. */
    public record Span(long from, long length) {}

    /**
     * Which sealed bytes are needed for a part.
     *
     * @param size of the whole content
     * @param from of the first byte of the part, within the content
     * @param length of the part, at least one, unless the content is empty
     */
    public static Span span(long size, long from, long length) {
        long first = from / PLAIN;
        long last = Math.max(0, from + length - 1) / PLAIN;
        long end = Math.min((last + 1) * SEALED, size + frames(size) * Seal.OVERHEAD);
        return new Span(first * SEALED, end - first * SEALED);
    }

    private static long frames(long size) {
        return Math.max(1, (size + PLAIN - 1) / PLAIN);
    }

    /** The content, sealed as it is read. */
    public InputStream sealing(InputStream plain) {
        return new Frames() {
            private byte[] ahead;

            @Override
            byte[] next(long index) throws IOException {
                byte[] now = ahead == null ? plain.readNBytes(PLAIN) : ahead;
                // A frame that is full is the last one where nothing comes after it.
                ahead = now.length < PLAIN ? new byte[0] : plain.readNBytes(PLAIN);
                boolean last = ahead.length == 0;
                byte[] sealed = seal.close(now, place(index, last));
                isEnded = last;
                return sealed;
            }

            @Override
            public void close() throws IOException {
                plain.close();
            }
        };
    }

    /**
     * A part of the content, opened as it is read.
     *
     * @param sealed the bytes of the {@link #span} of the part
     * @throws DoesNotOpen from a read, where what lies there is not what was sealed
     */
    public InputStream opening(InputStream sealed, long size, long from, long length) {
        return new Frames(from / PLAIN) {
            private long left = length;
            private int skipped = (int) (from % PLAIN);

            @Override
            byte[] next(long index) throws IOException {
                boolean last = index == frames(size) - 1;
                byte[] opened = opened(sealed.readNBytes(SEALED), index, last);
                int end = (int) Math.min(opened.length, skipped + left);
                left -= end - skipped;
                isEnded = last || left == 0;
                if (end < skipped || isEnded && left > 0) {
                    throw new DoesNotOpen(belonging + ", which is shorter than it was");
                }
                byte[] part = Arrays.copyOfRange(opened, skipped, end);
                skipped = 0;
                return part;
            }

            @Override
            public void close() throws IOException {
                sealed.close();
            }
        };
    }

    private byte[] opened(byte[] sealed, long index, boolean last) {
        try {
            return seal.open(sealed, place(index, last));
        } catch (GeneralSecurityException e) {
            throw new DoesNotOpen(belonging + ", frame " + index);
        }
    }

    private byte[] place(long index, boolean last) {
        byte[] where = belonging.associatedData();
        return ByteBuffer.allocate(where.length + Long.BYTES + 1)
                .put(where)
                .putLong(index)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    /** Bytes that come frame by frame. */
    private abstract static class Frames extends InputStream {
        private long index;
        private byte[] frame = new byte[0];
        private int at;
        boolean isEnded;

        Frames() {
            this(0);
        }

        Frames(long first) {
            this.index = first;
        }

        abstract byte[] next(long index) throws IOException;

        @Override
        public int read() throws IOException {
            return isThereMore() ? frame[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!isThereMore()) {
                return -1;
            }
            int taken = Math.min(length, frame.length - at);
            System.arraycopy(frame, at, into, offset, taken);
            at += taken;
            return taken;
        }

        private boolean isThereMore() throws IOException {
            while (at == frame.length) {
                if (isEnded) {
                    return false;
                }
                frame = next(index++);
                at = 0;
            }
            return true;
        }
    }
}
