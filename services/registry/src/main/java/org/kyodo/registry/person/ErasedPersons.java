package org.kyodo.registry.person;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.form.Drafts;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Destroys the key of a person whose data a record held, once it was erased 消去: with the commit, with the recovery that brought it
 * back, and from time to time, for keys alone may come back from a backup. For records that hold one person each and keep the
 * reference of an erased one.
 */
public final class ErasedPersons implements Ageing, Indexed {
    private static final int BATCH = 500;

    private final Records records;
    private final MongoCollection<Document> collection;
    private final PersonVault vault;
    private final Drafts drafts;
    private final SecurityLog log;

    /**
     * Where they are kept.
     *
     * @param type of the record, such as {@code consultation}
     * @param erased the field that has the reference once the data was erased
     */
    public record Records(String type, String collection, String erased) {}

    public ErasedPersons(Records records, MongoOperations mongo, PersonVault vault, Drafts drafts, SecurityLog log) {
        this.records = records;
        this.collection = mongo.getCollection(records.collection());
        this.vault = vault;
        this.drafts = drafts;
        this.log = log;
    }

    /** After a commit. @param before whom it had erased earlier */
    public void follow(
            String id, MunicipalityCode municipality, Optional<PersonRef> before, Optional<PersonRef> after) {
        if (after.isPresent() && before.isEmpty()) {
            vault.erase(after.stream().toList());
            drafts.eraseAbout(id, municipality);
            log.tell(Event.PERSONAL_DATA_ERASED, records.type() + "/" + id, "");
        }
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(records.collection(), records.erased()));
    }

    @Override
    public String name() {
        return "keys of erased persons: " + records.type();
    }

    @Override
    public long remove(int limit) {
        List<String> path = List.of(records.erased().split("\\."));
        long destroyed = 0;
        String last = "";
        List<String> batch;
        do {
            batch = collection
                    .find(gt(records.erased(), last))
                    .sort(Indexes.ascending(records.erased()))
                    .projection(Projections.include(records.erased()))
                    .limit(BATCH)
                    .map(document -> document.getEmbedded(path, String.class))
                    .into(new ArrayList<>());
            destroyed += vault.erase(batch.stream().map(PersonRef::of).toList());
            last = batch.isEmpty() ? last : batch.getLast();
        } while (batch.size() == BATCH);
        return destroyed;
    }
}
