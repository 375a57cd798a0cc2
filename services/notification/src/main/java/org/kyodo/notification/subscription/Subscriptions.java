package org.kyodo.notification.subscription;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.subscription.Subscription.Active;
import org.kyodo.notification.subscription.Subscription.Begun;
import org.kyodo.notification.subscription.Subscription.Paused;
import org.kyodo.notification.subscription.Subscription.Running;
import org.kyodo.notification.subscription.SubscriptionCommand.RecordVerificationFailure;
import org.kyodo.notification.subscription.SubscriptionCommand.TestWebhook;
import org.kyodo.notification.subscription.SubscriptionCommand.VerifySink;
import org.springframework.data.mongodb.core.MongoOperations;

/** What the rest of the service asks about subscriptions. */
public final class Subscriptions implements Indexed {
    static final String COLLECTION = "subscriptions";
    private static final String MUNICIPALITY = "municipality";
    private static final String HANDSHAKE = "stage.details.handshake.attempts";
    private static final String NEXT_QUESTION = "stage.details.handshake.nextAt";
    private static final String SELECTORS = "stage.selectors";
    private static final String DEPARTMENT = "stage.details.department";

    /** In one query. An event of a proposal with three fields and three areas has 128. */
    private static final int MOST_SELECTORS = 1_000;

    private static final Documents<Subscription> STAGES = new Documents<>(Subscription.class);

    private final Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate;
    private final MongoCollection<Document> collection;
    private final Seal seal;
    private final Clock clock;

    Subscriptions(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate,
            MongoOperations mongo,
            Seal seal,
            Clock clock) {
        this.aggregate = aggregate;
        this.collection = mongo.getCollection(aggregate.collection());
        this.seal = seal;
        this.clock = clock;
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

    /** A department's that have not ended. */
    List<SubscriptionId> running(DepartmentCode department, MunicipalityCode municipality) {
        return collection
                .find(and(
                        eq(MUNICIPALITY, municipality.code()),
                        eq(DEPARTMENT, department.value()),
                        in("stage.type", Active.class.getSimpleName(), Paused.class.getSimpleName())))
                .projection(Projections.include("_id"))
                .map(document -> SubscriptionId.of(document.getString("_id")))
                .into(new ArrayList<>());
    }

    /** Where its events go; empty when it has ended or goes by webhook no more. */
    public Optional<Webhook> webhook(SubscriptionId id, MunicipalityCode municipality) {
        return aggregate.find(id.toString(), municipality).flatMap(this::webhook);
    }

    private Optional<Webhook> webhook(Stored<Subscription> stored) {
        return stored.stage() instanceof Running running && running.details().goesBy(DeliveryChannel.WEBHOOK)
                ? running.details()
                        .webhook()
                        .map(kept -> new Webhook(
                                stored.municipality(),
                                seal(running.id(), stored.municipality()).address(kept),
                                running.details().webhookOrigin().orElseThrow(),
                                keys(kept, seal(running.id(), stored.municipality())),
                                readiness(running),
                                stored.revision()))
                : Optional.empty();
    }

    private List<SigningKeys> keys(SealedWebhook kept, WebhookSeal opening) {
        return Stream.concat(Stream.of(kept.keys()), former(kept).map(SealedWebhook.Former::keys).stream())
                .map(opening::open)
                .toList();
    }

    private Optional<SealedWebhook.Former> former(SealedWebhook kept) {
        return kept.former().filter(former -> former.until().isAfter(clock.instant()));
    }

    private static Webhook.Readiness readiness(Running running) {
        if (running.details().handshake().isPresent()) {
            return Webhook.Readiness.UNVERIFIED;
        }
        return running instanceof Paused ? Webhook.Readiness.PAUSED : Webhook.Readiness.OPEN;
    }

    /** A key by which signatures of one subscription can be checked. @param until when it signs no more, if that is known */
    record PublicKey(String publicKey, Optional<Instant> until) {}

    /** The public keys that may have signed what comes now; none where it is signed by the secret alone. */
    List<PublicKey> publicKeys(SubscriptionId id, MunicipalityCode municipality) {
        return aggregate
                .find(id.toString(), municipality)
                .flatMap(Subscriptions::details)
                .flatMap(SubscriptionDetails::webhook)
                .map(kept -> Stream.concat(
                                kept
                                        .keys()
                                        .pair()
                                        .map(pair -> new PublicKey(pair.publicKey(), Optional.empty()))
                                        .stream(),
                                former(kept)
                                        .flatMap(former -> former.keys()
                                                .pair()
                                                .map(pair ->
                                                        new PublicKey(pair.publicKey(), Optional.of(former.until()))))
                                        .stream())
                        .toList())
                .orElse(List.of());
    }

    /** A webhook whose address is to be asked whether it agrees to receive. */
    public record Question(SubscriptionId id, MunicipalityCode municipality) {}

    /** Those that are due. */
    public List<Question> questions(Instant now, int limit) {
        return collection
                .find(lte(NEXT_QUESTION, now.truncatedTo(ChronoUnit.SECONDS).toString()))
                .sort(Sorts.ascending(NEXT_QUESTION))
                .limit(limit)
                .projection(Projections.include(MUNICIPALITY))
                .map(document -> new Question(
                        SubscriptionId.of(document.getString("_id")),
                        MunicipalityCode.of(document.getString(MUNICIPALITY))))
                .into(new ArrayList<>());
    }

    /** Where to ask; empty where it is not due, as after an answer that came meanwhile. */
    public Optional<Webhook> due(Question question, Instant now) {
        return aggregate
                .find(question.id().toString(), question.municipality())
                .filter(stored -> details(stored)
                        .flatMap(SubscriptionDetails::handshake)
                        .flatMap(Handshake::nextAt)
                        .filter(at -> !at.isAfter(now))
                        .isPresent())
                .flatMap(this::webhook);
    }

    /**
     * What an address said to the question whether it agrees to receive.
     *
     * @param asked as it was asked; where the subscription has changed since, the answer counts for nothing
     * @param answer why it did not agree; empty when it did
     */
    public void answered(SubscriptionId id, Webhook asked, Optional<String> answer) {
        aggregate.handle(
                id.toString(),
                answer.<SubscriptionCommand>map(RecordVerificationFailure::new).orElseGet(VerifySink::new),
                Request.ofPlatform(asked.municipality()).meeting(asked.revision()));
    }

    /**
     * Where its department has a message sent, to see whether it arrives.
     *
     * @throws Declined where there is no address that has agreed to receive, or it is not this caller's
     */
    public Webhook tested(SubscriptionId id, Caller caller) {
        Answers.ok(aggregate.handle(id.toString(), new TestWebhook(), caller.request()));
        return webhook(id, caller.municipality())
                .orElseThrow(() -> new Declined(new Outcome.NotFound("subscription", id.toString(), false)));
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                Index.of(aggregate.collection(), "stage.type"),
                Index.of(aggregate.collection(), NEXT_QUESTION).whereExists(NEXT_QUESTION),
                Index.of(aggregate.collection(), HANDSHAKE).whereExists(HANDSHAKE),
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

    /** Those whose address has not agreed to receive, in all municipalities. */
    public List<String> unverifiedIds() {
        return collection
                .find(exists(HANDSHAKE))
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
                .filter(department -> SubscriptionRules.isOpenTo(actor, department))
                .isPresent();
    }

    /** The secret, for the one answer that shows it, to staff of the very department. */
    Optional<String> secretFor(Actor actor, SubscriptionId id, MunicipalityCode municipality) {
        return aggregate
                .find(id.toString(), municipality)
                .flatMap(Subscriptions::details)
                .filter(details -> actor.isStaffOf(details.department()))
                .flatMap(SubscriptionDetails::webhook)
                .map(kept -> seal(id, municipality).secret(kept));
    }

    private WebhookSeal seal(SubscriptionId id, MunicipalityCode municipality) {
        return new WebhookSeal(seal, municipality, id);
    }

    private static Optional<SubscriptionDetails> details(Stored<Subscription> stored) {
        return stored.stage() instanceof Begun begun ? Optional.of(begun.details()) : Optional.empty();
    }
}
