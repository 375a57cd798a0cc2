package org.kyodo.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryCancelled;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryQueued;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDeadLettered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDelivered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookFailed;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookRedriven;
import org.kyodo.contracts.notification.PauseCause;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionPaused;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerificationRequested;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalScored;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.kit.FormWalk;
import org.kyodo.kit.Platform;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.notification.NotificationTest;
import org.kyodo.notification.Receiver;
import org.kyodo.notification.World;
import org.kyodo.notification.archive.EventArchive;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@NotificationTest
class DeliveryServiceTest {
    private static final String WEBHOOK = "[\"WEBHOOK\"]";

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Handshakes handshakes;

    @Autowired
    EventArchive archive;

    private final Receiver receiver = new Receiver();
    private World world;

    /** Each test has its own title, and a proposal of another test never counts. */
    @BeforeEach
    void begin() {
        world = new World(platform);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Platform.Answer subscribe(Receiver to, String filter) {
        return world.bousai()
                .post("/api/v1/subscriptions", World.subscription("見守り", World.filter(filter), WEBHOOK, to.url()))
                .expect(201);
    }

    private void end(Platform.Answer subscription) {
        world.bousai()
                .post("/api/v1/subscriptions/" + subscription.id() + "/end", "{}")
                .expect(200);
    }

    private static void awaitUntil(Runnable assertion) {
        await().atMost(Platform.SOON).untilAsserted(assertion::run);
    }

    private Platform.Answer log(Platform.Answer subscription, String query) {
        return world.bousai()
                .get("/api/v1/subscriptions/" + subscription.id() + "/deliveries" + query)
                .expect(200);
    }

    private void awaitLog(Platform.Answer subscription, String query, int lines) {
        awaitUntil(
                () -> assertThat(log(subscription, query).body().path("items")).hasSize(lines));
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        var subscription = world.bousai()
                .post(
                        "/api/v1/subscriptions",
                        World.subscription(
                                "権限表",
                                World.onlyForm(CollaborationForm.ADOPT),
                                "[\"IN_APP\", \"WEBHOOK\"]",
                                receiver.url()))
                .expect(201);
        var proposal = world.proposal("権限表").by(CollaborationForm.ADOPT);
        proposal.tell(proposal.accepted());
        awaitLog(subscription, "", 1);
        String delivery = log(subscription, "").body().at("/items/0/id").asString();
        String notice = await().atMost(Platform.SOON)
                .until(
                        () -> world.bousai()
                                .get("/api/v1/inbox?limit=1")
                                .expect(200)
                                .body()
                                .at("/items/0/id")
                                .asString(""),
                        id -> !id.isEmpty());
        String terms = "{\"name\": \"権限表\", \"filter\": %s, \"channels\": [\"IN_APP\"]}"
                .formatted(World.onlyForm(CollaborationForm.ADOPT));
        RoleMatrix.Cast cast =
                new RoleMatrix.Cast(World.YAMAGUCHI, "acct-of-a-group", "disaster-prevention", "acct-reviewer");
        new RoleMatrix(platform, "notification", "common", cast)
                .below("/api/v1/rules", "/api/v1/forms", "/api/v1/drafts", "/ops")
                .record("/api/v1/forms/{command}", "", "CreateSubscription")
                .record(
                        "/api/v1/drafts/{id}",
                        "of the section",
                        FormWalk.draft(
                                platform.as("acct-matrix-section", cast.municipality(), cast.inCharge(), Role.STAFF)))
                .isAsAccepted();
        new RoleMatrix(platform, "notification", "subscriptions", cast)
                .below("/api/v1/subscriptions")
                .record("/api/v1/subscriptions/{id}", "Active", subscription.id())
                .body(
                        "POST /api/v1/subscriptions",
                        "{\"department\": \"disaster-prevention\", \"terms\": %s}".formatted(terms))
                .body("POST /api/v1/subscriptions/{id}/change", "{\"terms\": %s}".formatted(terms))
                .isAsAccepted();
        new RoleMatrix(platform, "notification", "deliveries", cast)
                .below("/api/v1/deliveries")
                .record("/api/v1/deliveries/{id}", "Pending or Delivered", delivery)
                .isAsAccepted();
        new RoleMatrix(platform, "notification", "inbox", cast)
                .below("/api/v1/inbox")
                .record("/api/v1/inbox/{id}", "of the section", notice)
                .harmless("POST /api/v1/inbox/{id}/read")
                .isAsAccepted();
        end(subscription);
    }

    @Nested
    class ADepartment {
        @Test
        void gets_what_its_filter_selects_signed_and_in_order_though_a_rejection_names_no_area() {
            var subscription = subscribe(receiver, "\"fieldTypes\": [\"F2\"], \"areas\": [\"大殿\", \"白石\"]");
            String secret = subscription.body().path("webhookSecret").asString();
            var proposal = world.proposal("中心商店街の歩行者天国");

            proposal.tell(proposal.submitted());
            Recorded<?> accepted = proposal.tell(proposal.accepted());
            Recorded<?> rejected = proposal.tell(proposal.rejected());
            var elsewhere = world.proposal("ほかの地域").in("市内全域");
            elsewhere.tell(elsewhere.accepted());
            var otherField = world.proposal("ほかの分野").of(FieldType.of("F6"));
            otherField.tell(otherField.accepted());

            awaitUntil(() -> assertThat(receiver.received())
                    .extracting(Receiver.Received::eventId)
                    // What was submitted concerns the parties, and this department is not in charge of it.
                    .containsExactly(
                            accepted.envelope().id().toString(),
                            rejected.envelope().id().toString()));
            assertThat(receiver.received()).allSatisfy(got -> {
                new com.standardwebhooks.Webhook(secret).verify(got.body(), got.headers());
                assertThat(got.header("content-type")).isEqualTo("application/cloudevents+json");
            });
            var event = receiver.received().getLast().event();
            assertThat(event.path("specversion").asString()).isEqualTo("1.0");
            assertThat(event.path("type").asString()).isEqualTo("kyodo.proposal.ProposalRejected.v1");
            assertThat(event.path("source").asString()).isEqualTo("/352039/proposal");
            assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
            assertThat(event.at("/data/rejection/reason/code").asString()).isEqualTo("FEASIBILITY");
            end(subscription);
        }

        @Test
        void in_charge_of_a_proposal_gets_what_concerns_its_parties_but_never_a_reviewers_scores() {
            var subscription = subscribe(receiver, "");
            var proposal = world.proposal("担当課への通知");

            proposal.tell(proposal.assigned("disaster-prevention"));
            proposal.tell(new ProposalScored(proposal.id, AccountRef.of("acct-reviewer"), 1));
            proposal.tell(proposal.submitted());

            awaitUntil(() -> assertThat(receiver.received())
                    .filteredOn(got -> got.subject().equals(proposal.stream()))
                    .extracting(Receiver.Received::sequence)
                    .containsExactly(1L, 3L));
            end(subscription);
        }

        @Test
        void that_wants_everything_is_told_neither_of_its_own_deliveries_nor_that_it_began() {
            var subscription = subscribe(receiver, "");
            var proposal = world.proposal("すべて");
            proposal.tell(proposal.accepted());
            awaitUntil(() -> assertThat(receiver.received())
                    .extracting(Receiver.Received::subject)
                    .contains(proposal.stream()));
            var other = subscribe(receiver, "\"stages\": [\"Withdrawn\"]");
            var last = world.proposal("そのあと");
            last.tell(last.accepted());

            awaitUntil(() -> assertThat(receiver.received())
                    .extracting(Receiver.Received::subject)
                    .contains("subscription/" + other.id(), last.stream())
                    .doesNotContain("subscription/" + subscription.id())
                    .noneMatch(subject -> subject.startsWith("delivery/")));
            end(other);
            end(subscription);
        }
    }

    @Nested
    class AnAddress {
        @Test
        void that_has_not_agreed_gets_nothing_then_in_order_what_came_meanwhile() {
            receiver.asked(Receiver.status(204));
            var subscription = subscribe(receiver, "\"areas\": [\"市内全域\"]");
            var proposal = world.proposal("同意の前").in("市内全域");
            Recorded<?> accepted = proposal.tell(proposal.accepted());
            awaitLog(subscription, "?stage=Pending", 1);
            awaitUntil(() -> assertThat(shown(subscription)
                            .at("/content/handshake/lastAnswer")
                            .asString())
                    .isEqualTo("NOT_GRANTED"));
            // The event that asks for it comes after the look-up that found it due: it is not asked twice.
            Recorded<SubscriptionVerificationRequested> requested = platform.awaitEvent(
                    SubscriptionVerificationRequested.class,
                    happened -> happened.event().subscriptionId().toString().equals(subscription.id()));
            handshakes.give(
                    archive.find(requested.envelope().id(), requested.envelope().municipality())
                            .orElseThrow(),
                    requested,
                    List.of());
            Recorded<?> rejected = proposal.tell(proposal.rejected());
            awaitLog(subscription, "?stage=Pending", 2);
            assertThat(receiver.received()).isEmpty();
            assertThat(receiver.questions()).hasSize(1);

            receiver.asked(Receiver.agreeing("kyodo.localhost"));
            world.bousai()
                    .post("/api/v1/subscriptions/" + subscription.id() + "/verification", "{}")
                    .expect(200);

            awaitUntil(() -> assertThat(receiver.received())
                    .extracting(Receiver.Received::eventId)
                    .containsExactly(
                            accepted.envelope().id().toString(),
                            rejected.envelope().id().toString()));
            assertThat(shown(subscription).at("/content/handshake").isNull()).isTrue();
            world.bousai()
                    .post("/api/v1/subscriptions/" + subscription.id() + "/verification", "{}")
                    .problem(409, "ALREADY_VERIFIED");

            // Another address is asked anew, and the one before gets nothing any more.
            try (Receiver other = new Receiver()) {
                other.asked(Receiver.status(404));
                change(subscription, other.url());
                var next = world.proposal("移った配信先").in("市内全域");
                next.tell(next.accepted());
                awaitLog(subscription, "?stage=Pending", 1);
                awaitUntil(() -> assertThat(other.questions()).hasSize(1));
                assertThat(other.received()).isEmpty();
                assertThat(receiver.received()).hasSize(2);
                end(subscription);
            }
        }

        @Test
        void that_never_agrees_pauses_the_subscription_and_its_department_is_told() {
            receiver.asked(Receiver.status(403));
            var subscription = subscribe(receiver, "\"stages\": [\"Withdrawn\"]");
            awaitUntil(() -> assertThat(receiver.questions()).hasSize(1));
            awaitUntil(() -> assertThat(shown(subscription)
                            .at("/content/handshake/attempts")
                            .asInt())
                    .isEqualTo(1));
            later(61);

            Recorded<SubscriptionPaused> paused = platform.awaitEvent(
                    SubscriptionPaused.class,
                    happened -> happened.event().subscriptionId().toString().equals(subscription.id()));
            assertThat(paused.event().cause()).isEqualTo(PauseCause.UNVERIFIED);
            awaitUntil(() -> assertThat(world.bousai()
                            .get("/api/v1/inbox?unread=true")
                            .expect(200)
                            .body()
                            .path("items"))
                    .extracting(notice -> notice.path("event").asString())
                    .contains(paused.envelope().id().toString()));
            assertThat(receiver.questions()).hasSize(2);
            end(subscription);
        }

        @Test
        void that_agrees_does_not_agree_for_the_one_that_took_its_place_meanwhile() {
            try (Receiver other = new Receiver()) {
                other.asked(Receiver.status(404));
                CompletableFuture<Platform.Answer> begun = new CompletableFuture<>();
                receiver.asked((got, exchange) -> {
                    change(begun.join(), other.url());
                    Receiver.agreeing("*").answer(got, exchange);
                });
                var subscription = subscribe(receiver, "\"areas\": [\"市内全域\"]");
                begun.complete(subscription);

                awaitUntil(() -> assertThat(shown(subscription)
                                .at("/content/handshake/lastAnswer")
                                .asString())
                        .isEqualTo("STATUS_404"));
                assertThat(receiver.questions()).hasSize(1);
                end(subscription);
            }
        }

        private JsonNode shown(Platform.Answer subscription) {
            return world.bousai()
                    .get("/api/v1/subscriptions/" + subscription.id())
                    .expect(200)
                    .body();
        }

        private void change(Platform.Answer subscription, String url) {
            world.bousai()
                    .post(
                            "/api/v1/subscriptions/" + subscription.id() + "/change",
                            "{\"terms\": {\"name\": \"見守り\", \"filter\": %s, \"channels\": %s}, \"webhookUrl\": \"%s\"}"
                                    .formatted(World.filter("\"areas\": [\"市内全域\"]"), WEBHOOK, url))
                    .expect(200);
        }
    }

    @Nested
    class ASecretRenewed {
        @Test
        void signs_beside_the_one_before_for_a_day_and_alone_afterwards() throws Exception {
            var subscription = subscribe(receiver, "\"areas\": [\"市内全域\"]");
            String path = "/api/v1/subscriptions/" + subscription.id();
            var former = new com.standardwebhooks.Webhook(
                    subscription.body().path("webhookSecret").asString());
            var present = new com.standardwebhooks.Webhook(world.bousai()
                    .post(path + "/secret", "{}")
                    .expect(200)
                    .body()
                    .path("webhookSecret")
                    .asString());
            var proposal = world.proposal("鍵の更新").in("市内全域");
            proposal.tell(proposal.accepted());
            awaitUntil(() -> assertThat(receiver.received()).hasSize(1));
            former.verify(
                    receiver.received().getFirst().body(),
                    receiver.received().getFirst().headers());
            present.verify(
                    receiver.received().getFirst().body(),
                    receiver.received().getFirst().headers());

            later(24 * 3600 + 1);
            proposal.tell(proposal.rejected());
            awaitUntil(() -> assertThat(receiver.received()).hasSize(2));
            Receiver.Received last = receiver.received().getLast();
            present.verify(last.body(), last.headers());
            assertThatThrownBy(() -> former.verify(last.body(), last.headers()))
                    .isInstanceOf(WebhookVerificationException.class);
            end(subscription);
        }
    }

    @Nested
    class AnEventToldAgain {
        @Test
        void is_delivered_once() {
            var subscription = subscribe(receiver, "\"areas\": [\"白石\"]");
            var proposal = world.proposal("重複").in("白石");
            Recorded<?> accepted = proposal.tell(proposal.accepted());
            platform.publish(accepted);
            platform.publish(accepted);
            var next = world.proposal("次").in("白石");
            next.tell(next.accepted());
            platform.publish(accepted);
            proposal.tell(proposal.rejected());

            awaitUntil(() -> assertThat(receiver.received()).hasSize(3));
            assertThat(receiver.received())
                    .filteredOn(got -> got.subject().equals(proposal.stream()))
                    .extracting(Receiver.Received::sequence)
                    .containsExactly(1L, 2L);
            awaitLog(subscription, "?stage=Delivered", 3);
            end(subscription);
        }
    }

    @Nested
    class AReceiverInTrouble {
        @Test
        void gets_the_same_event_again_after_a_pause_and_later_ones_of_its_stream_wait_but_no_others() {
            var subscription = subscribe(
                    receiver, "\"types\": [\"kyodo.proposal.ProposalAccepted\", \"kyodo.proposal.ProposalRejected\"]");
            var troubled = world.proposal("手こずる提案");
            receiver.behaving((got, exchange) -> Receiver.status(got.subject().equals(troubled.stream()) ? 503 : 204)
                    .answer(got, exchange));
            Recorded<?> first = troubled.tell(troubled.accepted());
            troubled.tell(troubled.rejected());
            var other = world.proposal("順調な提案");
            other.tell(other.accepted());

            awaitLog(subscription, "?stage=Delivered", 1);
            awaitUntil(() -> assertThat(
                            log(subscription, "?stage=Pending").body().path("items"))
                    .hasSize(2)
                    .anySatisfy(line -> {
                        assertThat(line.path("content").path("attempts").asInt())
                                .isEqualTo(1);
                        assertThat(line.path("content").path("lastAnswer").asString())
                                .isEqualTo("STATUS_503");
                        assertThat(line.path("content").path("lastAnswerText").asString())
                                .contains("503");
                        assertThat(line.path("content").path("nextAt").asString())
                                .isNotBlank();
                    })
                    .anySatisfy(line -> assertThat(
                                    line.path("content").path("attempts").asInt())
                            .isZero()));
            assertThat(receiver.received())
                    .filteredOn(got -> got.subject().equals(troubled.stream()))
                    .hasSize(1);

            receiver.behaving(Receiver.status(204));
            later(61);

            awaitUntil(() -> assertThat(receiver.received())
                    .filteredOn(got -> got.subject().equals(troubled.stream()))
                    .extracting(Receiver.Received::sequence)
                    .containsExactly(1L, 1L, 2L));
            assertThat(receiver.received())
                    .filteredOn(got -> got.subject().equals(troubled.stream()))
                    .extracting(Receiver.Received::eventId)
                    .startsWith(
                            first.envelope().id().toString(),
                            first.envelope().id().toString());
            end(subscription);
        }

        @Test
        void for_too_long_leads_to_dead_letters_a_pause_a_notice_and_a_redrive_by_the_department() {
            receiver.behaving(Receiver.status(503));
            var subscription = subscribe(receiver, "\"fieldTypes\": [\"F3\"]");
            var proposal = world.proposal("届かない提案").of(FieldType.of("F3"));
            proposal.tell(proposal.accepted());
            proposal.tell(proposal.rejected());
            String id = awaitFailures(subscription, 1);
            later(61);
            awaitFailures(subscription, 2);
            later(301);

            platform.awaitEvents(
                    id, DeliveryQueued.class, WebhookFailed.class, WebhookFailed.class, WebhookDeadLettered.class);
            Recorded<SubscriptionPaused> paused = platform.awaitEvent(
                    SubscriptionPaused.class,
                    happened -> happened.event().subscriptionId().toString().equals(subscription.id()));
            assertThat(paused.event().cause()).isEqualTo(PauseCause.DEAD_LETTER);
            awaitUntil(() -> assertThat(world.bousai()
                            .get("/api/v1/inbox?unread=true")
                            .expect(200)
                            .body()
                            .path("items"))
                    .anySatisfy(notice -> {
                        assertThat(notice.path("event").asString())
                                .isEqualTo(paused.envelope().id().toString());
                        assertThat(notice.path("sentence").asString()).contains("停止しました");
                    }));
            assertThat(world.bousai()
                            .get("/api/v1/subscriptions/" + subscription.id())
                            .body()
                            .path("stage")
                            .asString())
                    .isEqualTo("Paused");
            assertThat(mongo.getCollection("subscriptions")
                            .find(new Document("_id", subscription.id()))
                            .first())
                    .as("a subscription with no mark of each delivery given up")
                    .doesNotContainKey("seen");

            // What comes meanwhile waits; what the department redrives goes out, paused or not.
            receiver.behaving(Receiver.status(204));
            int before = receiver.received().size();
            world.schools().post("/api/v1/deliveries/" + id + "/redrive", "{}").problem(404, "NOT_FOUND");
            world.bousai().post("/api/v1/deliveries/" + id + "/redrive", "{}").expect(200);
            platform.awaitEvents(
                    id,
                    DeliveryQueued.class,
                    WebhookFailed.class,
                    WebhookFailed.class,
                    WebhookDeadLettered.class,
                    WebhookRedriven.class,
                    WebhookDelivered.class);
            assertThat(receiver.received()).hasSize(before + 1);
            assertThat(world.bousai()
                            .get("/api/v1/deliveries/" + id)
                            .expect(200)
                            .body()
                            .path("stage")
                            .asString())
                    .isEqualTo("Delivered");
            world.bousai().post("/api/v1/deliveries/" + id + "/redrive", "{}").problem(409, "NOT_IN_THIS_STAGE");

            world.bousai()
                    .post("/api/v1/subscriptions/" + subscription.id() + "/resumption", "{}")
                    .expect(200);
            awaitUntil(() -> assertThat(receiver.received())
                    .extracting(Receiver.Received::sequence)
                    .endsWith(1L, 2L));
            end(subscription);
        }

        @Test
        void that_says_it_is_gone_is_left_alone_at_once() {
            receiver.behaving(Receiver.status(410));
            var subscription = subscribe(receiver, "\"fieldTypes\": [\"F4\"]");
            var proposal = world.proposal("閉じた窓口").of(FieldType.of("F4"));
            proposal.tell(proposal.accepted());

            Recorded<SubscriptionPaused> paused = platform.awaitEvent(
                    SubscriptionPaused.class,
                    happened -> happened.event().subscriptionId().toString().equals(subscription.id()));
            assertThat(paused.event().cause()).isEqualTo(PauseCause.GONE);
            assertThat(receiver.received()).hasSize(1);
            end(subscription);
        }

        @Test
        void that_hangs_holds_up_no_other_receiver() {
            CountDownLatch never = new CountDownLatch(1);
            receiver.behaving((got, exchange) -> never.await());
            try (Receiver quick = new Receiver()) {
                var hanging = subscribe(receiver, "\"fieldTypes\": [\"F5\"]");
                var other = subscribe(quick, "\"fieldTypes\": [\"F5\"]");
                for (int i = 0; i < 12; i++) {
                    var proposal = world.proposal("新しい課題 " + i).of(FieldType.of("F5"));
                    proposal.tell(proposal.accepted());
                }
                awaitUntil(() -> assertThat(receiver.received()).isNotEmpty());
                awaitUntil(() -> assertThat(quick.received()).hasSize(12));
                assertThat(log(hanging, "?stage=Delivered").body().path("items"))
                        .as("taken by the one that hangs")
                        .isEmpty();
                end(hanging);
                end(other);
                never.countDown();
            }
        }

        @Test
        void is_spared_after_five_failures_and_what_waits_then_counts_as_no_attempt() {
            receiver.behaving(Receiver.status(500));
            var subscription = subscribe(receiver, "\"fieldTypes\": [\"F6\"]");
            for (int i = 0; i < 30; i++) {
                var proposal = world.proposal("合意形成 " + i).of(FieldType.of("F6"));
                proposal.tell(proposal.accepted());
            }
            awaitLog(subscription, "?limit=100", 30);
            awaitUntil(() -> assertThat(receiver.received()).hasSizeGreaterThanOrEqualTo(5));
            int attempts = log(subscription, "?limit=100")
                    .body()
                    .path("items")
                    .valueStream()
                    .mapToInt(line -> line.path("content").path("attempts").asInt())
                    .sum();
            assertThat(attempts).isLessThan(30);
            assertThat(receiver.received()).hasSizeLessThan(30);

            receiver.behaving(Receiver.status(200));
            later(61);
            awaitUntil(() -> {
                later(61);
                assertThat(log(subscription, "?stage=Delivered&limit=100")
                                .body()
                                .path("items"))
                        .hasSize(30);
            });
            end(subscription);
        }

        private String awaitFailures(Platform.Answer subscription, int attempts) {
            awaitUntil(
                    () -> assertThat(log(subscription, "").body().path("items")).anySatisfy(line -> assertThat(
                                    line.path("content").path("attempts").asInt())
                            .isEqualTo(attempts)));
            return log(subscription, "")
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(line -> line.path("content").path("attempts").asInt() == attempts)
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
        }
    }

    @Nested
    class AnEndedSubscription {
        @Test
        void cancels_what_waits() {
            receiver.behaving(Receiver.status(503));
            var subscription = subscribe(receiver, "\"fieldTypes\": [\"F1\"]");
            var proposal = world.proposal("取り消される配信").of(FieldType.of("F1"));
            proposal.tell(proposal.accepted());
            proposal.tell(proposal.rejected());
            awaitLog(subscription, "", 2);
            awaitUntil(() -> assertThat(receiver.received()).hasSize(1));
            end(subscription);
            later(61);

            awaitLog(subscription, "?stage=Cancelled", 2);
            assertThat(receiver.received()).hasSize(1);
            platform.awaitEvent(
                    DeliveryCancelled.class,
                    happened -> happened.event().subscriptionId().toString().equals(subscription.id()));
        }
    }

    @Nested
    class ATest {
        @Test
        void is_sent_once_and_signed_and_its_result_is_told_at_once() throws Exception {
            var subscription = subscribe(receiver, "\"stages\": [\"Withdrawn\"]");
            awaitUntil(() -> assertThat(receiver.questions()).hasSize(1));
            JsonNode arrived = await().atMost(Platform.SOON)
                    .until(
                            () -> world.bousai().post(path(subscription), ""),
                            // Before, the address has not agreed to receive.
                            answer -> answer.status() == 200)
                    .body();

            assertThat(arrived.path("taken").asBoolean()).isTrue();
            assertThat(arrived.path("answer").asString()).isEqualTo("STATUS_204");
            assertThat(receiver.received()).hasSize(1);
            Receiver.Received got = receiver.received().getFirst();
            new com.standardwebhooks.Webhook(
                            subscription.body().path("webhookSecret").asString())
                    .verify(got.body(), got.headers());
            assertThat(got.eventId()).isEqualTo(arrived.path("message").asString());
            assertThat(got.event().path("type").asString()).isEqualTo(TestController.TYPE);
            assertThat(got.event().path("source").asString()).isEqualTo("/352039/notification");

            receiver.behaving(Receiver.status(503));
            JsonNode refused =
                    world.office().post(path(subscription), "").expect(200).body();
            assertThat(refused.path("taken").asBoolean()).isFalse();
            assertThat(refused.path("answerText").asString()).contains("HTTP 503");
            assertThat(receiver.received()).hasSize(2);
            assertThat(log(subscription, "").body().path("items")).isEmpty();
            world.schools().post(path(subscription), "").problem(404, "NOT_FOUND");
            end(subscription);
            world.bousai().post(path(subscription), "").problem(409, "NOT_IN_THIS_STAGE");
        }

        @Test
        void is_not_sent_to_an_address_that_has_not_agreed_to_receive() {
            receiver.asked(Receiver.status(403));
            var subscription = subscribe(receiver, "\"stages\": [\"Withdrawn\"]");

            world.bousai().post(path(subscription), "").problem(409, "NOT_VERIFIED");
            assertThat(receiver.received()).isEmpty();
            end(subscription);
        }

        private static String path(Platform.Answer subscription) {
            return "/api/v1/subscriptions/" + subscription.id() + "/test";
        }
    }

    @Nested
    class TheLog {
        @Test
        void is_open_to_the_department_and_the_office_and_to_nobody_else() {
            var subscription = subscribe(receiver, "\"stages\": [\"Withdrawn\"]");
            String path = "/api/v1/subscriptions/" + subscription.id() + "/deliveries";

            world.office().get(path).expect(200);
            world.schools().get(path).problem(404, "NOT_FOUND");
            var lost = world.bousai().get(path + "?stage=Lost").problem(400, "INVALID_VALUE");
            assertThat(lost.body().path("allowed"))
                    .extracting(stage -> stage.asString())
                    .containsExactly("Pending", "Delivered", "Dead", "Cancelled");
            world.bousai().get(path + "?limit=0").problem(400, "INVALID_VALUE");
            world.bousai().post("/api/v1/deliveries/nonsense/redrive", "{}");
            end(subscription);
        }
    }

    private void later(int seconds) {
        platform.clockTo(platform.now()
                .plusSeconds(seconds)
                .atOffset(java.time.ZoneOffset.UTC)
                .toString());
    }
}
