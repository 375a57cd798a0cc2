package org.kyodo.proposal.project;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.sealing.Belonging;
import org.kyodo.chassis.sealing.DoesNotOpen;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.proposal.project.Project.Known;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Seals each contact of an initiative 連絡先の封緘 with a key of its own. The key is destroyed with the commit that changes the
 * contact or ends the initiative, with the recovery that brought that back, and from time to time: a key that no initiative
 * names came back from a backup, or its command was not committed.
 */
final class InitiativeContacts implements Ageing {
    private static final Logger LOG = LoggerFactory.getLogger(InitiativeContacts.class);
    private static final String ALL = "initiative/";
    private static final String KEY = "stage.work.initiative.contact.key";
    /** A key is made before the commit that names it; a process may be held up, though. */
    private static final Duration TIME_TO_COMMIT = Duration.ofMinutes(10);

    private static final int BATCH = 500;

    private final SealingKeys keys;
    private final MongoCollection<Document> projects;
    private final Clock clock;

    /** @param clock of the machine */
    InitiativeContacts(MongoOperations mongo, SealingKeys keys, Clock clock) {
        this.keys = keys;
        this.projects = mongo.getCollection(ProjectConfiguration.COLLECTION);
        this.clock = clock;
    }

    SealedContact sealed(InitiativeContact contact, ProjectId id, MunicipalityCode municipality) {
        UUID key = Ids.next();
        return new SealedContact(
                key,
                keys.findOrMake(owner(id.toString(), key.toString()))
                        .close(Json.TOLERANT.writeValueAsString(contact), place(id, key, municipality)));
    }

    /** The contact, while there is its key. */
    Optional<InitiativeContact> open(SealedContact sealed, ProjectId id, MunicipalityCode municipality) {
        try {
            Optional<Seal> seal = keys.find(owner(id.toString(), sealed.key().toString()));
            return seal.map(found -> Json.TOLERANT.readValue(
                    found.open(sealed.text(), place(id, sealed.key(), municipality)), InitiativeContact.class));
        } catch (DoesNotOpen e) {
            LOG.error("the contact of an initiative is not shown: {}", e.getMessage());
            return Optional.empty();
        }
    }

    void follow(Project before, Project after, MunicipalityCode municipality) {
        contact(before)
                .filter(had -> !contact(after).equals(Optional.of(had)))
                .ifPresent(had -> keys.destroy(
                        List.of(owner(after.id().toString(), had.key().toString()))));
    }

    private static Optional<SealedContact> contact(Project project) {
        return project instanceof Known known
                ? known.work().initiative().flatMap(Statement::contact)
                : Optional.empty();
    }

    /**
     * 消去: destroys the contacts that somebody gave.
     *
     * @param stated the field that names who stated the initiative
     * @param earlier whether the key with this id was made before
     */
    void erase(String stated, String whose, MunicipalityCode municipality, Predicate<String> earlier) {
        keys.destroy(projects
                .find(and(eq("municipality", municipality.code()), eq(stated, whose)))
                .projection(Projections.include(KEY))
                .into(new ArrayList<>())
                .stream()
                .flatMap(project ->
                        key(project).filter(earlier).map(key -> owner(project.getString("_id"), key)).stream())
                .toList());
    }

    private static Optional<String> key(Document project) {
        return Optional.ofNullable(project.getEmbedded(List.of(KEY.split("\\.")), String.class));
    }

    @Override
    public String name() {
        return "keys that no initiative names";
    }

    @Override
    public long remove(int limit) {
        long destroyed = 0;
        String last = "";
        List<String> batch;
        do {
            batch = keys.ownersUnder(ALL, last, BATCH);
            Set<String> named = named(batch);
            destroyed += keys.destroy(batch.stream()
                    .filter(owner -> !named.contains(owner) && isOld(owner))
                    .toList());
            last = batch.isEmpty() ? last : batch.getLast();
        } while (batch.size() == BATCH);
        return destroyed;
    }

    private Set<String> named(List<String> owners) {
        Set<String> named = new HashSet<>();
        projects.find(in(
                        "_id",
                        owners.stream()
                                .map(owner -> owner.split("/")[1])
                                .distinct()
                                .toList()))
                .projection(Projections.include(KEY))
                .forEach(project -> key(project).ifPresent(key -> named.add(owner(project.getString("_id"), key))));
        return named;
    }

    private boolean isOld(String owner) {
        UUID key = UUID.fromString(owner.split("/")[2]);
        return Instant.ofEpochMilli(key.getMostSignificantBits() >>> 16)
                .plus(TIME_TO_COMMIT)
                .isBefore(clock.instant());
    }

    private static String owner(String project, String key) {
        return ALL + project + "/" + key;
    }

    private static Belonging place(ProjectId id, UUID key, MunicipalityCode municipality) {
        return new Belonging(municipality, owner(id.toString(), key.toString()), "contact");
    }
}
