package org.kyodo.registry.group;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.document.Uploads;
import org.kyodo.chassis.form.Drafts;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.group.Group.Filed;
import org.kyodo.registry.person.PersonVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Destroys the keys of persons whose data was erased 消去, the documents that go with it, those that the form named before and drafts about the group: with the commit that erased it, and with the recovery that brought
 * that commit back. A process may die between the two, and keys alone may come back from a backup, so it is made sure of at
 * every start and from time to time as well.
 */
final class Erasures implements Ageing, Indexed {
    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final String GROUND = "stage.filing.erasures.ground";
    private static final int BATCH = 500;
    private static final Documents<Group> STAGES = new Documents<>(Group.class);

    private final MongoCollection<Document> groups;
    private final PersonVault vault;
    private final Uploads uploads;
    private final Drafts drafts;
    private final GroupNames names;
    private final SecurityLog log;

    Erasures(
            MongoOperations mongo,
            PersonVault vault,
            Uploads uploads,
            Drafts drafts,
            GroupNames names,
            SecurityLog log) {
        this.groups = mongo.getCollection(GroupConfiguration.COLLECTION);
        this.vault = vault;
        this.uploads = uploads;
        this.drafts = drafts;
        this.names = names;
        this.log = log;
    }

    /** The keys of whom the commit erased, and the claims that it gave up: a name is claimed together with its person's. */
    void follow(Group before, Group after, MunicipalityCode municipality) {
        if (before instanceof Filed earlier && after instanceof Filed later) {
            List<String> kept = claims(later);
            claims(earlier).stream()
                    .filter(claim -> !kept.contains(claim))
                    .forEach(claim -> names.release(claim, later.id(), municipality));
        }
        if (after instanceof Filed erased && erased.filing().erasures().size() > count(before)) {
            vault.erase(erased.filing().erased());
            erased.filing().erasedDocuments().forEach(document -> uploads.erase(document, municipality));
            uploads.eraseNamedBefore("group/" + erased.id(), municipality);
            drafts.eraseAbout(erased.id().toString(), municipality);
            log.tell(
                    Event.PERSONAL_DATA_ERASED,
                    "group/" + erased.id(),
                    erased.filing().erasures().getLast().ground().name());
        }
    }

    private static List<String> claims(Filed group) {
        return group.filing().dossier().map(Dossier::claims).orElse(List.of());
    }

    private static int count(Group group) {
        return group instanceof Filed filed ? filed.filing().erasures().size() : 0;
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(GroupConfiguration.COLLECTION, GROUND, "_id"));
    }

    @Override
    public String name() {
        return "keys of erased persons";
    }

    @Override
    public long remove(int limit) {
        long destroyed = 0;
        for (ErasureGround ground : ErasureGround.values()) {
            String last = "";
            List<Document> batch;
            do {
                batch = groups.find(and(eq(GROUND, ground.name()), gt("_id", last)))
                        .sort(Indexes.ascending("_id"))
                        .projection(Projections.include("stage", "municipality"))
                        .limit(BATCH)
                        .into(new ArrayList<>());
                destroyed += vault.erase(batch.stream()
                        .map(Erasures::filed)
                        .flatMap(filed -> filed.filing().erased().stream())
                        .toList());
                batch.forEach(document -> {
                    MunicipalityCode municipality = MunicipalityCode.of(document.getString("municipality"));
                    filed(document).filing().erasedDocuments().forEach(erased -> uploads.erase(erased, municipality));
                });
                last = batch.isEmpty() ? last : batch.getLast().getString("_id");
            } while (batch.size() == BATCH);
        }
        if (destroyed > 0) {
            LOG.warn("{} keys of persons already erased had come back, and were destroyed again", destroyed);
        }
        return destroyed;
    }

    private static Filed filed(Document document) {
        return (Filed) STAGES.read(document.get("stage", Document.class));
    }
}
