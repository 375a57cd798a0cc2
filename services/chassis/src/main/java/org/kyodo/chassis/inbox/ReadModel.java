package org.kyodo.chassis.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.aggregate.ForkException;
import org.kyodo.chassis.aggregate.Mark;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * What a service keeps of a foreign aggregate, made from its events alone, so that it works while the other is away. One
 * document per foreign aggregate; the view and the last event seen are one write, so a repeat changes nothing. It reads every
 * event of the stream, and so notices where one is missing, or where another stands than the one it has seen.
 *
 * @param <V> the view: a record or a sealed interface of records
 */
public final class ReadModel<V, E extends DomainEvent> implements EventHandler, Indexed {
    private static final int ATTEMPTS = 5;

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
    private final Counter repeated;
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
        this.repeated = meters.counter("kyodo.inbox.repeated", "handler", collection);
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
    public String name() {
        return name;
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
    public void handle(Recorded<?> happened) {
        advance(happened.envelope(), view -> project(view, happened));
    }

    @Override
    public void passOver(Envelope envelope) {
        advance(envelope, view -> view);
    }

    @Override
    public void resumeAt(Envelope envelope) {
        Optional<Known<V>> known = known(envelope.subjectId());
        envelope.place()
                .previousId()
                .filter(previous -> known.map(Known::mark)
                        .filter(mark -> mark.sequence() >= envelope.sequence() - 1)
                        .isEmpty())
                .ifPresent(previous -> write(
                        envelope,
                        known,
                        new Known<>(new Mark(envelope.sequence() - 1, previous), known.flatMap(Known::view))));
    }

    @Override
    public List<String> would(Recorded<?> happened, Rehearsal rehearsal) {
        Envelope envelope = happened.envelope();
        String key = "read model " + name + "/" + envelope.subjectId();
        Optional<Known<V>> known = rehearsal.<Known<V>>get(key).or(() -> known(envelope.subjectId()));
        return after(envelope, known, view -> project(view, happened))
                .map(next -> {
                    rehearsal.put(key, next);
                    return List.of(
                            next.view().equals(known.flatMap(Known::view))
                                    ? name + ": the view stays as it is"
                                    : name + ": the view changes");
                })
                .orElseGet(() -> List.of(name + ": a repeat, changes nothing"));
    }

    /** What is known of a foreign aggregate: its view, if it makes one yet, and the last event that went into it. */
    record Known<V>(Mark mark, Optional<V> view) {}

    private void advance(Envelope envelope, UnaryOperator<Optional<V>> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Known<V>> known = known(envelope.subjectId());
            Optional<Known<V>> next = after(envelope, known, change);
            if (next.isEmpty()) {
                repeated.increment();
                return;
            }
            if (write(envelope, known, next.get())) {
                return;
            }
        }
        throw new BusyException(name + "/" + envelope.subjectId() + " was changed meanwhile");
    }

    /** Empty for a repeat. */
    private Optional<Known<V>> after(Envelope envelope, Optional<Known<V>> known, UnaryOperator<Optional<V>> change) {
        Request.Source event = Request.Source.of(envelope);
        Optional<Mark> last = known.map(Known::mark);
        return switch (Mark.continuity(last, event)) {
            case REPEAT -> Optional.empty();
            case NEXT -> {
                Optional<V> before = known.flatMap(Known::view);
                yield Optional.of(
                        new Known<>(Mark.of(event), change.apply(before).or(() -> before)));
            }
            case GAP -> throw GapException.before(event, last, name);
            case FORK -> throw ForkException.at(event, last, name);
        };
    }

    private Optional<Known<V>> known(String id) {
        return Optional.ofNullable(collection.find(eq("_id", id)).first()).map(this::known);
    }

    /** What stands in a document of the model. */
    Known<V> known(Document document) {
        return new Known<>(
                new Mark(
                        document.get("sequence", Number.class).longValue(),
                        UUID.fromString(document.getString("lastEvent"))),
                Optional.ofNullable(document.get("view", Document.class)).map(views::read));
    }

    /** What a document of the model has besides its id. */
    Document document(String municipality, Known<V> known) {
        Document document = new Document("sequence", known.mark().sequence())
                .append("lastEvent", known.mark().id().toString())
                .append("municipality", municipality);
        known.view().ifPresent(view -> document.append("view", views.write(view)));
        return document;
    }

    /** The view after one more event; empty where that makes none. @param happened one of {@link #events} */
    @SuppressWarnings("unchecked")
    Optional<V> project(Optional<V> before, Recorded<?> happened) {
        return projection.after(before, (Recorded<E>) happened);
    }

    /** @return whether nobody else wrote meanwhile */
    private boolean write(Envelope envelope, Optional<Known<V>> expected, Known<V> next) {
        String id = envelope.subjectId();
        Document set = document(envelope.municipality().code(), next);
        Document update = new Document("$set", set);
        if (expected.isPresent()) {
            return collection
                            .updateOne(
                                    and(
                                            eq("_id", id),
                                            eq("sequence", expected.get().mark().sequence())),
                                    update)
                            .getMatchedCount()
                    == 1;
        }
        // No document has this sequence yet, so this inserts one, or finds that another process just did.
        return ConditionalWrites.upsert(collection, and(eq("_id", id), exists("sequence", false)), update);
    }
}
