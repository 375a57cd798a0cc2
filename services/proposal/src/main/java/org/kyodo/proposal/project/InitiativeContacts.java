package org.kyodo.proposal.project;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.sealing.Belonging;
import org.kyodo.chassis.sealing.DoesNotOpen;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.proposal.project.Project.Cancelled;
import org.kyodo.proposal.project.Project.Closed;
import org.kyodo.proposal.project.Project.Completed;
import org.kyodo.proposal.project.Project.Evaluated;
import org.kyodo.proposal.project.Project.Known;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Seals the contact of each initiative 連絡先の封緘 with a key of its own. The key is destroyed with the commit that ends the
 * initiative, with the recovery that brought it back, and from time to time, for keys alone may come back from a backup.
 */
final class InitiativeContacts implements Ageing, Indexed {
    private static final Logger LOG = LoggerFactory.getLogger(InitiativeContacts.class);
    private static final List<String> ENDED = List.of(
            Completed.class.getSimpleName(),
            Evaluated.class.getSimpleName(),
            Closed.class.getSimpleName(),
            Cancelled.class.getSimpleName());
    private static final String STAGE = "stage.type";
    private static final int BATCH = 500;

    private final SealingKeys keys;
    private final MongoCollection<Document> projects;

    InitiativeContacts(MongoOperations mongo, SealingKeys keys) {
        this.keys = keys;
        this.projects = mongo.getCollection(ProjectConfiguration.COLLECTION);
    }

    String sealed(InitiativeContact contact, ProjectId id, MunicipalityCode municipality) {
        return keys.findOrMake(owner(id.toString()))
                .close(Json.TOLERANT.writeValueAsString(contact), place(id, municipality));
    }

    /** The contact, while there is its key. */
    Optional<InitiativeContact> open(String sealed, ProjectId id, MunicipalityCode municipality) {
        try {
            Optional<Seal> seal = keys.find(owner(id.toString()));
            return seal.map(found ->
                    Json.TOLERANT.readValue(found.open(sealed, place(id, municipality)), InitiativeContact.class));
        } catch (DoesNotOpen e) {
            LOG.error("the contact of an initiative is not shown: {}", e.getMessage());
            return Optional.empty();
        }
    }

    void follow(Project before, Project after, MunicipalityCode municipality) {
        if (contact(before).isPresent() && contact(after).isEmpty()) {
            keys.destroy(List.of(owner(after.id().toString())));
        }
    }

    private static Optional<String> contact(Project project) {
        return project instanceof Known known
                ? known.work().initiative().flatMap(Statement::contact)
                : Optional.empty();
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(ProjectConfiguration.COLLECTION, STAGE, "_id"));
    }

    @Override
    public String name() {
        return "keys of ended initiatives";
    }

    @Override
    public long remove(int limit) {
        return ENDED.stream().mapToLong(this::destroyOf).sum();
    }

    private long destroyOf(String stage) {
        long destroyed = 0;
        String last = "";
        List<String> batch;
        do {
            batch = projects.find(and(eq(STAGE, stage), gt("_id", last)))
                    .sort(Sorts.ascending("_id"))
                    .projection(Projections.include("_id"))
                    .limit(BATCH)
                    .map(document -> document.getString("_id"))
                    .into(new ArrayList<>());
            destroyed +=
                    keys.destroy(batch.stream().map(InitiativeContacts::owner).toList());
            last = batch.isEmpty() ? last : batch.getLast();
        } while (batch.size() == BATCH);
        return destroyed;
    }

    private static String owner(String project) {
        return "initiative/" + project;
    }

    private static Belonging place(ProjectId id, MunicipalityCode municipality) {
        return new Belonging(municipality, owner(id.toString()), "contact");
    }
}
