package org.kyodo.chassis.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.Held.State;
import org.kyodo.chassis.inbox.HeldRecords.Claimed;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.Contradiction;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * Takes records from Kafka and gives the events to the handlers of the service.
 *
 * <p>What becomes of a record that cannot be dealt with, {@link FailureKind} decides. Where database, broker or network may be
 * the cause, the record is thrown to the listener container, which brings it again for as long as it takes. Else its lane is
 * held, and all others flow on: until the target takes commands again, until the missing event came, or until an operator
 * acts.
 */
public final class Inbox implements Indexed {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final List<EventHandler> handlers;
    private final HeldRecords held;
    private final StreamMarks marks;
    private final ParkingLimit parkingLimit;
    private final Failpoints failpoints;
    private final MeterRegistry meters;
    private final Counter handled;
    private final Counter parked;
    private volatile Runnable onDue = () -> {};

    /**
     * @param wallClock of the machine: when what is held is tried again
     * @param parkingLimit how many different aggregates may park within a minute for one fault before consumption pauses
     */
    public Inbox(
            List<EventHandler> handlers,
            MongoOperations mongo,
            Clock wallClock,
            int parkingLimit,
            Failpoints failpoints,
            MeterRegistry meters) {
        // Views first, so that a reaction looks up what the event itself says.
        this.handlers = handlers.stream()
                .sorted(Comparator.comparing(Reactions.class::isInstance))
                .toList();
        this.held = new HeldRecords(mongo, wallClock, failpoints);
        this.marks = new StreamMarks(mongo);
        this.parkingLimit = new ParkingLimit(wallClock, parkingLimit);
        this.failpoints = failpoints;
        this.meters = meters;
        this.handled = meters.counter("kyodo.inbox.handled");
        this.parked = meters.counter("kyodo.inbox.parked");
        // From 0 on, for who looks for an increase does not see the first one of a counter that appears with it.
        Stream.concat(Stream.of(StreamMarks.NAME), this.handlers.stream().map(EventHandler::name))
                .forEach(handler -> {
                    gaps(handler);
                    forks(handler);
                });
        Gauge.builder("kyodo.inbox.paused", this, inbox -> inbox.paused().isPresent() ? 1 : 0)
                .description("1 while consumption pauses because too many aggregates would park")
                .register(meters);
    }

    private Counter gaps(String handler) {
        return meters.counter("kyodo.inbox.gaps", "handler", handler);
    }

    private Counter forks(String handler) {
        return meters.counter("kyodo.inbox.forks", "handler", handler);
    }

    @Override
    public List<Index> indexes() {
        return held.indexes();
    }

    /** Partitions came to this replica: see {@link HeldRecords#partitionsAssigned}. */
    public void partitionsAssigned() {
        held.partitionsAssigned();
    }

    /** Deals with one record; returns when it has had its effect or is held. */
    public void accept(Message<byte[]> message) {
        InboxRecord received = received(message);
        failpoints.reach("inbox.received");
        parkingLimit.enter();
        if (held.queue(received)) {
            failpoints.reach("inbox.held");
            onDue.run();
            return;
        }
        Optional<Failure> failure = deal(received);
        if (failure.isPresent()) {
            hold(received, failure.get());
            return;
        }
        parkingLimit.passed();
        if (held.cameThrough(received.lane())) {
            onDue.run();
        }
        failpoints.reach("inbox.applied");
    }

    private void hold(InboxRecord received, Failure failure) {
        if (failure.kind() == FailureKind.MAY_PASS) {
            LOG.warn(
                    "{} is tried again: {}",
                    received.lane(),
                    failure.exception().toString());
            throw failure.exception();
        }
        if (failure.kind().waits()) {
            if (failure.kind() == FailureKind.GAP) {
                gaps(failure.where()).increment();
                LOG.warn(
                        "held until the event before it came: {}",
                        failure.exception().getMessage());
            }
            held.hold(received, State.WAITING, failure, failure.kind().pause(0));
        } else {
            if (held.wasDiscarded(received)) {
                return;
            }
            parkingLimit.parks(failure.fault(), received.lane());
            park(failure, received.id());
            held.hold(received, State.PARKED, failure, Duration.ZERO);
        }
        failpoints.reach("inbox.held");
        onDue.run();
    }

    private void park(Failure failure, String id) {
        parked.increment();
        if (failure.kind() == FailureKind.FORK) {
            forks(failure.where()).increment();
        }
        if (failure.exception() instanceof Contradiction contradiction) {
            meters.counter("kyodo.inbox.contradictions", "attribute", contradiction.attribute())
                    .increment();
        }
        LOG.error("parked {}: {}", id, failure.exception().toString());
    }

    // -- what is held

    /** Called when something held became due, so that it need not wait for the next look. */
    void onDue(Runnable wake) {
        this.onDue = wake;
    }

    /** Held records whose time has come; each is to be given to {@link #retry}. */
    List<String> due() {
        held.look();
        return held.due();
    }

    /**
     * Tries all that is due once more, lane by lane, each in order up to the first that fails again. Others may do so at the
     * same time.
     *
     * @return how many records had their effect
     */
    public int retryDue() {
        return due().stream().mapToInt(this::retry).sum();
    }

    /** Tries a held record and those behind it. @return how many had their effect */
    int retry(String id) {
        int done = 0;
        Optional<Claimed> next = held.claim(id);
        while (next.isPresent() && retried(next.get())) {
            done++;
            next = held.next(next.get().received().lane()).flatMap(held::claim);
        }
        return done;
    }

    /** @return whether it is dealt with, so that the one behind it may be tried */
    private boolean retried(Claimed claimed) {
        Optional<Failure> failure = claimed.passedOver() ? givenUp(claimed) : tried(claimed);
        failpoints.reach("inbox.retried");
        if (failure.isPresent()) {
            failed(claimed, failure.get());
            return false;
        }
        held.done(claimed);
        return true;
    }

    private void failed(Claimed claimed, Failure failure) {
        if (failure.kind() == FailureKind.MAY_PASS) {
            LOG.warn("{} is tried again: {}", claimed.id(), failure.exception().toString());
            held.postpone(claimed, failure.kind().pause(0));
        } else if (failure.kind().waits()) {
            held.failed(claimed, State.WAITING, failure, failure.kind().pause(claimed.attempts()));
        } else {
            park(failure, claimed.id());
            held.failed(claimed, State.PARKED, failure, Duration.ZERO);
        }
    }

    private Optional<Failure> tried(Claimed claimed) {
        Optional<Failure> failure = claimed.resumedAt() ? resumeAt(claimed.received()) : Optional.empty();
        return failure.isPresent() ? failure : deal(claimed.received());
    }

    /** An operator gave it up: its place is taken for seen, so that what follows it is no gap. */
    private Optional<Failure> givenUp(Claimed claimed) {
        Optional<Failure> failure = passOver(claimed.received());
        if (failure.filter(one -> one.kind() == FailureKind.MAY_PASS || one.kind() == FailureKind.BUSY)
                .isPresent()) {
            return failure;
        }
        failpoints.reach("inbox.passedover");
        // Where its place cannot be told, or is not the next one, what follows will show.
        held.keepDiscarded(claimed);
        return Optional.empty();
    }

    // -- what handlers are told

    private Optional<Failure> deal(InboxRecord received) {
        String where = "reading";
        try {
            Optional<Recorded<?>> read = read(received);
            if (read.isEmpty()) {
                meters.counter("kyodo.inbox.skipped", "type", "unknown").increment();
                return passOver(received);
            }
            Recorded<?> happened = read.get();
            Request.Source event = Request.Source.of(happened.envelope());
            boolean reacts = reactsTo(happened.envelope());
            if (reacts) {
                where = StreamMarks.NAME;
                marks.check(event);
            }
            for (EventHandler handler : handlers) {
                if (handler.events().isInstance(happened.event())) {
                    where = handler.name();
                    handler.handle(happened);
                    failpoints.reach("inbox.handled");
                }
            }
            if (reacts) {
                where = StreamMarks.NAME;
                marks.advance(event);
            }
            handled.increment();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new Failure(where, e));
        }
    }

    private Optional<Failure> passOver(InboxRecord received) {
        return place(received, EventHandler::passOver, envelope -> {
            if (reactsTo(envelope)) {
                marks.check(Request.Source.of(envelope));
                marks.advance(Request.Source.of(envelope));
            }
        });
    }

    private Optional<Failure> resumeAt(InboxRecord received) {
        return place(received, EventHandler::resumeAt, envelope -> marks.resumeAt(Request.Source.of(envelope)));
    }

    /** Tells whoever listens to the stream of the place of a record in it, and not of what happened there. */
    private Optional<Failure> place(
            InboxRecord received, BiConsumer<EventHandler, Envelope> handlerIsTold, Consumer<Envelope> marksAreTold) {
        String where = "reading";
        try {
            Envelope envelope = envelope(received);
            for (EventHandler handler : handlers) {
                if (listensTo(handler, envelope)) {
                    where = handler.name();
                    handlerIsTold.accept(handler, envelope);
                }
            }
            where = StreamMarks.NAME;
            marksAreTold.accept(envelope);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new Failure(where, e));
        }
    }

    private boolean reactsTo(Envelope envelope) {
        return handlers.stream().anyMatch(handler -> handler instanceof Reactions<?> && listensTo(handler, envelope));
    }

    /** The event; empty where nobody here knows its name. @throws RuntimeException where it cannot be read */
    private static Optional<Recorded<?>> read(InboxRecord received) {
        Envelope envelope = envelope(received);
        Optional<EventCatalogue.Entry> entry = EventCatalogue.byType(envelope.type());
        if (entry.isEmpty()) {
            if (EventCatalogue.knowsName(envelope.type())) {
                throw new InvalidInput("ce_type", envelope.type(), Wording.KNOWN_VERSION.of());
            }
            return Optional.empty();
        }
        DomainEvent event = entry.get().read(received.data());
        return Optional.of(new Recorded<>(envelope, event));
    }

    private static Envelope envelope(InboxRecord received) {
        return Envelope.ofRecord(received.topic(), received.key(), received.headers()::get);
    }

    static boolean listensTo(EventHandler handler, Envelope envelope) {
        return handler.events() == DomainEvent.class
                || EventCatalogue.AGGREGATES.stream()
                        .filter(handler.events()::equals)
                        .map(events -> events.getAnnotation(AggregateStream.class))
                        .anyMatch(stream -> stream.service().equals(envelope.service())
                                && stream.aggregate().equals(envelope.aggregate()));
    }

    // -- what operators look at and do

    /** Held records, in the order of each lane. */
    public List<Held> held(Operator operator, Optional<String> key, Optional<State> state, int limit) {
        return held.list(operator, key, state, limit);
    }

    /** How many records are held in a state. */
    public long count(State state) {
        return held.count(state);
    }

    /** Since when the oldest of the records waits that wait for an event before them. */
    public Optional<Instant> oldestGap() {
        return held.oldest(FailureKind.GAP);
    }

    /**
     * What a replay would do with one record.
     *
     * @param would what each handler would do; empty where it fails
     * @param failure what would stop it, and with it its lane
     */
    public record Rehearsed(String id, String key, long sequence, List<String> would, Optional<String> failure) {}

    /**
     * What {@link #replay} would do: the records of each lane in order, each on top of what the ones before it would have led
     * to, up to the first that fails. Facts that rules look up are those of now.
     *
     * @param limit at most so many records
     */
    public List<Rehearsed> rehearse(Selection selection, Operator operator, int limit) {
        List<Rehearsed> rehearsed = new ArrayList<>();
        for (Lane lane : held.parkedLanes(selection, operator)) {
            Rehearsal rehearsal = new Rehearsal();
            for (Claimed claimed : held.inOrder(lane)) {
                if (rehearsed.size() == limit) {
                    return rehearsed;
                }
                Rehearsed one = rehearse(claimed, rehearsal);
                rehearsed.add(one);
                if (one.failure().isPresent()) {
                    break;
                }
            }
        }
        return rehearsed;
    }

    private Rehearsed rehearse(Claimed claimed, Rehearsal rehearsal) {
        InboxRecord received = claimed.received();
        long sequence = received.sequence().orElse(0L);
        try {
            Optional<Recorded<?>> read = claimed.passedOver() ? Optional.empty() : read(received);
            List<String> would = read.isEmpty()
                    ? List.of("passed over")
                    : handlers.stream()
                            .filter(handler ->
                                    handler.events().isInstance(read.get().event()))
                            .flatMap(handler -> handler.would(read.get(), rehearsal).stream())
                            .toList();
            return new Rehearsed(claimed.id(), received.key(), sequence, would, Optional.empty());
        } catch (RuntimeException e) {
            return new Rehearsed(claimed.id(), received.key(), sequence, List.of(), Optional.of(e.toString()));
        }
    }

    /** Lets what is parked be tried again in the background; {@link #replay(String, Operator)} tells how far it is. */
    public HeldReplay replay(Selection selection, Operator operator) {
        String id = Ids.next().toString();
        held.release(selection, id, operator);
        onDue.run();
        return held.replay(id, operator).orElseThrow();
    }

    /** How far a replay is. */
    public Optional<HeldReplay> replay(String id, Operator operator) {
        return held.replay(id, operator);
    }

    /**
     * Gives a record up for good: in its turn it is passed over, and those behind it go on. It is kept with who gave it up
     * and why.
     *
     * @throws InvalidInput when nothing is held under the id
     */
    public void discard(String id, String reason, Operator operator) {
        held.discard(id, reason, operator);
        onDue.run();
    }

    /**
     * Goes on with a record though what comes before it in its stream will never come.
     *
     * @throws InvalidInput when nothing is held under the id
     */
    public void resumeAt(String id, String reason, Operator operator) {
        held.resumeAt(id, reason, operator);
        onDue.run();
    }

    /** Why consumption pauses, if it does. */
    public Optional<ParkingLimit.Pause> paused() {
        return parkingLimit.pause();
    }

    /** Lets consumption go on after a pause. */
    public void resume() {
        parkingLimit.resume();
    }

    // -- records

    private static InboxRecord received(Message<byte[]> message) {
        MessageHeaders headers = message.getHeaders();
        Map<String, byte[]> kept = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith("ce_") || name.equals("content-type") || name.equals("traceparent")) {
                kept.put(name, bytes(value));
            }
        });
        String topic = headers.get(KafkaHeaders.RECEIVED_TOPIC, String.class);
        int partition = headers.get(KafkaHeaders.RECEIVED_PARTITION, Integer.class);
        long offset = headers.get(KafkaHeaders.OFFSET, Long.class);
        Object key = headers.get(KafkaHeaders.RECEIVED_KEY);
        Object payload = message.getPayload();
        return new InboxRecord(
                topic,
                partition,
                offset,
                key == null ? "none-" + partition + "-" + offset : new String(bytes(key), StandardCharsets.UTF_8),
                kept,
                payload instanceof byte[] data ? data : new byte[0]);
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] raw ? raw : value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
