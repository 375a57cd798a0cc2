package org.kyodo.chassis.sealing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.contracts.value.MunicipalityCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The keys 封緘鍵 under which a service seals what it must keep secret: one for each owner, itself sealed under a
 * {@link MasterKey} whose id lies beside it. To destroy an owner's key is to erase all that was sealed with it, in every copy
 * that does not hold the key too.
 *
 * <p>So a change of the master key seals these keys anew and nothing else.
 */
public final class SealingKeys implements Indexed {
    private static final Logger LOG = LoggerFactory.getLogger(SealingKeys.class);
    private static final String COLLECTION = "sealingKeys";
    private static final String MASTER = "master";
    private static final String KEY = "key";
    private static final String LEAVING = "leaving";
    private static final String LEAVING_KIND = "leaving.kind";
    private static final String LEAVING_AT = "leaving.at";
    private static final String FINGERPRINTS = "fingerprints";
    private static final int BATCH = 500;

    private final MongoCollection<Document> keys;
    private final MasterKeys masters;

    /** @throws UnusableMasterKey when keys that lie here are sealed under a master key that is not given */
    public SealingKeys(MongoOperations mongo, MasterKeys masters) {
        this.keys = mongo.getCollection(COLLECTION);
        this.masters = masters;
        refuseForeign();
    }

    /** From one master key in use to the next, by the index: however many keys there are, it reads one of each. */
    private void refuseForeign() {
        Document next = firstAfter("");
        while (next != null) {
            String master = next.getString(MASTER);
            masters.find(master).orElseThrow(() -> masters.missing(master));
            next = firstAfter(master);
        }
    }

    private Document firstAfter(String master) {
        return keys.find(gt(MASTER, master))
                .sort(Indexes.ascending(MASTER))
                .projection(include(MASTER))
                .first();
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                Index.of(COLLECTION, MASTER, "_id"),
                Index.of(COLLECTION, LEAVING_KIND, LEAVING_AT).whereExists(LEAVING_KIND));
    }

    /** The seal of an owner; empty when there is no key, or it was destroyed. */
    public Optional<Seal> find(String owner) {
        return keyOf(owner).map(Seal::new);
    }

    /** The seal of an owner, whose key is made now where there is none; one made in a {@link DryRun} is kept nowhere. */
    public Seal findOrMake(String owner) {
        return new Seal(keyOrNew(owner));
    }

    /** The keyed hashes of this database. */
    public Fingerprints fingerprints() {
        return new Fingerprints(DryRun.outside(() -> keyOrNew(FINGERPRINTS)));
    }

    /** Destroys the keys of these owners. @return how many there were */
    public long destroy(Collection<String> owners) {
        DryRun.forbid("destroying keys");
        return owners.isEmpty() ? 0 : keys.deleteMany(in("_id", owners)).getDeletedCount();
    }

    /** Destroys the keys of all owners whose names begin with this. @return how many there were */
    public long destroyUnder(String prefix) {
        DryRun.forbid("destroying keys");
        return keys.deleteMany(under(prefix)).getDeletedCount();
    }

    /** Owners that have a key and whose names begin with this, in their order. @param after the last one that was seen */
    public List<String> ownersUnder(String prefix, String after, int limit) {
        return keys.find(and(under(prefix), gt("_id", after)))
                .sort(Indexes.ascending("_id"))
                .projection(include("_id"))
                .limit(limit)
                .map(key -> key.getString("_id"))
                .into(new ArrayList<>());
    }

    private static Bson under(String prefix) {
        return and(gte("_id", prefix), lt("_id", prefix + Character.MAX_VALUE));
    }

    /**
     * Who is about to give an owner up, and then destroys its key.
     *
     * @param kind of the holder, such as {@code gathering}
     */
    public record Leaving(String owner, String kind, String holder, MunicipalityCode municipality, Instant at) {}

    /** Notes it before the holder is committed without them: a process may die before it destroys their keys. */
    public void note(Collection<Leaving> leaving) {
        DryRun.forbid("noting keys to be destroyed");
        leaving.forEach(one -> keys.updateOne(
                eq("_id", one.owner()),
                new Document(
                        "$set",
                        new Document(
                                LEAVING,
                                new Document("kind", one.kind())
                                        .append("holder", one.holder())
                                        .append(
                                                "municipality",
                                                one.municipality().code())
                                        .append("at", Date.from(one.at()))))));
    }

    /** What was noted before this time and is still there, the longest ago first. */
    public List<Leaving> noted(String kind, Instant before, int limit) {
        return keys.find(and(eq(LEAVING_KIND, kind), lt(LEAVING_AT, Date.from(before))))
                .sort(Indexes.ascending(LEAVING_AT))
                .projection(include(LEAVING))
                .limit(limit)
                .map(SealingKeys::leaving)
                .into(new ArrayList<>());
    }

    /** That nobody was given up after all, unless it was noted again meanwhile. */
    public void unnote(Leaving leaving) {
        keys.updateOne(
                and(eq("_id", leaving.owner()), eq(LEAVING_AT, Date.from(leaving.at()))),
                new Document("$unset", new Document(LEAVING, "")));
    }

    private static Leaving leaving(Document key) {
        Document noted = key.get(LEAVING, Document.class);
        return new Leaving(
                key.getString("_id"),
                noted.getString("kind"),
                noted.getString("holder"),
                MunicipalityCode.of(noted.getString("municipality")),
                noted.getDate("at").toInstant());
    }

    private byte[] keyOrNew(String owner) {
        return keyOf(owner).orElseGet(() -> {
            byte[] key = MasterKey.newKey();
            if (DryRun.isOn()) {
                return key;
            }
            Document wrapped = wrapped(owner, key).append("_id", owner);
            return ConditionalWrites.insert(keys, wrapped) ? key : keyOf(owner).orElseThrow();
        });
    }

    private Optional<byte[]> keyOf(String owner) {
        return Optional.ofNullable(keys.find(eq("_id", owner)).first()).map(this::unwrapped);
    }

    private Document wrapped(String owner, byte[] key) {
        MasterKey master = masters.current();
        return new Document(MASTER, master.id())
                .append(KEY, new Binary(master.seal().close(key, associatedData(owner))));
    }

    private byte[] unwrapped(Document document) {
        String master = document.getString(MASTER);
        String owner = document.getString("_id");
        try {
            return masters.find(master)
                    .orElseThrow(() -> masters.missing(master))
                    .seal()
                    .open(document.get(KEY, Binary.class).getData(), associatedData(owner));
        } catch (GeneralSecurityException e) {
            throw new DoesNotOpen("the key of " + owner);
        }
    }

    /** So that no key can be taken for another owner's. */
    private static byte[] associatedData(String owner) {
        return ("kyodo key\n" + owner).getBytes(StandardCharsets.UTF_8);
    }

    /** The id of the master key under which everything new is sealed. */
    String currentMaster() {
        return masters.current().id();
    }

    /** How many keys are sealed under each of the master keys given. */
    Map<String, Long> countByMaster() {
        Map<String, Long> count = new LinkedHashMap<>();
        masters.ids().forEach(id -> count.put(id, keys.countDocuments(eq(MASTER, id))));
        return count;
    }

    /**
     * Seals under the current master key what is sealed under an earlier one. Each key is one update that a racing one or a
     * destruction makes void, so it may be begun anew, and twice at a time.
     *
     * @return whose keys did not open, and stay as they are
     */
    List<String> sealAnew() {
        List<String> unopened = new ArrayList<>();
        for (String earlier : masters.earlier()) {
            String last = "";
            List<Document> batch;
            do {
                batch = keys.find(and(eq(MASTER, earlier), gt("_id", last)))
                        .sort(Indexes.ascending("_id"))
                        .limit(BATCH)
                        .into(new ArrayList<>());
                batch.forEach(document -> {
                    if (!sealAnew(document)) {
                        unopened.add(document.getString("_id"));
                    }
                });
                last = batch.isEmpty() ? last : batch.getLast().getString("_id");
            } while (batch.size() == BATCH);
        }
        return unopened;
    }

    private boolean sealAnew(Document document) {
        String owner = document.getString("_id");
        try {
            keys.updateOne(
                    and(eq("_id", owner), eq(MASTER, document.getString(MASTER))),
                    new Document("$set", wrapped(owner, unwrapped(document))));
            return true;
        } catch (DoesNotOpen e) {
            LOG.error("it stays under master key {}: {}", document.getString(MASTER), e.getMessage());
            return false;
        }
    }
}
