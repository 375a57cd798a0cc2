package org.kyodo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The changes made since the store was last written, in a file of their own: writing one at the end of a file costs a
 * hundredth of writing the store.
 *
 * <p>A change is the document as it is afterwards, so replaying one that the store holds already does no harm.
 */
final class WriteAheadLog implements AutoCloseable {

    private static final int HEADER = Integer.BYTES + Long.BYTES;

    /** What became of one document; {@code document} is null if it was removed. */
    record Change(String database, String collection, Object id, Document document) {

        private Document encoded() {
            Document encoded =
                    new Document("d", database).append("c", collection).append("i", id);
            return document == null ? encoded : encoded.append("v", document);
        }

        private static Change decoded(Document encoded) {
            return new Change((String) encoded.get("d"), (String) encoded.get("c"), encoded.get("i"), (Document)
                    encoded.get("v"));
        }
    }

    private record Place(String database, String collection, Object id) {}

    private final FileChannel file;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    private WriteAheadLog(FileChannel file) {
        this.file = file;
    }

    static WriteAheadLog open(Path path) {
        try {
            return new WriteAheadLog(FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + path, e);
        }
    }

    /** The last change of each document, up to where the file ends or a dying process left half a change. */
    static Collection<Change> read(Path path) {
        Map<Place, Change> last = new LinkedHashMap<>();
        ByteBuffer source = content(path);
        while (source.remaining() >= HEADER) {
            int length = source.getInt();
            long checksum = source.getLong();
            if (length <= 0 || length > source.remaining()) {
                break;
            }
            ByteBuffer encoded = source.slice(source.position(), length);
            if (checksum(encoded.duplicate()) != checksum) {
                break;
            }
            source.position(source.position() + length);
            Change change = Change.decoded(DocumentType.INSTANCE.read(encoded));
            last.put(new Place(change.database(), change.collection(), change.id()), change);
        }
        return last.values();
    }

    private static ByteBuffer content(Path path) {
        try {
            return ByteBuffer.wrap(Files.exists(path) ? Files.readAllBytes(path) : new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Remembers a change for the next {@link #flush()}; called in the order of the changes of a document. */
    synchronized void append(Change change) {
        byte[] encoded = DocumentType.bytes(change.encoded());
        try (DataOutputStream target = new DataOutputStream(waiting)) {
            target.writeInt(encoded.length);
            target.writeLong(checksum(ByteBuffer.wrap(encoded)));
            target.write(encoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what was appended; returns the size of the file in bytes. */
    synchronized long flush() {
        try {
            if (waiting.size() > 0) {
                ByteBuffer source = ByteBuffer.wrap(waiting.toByteArray());
                while (source.hasRemaining()) {
                    file.write(source);
                }
                waiting.reset();
            }
            return file.size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the log", e);
        }
    }

    /** Forgets everything, because the store holds it. */
    synchronized void clear() {
        try {
            waiting.reset();
            file.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the log", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the log", e);
        }
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
