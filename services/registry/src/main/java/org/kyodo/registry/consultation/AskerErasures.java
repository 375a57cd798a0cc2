package org.kyodo.registry.consultation;

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
import org.kyodo.registry.consultation.Consultation.Begun;
import org.kyodo.registry.person.PersonVault;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Destroys the keys of who asked and drafts about it, once their data was erased 消去: with the commit, with the recovery that brought it back, and
 * from time to time, for keys alone may come back from a backup.
 */
final class AskerErasures implements Ageing, Indexed {
    private static final String ERASED = "stage.matter.erased";
    private static final int BATCH = 500;

    private final MongoCollection<Document> consultations;
    private final PersonVault vault;
    private final Drafts drafts;
    private final SecurityLog log;

    AskerErasures(MongoOperations mongo, PersonVault vault, Drafts drafts, SecurityLog log) {
        this.consultations = mongo.getCollection(ConsultationConfiguration.COLLECTION);
        this.vault = vault;
        this.drafts = drafts;
        this.log = log;
    }

    void follow(Consultation before, Consultation after, MunicipalityCode municipality) {
        Optional<PersonRef> erased = erased(after);
        if (erased.isPresent() && erased(before).isEmpty()) {
            vault.erase(erased.stream().toList());
            drafts.eraseAbout(((Begun) after).id().toString(), municipality);
            log.tell(Event.PERSONAL_DATA_ERASED, "consultation/" + ((Begun) after).id(), "");
        }
    }

    private static Optional<PersonRef> erased(Consultation consultation) {
        return consultation instanceof Begun begun ? begun.matter().erased() : Optional.empty();
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(ConsultationConfiguration.COLLECTION, ERASED));
    }

    @Override
    public String name() {
        return "keys of erased askers";
    }

    @Override
    public long remove(int limit) {
        long destroyed = 0;
        String last = "";
        List<String> batch;
        do {
            batch = consultations
                    .find(gt(ERASED, last))
                    .sort(Indexes.ascending(ERASED))
                    .projection(Projections.include(ERASED))
                    .limit(BATCH)
                    .map(document -> document.getEmbedded(List.of("stage", "matter", "erased"), String.class))
                    .into(new ArrayList<>());
            destroyed += vault.erase(batch.stream().map(PersonRef::of).toList());
            last = batch.isEmpty() ? last : batch.getLast();
        } while (batch.size() == BATCH);
        return destroyed;
    }
}
