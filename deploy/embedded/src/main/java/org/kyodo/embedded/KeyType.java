package org.kyodo.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Stores and orders the keys of unique indexes; the store's own choice compares them by serializing both sides with
 * Java, at every step of every look-up.
 *
 * <p>The order is total but means nothing: an index is only asked for equal keys.
 */
final class KeyType extends BasicDataType<KeyValue> {

    static final KeyType INSTANCE = new KeyType();

    private static final int MEMORY = 128;

    private KeyType() {}

    @Override
    public int getMemory(KeyValue key) {
        return MEMORY * key.size();
    }

    @Override
    public void write(WriteBuffer target, KeyValue key) {
        DocumentType.INSTANCE.write(target, asDocument(key));
    }

    @Override
    public KeyValue read(ByteBuffer source) {
        return new KeyValue(DocumentType.INSTANCE.read(source).values());
    }

    @Override
    public int compare(KeyValue one, KeyValue other) {
        int order = Integer.compare(one.size(), other.size());
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = compareValues(one.get(i), other.get(i));
        }
        return order;
    }

    private static int compareValues(Object one, Object other) {
        if (one instanceof String text && other instanceof String otherText) {
            return text.compareTo(otherText);
        }
        if (one instanceof String || other instanceof String) {
            return one instanceof String ? -1 : 1;
        }
        return Arrays.compareUnsigned(DocumentType.bytes(single(one)), DocumentType.bytes(single(other)));
    }

    private static Document single(Object value) {
        return new Document("", value);
    }

    private static Document asDocument(KeyValue key) {
        Document document = new Document();
        for (int i = 0; i < key.size(); i++) {
            document.put(String.valueOf(i), key.get(i));
        }
        return document;
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
