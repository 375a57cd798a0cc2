package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kyodo.kit.Race.atOnce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.document.DocumentStore;
import org.kyodo.chassis.document.DocumentStore.NoSuchContent;

/**
 * What every {@link DocumentStore} must do: whoever writes one, for S3 or anything else, extends this and passes.
 *
 * <p>What is promised beyond it and no test can see: a content is durable when {@code write} comes back.
 */
public abstract class DocumentStoreConformance {
    /** More than a piece of any store, and no multiple of one. */
    private static final int LONG = (3 << 20) + 17;

    private DocumentStore store;

    /** The store under test, new or not. */
    protected abstract DocumentStore store();

    /** How many pieces, parts or files there are under the key, whether or not it can be read. */
    protected abstract long piecesOf(String key);

    /** Leaves what a process leaves that dies while it writes this content: some of it, and no end. */
    protected abstract void dieWhileWriting(String key, byte[] content);

    @BeforeEach
    void take() {
        store = store();
    }

    private static String key() {
        return Ids.next().toString();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private String written(byte[] content) throws IOException {
        String key = key();
        store.write(key, new ByteArrayInputStream(content));
        return key;
    }

    private byte[] read(String key, long from, long length) throws IOException {
        try (InputStream content = store.read(key, from, length)) {
            return content.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 255 << 10, (255 << 10) + 1, LONG})
    void what_is_written_is_read_as_it_was(int length) throws IOException {
        byte[] content = bytes(length);
        assertThat(read(written(content), 0, length)).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "261119, 2",
        "261120, 261120",
        "1000000, 1",
        "3145744, 1",
        "0, 3145745",
        "3145744, 99",
        "5, 0"
    })
    void a_part_is_read_without_what_is_before_and_after_it(long from, long length) throws IOException {
        byte[] content = bytes(LONG);
        assertThat(read(written(content), from, length))
                .isEqualTo(Arrays.copyOfRange(content, (int) from, (int) Math.min(LONG, from + length)));
    }

    @Test
    void what_was_never_written_is_not_there_and_to_delete_it_does_nothing() {
        String key = key();
        assertThatThrownBy(() -> store.read(key, 0, 1).close()).isInstanceOf(NoSuchContent.class);
        store.delete(key);
    }

    @Test
    void what_is_deleted_leaves_nothing_behind() throws IOException {
        String key = written(bytes(LONG));
        assertThat(piecesOf(key)).isPositive();

        store.delete(key);

        assertThat(piecesOf(key)).isZero();
        assertThatThrownBy(() -> store.read(key, 0, 1).close()).isInstanceOf(NoSuchContent.class);
        store.delete(key);
    }

    @Test
    void a_content_that_breaks_off_says_so_and_is_never_there() {
        String key = key();
        IOException cause = new IOException("the caller hung up");
        assertThatThrownBy(() -> store.write(key, new BrokenOff(bytes(LONG), cause)))
                .isSameAs(cause);
        assertThatThrownBy(() -> store.read(key, 0, 1).close()).isInstanceOf(NoSuchContent.class);
        store.delete(key);
        assertThat(piecesOf(key)).isZero();
    }

    @Test
    void what_a_process_left_that_died_is_not_read_and_is_cleared_away() {
        String key = key();
        dieWhileWriting(key, bytes(LONG));
        assertThat(piecesOf(key)).isPositive();
        assertThatThrownBy(() -> store.read(key, 0, 1).close()).isInstanceOf(NoSuchContent.class);

        store.delete(key);

        assertThat(piecesOf(key)).isZero();
    }

    @Test
    void several_are_written_and_read_at_once() throws Exception {
        List<Boolean> same = atOnce(6, i -> {
            byte[] content = bytes(700_000 + i);
            return Arrays.equals(read(written(content), 0, content.length), content);
        });
        assertThat(same).containsOnly(true);
    }

    /** Comes to an end with an exception instead of the last byte. */
    private static final class BrokenOff extends InputStream {
        private final InputStream content;
        private final IOException cause;

        BrokenOff(byte[] content, IOException cause) {
            this.content = new ByteArrayInputStream(content);
            this.cause = cause;
        }

        @Override
        public int read() throws IOException {
            return orElseThrow(content.read());
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return orElseThrow(content.read(into, offset, length));
        }

        private int orElseThrow(int got) throws IOException {
            if (got < 0) {
                throw cause;
            }
            return got;
        }
    }
}
