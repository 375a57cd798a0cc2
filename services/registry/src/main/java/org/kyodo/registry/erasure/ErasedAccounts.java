package org.kyodo.registry.erasure;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.erasure.Erasure.Erased;
import org.kyodo.registry.person.HeldOfAccounts;
import org.kyodo.registry.person.PersonVault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Destroys the keys of erased accounts where no event tells whose they were, such as an application for a seat: with the commit,
 * with the recovery that brought it back, and from time to time, for a process may die between the two, and keys alone may come
 * back from a backup.
 */
final class ErasedAccounts implements Ageing, Indexed {
    static final String COLLECTION = "erasures";
    private static final String TYPE = "stage.type";
    private static final int BATCH = 500;
    private static final Documents<Erasure> STAGES = new Documents<>(Erasure.class);

    private final MongoOperations mongo;
    private final ObjectProvider<HeldOfAccounts> held;
    private final PersonVault vault;
    private final SecurityLog log;

    ErasedAccounts(MongoOperations mongo, ObjectProvider<HeldOfAccounts> held, PersonVault vault, SecurityLog log) {
        this.mongo = mongo;
        this.held = held;
        this.vault = vault;
        this.log = log;
    }

    /** After a commit. */
    void follow(Erasure before, Erasure after, MunicipalityCode municipality) {
        if (after instanceof Erased erased && !(before instanceof Erased)) {
            erase(erased, municipality);
            log.tell(Event.PERSONAL_DATA_ERASED, "erasure/" + erased.id(), "");
        }
    }

    private long erase(Erased erased, MunicipalityCode municipality) {
        Set<PersonRef> persons = held.stream()
                .flatMap(kind -> kind.persons(erased.account(), municipality, erased.at()).stream())
                .collect(Collectors.toSet());
        return vault.erase(persons);
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(COLLECTION, TYPE, "_id"));
    }

    @Override
    public String name() {
        return "keys of erased accounts";
    }

    @Override
    public long remove(int limit) {
        long destroyed = 0;
        String last = "";
        List<Document> batch;
        do {
            batch = mongo.getCollection(COLLECTION)
                    .find(and(eq(TYPE, Erased.class.getSimpleName()), gt("_id", last)))
                    .sort(Indexes.ascending("_id"))
                    .projection(Projections.include("stage", "municipality"))
                    .limit(BATCH)
                    .into(new ArrayList<>());
            for (Document document : batch) {
                destroyed += erase(
                        (Erased) STAGES.read(document.get("stage", Document.class)),
                        MunicipalityCode.of(document.getString("municipality")));
                last = document.getString("_id");
            }
        } while (batch.size() == BATCH);
        return destroyed;
    }
}
