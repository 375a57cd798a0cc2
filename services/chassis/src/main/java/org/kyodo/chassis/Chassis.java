package org.kyodo.chassis;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.DomainEvent;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Makes the aggregates and read models of a service; each becomes a bean of the service, and relay, inbox and deadlines
 * find them there.
 */
public final class Chassis {
    private final Aggregate.Surroundings surroundings;
    private final List<ReadModel<?, ?>> readModels = new CopyOnWriteArrayList<>();

    public Chassis(Aggregate.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public <C, S extends Stage<S, E>, E extends DomainEvent> Aggregate<C, S, E> aggregate(AggregateType<C, S, E> type) {
        return new Aggregate<>(type, surroundings);
    }

    public <V, E extends DomainEvent> ReadModel<V, E> readModel(
            String collection, Class<V> view, Class<E> events, ReadModel.Projection<V, E> projection) {
        ReadModel<V, E> model = new ReadModel<>(collection, view, events, projection, mongo(), meters());
        readModels.add(model);
        return model;
    }

    /** Every read model of the service, so that each can be made anew, be it a bean or a part of one. */
    public Collection<ReadModel<?, ?>> readModels() {
        return List.copyOf(readModels);
    }

    private MongoOperations mongo() {
        return surroundings.mongo();
    }

    private MeterRegistry meters() {
        return surroundings.meters();
    }
}
