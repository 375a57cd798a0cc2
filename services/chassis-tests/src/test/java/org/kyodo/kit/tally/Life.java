package org.kyodo.kit.tally;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.chassis.relay.Heartbeat;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Leases;
import org.kyodo.chassis.relay.OutgoingStream;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.kit.TestDatabase;
import org.kyodo.kit.TestServers;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * One life of a service inside this JVM, from its start to its death at a failpoint: tallies, relay, heartbeat and, if it
 * listens to a topic, an inbox. The next life begins on the same database and broker with nothing else.
 */
final class Life {
    /** What the listener keeps of a tally it hears of: the ids of all its events, in the order of their effect. */
    record Heard(List<UUID> events) {}

    /** Where a life takes place: what outlasts it. */
    record Place(
            TestDatabase database,
            String topic,
            Optional<String> listensTo,
            Map<TopicPartition, Long> from,
            Clock wallClock) {}

    final Failpoints failpoints = Failpoints.none();
    final Aggregate<Tally.Command, Tally, CallEvent> tallies;
    private final TestDatabase database;
    final OutgoingStream stream;
    private final Heartbeat heartbeat;
    private final Producer<String, byte[]> producer;
    private final Optional<Listener> listener;

    Life(Place place, MeterRegistry meters) {
        this(place, meters, producer -> producer);
    }

    /** @param between stands between the relay and the producer */
    Life(Place place, MeterRegistry meters, UnaryOperator<Producer<String, byte[]>> between) {
        this(place, meters, between, TallyConfiguration.type());
    }

    Life(
            Place place,
            MeterRegistry meters,
            UnaryOperator<Producer<String, byte[]>> between,
            AggregateType<Tally.Command, Tally, CallEvent> type) {
        this.database = place.database().again();
        MongoOperations mongo = database.mongo();
        String me = UUID.randomUUID().toString();
        this.producer = Relay.producer(
                Map.of("bootstrap.servers", TestServers.running().kafka().bootstrapServers()), me);
        Relay relay = new Relay(mongo, new Journal(mongo), between.apply(producer), place.topic(), failpoints, meters);
        this.tallies = new Aggregate<>(
                type,
                new Aggregate.Surroundings(
                        mongo,
                        Clock.systemUTC(),
                        place.wallClock(),
                        municipality -> "test",
                        relay::wake,
                        failpoints,
                        meters));
        Leases leases = new Leases(mongo, me, Aggregate.SHARDS, place.wallClock());
        this.stream = OutgoingStream.ofAggregates(
                List.of(tallies), Life::reader, relay, leases, mongo, failpoints, place.wallClock(), meters);
        this.heartbeat = new Heartbeat(List.of(stream), leases);
        this.listener = place.listensTo()
                .map(topic -> new Listener(
                        new Inbox(
                                List.of(heard(mongo, meters), echo()), mongo, Clock.systemUTC(), 5, failpoints, meters),
                        topic,
                        place));
    }

    private static KafkaConsumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestServers.running().kafka().bootstrapServers(),
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    static ReadModel<Heard, CallEvent> heard(MongoOperations mongo, MeterRegistry meters) {
        return new ReadModel<>(
                "heard",
                Heard.class,
                CallEvent.class,
                (view, happened) -> Optional.of(new Heard(Stream.concat(
                                view.stream().flatMap(heard -> heard.events().stream()),
                                Stream.of(happened.envelope().id()))
                        .toList())),
                mongo,
                meters);
    }

    static String echoOf(String tally) {
        return org.kyodo.chassis.aggregate.Ids.derived(UUID.fromString(tally), "echo")
                .toString();
    }

    /** Counts in a tally of its own what it hears counted. */
    private EventHandler echo() {
        return new Reactions<CallEvent>() {
            @Override
            public Class<CallEvent> events() {
                return CallEvent.class;
            }

            @Override
            public List<Instruction<?>> on(Recorded<CallEvent> happened) {
                return List.of(new Instruction<>(
                        tallies, echoOf(happened.envelope().subjectId()), new Tally.Command.Count(1)));
            }
        };
    }

    Life begun() {
        stream.start();
        heartbeat.start();
        listener.ifPresent(Listener::start);
        return this;
    }

    boolean isOver() {
        return failpoints.crashed();
    }

    /** What the death of a process does: nothing is flushed, committed or given back. */
    void clearAway() {
        listener.ifPresent(Listener::join);
        stream.stop();
        database.close();
        heartbeat.stop();
        producer.close(Duration.ZERO);
    }

    /** What the listener container does: hands over the records of a poll, then commits their offsets. */
    private final class Listener {
        private final Inbox inbox;
        private final KafkaConsumer<byte[], byte[]> consumer;
        private Thread thread;

        Listener(Inbox inbox, String topic, Place place) {
            this.inbox = inbox;
            this.consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            TestServers.running().kafka().bootstrapServers(),
                            "group.id",
                            place.database().name(),
                            "enable.auto.commit",
                            false,
                            "max.poll.records",
                            3),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            var committed = consumer.committed(java.util.Set.copyOf(partitions));
            partitions.forEach(partition -> consumer.seek(
                    partition,
                    committed.get(partition) == null
                            ? place.from().getOrDefault(partition, 0L)
                            : committed.get(partition).offset()));
        }

        void start() {
            thread = Thread.ofPlatform().name("life-listener").start(this::listen);
        }

        void join() {
            consumer.wakeup();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void listen() {
            try {
                while (!isOver()) {
                    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
                    records.forEach(record -> inbox.accept(message(record)));
                    if (!records.isEmpty()) {
                        consumer.commitSync();
                        failpoints.reach("inbox.committed");
                    }
                }
            } catch (WakeupException e) {
                // Told to end.
            } finally {
                consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
            }
        }

        private static Message<byte[]> message(ConsumerRecord<byte[], byte[]> record) {
            MessageBuilder<byte[]> message = MessageBuilder.withPayload(record.value())
                    .setHeader(KafkaHeaders.RECEIVED_TOPIC, record.topic())
                    .setHeader(KafkaHeaders.RECEIVED_PARTITION, record.partition())
                    .setHeader(KafkaHeaders.OFFSET, record.offset())
                    .setHeader(KafkaHeaders.RECEIVED_KEY, record.key());
            Arrays.stream(record.headers().toArray())
                    .forEach(header -> message.setHeader(header.key(), header.value()));
            return message.build();
        }
    }
}
