package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Parked;
import org.kyodo.chassis.inbox.ParkingLot;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.embedded.EmbeddedMongo;
import org.kyodo.kit.TestDatabase;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** What becomes of a record that cannot be dealt with, and of those behind it. */
class InboxTest {
    private static final String TOPIC = "kyodo.registry.events";

    private final String group = Ids.next().toString();
    private final List<Long> handled = new ArrayList<>();
    private Consumer<Recorded<?>> handler = happened -> {};
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.drop();
        database.close();
    }

    @Nested
    class A_record_that_fails_for_good {
        @Test
        void is_parked_with_all_that_follow_it_and_holds_up_no_other_key_nor_the_same_key_of_another_topic() {
            failsAt(2);
            Inbox inbox = inbox();
            String other = Ids.next().toString();

            inbox.accept(record(TOPIC, group, 1, 10));
            inbox.accept(record(TOPIC, group, 2, 11));
            inbox.accept(record(TOPIC, group, 3, 12));
            inbox.accept(record(TOPIC, other, 5, 13));
            inbox.accept(record("kyodo.elsewhere.events", group, 7, 0));

            assertThat(handled).containsExactly(1L, 5L, 7L);
            assertThat(parked()).extracting(Parked::offset).containsExactly(11L, 12L);
        }

        @Test
        void still_holds_up_its_followers_after_a_restart() {
            failsAt(1);
            inbox().accept(record(TOPIC, group, 1, 10));
            handler = happened -> {};

            Inbox next = inbox();
            next.accept(record(TOPIC, group, 2, 11));

            assertThat(handled).isEmpty();
            assertThat(parked()).hasSize(2);
        }

        @Test
        void is_parked_once_however_often_it_comes() {
            failsAt(1);
            Inbox inbox = inbox();
            inbox.accept(record(TOPIC, group, 1, 10));
            inbox.accept(record(TOPIC, group, 2, 11));
            inbox.accept(record(TOPIC, group, 1, 10));
            inbox.accept(record(TOPIC, group, 2, 11));

            assertThat(parked()).extracting(Parked::offset).containsExactly(10L, 11L);
        }

        @Test
        void is_dealt_with_in_order_when_it_is_replayed_and_its_key_flows_again() {
            failsAt(1);
            Inbox inbox = inbox();
            Stream.of(1L, 2L, 3L).forEach(i -> inbox.accept(record(TOPIC, group, i, i)));
            assertThat(inbox.replay(group, false).done()).isZero();
            assertThat(parked()).hasSize(3);
            handler = happened -> {};

            assertThat(inbox.replay(group, true)).isEqualTo(new Inbox.Replay(3, Optional.empty()));
            assertThat(handled).as("a dry run has no effect").isEmpty();
            assertThat(inbox.replay(group, false)).isEqualTo(new Inbox.Replay(3, Optional.empty()));
            inbox.accept(record(TOPIC, group, 4, 4));

            assertThat(handled).containsExactly(1L, 2L, 3L, 4L);
            assertThat(parked()).isEmpty();
        }

        @Test
        void is_kept_with_who_gave_it_up_and_why() {
            failsAt(1);
            inbox().accept(record(TOPIC, group, 1, 10));
            ParkingLot lot = lot();
            String id = lot.list(Optional.empty(), 10).getFirst().id();

            lot.discard(id, "試験のため", "acct-operator");

            assertThat(parked()).isEmpty();
            Document kept = database.mongo()
                    .getCollection("discarded")
                    .find(new Document("_id", id))
                    .first();
            assertThat(kept).containsEntry("reason", "試験のため").containsEntry("by", "acct-operator");
            assertThatThrownBy(() -> lot.discard(id, "再び", "acct-operator")).isInstanceOf(InvalidInput.class);
        }

        @Test
        void without_a_key_holds_up_nothing() {
            Inbox inbox = inbox();
            inbox.accept(MessageBuilder.withPayload(new byte[] {1})
                    .setHeader(KafkaHeaders.RECEIVED_TOPIC, TOPIC)
                    .setHeader(KafkaHeaders.RECEIVED_PARTITION, 0)
                    .setHeader(KafkaHeaders.OFFSET, 1L)
                    .build());
            inbox.accept(record(TOPIC, group, 1, 2));

            assertThat(parked()).hasSize(1);
            assertThat(handled).containsExactly(1L);
        }
    }

    static Stream<RuntimeException> whatMayPass() {
        return Stream.of(
                new MongoTimeoutException("away"),
                new BusyException("contended"),
                new DataAccessResourceFailureException("as Spring tells it", new MongoTimeoutException("away")));
    }

    @ParameterizedTest
    @MethodSource("whatMayPass")
    void a_failure_that_may_pass_is_thrown_to_be_tried_again_and_parks_nothing(RuntimeException failure) {
        handler = happened -> {
            throw failure;
        };
        Inbox inbox = inbox();
        Message<byte[]> record = record(TOPIC, group, 1, 10);

        assertThatThrownBy(() -> inbox.accept(record)).isSameAs(failure);
        assertThat(parked()).isEmpty();
        handler = happened -> {};
        inbox.accept(record);
        assertThat(handled).containsExactly(1L);
    }

    @Test
    void partitions_that_come_while_the_database_is_away_let_nothing_overtake_what_is_parked(@TempDir Path folder) {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(folder, 0);
                TestDatabase own = TestDatabase.freshOn(mongo.uri())) {
            TestDatabase shared = database;
            database = own;
            try {
                failsAt(1);
                inbox().accept(record(TOPIC, group, 1, 10));
                handler = happened -> {};

                mongo.stop();
                Inbox next = inbox();
                assertThatThrownBy(() -> next.accept(record(TOPIC, group, 2, 11)))
                        .isInstanceOf(MongoException.class);
                mongo.restart();
                next.accept(record(TOPIC, group, 2, 11));

                assertThat(handled).isEmpty();
                assertThat(parked()).extracting(Parked::offset).containsExactly(10L, 11L);
            } finally {
                database = shared;
            }
        }
    }

    @Test
    void two_instructions_for_one_aggregate_are_a_fault_and_not_half_carried_out() {
        Aggregate<Tally.Command, Tally, org.kyodo.contracts.proposal.CallEvent> tallies = new Aggregate<>(
                TallyConfiguration.type(),
                new Aggregate.Surroundings(
                        database.mongo(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        municipality -> "1",
                        committed -> {},
                        Failpoints.none(),
                        new SimpleMeterRegistry()));
        String tally = Ids.next().toString();
        Inbox inbox = inbox(new Reactions<GroupEvent>() {
            @Override
            public Class<GroupEvent> events() {
                return GroupEvent.class;
            }

            @Override
            public List<Instruction<?>> on(Recorded<GroupEvent> happened) {
                return List.of(
                        new Instruction<>(tallies, tally, new Tally.Command.Count(1)),
                        new Instruction<>(tallies, tally, new Tally.Command.Count(2)));
            }
        });

        inbox.accept(record(TOPIC, group, 1, 10));

        assertThat(tallies.find(tally, MunicipalityCode.of("352039"))).isEmpty();
        assertThat(parked()).singleElement().satisfies(parked -> assertThat(parked.cause())
                .contains("two instructions"));
    }

    private void failsAt(long sequence) {
        handler = happened -> {
            if (happened.envelope().sequence() == sequence) {
                throw new IllegalStateException("fails for good");
            }
        };
    }

    private ParkingLot lot() {
        ParkingLot lot = new ParkingLot(database.mongo(), Clock.systemUTC());
        // As when partitions are assigned.
        lot.refresh();
        return lot;
    }

    private Inbox inbox() {
        return inbox(new EventHandler() {
            @Override
            public Class<? extends DomainEvent> events() {
                return GroupEvent.class;
            }

            @Override
            public void handle(Recorded<?> happened) {
                handler.accept(happened);
                handled.add(happened.envelope().sequence());
            }
        });
    }

    private Inbox inbox(EventHandler only) {
        return new Inbox(List.of(only), lot(), Failpoints.none(), new SimpleMeterRegistry());
    }

    private List<Parked> parked() {
        return lot().list(Optional.empty(), 100);
    }

    private static Message<byte[]> record(String topic, String group, long sequence, long offset) {
        var event = new GroupRegistrationStarted(GroupId.of(group), AccountRef.of("acct-group"));
        EventCatalogue.Entry entry = EventCatalogue.of(GroupRegistrationStarted.class);
        UUID id = eventId(group, sequence);
        Envelope envelope = new Envelope(
                id,
                entry.type(),
                MunicipalityCode.of("352039"),
                entry.service(),
                new Envelope.Place(
                        entry.aggregate() + "/" + group,
                        sequence,
                        sequence == 1 ? Optional.empty() : Optional.of(eventId(group, sequence - 1)),
                        "Draft"),
                Clock.systemUTC().instant(),
                new FiscalYear(2026),
                new Envelope.Author(ActorType.GROUP, "acct-group", Optional.empty(), Channel.WEB, Optional.empty()),
                new Envelope.Cause(id, id, Optional.empty()),
                entry.visibility(),
                "1");
        MessageBuilder<byte[]> message = MessageBuilder.withPayload(new Recorded<>(envelope, event).data())
                .setHeader(KafkaHeaders.RECEIVED_TOPIC, topic)
                .setHeader(KafkaHeaders.RECEIVED_PARTITION, 0)
                .setHeader(KafkaHeaders.OFFSET, offset)
                .setHeader(KafkaHeaders.RECEIVED_KEY, group.getBytes(StandardCharsets.UTF_8));
        envelope.toHeaders().forEach((name, value) -> message.setHeader(name, value.getBytes(StandardCharsets.UTF_8)));
        return message.build();
    }

    /** The same for the same place, so that each event can name the one before it. */
    private static UUID eventId(String group, long sequence) {
        return Ids.derived(UUID.fromString(group), "event " + sequence);
    }
}
