package org.kyodo.notification.subscription;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.subscription.Subscription.Begun;
import org.kyodo.notification.subscription.Subscription.Paused;
import org.kyodo.notification.subscription.Subscription.Running;
import org.springframework.data.mongodb.core.MongoOperations;

/** What the rest of the service asks about subscriptions. */
public final class Subscriptions implements Indexed {
    private static final String MUNICIPALITY = "municipality";
    private static final String SELECTORS = "stage.selectors";
    private static final String DEPARTMENT = "stage.details.department";

    /** In one query. An event of a proposal with three fields and three areas has 128. */
    private static final int MOST_SELECTORS = 1_000;

    private static final Documents<Subscription> STAGES = new Documents<>(Subscription.class);

    private final Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate;
    private final MongoCollection<Document> collection;
    private final Seal seal;

    Subscriptions(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate,
            MongoOperations mongo,
            Seal seal) {
        this.aggregate = aggregate;
        this.collection = mongo.getCollection(aggregate.collection());
        this.seal = seal;
    }

    /**
     * Those that may select an event, however many others there are; a paused one too, for what comes meanwhile waits. The
     * one query reads what is committed, by whichever replica, so a change holds from the next event on.
     *
     * @param departments only theirs; empty for all
     */
    List<SubscriptionDetails> candidates(
            MunicipalityCode municipality, List<String> selectors, Optional<Set<DepartmentCode>> departments) {
        Map<String, SubscriptionDetails> found = new LinkedHashMap<>();
        for (int from = 0; from < selectors.size(); from += MOST_SELECTORS) {
            List<Bson> bounds = new ArrayList<>();
            bounds.add(eq(MUNICIPALITY, municipality.code()));
            bounds.add(in(SELECTORS, selectors.subList(from, Math.min(selectors.size(), from + MOST_SELECTORS))));
            departments.ifPresent(theirs -> bounds.add(
                    in(DEPARTMENT, theirs.stream().map(DepartmentCode::value).toList())));
            collection
                    .find(and(bounds))
                    .projection(Projections.include("stage"))
                    .forEach(document -> {
                        Subscription stage = STAGES.read(document.get("stage", Document.class));
                        if (stage instanceof Running running) {
                            found.put(running.id().toString(), running.details());
                        }
                    });
        }
        return List.copyOf(found.values());
    }

    /** Where its events go; empty when it has ended or goes by webhook no more. */
    public Optional<Webhook> webhook(SubscriptionId id, MunicipalityCode municipality) {
        return aggregate
                .find(id.toString(), municipality)
                .map(Stored::stage)
                .filter(Running.class::isInstance)
                .map(Running.class::cast)
                .filter(running -> running.details().goesBy(DeliveryChannel.WEBHOOK))
                .flatMap(running -> running.details()
                        .webhook()
                        .map(kept -> new Webhook(
                                URI.create(seal.open(kept.address())),
                                running.details().webhookOrigin().orElseThrow(),
                                seal.open(kept.secret()),
                                running instanceof Paused)));
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                Index.of(aggregate.collection(), "stage.type"),
                Index.of(aggregate.collection(), MUNICIPALITY, SELECTORS, DEPARTMENT));
    }

    /** Those that are paused, in all municipalities. */
    public List<String> heldIds() {
        return collection
                .find(new Document("stage.type", "Paused"))
                .projection(new Document("_id", 1))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    /** Whose it is. */
    public Optional<DepartmentCode> departmentOf(SubscriptionId id, MunicipalityCode municipality) {
        return aggregate
                .find(id.toString(), municipality)
                .flatMap(Subscriptions::details)
                .map(SubscriptionDetails::department);
    }

    /** Whether this actor may look at it: staff of its department or of the collaboration office. */
    public boolean isOpenTo(Actor actor, SubscriptionId id, MunicipalityCode municipality) {
        return departmentOf(id, municipality)
                .filter(department -> isOpenTo(actor, department))
                .isPresent();
    }

    static boolean isOpenTo(Actor actor, DepartmentCode department) {
        return actor.isStaffOf(department) || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    /** The secret, for the one answer that shows it. */
    Optional<String> secretOf(SubscriptionId id, MunicipalityCode municipality) {
        return webhook(id, municipality).map(Webhook::secret);
    }

    private static Optional<SubscriptionDetails> details(Stored<Subscription> stored) {
        return stored.stage() instanceof Begun begun ? Optional.of(begun.details()) : Optional.empty();
    }
}
