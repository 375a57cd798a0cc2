package org.kyodo.chassis.relay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Which shards of the aggregates this replica looks after: it sweeps their outboxes and checks their deadlines. Each replica
 * takes its fair share; a lease that is not renewed for five seconds falls to another.
 *
 * <p>A lease only spares double work. Two replicas that hold one shard for a moment do no harm: the rules decide again, and
 * consumers drop a repeat.
 */
public final class Leases implements Indexed {
    private static final Duration EXPIRY = Duration.ofSeconds(5);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final MongoCollection<Document> leases;
    private final MongoCollection<Document> members;
    private final String me;
    private final int shards;
    private final Clock clock;
    private volatile List<Integer> held = List.of();
    private volatile Instant renewed = Instant.EPOCH;

    /** @param me a name no other replica has */
    public Leases(MongoOperations mongo, String me, int shards, Clock clock) {
        this.leases = mongo.getCollection("leases");
        this.members = mongo.getCollection("members");
        this.me = me;
        this.shards = shards;
        this.clock = clock;
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of("members", "until"));
    }

    /** The shards held now; none when the last heartbeat is too long ago. */
    public List<Integer> held() {
        return clock.instant().isBefore(renewed.plus(EXPIRY)) ? held : List.of();
    }

    /** Renews what it holds, takes what is free, gives back what is more than its share. */
    public void heartbeat() {
        Instant now = clock.instant();
        Date until = Date.from(now.plus(EXPIRY));
        members.updateOne(
                eq("_id", me), new Document("$set", new Document("until", until)), new UpdateOptions().upsert(true));
        members.deleteMany(lt("until", Date.from(now.minus(FORGOTTEN))));
        long live = Math.max(1, members.countDocuments(gt("until", Date.from(now))));
        int share = (int) ((shards + live - 1) / live);

        List<Integer> mine = new ArrayList<>(share);
        List<Integer> order = new ArrayList<>(held);
        for (int shard = 0; shard < shards; shard++) {
            if (!order.contains(shard)) {
                order.add(shard);
            }
        }
        for (int shard : order) {
            if (mine.size() < share) {
                if (take(shard, now, until)) {
                    mine.add(shard);
                }
            } else {
                release(shard);
            }
        }
        held = List.copyOf(mine);
        renewed = now;
    }

    String me() {
        return me;
    }

    /** Tells the other replicas that the relay stands still for this republication. */
    void noteHeld(String run) {
        members.updateOne(eq("_id", me), new Document("$addToSet", new Document("held", run)));
    }

    /** Whether the relay of every replica stands still; one that went silent counts until nothing of it can be under way. */
    boolean allHeld(String run) {
        Date since = Date.from(clock.instant().minus(Relay.ANSWERED_WITHIN));
        return members.countDocuments(and(gt("until", since), ne("held", run))) == 0;
    }

    /** Gives everything back, so that others need not wait for the expiry. */
    public void resign() {
        held.forEach(this::release);
        held = List.of();
        members.deleteOne(eq("_id", me));
    }

    private boolean take(int shard, Instant now, Date until) {
        return ConditionalWrites.upsert(
                leases,
                and(eq("_id", "shard-" + shard), or(eq("owner", me), lt("until", Date.from(now)))),
                new Document("$set", new Document("owner", me).append("until", until)));
    }

    private void release(int shard) {
        if (held.contains(shard)) {
            leases.deleteOne(and(eq("_id", "shard-" + shard), eq("owner", me)));
        }
    }
}
