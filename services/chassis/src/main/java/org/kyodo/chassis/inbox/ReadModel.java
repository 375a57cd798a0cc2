package org.kyodo.chassis.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.MunicipalityCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * What a service keeps of a foreign aggregate, made from its events alone, so that it works while the other is away. One
 * document per foreign aggregate; the view and the place in the stream are one write, so a repeat changes nothing. It reads
 * every event of the stream, and so notices a gap.
 *
 * @param <V> the view: a record or a sealed interface of records
 */
public final class ReadModel<V, E extends DomainEvent> implements EventHandler, Indexed {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModel.class);

    /** How the view changes; empty where the event makes no view yet. Pure and total. */
    @FunctionalInterface
    public interface Projection<V, E extends DomainEvent> {
        Optional<V> after(Optional<V> view, Recorded<E> happened);
    }

    private final String name;
    private final Class<E> events;
    private final Projection<V, E> projection;
    private final MongoOperations mongo;
    private final MongoCollection<Document> collection;
    private final Documents<V> views;
    private final MeterRegistry meters;
    private final List<Index> indexes = new ArrayList<>();

    public ReadModel(
            String collection,
            Class<V> view,
            Class<E> events,
            Projection<V, E> projection,
            MongoOperations mongo,
            MeterRegistry meters) {
        this.name = collection;
        this.events = events;
        this.projection = projection;
        this.mongo = mongo;
        this.collection = mongo.getCollection(collection);
        this.views = new Documents<>(view);
        this.meters = meters;
    }

    /** That it is asked for views by equality of these fields, such as {@code view.name}; declared beside the query. */
    public ReadModel<V, E> queriedBy(String... fields) {
        indexes.add(Index.of(
                name,
                Stream.of(Stream.of("municipality"), Stream.of(fields), Stream.of("_id"))
                        .flatMap(part -> part)
                        .toArray(String[]::new)));
        return this;
    }

    @Override
    public List<Index> indexes() {
        return List.copyOf(indexes);
    }

    @Override
    public Class<E> events() {
        return events;
    }

    /** The view of a foreign aggregate, if it is known in this municipality. */
    public Optional<V> find(String id, MunicipalityCode municipality) {
        return Optional.ofNullable(collection
                        .find(and(eq("_id", id), eq("municipality", municipality.code())))
                        .first())
                .map(document -> document.get("view", Document.class))
                .map(views::read);
    }

    /** Views of a municipality that match, by fields such as {@code view.name}. */
    public List<V> list(MunicipalityCode municipality, Criteria filter, int limit) {
        Query query = new Query(new Criteria()
                        .andOperator(Criteria.where("municipality").is(municipality.code()), filter))
                .with(Sort.by("_id"))
                .limit(limit);
        return mongo.find(query, Document.class, name).stream()
                .map(document -> document.get("view", Document.class))
                .filter(java.util.Objects::nonNull)
                .map(views::read)
                .toList();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void handle(Recorded<?> happened) {
        advance(happened.envelope(), view -> projection.after(view, (Recorded<E>) happened));
    }

    @Override
    public void passOver(Envelope envelope) {
        advance(envelope, view -> view);
    }

    private void advance(Envelope envelope, java.util.function.UnaryOperator<Optional<V>> change) {
        Document known = collection.find(eq("_id", envelope.subjectId())).first();
        long sequence = known == null ? 0 : known.get("sequence", Number.class).longValue();
        if (envelope.sequence() <= sequence) {
            meters.counter("kyodo.inbox.repeated", "handler", name).increment();
            return;
        }
        if (envelope.sequence() > sequence + 1) {
            meters.counter("kyodo.inbox.gaps", "handler", name).increment();
            LOG.error("gap in {}: {} after {}, seen by {}", envelope.subject(), envelope.sequence(), sequence, name);
        }
        Optional<V> before = Optional.ofNullable(known)
                .map(document -> document.get("view", Document.class))
                .map(views::read);
        Document set = new Document("sequence", envelope.sequence())
                .append("municipality", envelope.municipality().code());
        change.apply(before).ifPresent(view -> set.append("view", views.write(view)));
        if (!write(envelope.subjectId(), sequence, set)) {
            throw new BusyException(name + "/" + envelope.subjectId() + " was changed meanwhile");
        }
    }

    private boolean write(String id, long expected, Document set) {
        Document update = new Document("$set", set);
        if (expected > 0) {
            return collection
                            .updateOne(and(eq("_id", id), eq("sequence", expected)), update)
                            .getMatchedCount()
                    == 1;
        }
        // No document has this sequence yet, so this inserts one, or finds that another process just did.
        return ConditionalWrites.upsert(collection, and(eq("_id", id), exists("sequence", false)), update);
    }
}
