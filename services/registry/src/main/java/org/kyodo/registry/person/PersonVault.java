package org.kyodo.registry.person;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.sealing.MasterKey;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.chassis.sealing.UnusableMasterKey;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.PersonRef;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Seals and opens personal data 個人情報 with one AES-256-GCM key per person. What is sealed lies with whoever asked for
 * it; only the keys lie here, themselves encrypted by the {@link MasterKey}. To forget a person is to destroy that
 * person's key: every copy of what was sealed with it, backups included, is then unreadable, except in a backup that
 * holds the key too.
 */
public final class PersonVault {
    private static final String CHECK = "master-key-check";
    private static final String KEY = "key";

    private final MongoCollection<Document> keys;
    private final MasterKey master;

    /** @throws UnusableMasterKey when the keys that lie here were made with another master key */
    public PersonVault(MongoOperations mongo, MasterKey master) {
        this.keys = mongo.getCollection("personKeys");
        this.master = master;
        // One key that belongs to nobody is there from the first start, so that a wrong master key shows at the next.
        if (keyOf(CHECK).isEmpty()) {
            makeKey(CHECK);
        }
    }

    /** Seals the data of a person whom nobody else here refers to yet. */
    public Sealed seal(Object plain) {
        PersonRef person = PersonRef.of(Ids.next().toString());
        return seal(person, makeKey(person.value()), plain);
    }

    /** Seals again what was sealed before: with the same key, or as a new person where that key was destroyed. */
    public Sealed sealAgain(Sealed before, Object plain) {
        return keyOf(before.person().value())
                .map(key -> seal(before.person(), key, plain))
                .orElseGet(() -> seal(plain));
    }

    /** What was sealed; empty when the person's key was destroyed. */
    public <T> Optional<T> open(Sealed sealed, Class<T> type) {
        return keyOf(sealed.person().value())
                .map(key -> new Seal(key).open(sealed.text()))
                .map(json -> Json.TOLERANT.readValue(json, type));
    }

    /** Destroys the person's key; what was sealed with it can never be read again. */
    public void erase(PersonRef person) {
        keys.deleteOne(eq("_id", person.value()));
    }

    private static Sealed seal(PersonRef person, byte[] key, Object plain) {
        return new Sealed(person, new Seal(key).close(Json.TOLERANT.writeValueAsString(plain)));
    }

    private byte[] makeKey(String owner) {
        byte[] key = MasterKey.newKey();
        Document wrapped =
                new Document("_id", owner).append(KEY, new Binary(master.seal().close(key)));
        return ConditionalWrites.insert(keys, wrapped) ? key : keyOf(owner).orElseThrow();
    }

    private Optional<byte[]> keyOf(String owner) {
        return Optional.ofNullable(keys.find(eq("_id", owner)).first())
                .map(document -> document.get(KEY, Binary.class).getData())
                .map(this::unwrapped);
    }

    private byte[] unwrapped(byte[] wrapped) {
        try {
            return master.seal().open(wrapped);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw master.notTheOneOfThisDatabase();
        }
    }
}
