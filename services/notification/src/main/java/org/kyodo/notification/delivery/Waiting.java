package org.kyodo.notification.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.contracts.value.DeliveryId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Looks up what waits to be delivered, and reserves a lane for one replica. A reservation only spares double work: it runs
 * out by itself, and a receiver knows a repeat by the event's id.
 */
final class Waiting {
    /** Longer than an attempt may take, shorter than a receiver would like to wait after a replica has died. */
    private static final Duration RESERVATION = Duration.ofSeconds(20);

    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final String DELIVERIES = "deliveries";
    private static final String LANES = "lanes";
    private static final String NEXT_AT = "stage.nextAt";

    private final MongoCollection<Document> deliveries;
    private final MongoCollection<Document> lanes;
    private final String me = UUID.randomUUID().toString();
    private final Clock wallClock;

    Waiting(MongoOperations mongo, Clock wallClock) {
        this.deliveries = mongo.getCollection(DELIVERIES);
        this.lanes = mongo.getCollection(LANES);
        this.wallClock = wallClock;
    }

    /** Reservations that ran out long ago. */
    static Ageing abandoned(MongoOperations mongo, Clock wallClock) {
        return Ageing.of(
                LANES,
                mongo.getCollection(LANES),
                () -> lt("until", Date.from(wallClock.instant().minus(ABANDONED))));
    }

    /** A delivery that waits. */
    record Next(DeliveryId id, UUID event, int attempts, Instant at, boolean redriven) {}

    /** A lane in which something is due. */
    record DueLane(Lane lane, boolean redriven) {}

    static List<Index> indexes() {
        return List.of(
                // Only what waits has a next time.
                Index.of(DELIVERIES, "stage.type", NEXT_AT).whereExists(NEXT_AT),
                Index.of(DELIVERIES, "stage.letter.subscription", "stage.letter.stream", "stage.letter.sequence"),
                Index.of(LANES, "until"));
    }

    /** The first in the lane: its earliest event not yet delivered or given up. */
    Optional<Next> first(Lane lane) {
        return Optional.ofNullable(deliveries
                        .find(and(
                                eq(
                                        "stage.letter.subscription",
                                        lane.subscription().toString()),
                                eq("stage.letter.stream", lane.stream()),
                                eq("stage.type", "Pending")))
                        .sort(Sorts.ascending("stage.letter.sequence"))
                        .projection(Projections.include("stage"))
                        .first())
                .map(document -> document.get("stage", Document.class))
                .map(stage -> new Next(
                        DeliveryId.of(stage.getString("id")),
                        UUID.fromString(stage.get("letter", Document.class).getString("event")),
                        stage.get("attempts", Number.class).intValue(),
                        Instant.parse(stage.getString("nextAt")),
                        stage.getBoolean("redriven")));
    }

    /**
     * Lanes in which something is due, counted to the limit only where they are wanted: however many others rest, these are
     * found.
     *
     * @param held subscriptions of which only what was redriven is looked for
     * @param shut subscriptions of which nothing is looked for
     */
    List<DueLane> due(
            Instant now, Collection<String> held, Collection<String> shut, Predicate<DueLane> wanted, int limit) {
        Bson due = lte(NEXT_AT, now.truncatedTo(ChronoUnit.SECONDS).toString());
        Bson notHeld = or(nin("stage.letter.subscription", held), eq("stage.redriven", true));
        Bson notShut = nin("stage.letter.subscription", shut);
        Map<Lane, Boolean> found = new LinkedHashMap<>();
        try (MongoCursor<Document> cursor = deliveries
                .find(and(eq("stage.type", "Pending"), due, notHeld, notShut))
                .sort(Sorts.ascending(NEXT_AT))
                .projection(Projections.include(
                        "municipality", "stage.letter.subscription", "stage.letter.stream", "stage.redriven"))
                .iterator()) {
            while (cursor.hasNext() && found.size() < limit) {
                Document document = cursor.next();
                Document stage = document.get("stage", Document.class);
                Document letter = stage.get("letter", Document.class);
                DueLane lane = new DueLane(
                        new Lane(
                                MunicipalityCode.of(document.getString("municipality")),
                                SubscriptionId.of(letter.getString("subscription")),
                                letter.getString("stream")),
                        stage.getBoolean("redriven"));
                if (wanted.test(lane)) {
                    found.merge(lane.lane(), lane.redriven(), Boolean::logicalOr);
                }
            }
        }
        List<DueLane> lanes = new ArrayList<>(found.size());
        found.forEach((lane, redriven) -> lanes.add(new DueLane(lane, redriven)));
        return lanes;
    }

    /** @return whether the lane is this replica's for the next attempt */
    boolean reserve(Lane lane) {
        Instant now = wallClock.instant();
        return ConditionalWrites.upsert(
                lanes,
                and(eq("_id", lane.key()), or(eq("holder", me), lt("until", Date.from(now)))),
                new Document("$set", new Document("holder", me).append("until", Date.from(now.plus(RESERVATION)))));
    }

    void release(Lane lane) {
        lanes.deleteOne(and(eq("_id", lane.key()), eq("holder", me)));
    }
}
