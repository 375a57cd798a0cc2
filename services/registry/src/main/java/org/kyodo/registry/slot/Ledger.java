package org.kyodo.registry.slot;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.contracts.value.Slot;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Who has what, and when 時間枠の台帳: of one thing, be it a room or a chair at a desk, no two slots overlap. All slots of a
 * thing are one document, so whichever replicas race for it, one takes it.
 *
 * <p>A slot is taken before its holder is committed and given up after its holder has ended. Where a process died between the
 * two, it is found by whoever next wants that time: the holder does not stand, and has had time to.
 */
public final class Ledger {
    /** Between taking a slot and committing are milliseconds; a process may be held up, though. */
    private static final Duration TIME_TO_COMMIT = Duration.ofMinutes(5);

    /** What is over is forgotten, so that a document does not grow with the years. */
    private static final Duration REMEMBERED = Duration.ofDays(31);

    private static final String TAKEN = "taken";

    private final MongoCollection<Document> things;
    private final Clock clock;
    private final Clock wallClock;

    /**
     * @param clock of the platform, by which slots are over
     * @param wallClock of the machine, by which a holder has had time
     */
    Ledger(MongoOperations mongo, Clock clock, Clock wallClock) {
        this.things = mongo.getCollection("slots");
        this.clock = clock;
        this.wallClock = wallClock;
    }

    /**
     * Takes the slot of the thing, if it is free or the holder's already; in a {@link DryRun} it only looks whether it could.
     *
     * @param thing such as {@code place/012076/salon/room-1}
     * @param stands whether a holder has what it holds a slot for
     */
    public boolean take(String thing, Slot slot, String holder, Predicate<String> stands) {
        if (DryRun.isOn()) {
            return taken(thing).stream()
                    .noneMatch(other -> slotOf(other).overlaps(slot)
                            && !other.getString("holder").equals(holder)
                            && !isLeftBehind(other, stands));
        }
        if (holds(thing, slot, holder) || push(thing, slot, holder)) {
            return true;
        }
        for (Document other : taken(thing)) {
            if (slotOf(other).overlaps(slot) && isLeftBehind(other, stands)) {
                release(thing, other.getString("holder"));
            }
        }
        return push(thing, slot, holder);
    }

    /** Notes who has the slot, be it free or not: what is committed is done. */
    public void hold(String thing, Slot slot, String holder) {
        if (!holds(thing, slot, holder)) {
            ConditionalWrites.upsert(
                    things, and(eq("_id", thing), ne(TAKEN + ".holder", holder)), pushing(slot, holder));
        }
    }

    /** Gives up what the holder has of the thing; not in a {@link DryRun}. */
    public void release(String thing, String holder) {
        if (DryRun.isOn()) {
            return;
        }
        things.updateOne(eq("_id", thing), new Document("$pull", new Document(TAKEN, new Document("holder", holder))));
    }

    /** What is taken of the thing, in the order of time. @param within what overlaps it */
    public List<Slot> taken(String thing, Slot within) {
        return taken(thing).stream()
                .map(Ledger::slotOf)
                .filter(slot -> slot.overlaps(within))
                .sorted(Comparator.comparing(Slot::from))
                .toList();
    }

    /** Whether the slot of the thing is the holder's. */
    public boolean holds(String thing, Slot slot, String holder) {
        return taken(thing).stream()
                .anyMatch(other -> other.getString("holder").equals(holder)
                        && slotOf(other).equals(slot));
    }

    private boolean isLeftBehind(Document taken, Predicate<String> stands) {
        return taken.getDate("at").toInstant().plus(TIME_TO_COMMIT).isBefore(wallClock.instant())
                && !stands.test(taken.getString("holder"));
    }

    private boolean push(String thing, Slot slot, String holder) {
        Instant forgotten = clock.instant().minus(REMEMBERED);
        things.updateOne(
                eq("_id", thing),
                new Document(
                        "$pull", new Document(TAKEN, new Document("to", new Document("$lt", Date.from(forgotten))))));
        Bson overlapping = elemMatch(TAKEN, and(lt("from", Date.from(slot.to())), gt("to", Date.from(slot.from()))));
        return ConditionalWrites.upsert(
                things, and(eq("_id", thing), ne(TAKEN + ".holder", holder), not(overlapping)), pushing(slot, holder));
    }

    private Document pushing(Slot slot, String holder) {
        return new Document(
                "$push",
                new Document(
                        TAKEN,
                        new Document("holder", holder)
                                .append("from", Date.from(slot.from()))
                                .append("to", Date.from(slot.to()))
                                .append("at", Date.from(wallClock.instant()))));
    }

    private List<Document> taken(String thing) {
        Document found = things.find(eq("_id", thing)).first();
        return found == null ? List.of() : found.getList(TAKEN, Document.class, List.of());
    }

    private static Slot slotOf(Document taken) {
        return new Slot(taken.getDate("from").toInstant(), taken.getDate("to").toInstant());
    }
}
