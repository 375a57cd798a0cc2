package org.kyodo.chassis.document;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the contents of documents lie: the service's own database, or whatever else passes the published suite {@code
 * org.kyodo.kit.DocumentStoreConformance}, such as a store that speaks S3. It knows nothing of what it holds, whose it is and
 * whether it is sealed.
 */
public interface DocumentStore {
    /**
     * Keeps a content that is given as a stream of unknown length; it is there, and durable, when this comes back, and not
     * before. Never more of it is in memory than a few pieces.
     *
     * @param key a UUID that no other content has or had
     * @throws IOException what the stream throws; nothing is left behind then but what {@link #delete} takes away
     */
    void write(String key, InputStream content) throws IOException;

    /**
     * A part of a content.
     *
     * @param from the first byte
     * @param length how many bytes; no more come than there are
     * @throws NoSuchContent where there is none that is whole
     */
    InputStream read(String key, long from, long length);

    /** Takes a content away, also one that was only begun by a process that died; does nothing where there is none. */
    void delete(String key);

    /** There is no content under the key. */
    final class NoSuchContent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NoSuchContent(String key) {
            super("no content under " + key);
        }
    }
}
