package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Operator;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GroupEvent;
import org.springframework.messaging.Message;

/** Held lanes keep their order and go on, whatever happens at the same time and wherever a process dies. */
class LanesTest extends InboxFixture {
    /** Each test is one order in which the steps of live consumer and replay can fall, or one crash between two of them. */
    @Nested
    class A_replay_and_the_live_consumer {
        private Inbox live;
        private Inbox replaying;

        @BeforeEach
        void park() {
            failsAt(1);
            live = inbox();
            live.accept(record(1));
            mended();
            replaying = inbox();
            replaying.replay(byKey(), OPERATOR);
        }

        @AfterEach
        void nothing_is_left_and_all_came_in_order() {
            later();
            live.retryDue();
            assertThat(held()).as("phantoms").isEmpty();
            // What was not committed comes again.
            live.accept(record(2));
            live.accept(record(3));
            assertThat(held()).as("phantoms").isEmpty();
            assertThat(handled.stream().distinct()).containsExactly(1L, 2L, 3L);
        }

        @Test
        void the_next_record_comes_while_the_first_is_tried() {
            handler = happened -> {
                if (happened.envelope().sequence() == 1) {
                    live.accept(record(2));
                    assertThat(handled).as("2 waits").isEmpty();
                }
            };
            replaying.retryDue();
            assertThat(handled).containsExactly(1L, 2L);
        }

        @Test
        void the_first_goes_between_the_look_of_the_live_consumer_and_its_queueing() {
            failpoints.meanwhile("inbox.queueing", () -> {
                replaying.retryDue();
                assertThat(held()).as("the first is gone").isEmpty();
            });
            live.accept(record(2));
            assertThat(held()).as("nobody else is left to wake it").containsExactly("2 WAITING");
        }

        @Test
        void the_first_goes_between_the_queueing_and_the_second_look_of_the_live_consumer() {
            failpoints.meanwhile("inbox.queued", replaying::retryDue);
            live.accept(record(2));
            assertThat(handled).containsExactly(1L, 2L);
        }

        @Test
        void the_next_record_comes_after_the_first_had_its_effect_and_before_it_goes() {
            failpoints.meanwhile("inbox.woken", () -> live.accept(record(2)));
            replaying.retryDue();
            assertThat(handled).containsExactly(1L, 2L);
        }

        @Test
        void the_first_is_delivered_again_while_it_is_tried() {
            handler = happened -> {
                if (happened.envelope().sequence() == 1) {
                    live.accept(record(1));
                }
            };
            replaying.retryDue();
            live.accept(record(2));
            assertThat(handled).as("it is the replay's alone").containsExactly(1L, 2L);
        }

        @Test
        void the_first_is_delivered_again_after_it_had_its_effect_and_before_it_goes() {
            failpoints.meanwhile("inbox.woken", () -> live.accept(record(1)));
            replaying.retryDue();
            assertThat(handled).containsExactly(1L);
        }

        @Test
        void two_replays_at_once_deal_with_each_record_once() {
            live.accept(record(2));
            Inbox second = inbox();
            handler = happened -> {
                second.replay(byKey(), Operator.ofInstallation("acct-other"));
                second.retryDue();
            };
            replaying.retryDue();
            assertThat(handled).containsExactly(1L, 2L);
        }

        @Test
        void the_process_dies_after_the_effect_and_before_the_next_is_woken() {
            live.accept(record(2));
            replayingDiesAt("inbox.retried");
            assertThat(held()).containsExactly("1 WAITING", "2 BEHIND");
        }

        @Test
        void the_process_dies_after_the_next_is_woken_and_before_the_first_goes() {
            live.accept(record(2));
            replayingDiesAt("inbox.woken");
            assertThat(held()).containsExactly("1 WAITING", "2 WAITING");
            // The second is due, but not the first of its lane.
            live.retryDue();
            assertThat(handled).containsExactly(1L);
        }

        @Test
        void the_process_dies_between_queueing_and_the_second_look() {
            Failpoints dying = failpoints = Failpoints.none();
            Inbox consumer = inbox();
            failpoints = Failpoints.none();
            dying.meanwhile("inbox.queueing", replaying::retryDue);
            dying.arm("inbox.queued", 1);
            assertThatThrownBy(() -> consumer.accept(record(2))).isInstanceOf(Failpoints.Crash.class);
            assertThat(held()).as("asleep, and nobody to wake it").containsExactly("2 BEHIND");
            live = inbox();
        }

        private void replayingDiesAt(String point) {
            failpoints.arm(point, 1);
            assertThatThrownBy(replaying::retryDue).isInstanceOf(Failpoints.Crash.class);
            failpoints = Failpoints.none();
            live = inbox();
        }
    }

    @Nested
    class A_target_that_takes_nothing_now {
        @Test
        void holds_its_lane_alone_which_is_tried_again_by_itself_with_nothing_parked() {
            handler = happened -> {
                if (happened.envelope().subjectId().equals(group)) {
                    throw new BusyException("full outbox");
                }
            };
            Inbox inbox = inbox();
            inbox.accept(record(1));
            inbox.accept(record(2));
            inbox.accept(record(TOPIC, Ids.next().toString(), 9, 3));
            assertThat(handled).containsExactly(9L);
            assertThat(held()).containsExactly("1 WAITING", "2 BEHIND");

            later();
            inbox.retryDue();
            assertThat(held()).as("still full").containsExactly("1 WAITING", "2 BEHIND");
            mended();
            assertThat(inbox.retryDue()).as("it backs off").isZero();
            later();
            inbox.retryDue();

            assertThat(handled).containsExactly(9L, 1L, 2L);
            assertThat(held()).isEmpty();
            assertThat(counted("kyodo.inbox.parked")).isZero();
        }

        @Test
        void is_tried_by_one_of_two_replicas() {
            handler = happened -> {
                throw new BusyException("full outbox");
            };
            Inbox one = inbox();
            Inbox two = inbox();
            one.accept(record(1));
            later();
            handler = happened -> assertThat(two.retryDue()).isZero();

            assertThat(one.retryDue()).isEqualTo(1);
            assertThat(handled).containsExactly(1L);
        }

        @Test
        void is_tried_by_another_replica_when_the_claim_of_a_dead_one_runs_out() {
            handler = happened -> {
                throw new BusyException("full outbox");
            };
            inbox().accept(record(1));
            later();
            mended();
            failpoints.arm("inbox.handled", 1);
            assertThatThrownBy(() -> inbox().retryDue()).isInstanceOf(Failpoints.Crash.class);
            failpoints = Failpoints.none();
            Inbox next = inbox();

            assertThat(next.retryDue()).as("claimed").isZero();
            later();
            assertThat(next.retryDue()).isEqualTo(1);
        }
    }

    /** What a read model of these tests keeps: the places of all events, in the order of their effect. */
    record Seen(List<Long> sequences) {}

    private ReadModel<Seen, GroupEvent> model() {
        return new ReadModel<>(
                "seenHere",
                Seen.class,
                GroupEvent.class,
                (view, happened) -> Optional.of(new Seen(Stream.concat(
                                view.stream().flatMap(seen -> seen.sequences().stream()),
                                Stream.of(happened.envelope().sequence()))
                        .toList())),
                database.mongo(),
                meters);
    }

    private List<Long> seen() {
        return model().find(group, MUNICIPALITY).map(Seen::sequences).orElse(List.of());
    }

    /** The places of the events that it was given. */
    private static final class Reacting implements Reactions<GroupEvent> {
        private final List<Long> given = new ArrayList<>();

        @Override
        public Class<GroupEvent> events() {
            return GroupEvent.class;
        }

        @Override
        public List<Instruction<?>> on(Recorded<GroupEvent> happened) {
            given.add(happened.envelope().sequence());
            return List.of();
        }
    }

    @Nested
    class An_event_that_is_missing {
        @Test
        void holds_its_subject_until_it_comes_and_then_all_go_on_in_order() {
            Inbox inbox = inbox(model());
            inbox.accept(record(1));
            inbox.accept(record(3));
            inbox.accept(record(4));
            assertThat(held()).containsExactly("3 WAITING", "4 BEHIND");
            assertThat(inbox.oldestGap()).isPresent();
            assertThat(counted("kyodo.inbox.gaps")).isEqualTo(1);

            // From another partition, as after their number grew.
            inbox.accept(record(TOPIC, group, 2, 900));
            inbox.retryDue();

            assertThat(seen()).containsExactly(1L, 2L, 3L, 4L);
            assertThat(held()).isEmpty();
            assertThat(inbox.oldestGap()).isEmpty();
            assertThat(counted("kyodo.inbox.parked")).isZero();
        }

        @Test
        void is_waited_for_by_reactions_though_their_aggregates_keep_no_place_of_every_event() {
            Reacting reacting = new Reacting();
            Inbox inbox = inbox(reacting);
            inbox.accept(record(1));
            inbox.accept(record(3));
            assertThat(reacting.given).containsExactly(1L);

            inbox.accept(record(TOPIC, group, 2, 900));
            inbox.retryDue();

            assertThat(reacting.given).containsExactly(1L, 2L, 3L);
            assertThat(held()).isEmpty();
        }

        @Test
        void comes_in_a_republication_behind_the_record_that_waits_for_it_and_is_not_queued_there() {
            Inbox inbox = inbox(model());
            inbox.accept(record(1));
            inbox.accept(record(4));
            for (long sequence = 1; sequence <= 4; sequence++) {
                inbox.accept(record(TOPIC, group, sequence, 10 + sequence));
            }
            inbox.retryDue();

            assertThat(seen()).containsExactly(1L, 2L, 3L, 4L);
            assertThat(held()).isEmpty();
        }

        @Test
        void that_another_replica_dealt_with_is_noticed_after_a_pause() {
            Inbox one = inbox(model());
            Inbox two = inbox(model());
            one.accept(record(1));
            two.accept(record(3));
            one.accept(record(2));
            later();
            one.retryDue();
            assertThat(seen()).containsExactly(1L, 2L, 3L);
        }

        @Test
        void and_will_never_come_can_be_gone_past_by_an_operator() {
            Reacting reacting = new Reacting();
            Inbox inbox = inbox(model(), reacting);
            inbox.accept(record(1));
            inbox.accept(record(3));
            inbox.resumeAt(first().id(), "試験のため", OPERATOR);
            inbox.retryDue();
            assertThat(seen()).containsExactly(1L, 3L);
            assertThat(reacting.given).containsExactly(1L, 3L);
        }

        @Test
        void because_an_operator_gave_it_up_is_no_gap() {
            Inbox inbox = inbox(new Recorder(), model());
            failsAt(2);
            Stream.of(1L, 2L, 3L).forEach(i -> inbox.accept(record(i)));
            inbox.discard(first().id(), "試験のため", OPERATOR);
            inbox.retryDue();

            assertThat(seen()).containsExactly(1L, 3L);
            assertThat(held()).isEmpty();
        }
    }

    @Nested
    class An_event_of_another_history {
        @Test
        void parks_its_subject_with_an_alarm_at_the_same_place_and_behind_it() {
            Inbox inbox = inbox(model());
            inbox.accept(record(1));
            inbox.accept(record(2));
            // The producer's database was restored: it tells another second event.
            inbox.accept(forked(2));
            assertThat(held()).containsExactly("2 PARKED");
            assertThat(counted("kyodo.inbox.forks")).isEqualTo(1);
            inbox.discard(first().id(), "試験のため", OPERATOR);
            inbox.retryDue();

            // And what follows from it does not follow from ours.
            inbox.accept(forked(3));
            assertThat(held()).containsExactly("3 PARKED");
            assertThat(counted("kyodo.inbox.forks")).isEqualTo(2);
            assertThat(seen()).containsExactly(1L, 2L);
        }

        @Test
        void is_not_reacted_to() {
            Reacting reacting = new Reacting();
            Inbox inbox = inbox(reacting);
            inbox.accept(record(1));
            inbox.accept(record(2));
            inbox.accept(forked(2));
            assertThat(held()).containsExactly("2 PARKED");
            assertThat(reacting.given).containsExactly(1L, 2L);
        }

        /** The event at a place in a history that was the same up to the first event. */
        private Message<byte[]> forked(long sequence) {
            UUID previous = sequence == 2 ? eventId(group, 1) : forkedId(sequence - 1);
            return record(
                    TOPIC,
                    group,
                    forkedId(sequence),
                    new Envelope.Place("group/" + group, sequence, Optional.of(previous), "Draft"),
                    100 + sequence);
        }

        private UUID forkedId(long sequence) {
            return Ids.derived(UUID.fromString(group), "fork " + sequence);
        }
    }
}
