package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.inbox.Held;
import org.kyodo.chassis.inbox.HeldReplay;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Operator;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.chassis.inbox.Selection;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.embedded.EmbeddedMongo;
import org.kyodo.kit.TestDatabase;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** What becomes of a record that cannot be dealt with, and of those behind it. */
class InboxTest extends InboxFixture {
    @Nested
    class A_record_that_fails_for_good {
        @Test
        void is_parked_with_all_that_follow_it_and_holds_up_no_other_key_nor_the_same_key_of_another_topic() {
            failsAt(2);
            Inbox inbox = inbox();
            String other = Ids.next().toString();

            inbox.accept(record(1));
            inbox.accept(record(2));
            inbox.accept(record(3));
            inbox.accept(record(TOPIC, other, 5, 13));
            inbox.accept(record("elsewhere." + TOPIC, group, 7, 0));

            assertThat(handled).containsExactly(1L, 5L, 7L);
            assertThat(held()).containsExactly("2 PARKED", "3 BEHIND");
            assertThat(counted("kyodo.inbox.parked")).isEqualTo(1);
        }

        @Test
        void still_holds_up_its_followers_after_a_restart() {
            failsAt(1);
            inbox().accept(record(1));
            mended();

            inbox().accept(record(2));

            assertThat(handled).isEmpty();
            assertThat(held()).containsExactly("1 PARKED", "2 BEHIND");
        }

        @Test
        void is_held_once_however_often_it_comes_and_wherever_it_lies() {
            failsAt(1);
            Inbox inbox = inbox();
            inbox.accept(record(1));
            inbox.accept(record(2));
            inbox.accept(record(1));
            inbox.accept(record(2));
            // As a republication tells it, or a topic that was rebuilt.
            inbox.accept(record(TOPIC, group, 1, 77));
            inbox.accept(record(TOPIC, group, 2, 0));

            assertThat(held()).containsExactly("1 PARKED", "2 BEHIND");
        }

        @Test
        void is_not_taken_for_another_one_at_its_offset_of_a_topic_made_anew() {
            String discarded = Ids.next().toString();
            String other = Ids.next().toString();
            failsAt(1);
            Inbox inbox = inbox();
            inbox.accept(record(1));
            inbox.accept(record(TOPIC, discarded, 1, 2));
            String id = inbox.held(OPERATOR, Optional.of(discarded), Optional.empty(), 1)
                    .getFirst()
                    .id();
            inbox.discard(id, "試験のため", OPERATOR);
            inbox.retryDue();
            mended();

            inbox.accept(record(TOPIC, other, 1, 1));
            inbox.accept(record(TOPIC, other, 2, 2));
            inbox.accept(record(TOPIC, group, 2, 1));

            assertThat(handled).containsExactly(1L, 2L);
            assertThat(held()).containsExactly("1 PARKED", "2 BEHIND");
        }

        @Test
        void is_dealt_with_in_order_when_it_is_replayed_and_its_key_flows_again() {
            failsAt(1);
            Inbox inbox = inbox();
            Stream.of(1L, 2L, 3L).forEach(i -> inbox.accept(record(i)));
            var vain = inbox.replay(byKey(), OPERATOR);
            inbox.retryDue();
            assertThat(inbox.replay(vain.id(), OPERATOR)).contains(new HeldReplay(vain.id(), 1, 0, 1));
            mended();

            var last = inbox.replay(byKey(), OPERATOR);
            assertThat(last.underWay()).isEqualTo(1);
            inbox.retryDue();
            inbox.accept(record(4));

            assertThat(inbox.replay(last.id(), OPERATOR)).contains(new HeldReplay(last.id(), 1, 0, 0));
            assertThat(handled).containsExactly(1L, 2L, 3L, 4L);
            assertThat(held()).isEmpty();
        }

        @Test
        void is_replayed_with_all_others_of_its_fault_or_with_all_there_are() {
            Inbox inbox = inbox();
            failsAt(1);
            inbox.accept(record(1));
            inbox.accept(record(TOPIC, Ids.next().toString(), 1, 2));
            handler = happened -> {
                throw new NullPointerException("another fault");
            };
            inbox.accept(record(TOPIC, Ids.next().toString(), 3, 3));
            mended();

            String fault = "IllegalStateException in Recorder";
            assertThat(inbox.held(OPERATOR, Optional.of(group), Optional.empty(), 9))
                    .singleElement()
                    .returns(fault, Held::fault);
            inbox.replay(new Selection(Optional.empty(), Optional.of(fault), false), OPERATOR);
            inbox.retryDue();
            assertThat(handled).containsExactly(1L, 1L);
            inbox.replay(new Selection(Optional.empty(), Optional.empty(), true), OPERATOR);
            inbox.retryDue();
            assertThat(handled).containsExactly(1L, 1L, 3L);
            assertThatThrownBy(() -> new Selection(Optional.of(group), Optional.empty(), true))
                    .isInstanceOf(InvalidInput.class);
        }

        @Test
        void that_is_given_up_is_kept_with_who_did_it_and_why_and_lets_its_followers_go_on() {
            failsAt(1);
            Inbox inbox = inbox();
            inbox.accept(record(1));
            inbox.accept(record(2));
            String id = first().id();

            inbox.discard(id, "試験のため", OPERATOR);
            inbox.retryDue();

            assertThat(held()).isEmpty();
            assertThat(handled).containsExactly(2L);
            Document kept = database.mongo()
                    .getCollection("discarded")
                    .find(new Document("_id", id))
                    .first();
            assertThat(kept).containsEntry("reason", "試験のため").containsEntry("by", "acct-operator");
            assertThatThrownBy(() -> inbox.discard(id, "再び", OPERATOR)).isInstanceOf(InvalidInput.class);
            // Its offset was not committed yet, so it comes again.
            inbox.accept(record(1));
            assertThat(held()).as("what was given up stays so").isEmpty();
        }

        @Test
        void is_seen_and_acted_on_by_operators_of_its_municipality_and_of_the_installation_only() {
            Operator own = new Operator("acct-own", Optional.of(MUNICIPALITY));
            Operator foreign = new Operator("acct-foreign", Optional.of(MunicipalityCode.of("052019")));
            failsAt(1);
            Inbox inbox = inbox();
            inbox.accept(record(1));
            inbox.accept(unreadable(TOPIC, "nobodys", 7, new byte[] {0}).build());
            Selection all = new Selection(Optional.empty(), Optional.empty(), true);

            assertThat(inbox.held(own, Optional.empty(), Optional.empty(), 9))
                    .extracting(Held::key)
                    .containsExactly(group);
            assertThat(list()).extracting(Held::key).containsExactlyInAnyOrder(group, "nobodys");
            assertThat(inbox.held(foreign, Optional.of(group), Optional.empty(), 9))
                    .isEmpty();
            assertThat(inbox.rehearse(all, foreign, 9)).isEmpty();
            assertThatThrownBy(() -> inbox.discard(first().id(), "試験のため", foreign))
                    .isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> inbox.resumeAt(first().id(), "試験のため", foreign))
                    .isInstanceOf(InvalidInput.class);
            var vain = inbox.replay(all, foreign);
            assertThat(vain.lanes()).isZero();
            assertThat(inbox.count(Held.State.PARKED)).isEqualTo(2);

            mended();
            var replay = inbox.replay(all, own);
            inbox.retryDue();

            assertThat(inbox.replay(replay.id(), foreign)).isEmpty();
            assertThat(inbox.replay(replay.id(), own)).contains(new HeldReplay(replay.id(), 1, 0, 0));
            assertThat(list()).extracting(Held::key).containsExactly("nobodys");
        }

        @Test
        void that_is_given_up_before_its_turn_waits_for_it() {
            failsAt(1);
            Inbox inbox = inbox();
            Stream.of(1L, 2L, 3L).forEach(i -> inbox.accept(record(i)));
            inbox.discard(list().get(1).id(), "試験のため", OPERATOR);
            inbox.retryDue();
            assertThat(held()).containsExactly("1 PARKED", "2 BEHIND", "3 BEHIND");

            mended();
            inbox.replay(byKey(), OPERATOR);
            inbox.retryDue();

            assertThat(handled).containsExactly(1L, 3L);
            assertThat(held()).isEmpty();
        }

        @Test
        void without_a_key_holds_up_nothing() {
            Inbox inbox = inbox();
            inbox.accept(MessageBuilder.withPayload(new byte[] {1})
                    .setHeader(KafkaHeaders.RECEIVED_TOPIC, TOPIC)
                    .setHeader(KafkaHeaders.RECEIVED_PARTITION, 0)
                    .setHeader(KafkaHeaders.OFFSET, 1L)
                    .build());
            inbox.accept(record(1));

            assertThat(held()).containsExactly("0 PARKED");
            assertThat(handled).containsExactly(1L);
        }

        @Test
        void and_cannot_be_read_at_all_keeps_its_place_between_those_before_and_after_it() {
            failsAt(4);
            Inbox inbox = inbox();
            inbox.accept(record(4));
            inbox.accept(unreadable(TOPIC, group, 0, new byte[] {1}).build());
            inbox.accept(record(5));
            mended();

            inbox.replay(byKey(), OPERATOR);
            inbox.retryDue();

            assertThat(handled).containsExactly(4L);
            assertThat(held()).containsExactly("4 PARKED", "5 BEHIND");
        }
    }

    /** As {@code EnvelopeTest.A_record} says case by case. */
    @Nested
    class A_record_whose_parts_contradict_each_other {
        @ParameterizedTest
        @CsvSource({
            "topic, kyodo.grant.events",
            "key, 01981f2e-7c00-7000-8000-000000000002",
            "ce_source, /352039/grant",
            "ce_municipality, 052019",
            "ce_type, kyodo.proposal.ProposalAdopted.v1",
            "ce_type, kyodo.grant.Unheard.v1",
            "ce_subject, call/",
        })
        void is_parked_with_a_fault_of_its_own_and_counted_and_what_it_claims_is_not_believed(
                String what, String value) {
            Inbox inbox = inbox();
            inbox.accept(with(what, value));

            assertThat(handled).isEmpty();
            assertThat(first())
                    .returns(Held.State.PARKED, Held::state)
                    .returns("Contradiction in reading", Held::fault);
            assertThat(inbox.held(
                            new Operator("acct-operator", Optional.of(MUNICIPALITY)),
                            Optional.empty(),
                            Optional.empty(),
                            9))
                    .as("nobody can say whose it is")
                    .isEmpty();
            assertThat(counted("kyodo.inbox.contradictions")).isEqualTo(1);
            assertThat(inbox.rehearse(all(), OPERATOR, 9).getFirst().failure()).isPresent();
            inbox.replay(all(), OPERATOR);
            inbox.retryDue();
            assertThat(handled).isEmpty();
            assertThat(counted("kyodo.inbox.contradictions")).isEqualTo(2);
        }

        @Test
        void takes_no_place_in_a_stream_when_it_is_given_up() {
            ReadModel<TallyConfiguration.Heard, GroupEvent> groups = new ReadModel<>(
                    "groupsHeard",
                    TallyConfiguration.Heard.class,
                    GroupEvent.class,
                    TallyConfiguration::heard,
                    database.mongo(),
                    meters);
            Inbox inbox = inbox(groups);
            inbox.accept(with("ce_source", "/352039/grant"));
            inbox.discard(first().id(), "試験のため", OPERATOR);
            inbox.retryDue();
            inbox.accept(record(1));

            assertThat(held()).isEmpty();
            assertThat(groups.find(group, MUNICIPALITY))
                    .hasValueSatisfying(heard -> assertThat(heard.events()).isEqualTo(1));
        }

        private Selection all() {
            return new Selection(Optional.empty(), Optional.empty(), true);
        }

        private Message<byte[]> with(String what, String value) {
            MessageBuilder<byte[]> message = MessageBuilder.fromMessage(record(1));
            byte[] bytes = (value.endsWith("/") ? value + group : value).getBytes(StandardCharsets.UTF_8);
            return switch (what) {
                case "topic" ->
                    message.setHeader(KafkaHeaders.RECEIVED_TOPIC, value).build();
                case "key" ->
                    message.setHeader(KafkaHeaders.RECEIVED_KEY, bytes).build();
                default -> message.setHeader(what, bytes).build();
            };
        }
    }

    @Nested
    class More_than_a_handful_of_aggregates_with_one_fault {
        private final Message<byte[]> next = record(1);
        private Inbox inbox;

        @BeforeEach
        void fail() {
            inbox = inbox();
            handler = happened -> {
                throw new IllegalStateException("a fault of the program");
            };
            for (int i = 0; i < LIMIT; i++) {
                inbox.accept(record(TOPIC, Ids.next().toString(), 1, i));
            }
        }

        @Test
        void pause_consumption_which_goes_on_by_itself_when_the_fault_is_gone() {
            assertThatThrownBy(() -> inbox.accept(next)).hasMessageContaining("paused");
            assertThat(held()).hasSize(LIMIT);
            assertThat(inbox.paused()).hasValueSatisfying(pause -> assertThat(pause.fault())
                    .isEqualTo("IllegalStateException in Recorder"));
            assertThat(meters.get("kyodo.inbox.paused").gauge().value()).isEqualTo(1);

            mended();
            assertThatThrownBy(() -> inbox.accept(next)).as("not yet").hasMessageContaining("paused");
            later();
            inbox.accept(next);

            assertThat(handled).containsExactly(1L);
            assertThat(inbox.paused()).isEmpty();
            assertThat(meters.get("kyodo.inbox.paused").gauge().value()).isZero();
        }

        @Test
        void pause_ever_longer_while_the_fault_is_there_and_park_nothing_more() {
            List<Long> seconds = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                assertThatThrownBy(() -> inbox.accept(next)).hasMessageContaining("paused");
                seconds.add(inbox.paused()
                        .map(pause -> pause.length())
                        .map(Duration::toSeconds)
                        .orElseThrow());
                clock.moveTo(inbox.paused().orElseThrow().nextTry().plusMillis(1));
            }
            assertThat(seconds).containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
            assertThat(held()).hasSize(LIMIT);
        }

        @Test
        void go_on_when_an_operator_says_so() {
            assertThatThrownBy(() -> inbox.accept(next)).hasMessageContaining("paused");
            inbox.resume();
            inbox.accept(next);
            assertThat(held()).hasSize(LIMIT + 1);
        }

        @Test
        void pause_nothing_when_they_come_minutes_apart_or_for_another_fault() {
            handler = happened -> {
                throw new NullPointerException("another fault");
            };
            inbox.accept(record(TOPIC, Ids.next().toString(), 1, 100));
            later();
            handler = happened -> {
                throw new IllegalStateException("the fault of the program");
            };
            inbox.accept(record(TOPIC, Ids.next().toString(), 1, 101));
            assertThat(inbox.paused()).isEmpty();
            assertThat(held()).hasSize(LIMIT + 2);
        }
    }

    @Nested
    class A_dry_run {
        private final String tally = Ids.next().toString();
        private final List<Tally.Command> commands = new ArrayList<>(
                List.of(new Tally.Command.Count(13), new Tally.Command.Count(1), new Tally.Command.Count(1)));
        private Aggregate<Tally.Command, Tally, CallEvent> tallies;
        private Inbox inbox;

        @BeforeEach
        void park() {
            tallies = tallies();
            inbox = inbox(new Reactions<GroupEvent>() {
                @Override
                public Class<GroupEvent> events() {
                    return GroupEvent.class;
                }

                @Override
                public List<Instruction<?>> on(Recorded<GroupEvent> happened) {
                    return List.of(new Instruction<>(
                            tallies,
                            tally,
                            commands.get((int) happened.envelope().sequence() - 1)));
                }
            });
            Stream.of(1L, 2L, 3L).forEach(i -> inbox.accept(record(i)));
        }

        @Test
        void tells_what_would_stop_the_real_one() {
            assertThat(inbox.rehearse(byKey(), OPERATOR, 9)).singleElement().satisfies(first -> assertThat(
                            first.failure().orElseThrow())
                    .contains("UNLUCKY"));
        }

        @Test
        void tells_what_the_real_one_would_do_each_record_on_top_of_those_before_it_and_changes_nothing() {
            commands.set(0, new Tally.Command.Count(2));
            commands.set(1, new Tally.Command.Close(Optional.empty()));

            assertThat(inbox.rehearse(byKey(), OPERATOR, 9))
                    .extracting(Inbox.Rehearsed::sequence, Inbox.Rehearsed::would, one -> one.failure()
                            .isPresent())
                    .containsExactly(
                            tuple(
                                    1L,
                                    List.of("Count on call/%s: %s"
                                            .formatted(
                                                    tally,
                                                    String.join(
                                                            ", ",
                                                            Collections.nCopies(2, "kyodo.proposal.CallOpened.v1")))),
                                    false),
                            tuple(
                                    2L,
                                    List.of("Close on call/%s: kyodo.proposal.CallClosed.v1".formatted(tally)),
                                    false),
                            tuple(3L, List.of(), true));
            assertThat(tallies.find(tally, MUNICIPALITY)).isEmpty();
            assertThat(held()).containsExactly("1 PARKED", "2 BEHIND", "3 BEHIND");

            inbox.replay(byKey(), OPERATOR);
            inbox.retryDue();
            assertThat(tallies.find(tally, MUNICIPALITY).orElseThrow().stage()).isInstanceOf(Tally.Closed.class);
            assertThat(held()).as("the third is refused, as foretold").containsExactly("3 PARKED");
        }
    }

    static Stream<RuntimeException> whatMayPass() {
        return Stream.of(
                new MongoTimeoutException("away"),
                new MongoCommandException(
                        new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(13)),
                        new ServerAddress()),
                new DataAccessResourceFailureException("as Spring tells it", new MongoTimeoutException("away")));
    }

    @ParameterizedTest
    @MethodSource("whatMayPass")
    void a_failure_that_may_pass_is_thrown_to_be_tried_again_and_parks_nothing(RuntimeException failure) {
        handler = happened -> {
            throw failure;
        };
        Inbox inbox = inbox();

        assertThatThrownBy(() -> inbox.accept(record(1))).isSameAs(failure);
        assertThat(held()).isEmpty();
        mended();
        inbox.accept(record(1));
        assertThat(handled).containsExactly(1L);
    }

    @Test
    void a_failure_that_may_pass_while_a_held_record_is_tried_leaves_it_to_the_next_try() {
        failsAt(1);
        Inbox inbox = inbox();
        inbox.accept(record(1));
        handler = happened -> {
            throw new MongoTimeoutException("away");
        };
        inbox.replay(byKey(), OPERATOR);
        inbox.retryDue();
        assertThat(held()).containsExactly("1 WAITING");
        mended();
        later();
        inbox.retryDue();
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
                inbox().accept(record(1));
                mended();

                mongo.stop();
                Inbox next = inbox();
                assertThatThrownBy(() -> next.accept(record(2))).isInstanceOf(MongoException.class);
                mongo.restart();
                next.accept(record(2));

                assertThat(handled).isEmpty();
                assertThat(held()).containsExactly("1 PARKED", "2 BEHIND");
            } finally {
                database = shared;
            }
        }
    }

    @Test
    void two_instructions_for_one_aggregate_are_a_fault_and_not_half_carried_out() {
        Aggregate<Tally.Command, Tally, CallEvent> tallies = tallies();
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

        inbox.accept(record(1));

        assertThat(tallies.find(tally, MUNICIPALITY)).isEmpty();
        assertThat(first().cause()).contains("two instructions");
    }
}
