package org.kyodo.notification.subscription;

import com.mongodb.client.MongoCollection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
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
import org.springframework.data.mongodb.core.query.Criteria;

/** What the rest of the service asks about subscriptions. */
public final class Subscriptions implements Indexed {
    private static final int PAGE = 200;

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

    /** Those that may get something: a paused one too, for what comes meanwhile waits. */
    List<SubscriptionDetails> running(MunicipalityCode municipality) {
        Criteria running = Criteria.where("stage.type").in("Active", "Paused");
        List<SubscriptionDetails> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        List<Stored<Subscription>> page;
        do {
            page = aggregate.list(municipality, running, after, PAGE);
            page.forEach(stored -> details(stored).ifPresent(all::add));
            after = page.isEmpty() ? after : Optional.of(page.getLast().id());
        } while (page.size() == PAGE);
        return all;
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
        return List.of(Index.of(aggregate.collection(), "stage.type"));
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
