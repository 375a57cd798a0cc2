package org.kyodo.chassis.aggregate;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.kyodo.chassis.database.Index;

/**
 * The part of a document that keeps its events until the broker has them. Events are appended by the same update that
 * changes the rest of the document, and drained by the relay.
 *
 * @param emitted how many events there ever were: the sequence of the last one
 * @param drained the sequence up to which the broker has them
 * @param chain the hash of the last event, or empty
 * @param lastEvent the id of the last event, if there is one
 */
public record Outbox(long emitted, long drained, String chain, Optional<UUID> lastEvent) {
    /** Of a document that does not exist yet. */
    public static final Outbox EMPTY = new Outbox(0, 0, "", Optional.empty());

    /** Above this many events waiting to be sent, nothing more is accepted: the broker is away. */
    public static final int CAP = 100;

    public static Outbox of(Document document) {
        return new Outbox(
                document.get("emitted", Number.class).longValue(),
                document.get("drained", Number.class).longValue(),
                document.getString("chain"),
                Optional.ofNullable(document.getString("lastEvent")).map(UUID::fromString));
    }

    public boolean isFull() {
        return emitted - drained >= CAP;
    }

    /** With these events appended. */
    Outbox after(List<Pending> events) {
        Pending last = events.getLast();
        return new Outbox(
                last.sequence(),
                drained,
                last.hash(),
                Optional.of(UUID.fromString(last.headers().get("ce_id"))));
    }

    /**
     * Adds to the update of a document what appends these events.
     *
     * @param update with operators and their documents
     * @param since when they begin to wait, by the clock of the machine
     */
    public static void append(Document update, List<Pending> events, Instant since) {
        Pending last = events.getLast();
        operator(update, "$set")
                .append("chain", last.hash())
                .append("lastEvent", last.headers().get("ce_id"));
        operator(update, "$inc").append("emitted", (long) events.size());
        operator(update, "$min").append("pendingSince", Date.from(since));
        operator(update, "$push")
                .append(
                        "outbox",
                        new Document(
                                "$each",
                                events.stream().map(Pending::toDocument).toList()));
    }

    /** What a document has from its first write on. */
    public static Document initial(String id) {
        return new Document("drained", 0L).append("shard", shardOf(id));
    }

    /** For the sweep of what waits. */
    public static Index index(String collection) {
        return Index.of(collection, "shard", "pendingSince").whereExists("pendingSince");
    }

    static int shardOf(String id) {
        return Math.floorMod(id.hashCode(), Aggregate.SHARDS);
    }

    private static Document operator(Document update, String operator) {
        return (Document) update.computeIfAbsent(operator, any -> new Document());
    }
}
