package org.kyodo.chassis.form;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.sealing.Belonging;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.core.type.TypeReference;

/**
 * Drafts 下書き of forms: what an account has entered and not handed in. Each account sees its own alone. What is in a draft may be
 * personal data, so it is sealed with a key of its own, which dies with the draft; and no event tells of it.
 */
public final class Drafts implements Indexed, Ageing {
    /** After its last change. */
    public static final Duration KEPT = Duration.ofDays(60);

    private static final String COLLECTION = "drafts";
    private static final String MUNICIPALITY = "municipality";
    private static final String ACCOUNT = "account";
    private static final String ID = "id";
    private static final String COMMAND = "command";
    private static final String SUBJECT = "subject";
    private static final String SEALED = "sealed";
    private static final String KEY = "key";
    private static final String REVISION = "revision";
    private static final String CHANGED = "changedAt";
    private static final int TRIES = 5;
    private static final int BATCH = 500;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final MongoCollection<Document> drafts;
    private final SealingKeys keys;
    private final Clock clock;
    private final List<DraftBound> bounds;

    /** @param ofForms what is bounded besides all forms together */
    public Drafts(MongoOperations mongo, SealingKeys keys, Clock clock, Stream<DraftBound> ofForms) {
        this.drafts = mongo.getCollection(COLLECTION);
        this.keys = keys;
        this.clock = clock;
        this.bounds = Stream.concat(Stream.of(DraftBound.ALL), ofForms).toList();
    }

    /** Whose it is: the account that writes it, whomever it is entered for. */
    public record Owner(MunicipalityCode municipality, AccountRef account) {}

    /**
     * A draft, but for what is in it.
     *
     * @param subject what the form is about, such as the id of a group
     */
    public record Head(UUID id, String command, Optional<String> subject, long revision, Instant changedAt) {
        /** From this instant on it may be gone. */
        public Instant keptUntil() {
            return changedAt.plus(KEPT);
        }
    }

    /** @param body fields of the form, as far as they are entered */
    public record Draft(Head head, Map<String, Object> body) {}

    /** What became of a change. */
    public sealed interface Change {
        record Kept(Head head) implements Change {}

        /** @param current its revision; 0 where there is none */
        record Stale(long current) implements Change {}

        /** The account keeps as many already as this allows. */
        record Full(DraftBound bound) implements Change {}

        /** Others changed it at the same time, again and again. */
        record Busy() implements Change {}
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                Index.of(COLLECTION, MUNICIPALITY, ACCOUNT, CHANGED),
                Index.of(COLLECTION, MUNICIPALITY, SUBJECT),
                Index.of(COLLECTION, CHANGED));
    }

    /** Those of an account, the last one changed first. */
    public List<Head> of(Owner owner) {
        return drafts.find(and(ofOwner(owner), kept()))
                .projection(Projections.exclude(SEALED))
                .sort(Sorts.descending(CHANGED))
                .limit(DraftBound.ALL.most())
                .map(Drafts::head)
                .into(new ArrayList<>());
    }

    /** Empty where the account has none with this id. */
    public Optional<Draft> find(Owner owner, UUID id) {
        return document(owner, id).flatMap(document -> keys.find(keyOf(document.getString(KEY)))
                .map(seal -> new Draft(
                        head(document),
                        Json.TOLERANT.readValue(seal.open(document.getString(SEALED), belonging(owner, id)), OBJECT))));
    }

    /** 0 where there is none. */
    public long revision(Owner owner, UUID id) {
        return document(owner, id).map(document -> document.getLong(REVISION)).orElse(0L);
    }

    /**
     * Keeps this in place of what was there.
     *
     * @param expected the revision that is there, if the caller names one
     */
    public Change put(
            Owner owner,
            UUID id,
            String command,
            Optional<String> subject,
            Map<String, Object> body,
            OptionalLong expected) {
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Document> there = document(owner, id);
            long revision = there.map(document -> document.getLong(REVISION)).orElse(0L);
            if (expected.isPresent() && expected.getAsLong() != revision) {
                return new Change.Stale(revision);
            }
            if (there.filter(document -> document.getString(COMMAND).equals(command))
                    .isEmpty()) {
                Optional<DraftBound> full = reached(owner, id, command);
                if (full.isPresent()) {
                    return new Change.Full(full.get());
                }
            }
            if (there.isEmpty()) {
                // One that is too old and still lies here has the same key.
                forget(and(one(owner, id), lt(CHANGED, oldest())), 1);
            }
            String key = there.map(document -> document.getString(KEY))
                    .orElseGet(() -> UUID.randomUUID().toString());
            Document next = new Document(MUNICIPALITY, owner.municipality().code())
                    .append(ACCOUNT, owner.account().value())
                    .append(ID, id.toString())
                    .append(COMMAND, command)
                    .append(SUBJECT, subject.orElse(null))
                    .append(
                            SEALED,
                            keys.findOrMake(keyOf(key))
                                    .close(Json.TOLERANT.writeValueAsString(body), belonging(owner, id)))
                    .append(KEY, key)
                    .append(REVISION, revision + 1)
                    .append(CHANGED, Date.from(clock.instant()));
            if (there.isPresent()
                    ? replaced(owner, id, revision, next)
                    : ConditionalWrites.insert(drafts, next.append("_id", documentId(owner, id)))) {
                return (there.isEmpty() ? reached(owner, id, command) : Optional.<DraftBound>empty())
                        .<Change>map(full -> withdrawn(owner, id, full))
                        .orElseGet(() -> new Change.Kept(head(next)));
            }
            if (there.isEmpty()) {
                keys.destroy(List.of(keyOf(key)));
            }
        }
        return new Change.Busy();
    }

    private boolean replaced(Owner owner, UUID id, long revision, Document next) {
        return drafts.updateOne(and(one(owner, id), eq(REVISION, revision)), new Document("$set", next))
                        .getMatchedCount()
                == 1;
    }

    /** Two that came in at once and are one too many. */
    private Change withdrawn(Owner owner, UUID id, DraftBound full) {
        delete(owner, id, OptionalLong.empty());
        return new Change.Full(full);
    }

    /** @return the revision that is there and not the one expected, or nothing where it is gone now; 0 where there was none */
    public OptionalLong delete(Owner owner, UUID id, OptionalLong expected) {
        Optional<Document> there = document(owner, id);
        long revision = there.map(document -> document.getLong(REVISION)).orElse(0L);
        if (there.isEmpty() || expected.isPresent() && expected.getAsLong() != revision) {
            return OptionalLong.of(revision);
        }
        keys.destroy(List.of(keyOf(there.get().getString(KEY))));
        drafts.deleteOne(and(one(owner, id), eq(KEY, there.get().getString(KEY))));
        return OptionalLong.empty();
    }

    /** Forgets the draft of what was handed in; another command's draft stays. */
    public void handedIn(Owner owner, UUID id, String command) {
        document(owner, id)
                .filter(document -> document.getString(COMMAND).equals(command))
                .ifPresent(_ -> delete(owner, id, OptionalLong.empty()));
    }

    /** 消去: destroys what anybody drafted about a subject, such as a group whose personal data is erased. */
    public void eraseAbout(String subject, MunicipalityCode municipality) {
        eraseAll(about(subject, municipality));
    }

    /** The same, but for what was changed after this time. */
    public void eraseAbout(String subject, MunicipalityCode municipality, Instant until) {
        eraseAll(and(about(subject, municipality), lte(CHANGED, Date.from(until))));
    }

    private static Bson about(String subject, MunicipalityCode municipality) {
        return and(eq(MUNICIPALITY, municipality.code()), eq(SUBJECT, subject));
    }

    /** 消去: destroys what an account drafted and did not change after this time. */
    public void eraseOf(Owner owner, Instant until) {
        eraseAll(and(ofOwner(owner), lte(CHANGED, Date.from(until))));
    }

    private void eraseAll(Bson which) {
        long erased = BATCH;
        while (erased == BATCH) {
            erased = forget(which, BATCH);
        }
    }

    @Override
    public String name() {
        return COLLECTION;
    }

    @Override
    public long remove(int limit) {
        return forget(lt(CHANGED, oldest()), limit);
    }

    private long forget(Bson which, int limit) {
        List<Document> aged = drafts.find(which)
                .projection(Projections.include(KEY))
                .limit(limit)
                .into(new ArrayList<>());
        // The keys first: should this process die now, a draft is left that nobody can read.
        keys.destroy(
                aged.stream().map(document -> keyOf(document.getString(KEY))).toList());
        aged.forEach(document ->
                drafts.deleteOne(and(eq("_id", document.getString("_id")), eq(KEY, document.getString(KEY)))));
        return aged.size();
    }

    private Optional<Document> document(Owner owner, UUID id) {
        return Optional.ofNullable(drafts.find(and(one(owner, id), kept())).first());
    }

    /** The bound that leaves no place for this one beside the others. */
    private Optional<DraftBound> reached(Owner owner, UUID id, String command) {
        Bson others = and(ofOwner(owner), ne(ID, id.toString()), kept());
        return bounds.stream()
                .filter(bound -> bound.holdsFor(command))
                .filter(bound -> drafts.countDocuments(bound.command()
                                .map(form -> and(others, eq(COMMAND, form)))
                                .orElse(others))
                        >= bound.most())
                .findFirst();
    }

    private Bson kept() {
        return gte(CHANGED, oldest());
    }

    private Date oldest() {
        return Date.from(clock.instant().minus(KEPT));
    }

    private static Bson ofOwner(Owner owner) {
        return and(
                eq(MUNICIPALITY, owner.municipality().code()),
                eq(ACCOUNT, owner.account().value()));
    }

    private static Bson one(Owner owner, UUID id) {
        return eq("_id", documentId(owner, id));
    }

    /** The owner is part of it, so an id of one account says nothing of another's. */
    private static String documentId(Owner owner, UUID id) {
        return owner.municipality() + "/" + owner.account() + "/" + id;
    }

    private static String keyOf(String key) {
        return "draft/" + key;
    }

    private static Belonging belonging(Owner owner, UUID id) {
        return new Belonging(owner.municipality(), "draft/" + owner.account() + "/" + id, "body");
    }

    private static Head head(Document document) {
        return new Head(
                UUID.fromString(document.getString(ID)),
                document.getString(COMMAND),
                Optional.ofNullable(document.getString(SUBJECT)),
                document.getLong(REVISION),
                document.getDate(CHANGED).toInstant());
    }
}
