package org.kyodo.chassis.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * One aggregate that is brought forward, from where the database has it, by events that were told already. Its stage afterwards
 * is what the events say: what a stage keeps besides them stays as it was, or is missing.
 */
public final class Replay<S extends Stage<S, E>, E extends DomainEvent> {
    private final AggregateType<?, S, E> type;
    private final AggregateStore<S> store;
    private final String id;
    private final Optional<AggregateStore.Loaded<S>> before;
    /** Those that wait to be sent. */
    private final List<Pending> waiting;

    private final AggregateType.Sequel<S> sequel;

    private final List<Pending> taken = new ArrayList<>();
    private final Set<UUID> recovered = new HashSet<>();
    private S stage;
    private Outbox outbox;
    private Optional<Envelope> first = Optional.empty();
    private Optional<Envelope> last = Optional.empty();

    private Replay(
            AggregateType<?, S, E> type,
            AggregateStore<S> store,
            String id,
            Optional<AggregateStore.Loaded<S>> before,
            List<Pending> waiting,
            AggregateType.Sequel<S> sequel) {
        this.sequel = sequel;
        this.type = type;
        this.store = store;
        this.id = id;
        this.before = before;
        this.waiting = waiting;
        this.stage = before.map(AggregateStore.Loaded::stage).orElseGet(() -> type.absent(id));
        this.outbox = before.map(AggregateStore.Loaded::outbox).orElse(Outbox.EMPTY);
        before.ifPresent(loaded -> recovered.addAll(loaded.recovered()));
    }

    static <S extends Stage<S, E>, E extends DomainEvent> Replay<S, E> ofAbsent(
            AggregateType<?, S, E> type, AggregateStore<S> store, String id, AggregateType.Sequel<S> sequel) {
        return new Replay<>(type, store, id, Optional.empty(), List.of(), sequel);
    }

    static <S extends Stage<S, E>, E extends DomainEvent> Replay<S, E> of(
            AggregateType<?, S, E> type,
            AggregateStore<S> store,
            String id,
            AggregateStore.Waiting<S> there,
            AggregateType.Sequel<S> sequel) {
        return new Replay<>(type, store, id, Optional.of(there.loaded()), there.events(), sequel);
    }

    /** Whether there is none, and that may be because it was removed at the end of its life. */
    public boolean mayHaveBeenRemoved() {
        return before.isEmpty() && type.removal().isPresent();
    }

    /** How many events it has told, those that were taken included. */
    public long emitted() {
        return outbox.emitted();
    }

    /** The id of the last of them. */
    public Optional<UUID> lastEvent() {
        return outbox.lastEvent();
    }

    /** The id of the event at a place, of those that wait to be sent and those that were taken. */
    public Optional<String> idAt(long sequence) {
        List<Pending> events = taken.isEmpty() ? waiting : events();
        return events.stream()
                .filter(event -> event.sequence() == sequence)
                .map(event -> event.headers().get("ce_id"))
                .findFirst();
    }

    /**
     * Takes the event that follows the last one.
     *
     * @param headers all that stand on the topic, in their order
     * @throws RuntimeException when the event leads to no stage; then nothing was taken
     */
    public void take(Envelope envelope, Map<String, String> headers, String data) {
        Class<?> kind = EventCatalogue.byType(envelope.type()).orElseThrow().event();
        E event = type.events().cast(Json.TOLERANT.readValue(data, kind));
        stage = stage.after(event, new Entry(envelope.time(), envelope.author()));
        taken.add(Pending.after(outbox.chain(), envelope.sequence(), headers, data));
        outbox = outbox.after(taken);
        if (type.marksStreams() && envelope.author().type().equals(Actor.PLATFORM.type())) {
            recovered.add(envelope.cause().causationId());
        }
        first = first.or(() -> Optional.of(envelope));
        last = Optional.of(envelope);
    }

    /** Whether any event was taken. */
    public boolean hasMoved() {
        return !taken.isEmpty();
    }

    /** What waited to be sent and what was taken, in order: what the journal must have before {@link #commit}. */
    public List<Pending> events() {
        List<Pending> events = new ArrayList<>(waiting);
        events.addAll(taken);
        return events;
    }

    /** How many events were taken. */
    public int size() {
        return taken.size();
    }

    /**
     * Writes it in one update; nothing waits to be sent then.
     *
     * @return {@code false} when somebody has changed the aggregate meanwhile: then nothing was written
     */
    public boolean commit() {
        MunicipalityCode municipality = last.orElseThrow().municipality();
        S shed = before.map(loaded -> type.spilled(loaded.stage(), stage, municipality))
                .orElse(stage);
        Instant firstTime = first.orElseThrow().time();
        boolean done = store.bringForward(new AggregateStore.Forward<>(
                id,
                municipality.code(),
                before.map(AggregateStore.Loaded::revision).orElse(0L),
                shed,
                taken,
                recovered,
                type.due(stage, municipality).map(Due::at),
                firstTime,
                last.orElseThrow().time()));
        if (done) {
            sequel.follow(
                    before.map(AggregateStore.Loaded::stage).orElseGet(() -> type.absent(id)), shed, municipality);
        }
        return done;
    }
}
