package org.kyodo.chassis.inbox;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import tools.jackson.core.JacksonException;

/**
 * Takes records from Kafka and gives the events to the handlers of the service.
 *
 * <p>What may pass (the database is away, an aggregate is contended) is thrown to the listener container, which tries again
 * for as long as it takes. What will not pass (undecodable, a contract broken, refused by the rules) is parked by key.
 */
public final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final List<EventHandler> handlers;
    private final ParkingLot parkingLot;
    private final Failpoints failpoints;
    private final MeterRegistry meters;
    private final Counter handled;
    private final Counter parked;

    public Inbox(List<EventHandler> handlers, ParkingLot parkingLot, Failpoints failpoints, MeterRegistry meters) {
        this.handlers = List.copyOf(handlers);
        this.parkingLot = parkingLot;
        this.failpoints = failpoints;
        this.meters = meters;
        this.handled = meters.counter("kyodo.inbox.handled");
        this.parked = meters.counter("kyodo.inbox.parked");
        Gauge.builder("kyodo.inbox.waiting", parkingLot, ParkingLot::count)
                .description("records parked now")
                .register(meters);
    }

    /** What became of a replay: how many records of the key were dealt with, and what stopped it, if anything did. */
    public record Replay(int done, Optional<String> stoppedBy) {}

    /** Deals with one record; returns when it has had its effect or is parked. */
    public void accept(Message<byte[]> message) {
        InboxRecord received = received(message);
        failpoints.reach("inbox.received");
        if (parkingLot.holdsUp(received)) {
            park(received, "waits behind an earlier record of its key");
            return;
        }
        try {
            deal(received);
        } catch (RuntimeException e) {
            if (mayPass(e)) {
                throw e;
            }
            LOG.error("parked {}: {}", received.id(), e.toString());
            park(received, e.toString());
        }
        failpoints.reach("inbox.applied");
    }

    /**
     * Deals with the parked records of a key once more, in order, up to the first that fails again.
     *
     * @param dry only reads them, and changes nothing
     */
    public Replay replay(String key, boolean dry) {
        int done = 0;
        if (dry) {
            for (InboxRecord received : parkingLot.all(key)) {
                try {
                    read(received);
                    done++;
                } catch (RuntimeException e) {
                    return new Replay(done, Optional.of(received.id() + ": " + e));
                }
            }
            return new Replay(done, Optional.empty());
        }
        for (Optional<InboxRecord> next = parkingLot.first(key); next.isPresent(); next = parkingLot.first(key)) {
            InboxRecord received = next.get();
            try {
                deal(received);
            } catch (RuntimeException e) {
                return new Replay(done, Optional.of(received.id() + ": " + e));
            }
            parkingLot.remove(received.id());
            done++;
        }
        return new Replay(done, Optional.empty());
    }

    private void park(InboxRecord received, String cause) {
        parkingLot.park(received, cause);
        parked.increment();
    }

    private void deal(InboxRecord received) {
        Optional<Recorded<?>> read = read(received);
        if (read.isEmpty()) {
            Envelope unknown = envelope(received);
            meters.counter("kyodo.inbox.skipped", "type", "unknown").increment();
            handlers.stream()
                    .filter(handler -> listensTo(handler, unknown))
                    .forEach(handler -> handler.passOver(unknown));
            return;
        }
        Recorded<?> happened = read.get();
        handlers.stream()
                .filter(handler -> handler.events().isInstance(happened.event()))
                .forEach(handler -> {
                    handler.handle(happened);
                    failpoints.reach("inbox.handled");
                });
        handled.increment();
    }

    /** The event; empty where nobody here knows its name. @throws RuntimeException where it cannot be read */
    private static Optional<Recorded<?>> read(InboxRecord received) {
        Envelope envelope = envelope(received);
        Optional<EventCatalogue.Entry> entry = EventCatalogue.byType(envelope.type());
        if (entry.isEmpty()) {
            if (EventCatalogue.knowsName(envelope.type())) {
                throw new InvalidInput("ce_type", envelope.type(), "a version this service knows");
            }
            return Optional.empty();
        }
        if (!envelope.subjectId().equals(received.key())) {
            throw new InvalidInput("key", received.key(), envelope.subjectId() + ", the id in ce_subject");
        }
        DomainEvent event = Json.TOLERANT.readValue(received.data(), entry.get().event());
        return Optional.of(new Recorded<>(envelope, event));
    }

    private static Envelope envelope(InboxRecord received) {
        return Envelope.fromHeaders(received.headers()::get);
    }

    private static boolean listensTo(EventHandler handler, Envelope envelope) {
        return handler.events() == DomainEvent.class
                || EventCatalogue.AGGREGATES.stream()
                        .filter(handler.events()::equals)
                        .map(events -> events.getAnnotation(org.kyodo.contracts.AggregateStream.class))
                        .anyMatch(stream -> stream.service().equals(envelope.service())
                                && stream.aggregate().equals(envelope.aggregate()));
    }

    /** Whether trying again may help: then the record must not be given up. */
    static boolean mayPass(RuntimeException e) {
        return switch (e) {
            case BusyException _ -> true;
            case InvalidInput _, JacksonException _ -> false;
            case MongoNotPrimaryException _, MongoNodeIsRecoveringException _ -> true;
            // A server that answers with an error to this very write will do so again, unless it says otherwise.
            case MongoServerException refused ->
                refused.hasErrorLabel("RetryableWriteError") || refused.hasErrorLabel("TransientTransactionError");
            case MongoException _ -> true;
            // Spring counts even a database that is away as lasting; what the driver said tells more.
            case DataAccessException translated
            when translated.getCause() instanceof MongoException cause -> mayPass(cause);
            case NonTransientDataAccessException _ -> false;
            case DataAccessException _ -> true;
            default -> false;
        };
    }

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
