package org.kyodo.chassis.document;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSDownloadStream;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bson.BsonString;
import org.springframework.data.mongodb.core.MongoOperations;

/** Contents in the service's own database (GridFS): they are backed up and restored with what names them. */
public final class GridFsStore implements DocumentStore {
    /** The collections are {@code uploads.files} and {@code uploads.chunks}. */
    static final String BUCKET = "uploads";

    private static final int PIECE = 255 << 10;

    private final GridFSBucket bucket;

    public GridFsStore(MongoOperations mongo) {
        this.bucket = mongo.execute(database -> GridFSBuckets.create(database, BUCKET));
    }

    @Override
    public void write(String key, InputStream content) throws IOException {
        // The file's name says nothing: it lies sealed elsewhere.
        GridFSUploadStream stream =
                bucket.openUploadStream(new BsonString(key), key, new GridFSUploadOptions().chunkSizeBytes(PIECE));
        try {
            content.transferTo(stream);
            stream.close();
        } catch (IOException | RuntimeException e) {
            stream.abort();
            throw e;
        }
    }

    @Override
    public InputStream read(String key, long from, long length) {
        try {
            GridFSDownloadStream stream = bucket.openDownloadStream(new BsonString(key));
            stream.skip(from);
            return new Part(stream, length);
        } catch (MongoGridFSException e) {
            throw isMissing(key) ? new NoSuchContent(key) : e;
        }
    }

    @Override
    public void delete(String key) {
        try {
            bucket.delete(new BsonString(key));
        } catch (MongoGridFSException e) {
            // It says so where there is no file, after it has taken away what pieces there are.
            if (!isMissing(key)) {
                throw e;
            }
        }
    }

    private boolean isMissing(String key) {
        return bucket.find(new org.bson.Document("_id", key)).first() == null;
    }

    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream whole, long length) {
            super(whole);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? super.read() : -1;
            left -= next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int got = super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(got, 0);
            return got;
        }
    }
}
