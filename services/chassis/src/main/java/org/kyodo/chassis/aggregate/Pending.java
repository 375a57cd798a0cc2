package org.kyodo.chassis.aggregate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.bson.Document;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Receipted;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.value.Receipt;
import tools.jackson.databind.JsonNode;

/**
 * An event that waits in the outbox of its aggregate to be journalled and sent.
 *
 * @param sequence its place in the stream
 * @param headers as they go on the wire
 * @param data its content as JSON
 * @param hash of the chain up to and including it: of the hash before, all headers and the data
 */
public record Pending(long sequence, Map<String, String> headers, String data, String hash) {
    /** Types of the events that may tell a receipt. */
    private static final Set<String> RECEIPTED = EventCatalogue.all().stream()
            .filter(entry -> Receipted.class.isAssignableFrom(entry.event()))
            .map(EventCatalogue.Entry::type)
            .collect(Collectors.toUnmodifiableSet());

    /** What the receipt says of what was handed in by it 受領証, where it tells one. */
    public Optional<Receipt> receipt() {
        return Optional.of(data)
                .filter(_ -> RECEIPTED.contains(headers.get("ce_type")))
                .map(json -> Json.TOLERANT.readTree(json).path("receipt"))
                .filter(JsonNode::isString)
                .map(told -> Receipt.of(told.stringValue()));
    }

    /** The event that follows a chain. */
    public static Pending after(String chain, long sequence, Map<String, String> headers, String data) {
        return new Pending(sequence, headers, data, link(chain, headers, data));
    }

    /** Whether its hash is the one that follows {@code chain}. */
    public boolean follows(String chain) {
        return hash.equals(link(chain, headers, data));
    }

    private static String link(String chain, Map<String, String> headers, String data) {
        StringJoiner link = new StringJoiner("\n").add(chain);
        headers.forEach((name, value) -> link.add(name + ": " + value));
        return Sha256.hex(link.add(data).toString());
    }

    /** As it stands in an outbox. */
    public Document toDocument() {
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
