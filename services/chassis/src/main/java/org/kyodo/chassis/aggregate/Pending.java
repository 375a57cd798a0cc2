package org.kyodo.chassis.aggregate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;

/**
 * An event that waits in the outbox of its aggregate to be journalled and sent.
 *
 * @param sequence its place in the stream
 * @param headers as they go on the wire
 * @param data its content as JSON
 * @param hash of the chain up to and including it
 */
public record Pending(long sequence, Map<String, String> headers, String data, String hash) {
    Document toDocument() {
        return new Document("sequence", sequence)
                .append("headers", new Document(headers))
                .append("data", data)
                .append("hash", hash);
    }

    /** Reads what {@link #toDocument} wrote. */
    public static Pending of(Document document) {
        Map<String, String> headers = new LinkedHashMap<>();
        document.get("headers", Document.class).forEach((name, value) -> headers.put(name, (String) value));
        return new Pending(
                document.get("sequence", Number.class).longValue(),
                headers,
                document.getString("data"),
                document.getString("hash"));
    }
}
