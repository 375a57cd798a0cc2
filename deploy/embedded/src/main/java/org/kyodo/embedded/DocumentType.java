package org.kyodo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Stores documents as BSON; the store's own choice, Java serialization, is several times larger and slower. */
final class DocumentType extends BasicDataType<Document> {

    static final DocumentType INSTANCE = new DocumentType();

    /** What an entry of a document costs in memory besides its value, and a text besides its letters; in bytes. */
    private static final int ENTRY = 120;

    private static final int TEXT = 48;

    private DocumentType() {}

    @Override
    public int getMemory(Document document) {
        return size(document);
    }

    /** The cache holds decoded documents, which are several times as large as their BSON, and trusts this figure. */
    private static int size(Object value) {
        return switch (value) {
            case Document document -> {
                int size = ENTRY;
                for (Object each : document.values()) {
                    size += ENTRY + size(each);
                }
                yield size;
            }
            case Collection<?> list -> {
                int size = ENTRY;
                for (Object each : list) {
                    size += Long.BYTES + size(each);
                }
                yield size;
            }
            case String text -> TEXT + 2 * text.length();
            case byte[] bytes -> TEXT + bytes.length;
            case null, default -> TEXT / 2;
        };
    }

    @Override
    public void write(WriteBuffer target, Document document) {
        ByteBuf bytes = encoded(document);
        target.put(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
    }

    @Override
    public Document read(ByteBuffer source) {
        ByteBuf bytes = Unpooled.wrappedBuffer(source);
        Document document = BsonDecoder.decodeBson(bytes);
        source.position(source.position() + bytes.readerIndex());
        return document;
    }

    static byte[] bytes(Document document) {
        return ByteBufUtil.getBytes(encoded(document));
    }

    private static ByteBuf encoded(Document document) {
        ByteBuf bytes = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, bytes);
        return bytes;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
