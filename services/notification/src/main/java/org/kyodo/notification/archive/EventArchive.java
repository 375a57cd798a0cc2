package org.kyodo.notification.archive;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Visibility;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.node.ObjectNode;

/** Every event that was heard of イベント保管庫, once each: the base of deliveries and of the inbox. */
public final class EventArchive {
    private static final Documents<SubjectFacts> FACTS = new Documents<>(SubjectFacts.class);

    private final MongoCollection<Document> events;

    EventArchive(MongoOperations mongo) {
        this.events = mongo.getCollection("events");
    }

    /** The event, if it is kept in this municipality. */
    public Optional<ArchivedEvent> find(UUID id, MunicipalityCode municipality) {
        return Optional.ofNullable(events.find(and(eq("_id", id.toString()), eq("municipality", municipality.code())))
                        .first())
                .map(EventArchive::archived);
    }

    /** Keeps the event, unless it is kept already: then what was known of its subject at that time stands. */
    void keep(Recorded<?> happened, SubjectFacts facts) {
        Envelope envelope = happened.envelope();
        events.updateOne(
                eq("_id", envelope.id().toString()),
                new Document(
                        "$setOnInsert",
                        new Document("municipality", envelope.municipality().code())
                                .append("type", envelope.type())
                                .append("subject", envelope.subject())
                                .append("sequence", envelope.sequence())
                                .append("time", envelope.time().toString())
                                .append("visibility", envelope.visibility().name())
                                .append("facts", FACTS.write(facts))
                                .append("cloudEvent", structured(happened))
                                .append("told", false)),
                new UpdateOptions().upsert(true));
    }

    /** Whether everybody has been told of it. */
    boolean told(UUID id) {
        return events.find(and(eq("_id", id.toString()), eq("told", true))).first() != null;
    }

    void markTold(UUID id) {
        events.updateOne(eq("_id", id.toString()), new Document("$set", new Document("told", true)));
    }

    /** CloudEvents 1.0 JSON: the attributes as they stand in the headers, and the content. */
    static String structured(Recorded<?> happened) {
        ObjectNode json = Json.TOLERANT.createObjectNode();
        for (Map.Entry<String, String> header : happened.envelope().toHeaders().entrySet()) {
            String name = header.getKey().equals("content-type") ? "datacontenttype" : header.getKey();
            json.put(name.startsWith("ce_") ? name.substring(3) : name, header.getValue());
        }
        json.set("data", Json.TOLERANT.valueToTree(happened.event()));
        return Json.TOLERANT.writeValueAsString(json);
    }

    private static ArchivedEvent archived(Document document) {
        return new ArchivedEvent(
                UUID.fromString(document.getString("_id")),
                MunicipalityCode.of(document.getString("municipality")),
                document.getString("type"),
                document.getString("subject"),
                document.get("sequence", Number.class).longValue(),
                Instant.parse(document.getString("time")),
                Visibility.valueOf(document.getString("visibility")),
                FACTS.read(document.get("facts", Document.class)),
                document.getString("cloudEvent"));
    }
}
