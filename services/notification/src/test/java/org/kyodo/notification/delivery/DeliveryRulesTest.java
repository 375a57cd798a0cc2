package org.kyodo.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryCancelled;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryQueued;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDeadLettered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDelivered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookFailed;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookRedriven;
import org.kyodo.contracts.notification.Letter;
import org.kyodo.contracts.value.DeliveryId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.kit.RulesTest;
import org.kyodo.notification.delivery.Delivery.Absent;
import org.kyodo.notification.delivery.Delivery.Dead;
import org.kyodo.notification.delivery.Delivery.Pending;
import org.kyodo.notification.delivery.DeliveryCommand.CancelDelivery;
import org.kyodo.notification.delivery.DeliveryCommand.QueueDelivery;
import org.kyodo.notification.delivery.DeliveryCommand.RecordDelivered;
import org.kyodo.notification.delivery.DeliveryCommand.RecordFailure;
import org.kyodo.notification.delivery.DeliveryCommand.RedriveDelivery;

class DeliveryRulesTest extends RulesTest<DeliveryCommand, Delivery, DeliveryEvent> {
    private static final DeliveryId ID = new DeliveryId(UUID.fromString("01981f2e-7c00-7000-8000-000000000002"));
    private static final SubscriptionId SUBSCRIPTION =
            new SubscriptionId(UUID.fromString("01981f2e-7c00-7000-8000-000000000001"));
    private static final UUID EVENT = UUID.fromString("01981f2e-7c00-7000-8000-000000000003");
    private static final UUID OTHER = UUID.fromString("01981f2e-7c00-7000-8000-000000000004");
    private static final String TYPE = "kyodo.proposal.ProposalAdopted";
    private static final String STREAM = "proposal/01981f2e-7c00-7000-8000-000000000005";
    private static final Instant TEN = Instant.parse("2026-07-01T01:00:00Z");
    private static final Retries TWO = new Retries(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)), 0);
    private static final Actor SAITO = staff("saito", "disaster-prevention");
    private static final Actor TANAKA = staff("tanaka", "school-education");
    private static final Actor YAMAMOTO = staff("yamamoto", "collaboration-office");
    private static final Subscriber BOUSAI =
            new Subscriber(Optional.of(DepartmentCode.of("disaster-prevention")), true);
    private static final Subscriber ENDED =
            new Subscriber(Optional.of(DepartmentCode.of("disaster-prevention")), false);

    private static final QueueDelivery QUEUE = new QueueDelivery(new Letter(SUBSCRIPTION, EVENT, TYPE, STREAM, 7));
    private static final DeliveryEvent QUEUED =
            new DeliveryQueued(ID, new Letter(SUBSCRIPTION, EVENT, TYPE, STREAM, 7), TEN);
    private static final DeliveryEvent FAILED_ONCE = failed(1, "STATUS_503", TEN, TEN.plusSeconds(60));
    private static final DeliveryEvent FAILED_TWICE = failed(2, "TIMED_OUT", TEN.plusSeconds(60), TEN.plusSeconds(360));
    private static final DeliveryEvent DEAD =
            new WebhookDeadLettered(ID, SUBSCRIPTION, EVENT, 3, "STATUS_503", TEN.plusSeconds(360));
    private static final DeliveryEvent DELIVERED = new WebhookDelivered(ID, SUBSCRIPTION, EVENT, 1, 204, TEN);
    private static final DeliveryEvent CANCELLED = new DeliveryCancelled(ID, SUBSCRIPTION, EVENT);

    DeliveryRulesTest() {
        super(DeliveryCommand.class, new DeliveryRules(), new Absent(ID));
    }

    private static RecordFailure failure(int attempt, String answer) {
        return new RecordFailure(attempt, answer, Optional.empty());
    }

    private static DeliveryEvent failed(int attempts, String answer, Instant at, Instant nextAt) {
        return new WebhookFailed(ID, SUBSCRIPTION, EVENT, attempts, answer, at, nextAt);
    }

    @Nested
    class Queueing {
        @Test
        void makes_it_due_at_once_in_whole_seconds() {
            given().at("2026-07-01T10:00:00.789+09:00").when(QUEUE).then(QUEUED);
        }

        @Test
        void the_same_event_again_is_a_repeat_in_every_stage() {
            given(QUEUED).when(QUEUE).thenRepeated();
            given(QUEUED, DELIVERED).when(QUEUE).thenRepeated();
            given(QUEUED, FAILED_ONCE, FAILED_TWICE, DEAD).when(QUEUE).thenRepeated();
            given(QUEUED, CANCELLED).when(QUEUE).thenRepeated();
        }

        @Test
        void another_event_under_the_same_id_is_refused() {
            given(QUEUED)
                    .when(new QueueDelivery(new Letter(SUBSCRIPTION, OTHER, TYPE, STREAM, 8)))
                    .thenRefused(DeliveryRefusal.DELIVERY_TAKEN);
        }
    }

    @Nested
    class Delivering {
        @Test
        void ends_it_and_counts_the_attempts() {
            given(QUEUED)
                    .at("2026-07-01T10:00:00+09:00")
                    .when(new RecordDelivered(204))
                    .then(DELIVERED);
            given(QUEUED, FAILED_ONCE)
                    .at("2026-07-01T10:01:00+09:00")
                    .when(new RecordDelivered(200))
                    .then(new WebhookDelivered(ID, SUBSCRIPTION, EVENT, 2, 200, TEN.plusSeconds(60)));
        }

        @Test
        void by_two_at_once_counts_once() {
            given(QUEUED, DELIVERED).when(new RecordDelivered(204)).thenRepeated();
            given(QUEUED, DELIVERED).when(failure(1, "TIMED_OUT")).thenRepeated();
        }

        @Test
        void what_was_never_queued_is_refused() {
            given().when(new RecordDelivered(204)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            given().when(failure(1, "CLOSED")).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Failing {
        @Test
        void is_followed_by_ever_longer_pauses() {
            given(QUEUED)
                    .knowing(TWO)
                    .at("2026-07-01T10:00:00.5+09:00")
                    .when(failure(1, "STATUS_503"))
                    .then(FAILED_ONCE);
            given(QUEUED, FAILED_ONCE)
                    .knowing(TWO)
                    .at("2026-07-01T10:01:00+09:00")
                    .when(failure(2, "TIMED_OUT"))
                    .then(FAILED_TWICE);
        }

        @Test
        void is_followed_by_the_pause_that_the_receiver_asks_for_where_that_is_longer_up_to_a_day() {
            assertPause(Duration.ofMinutes(7), Duration.ofMinutes(7));
            assertPause(Duration.ofSeconds(10), Duration.ofMinutes(1));
            assertPause(Duration.ofDays(400), Duration.ofHours(24));
        }

        private void assertPause(Duration asked, Duration pause) {
            given(QUEUED)
                    .knowing(TWO)
                    .at("2026-07-01T10:00:00+09:00")
                    .when(new RecordFailure(1, "STATUS_429", Optional.of(asked)))
                    .then(failed(1, "STATUS_429", TEN, TEN.plus(pause)));
        }

        @Test
        void is_not_followed_by_the_same_pause_for_all_that_failed_together() {
            Retries spread = new Retries(List.of(Duration.ofSeconds(100)), 10);
            List<Long> pauses = Stream.generate(() -> new DeliveryId(UUID.randomUUID()))
                    .limit(1_000)
                    .map(id -> spread.after(1, id, Optional.empty()).toSeconds())
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(pauses).hasSizeGreaterThan(15).allSatisfy(pause -> assertThat(pause)
                    .isBetween(90L, 110L));
            assertThat(spread.after(1, ID, Optional.empty())).isEqualTo(spread.after(1, ID, Optional.empty()));
        }

        @Test
        void once_more_than_there_are_pauses_gives_it_up() {
            given(QUEUED, FAILED_ONCE, FAILED_TWICE)
                    .knowing(TWO)
                    .at("2026-07-01T10:06:00+09:00")
                    .when(failure(3, "STATUS_503"))
                    .then(DEAD);
        }

        @Test
        void with_gone_gives_it_up_at_once() {
            given(QUEUED)
                    .knowing(TWO)
                    .at("2026-07-01T10:00:00+09:00")
                    .when(failure(1, "STATUS_410"))
                    .then(new WebhookDeadLettered(ID, SUBSCRIPTION, EVENT, 1, "STATUS_410", TEN));
        }

        @Test
        void told_by_two_that_tried_at_once_counts_once() {
            given(QUEUED, FAILED_ONCE)
                    .knowing(TWO)
                    .when(failure(1, "STATUS_503"))
                    .thenRepeated();
        }

        @Test
        void is_kept_in_the_log_with_time_and_answer() {
            assertThat(given(QUEUED, FAILED_ONCE)
                            .knowing(TWO)
                            .at("2026-07-01T10:01:00+09:00")
                            .when(failure(2, "TIMED_OUT"))
                            .thenStage())
                    .isInstanceOfSatisfying(Pending.class, pending -> assertThat(pending.log())
                            .containsExactly(
                                    new Attempt(TEN, "STATUS_503"), new Attempt(TEN.plusSeconds(60), "TIMED_OUT")));
        }
    }

    @Nested
    class Redriving {
        @Test
        void makes_a_dead_one_due_again_and_counts_from_the_beginning() {
            var after = given(QUEUED, FAILED_ONCE, FAILED_TWICE, DEAD)
                    .by(SAITO)
                    .knowing(BOUSAI)
                    .at("2026-07-02T09:00:00+09:00")
                    .when(new RedriveDelivery())
                    .thenStage();
            assertThat(after).isInstanceOfSatisfying(Pending.class, pending -> {
                assertThat(pending.attempts()).isZero();
                assertThat(pending.redriven()).isTrue();
                assertThat(pending.nextAt()).isEqualTo(Instant.parse("2026-07-02T00:00:00Z"));
                assertThat(pending.log()).hasSize(3);
            });
        }

        @Test
        void is_for_the_subscribers_and_the_offices_staff() {
            given(QUEUED, DEAD)
                    .by(YAMAMOTO)
                    .knowing(BOUSAI)
                    .at("2026-07-01T10:00:00+09:00")
                    .when(new RedriveDelivery())
                    .then(new WebhookRedriven(ID, SUBSCRIPTION, EVENT, TEN));
            given(QUEUED, DEAD).by(SAITO).knowing(BOUSAI).isSeen();
            given(QUEUED, DEAD).by(YAMAMOTO).knowing(BOUSAI).isSeen();
            given(QUEUED, DEAD).by(TANAKA).knowing(BOUSAI).isUnseen();
        }

        @Test
        void after_the_subscription_has_ended_is_refused() {
            given(QUEUED, DEAD)
                    .by(SAITO)
                    .knowing(ENDED)
                    .when(new RedriveDelivery())
                    .thenRefused(DeliveryRefusal.NO_WEBHOOK_ANY_MORE);
        }

        @Test
        void what_is_not_dead_is_refused() {
            given(QUEUED)
                    .by(SAITO)
                    .knowing(BOUSAI)
                    .when(new RedriveDelivery())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            given(QUEUED, DELIVERED)
                    .by(SAITO)
                    .knowing(BOUSAI)
                    .when(new RedriveDelivery())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void and_failing_again_gives_it_up_again() {
            assertThat(given(QUEUED, DEAD, new WebhookRedriven(ID, SUBSCRIPTION, EVENT, TEN))
                            .knowing(new Retries(List.of(), 0))
                            .when(failure(1, "STATUS_503"))
                            .thenStage())
                    .isInstanceOf(Dead.class);
        }
    }

    @Nested
    class Cancelling {
        @Test
        void ends_what_waits_and_nothing_else() {
            given(QUEUED).when(new CancelDelivery()).then(CANCELLED);
            given(QUEUED, DELIVERED).when(new CancelDelivery()).thenRepeated();
            given().when(new CancelDelivery()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }
}
