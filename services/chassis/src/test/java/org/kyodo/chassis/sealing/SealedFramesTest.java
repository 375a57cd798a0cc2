package org.kyodo.chassis.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.sealing.SealedFrames.Span;
import org.kyodo.contracts.value.MunicipalityCode;

class SealedFramesTest {
    private static final int FRAME = SealedFrames.PLAIN;
    private static final int SEALED = FRAME + Seal.OVERHEAD;
    private static final Seal SEAL = new Seal(MasterKey.newKey());

    private final SealedFrames frames = frames("one");

    private static SealedFrames frames(String owner) {
        return new SealedFrames(SEAL, new Belonging(MunicipalityCode.of("352039"), owner, "content"));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private byte[] sealed(byte[] plain) throws IOException {
        return frames.sealing(new ByteArrayInputStream(plain)).readAllBytes();
    }

    private static byte[] opened(SealedFrames frames, byte[] sealed, long size, long from, long length)
            throws IOException {
        Span span = SealedFrames.span(size, from, length);
        byte[] part = Arrays.copyOfRange(sealed, (int) Math.min(span.from(), sealed.length), (int)
                Math.min(span.from() + span.length(), sealed.length));
        return frames.opening(new ByteArrayInputStream(part), size, from, length)
                .readAllBytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 5})
    void what_was_sealed_opens_as_it_was(int length) throws IOException {
        byte[] plain = bytes(length);
        byte[] sealed = sealed(plain);
        assertThat(sealed).hasSize((int) SealedFrames.span(length, 0, length).length());
        assertThat(opened(frames, sealed, length, 0, length)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "65535, 1", "65535, 2", "65536, 1", "65536, 65536", "70000, 100000", "196612, 1", "1, 196612"})
    void a_part_opens_without_what_is_before_it(int from, int length) throws IOException {
        byte[] plain = bytes(3 * FRAME + 5);
        assertThat(opened(frames, sealed(plain), plain.length, from, length))
                .isEqualTo(Arrays.copyOfRange(plain, from, from + length));
    }

    @Test
    void nothing_opens_that_was_altered_moved_or_cut() throws IOException {
        byte[] plain = bytes(2 * FRAME + 5);
        byte[] sealed = sealed(plain);

        byte[] altered = sealed.clone();
        altered[SEALED + 100] ^= 1;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, SEALED, swapped, 0, SEALED);
        System.arraycopy(sealed, 0, swapped, SEALED, SEALED);
        for (byte[] wrong : new byte[][] {altered, swapped, Arrays.copyOf(sealed, 2 * SEALED)}) {
            assertThatThrownBy(() -> opened(frames, wrong, plain.length, 0, plain.length))
                    .isInstanceOf(DoesNotOpen.class);
        }
        assertThatThrownBy(() -> opened(frames, Arrays.copyOf(sealed, 2 * SEALED), 2L * FRAME, 0, 2L * FRAME))
                .as("cut between frames, and said to be that short")
                .isInstanceOf(DoesNotOpen.class);
        assertThatThrownBy(() -> opened(frames("another"), sealed, plain.length, 0, plain.length))
                .isInstanceOf(DoesNotOpen.class);
    }
}
