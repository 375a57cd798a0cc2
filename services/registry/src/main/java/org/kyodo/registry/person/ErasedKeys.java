package org.kyodo.registry.person;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.contracts.value.PersonRef;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The keys of persons whose data was erased 消去済みの鍵, as the documents that held it name them: they are destroyed with the
 * commit, and again from time to time, for keys alone may come back from a backup.
 */
public final class ErasedKeys implements Indexed {
    private static final int BATCH = 500;

    private final MongoOperations mongo;
    private final String collection;
    private final String field;
    private final PersonVault vault;

    /** @param field of a document, in which the person stands whose data was erased: {@code stage.matter.erased} */
    public ErasedKeys(MongoOperations mongo, String collection, String field, PersonVault vault) {
        this.mongo = mongo;
        this.collection = collection;
        this.field = field;
        this.vault = vault;
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(collection, field));
    }

    /** Destroys those that are there again. @return how many there were */
    public long destroy() {
        List<String> path = List.of(field.split("\\."));
        long destroyed = 0;
        String last = "";
        List<String> batch;
        do {
            batch = mongo.getCollection(collection)
                    .find(gt(field, last))
                    .sort(Indexes.ascending(field))
                    .projection(Projections.include(field))
                    .limit(BATCH)
                    .map(document -> document.getEmbedded(path, String.class))
                    .into(new ArrayList<>());
            destroyed += vault.erase(batch.stream().map(PersonRef::of).toList());
            last = batch.isEmpty() ? last : batch.getLast();
        } while (batch.size() == BATCH);
        return destroyed;
    }
}
