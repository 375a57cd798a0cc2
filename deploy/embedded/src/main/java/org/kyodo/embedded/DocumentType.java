package org.kyodo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Stores documents as BSON; the store's own choice, Java serialization, is several times larger and slower. */
final class DocumentType extends BasicDataType<Document> {

    static final DocumentType INSTANCE = new DocumentType();

    /** What a document costs in memory besides its text and numbers, in bytes; the cache needs no better guess. */
    private static final int OVERHEAD = 1024;

    private DocumentType() {}

    @Override
    public int getMemory(Document document) {
        return OVERHEAD + 128 * document.size();
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
