package org.kyodo.kit.tally;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.inbox.Held;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Operator;
import org.kyodo.chassis.inbox.Selection;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.TestDatabase;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Inboxes on one database, the records they are given, and what became of them. Nothing is tried again by itself here. */
abstract class InboxFixture {
    static final int LIMIT = 5;
    static final String TOPIC = "kyodo.registry.events";
    static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");
    static final Operator OPERATOR = Operator.ofInstallation("acct-operator");

    final String group = Ids.next().toString();
    /** The sequences that the handler has dealt with. */
    final List<Long> handled = new ArrayList<>();

    final MeterRegistry meters = new SimpleMeterRegistry();
    final MovableClock clock = new MovableClock(Clock.systemUTC());
    Failpoints failpoints = Failpoints.none();
    Consumer<Recorded<?>> handler = happened -> {};
    TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.drop();
        database.close();
    }

    /** Does what the test says, and notes it. */
    final class Recorder implements EventHandler {
        @Override
        public Class<? extends DomainEvent> events() {
            return GroupEvent.class;
        }

        @Override
        public void handle(Recorded<?> happened) {
            handler.accept(happened);
            handled.add(happened.envelope().sequence());
        }
    }

    void failsAt(long sequence) {
        handler = happened -> {
            if (happened.envelope().sequence() == sequence) {
                throw new IllegalStateException("fails for good");
            }
        };
    }

    void mended() {
        handler = happened -> {};
    }

    /** Lets all pauses and claims run out. */
    void later() {
        clock.moveTo(clock.instant().plusSeconds(61));
    }

    /** An inbox as a process that has just started has it. */
    Inbox inbox(EventHandler... handlers) {
        List<EventHandler> all = handlers.length == 0 ? List.of(new Recorder()) : List.of(handlers);
        return new Inbox(all, database.mongo(), clock, LIMIT, failpoints, meters);
    }

    Aggregate<Tally.Command, Tally, CallEvent> tallies() {
        return new Aggregate<>(
                TallyConfiguration.type(),
                new Aggregate.Surroundings(
                        database.mongo(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        municipality -> "1",
                        committed -> {},
                        Failpoints.none(),
                        meters));
    }

    Selection byKey() {
        return new Selection(Optional.of(group), Optional.empty(), false);
    }

    List<Held> list() {
        return inbox().held(OPERATOR, Optional.empty(), Optional.empty(), 100);
    }

    /** The first that is held. */
    Held first() {
        return list().getFirst();
    }

    /** What is held, lane by lane: the sequence and what it waits for. */
    List<String> held() {
        return list().stream().map(one -> one.sequence() + " " + one.state()).toList();
    }

    double counted(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** The record of the group's {@code sequence}th event. */
    Message<byte[]> record(long sequence) {
        return record(TOPIC, group, sequence, sequence);
    }

    static Message<byte[]> record(String topic, String group, long sequence, long offset) {
        return record(
                topic,
                group,
                eventId(group, sequence),
                new Envelope.Place(
                        "group/" + group,
                        sequence,
                        sequence == 1 ? Optional.empty() : Optional.of(eventId(group, sequence - 1)),
                        "Draft"),
                offset);
    }

    static Message<byte[]> record(String topic, String group, UUID id, Envelope.Place place, long offset) {
        var event = GroupFacts.started(GroupId.of(group), "acct-group");
        EventCatalogue.Entry entry = EventCatalogue.of(GroupRegistrationStarted.class);
        Envelope envelope = new Envelope(
                id,
                entry.type(),
                MUNICIPALITY,
                entry.service(),
                place,
                Instant.parse("2026-06-12T01:00:00Z"),
                new FiscalYear(2026),
                new Envelope.Author(ActorType.GROUP, "acct-group", Optional.empty(), Channel.WEB, Optional.empty()),
                new Envelope.Cause(id, id, Optional.empty()),
                entry.visibility(),
                "1");
        MessageBuilder<byte[]> message = unreadable(topic, group, offset, new Recorded<>(envelope, event).data());
        envelope.toHeaders().forEach((name, value) -> message.setHeader(name, value.getBytes(StandardCharsets.UTF_8)));
        return message.build();
    }

    /** A record without the headers of an event. */
    static MessageBuilder<byte[]> unreadable(String topic, String key, long offset, byte[] data) {
        return MessageBuilder.withPayload(data)
                .setHeader(KafkaHeaders.RECEIVED_TOPIC, topic)
                .setHeader(KafkaHeaders.RECEIVED_PARTITION, 0)
                .setHeader(KafkaHeaders.OFFSET, offset)
                .setHeader(KafkaHeaders.RECEIVED_KEY, key.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for the same place, so that each event can name the one before it. */
    static UUID eventId(String group, long sequence) {
        return Ids.derived(UUID.fromString(group), "event " + sequence);
    }
}
