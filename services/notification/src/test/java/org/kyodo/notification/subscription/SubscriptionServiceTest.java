package org.kyodo.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionChanged;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionCreated;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionEnded;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionPaused;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionResumed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionSecretRenewed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerificationRequested;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerified;
import org.kyodo.kit.Platform;
import org.kyodo.kit.SecurityLines;
import org.kyodo.notification.NotificationTest;
import org.kyodo.notification.Receiver;
import org.kyodo.notification.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@NotificationTest
class SubscriptionServiceTest {
    private static final String PATH = "/api/v1/subscriptions";
    // Nobody listens there; no event of these tests goes out to it.
    private static final String ADDRESS = "https://bousai.example:8443/hook?key=part-of-the-address";
    private static final String NOTHING_COMES = World.filter("\"stages\": [\"Withdrawn\"]");

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(platform);
    }

    private static String body(String webhookUrl) {
        return World.subscription("見守り", NOTHING_COMES, "[\"IN_APP\", \"WEBHOOK\"]", webhookUrl);
    }

    @Test
    void lives_from_its_creation_to_its_end_and_tells_each_step() {
        try (Receiver receiver = new Receiver()) {
            livesWith(receiver);
        }
    }

    private void livesWith(Receiver receiver) {
        String id = world.bousai().post(PATH, body(receiver.url())).expect(201).id();
        platform.awaitEvents(
                id, SubscriptionCreated.class, SubscriptionVerificationRequested.class, SubscriptionVerified.class);
        world.bousai()
                .post(
                        PATH + "/" + id + "/change",
                        "{\"terms\": {\"name\": \"すべて\", \"filter\": %s, \"channels\": [\"WEBHOOK\"]}}"
                                .formatted(NOTHING_COMES))
                .expect(200);
        world.bousai().post(PATH + "/" + id + "/secret", "{}").expect(200);
        world.bousai().post(PATH + "/" + id + "/pause", "{}").expect(200);
        world.office().post(PATH + "/" + id + "/resumption", "{}").expect(200);
        world.bousai().post(PATH + "/" + id + "/end", "{}").expect(200);
        world.bousai().post(PATH + "/" + id + "/resumption", "{}").problem(409, "NOT_IN_THIS_STAGE");

        platform.awaitEvents(
                id,
                SubscriptionCreated.class,
                SubscriptionVerificationRequested.class,
                SubscriptionVerified.class,
                SubscriptionChanged.class,
                SubscriptionSecretRenewed.class,
                SubscriptionPaused.class,
                SubscriptionResumed.class,
                SubscriptionEnded.class);
        assertThat(world.bousai().history(PATH + "/" + id)).hasSize(8).endsWith("SubscriptionEnded");
    }

    @Nested
    class TheSecret {
        @Test
        void is_shown_once_and_stands_neither_in_the_events_nor_in_the_database_nor_in_any_other_answer() {
            var created = world.bousai().post(PATH, body(ADDRESS)).expect(201);
            String secret = created.body().path("webhookSecret").asString();
            assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
            assertThat(created.header("Cache-Control")).isEqualTo("no-store");

            var shown = world.bousai().get(PATH + "/" + created.id()).expect(200);
            assertThat(shown.body().toString()).doesNotContain(secret).doesNotContain("part-of-the-address");
            assertThat(shown.body().path("content").path("webhookOrigin").asString())
                    .isEqualTo("https://bousai.example:8443");
            Recorded<?> event = platform.awaitEvent(
                    SubscriptionCreated.class,
                    happened -> happened.event().subscriptionId().toString().equals(created.id()));
            assertThat(new String(event.data(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain(secret)
                    .doesNotContain("part-of-the-address");
            mongo.getCollectionNames().forEach(name -> mongo.findAll(Document.class, name)
                    .forEach(document -> assertThat(document.toJson())
                            .as("a document of %s", name)
                            .doesNotContain(secret)
                            .doesNotContain("part-of-the-address")));
        }

        @Test
        void is_sealed_anew_when_an_operator_rotates_the_keys() {
            world.bousai().post(PATH, body(ADDRESS)).expect(201);
            var operator = platform.as("acct-platform-operator", "352039", null, Role.PLATFORM_OPERATOR);

            operator.post("/ops/sealing/rotation", "").expect(202);

            await().atMost(Platform.SOON).untilAsserted(() -> {
                var sealing = operator.get("/ops/sealing").expect(200).body();
                assertThat(sealing.path("running").asBoolean()).isFalse();
                assertThat(sealing.path("left").asInt()).isZero();
            });
        }

        @Test
        void once_shown_stands_in_the_security_log_as_a_fact_and_not_as_a_secret() {
            try (SecurityLines lines = new SecurityLines()) {
                var created = world.bousai().post(PATH, body(ADDRESS)).expect(201);

                assertThat(lines.told("SECRET_SHOWN")).singleElement().satisfies(line -> assertThat(
                                line.path("subject").asString())
                        .isEqualTo("subscription/" + created.id()));
                assertThat(lines.raw())
                        .noneMatch(line -> line.contains(
                                created.body().path("webhookSecret").asString()));
            }
        }

        @Test
        void is_not_shown_again_to_who_repeats_the_request_with_its_key() {
            var session = world.bousai().with("Idempotency-Key", "subscribe-once");
            var first = session.post(PATH, body(ADDRESS)).expect(201);
            var again = session.post(PATH, body(ADDRESS)).expect(201);

            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.body().path("events")).isEqualTo(first.body().path("events"));
            assertThat(again.body().path("webhookSecret").isNull()).isTrue();
            var renewal = world.bousai().with("Idempotency-Key", "renew-once");
            String path = PATH + "/" + first.id() + "/secret";
            assertThat(renewal.post(path, "{}")
                            .expect(200)
                            .body()
                            .path("webhookSecret")
                            .isNull())
                    .isFalse();
            assertThat(renewal.post(path, "{}")
                            .expect(200)
                            .body()
                            .path("webhookSecret")
                            .isNull())
                    .isTrue();
            session.post(PATH, body("https://other.example/")).problem(422, "IDEMPOTENCY_KEY_REUSED");
        }

        @Test
        void renewed_is_another_and_a_change_of_address_leaves_it() {
            var created = world.bousai().post(PATH, body(ADDRESS)).expect(201);
            String path = PATH + "/" + created.id();
            String renewed = world.bousai()
                    .post(path + "/secret", "{}")
                    .expect(200)
                    .body()
                    .path("webhookSecret")
                    .asString();
            assertThat(renewed)
                    .hasSize(50)
                    .isNotEqualTo(created.body().path("webhookSecret").asString());
            world.schools().post(path + "/secret", "{}").problem(404, "NOT_FOUND");
        }

        @Test
        void is_shown_to_the_department_alone_not_even_to_the_office_that_renews_it() {
            var created = world.office().post(PATH, body(ADDRESS)).expect(201);
            assertThat(created.body().path("webhookSecret").isNull()).isTrue();
            String path = PATH + "/" + created.id() + "/secret";
            assertThat(world.office()
                            .post(path, "{}")
                            .expect(200)
                            .body()
                            .path("webhookSecret")
                            .isNull())
                    .isTrue();
            assertThat(world.bousai()
                            .post(path, "{}")
                            .expect(200)
                            .body()
                            .path("webhookSecret")
                            .isNull())
                    .isFalse();
        }

        @Test
        void has_a_key_pair_beside_it_where_asked_for_whose_public_key_is_shown() {
            var created = world.bousai()
                    .post(PATH, body(ADDRESS).replaceFirst("\\{", "{\"signing\": \"BOTH\", "))
                    .expect(201);
            String path = PATH + "/" + created.id();
            var key = world.bousai().get(path + "/keys").expect(200).body();
            assertThat(key).hasSize(1);
            String first = key.get(0).path("publicKey").asString();
            assertThat(first).matches("whpk_[A-Za-z0-9+/]{43}=");
            assertThat(key.get(0).at("/jwk/crv").asString()).isEqualTo("Ed25519");
            world.schools().get(path + "/keys").problem(404, "NOT_FOUND");

            world.bousai().post(path + "/secret", "{}").expect(200);
            var keys = world.bousai().get(path + "/keys").expect(200).body();
            assertThat(keys).hasSize(2);
            assertThat(keys.get(1).path("publicKey").asString()).isEqualTo(first);
            assertThat(keys.get(1).path("until").isNull()).isFalse();
        }

        @Test
        void is_none_where_nothing_goes_to_a_webhook() {
            var created = world.bousai()
                    .post(PATH, World.subscription("庁内", NOTHING_COMES, "[\"IN_APP\"]", null))
                    .expect(201);
            assertThat(created.body().path("webhookSecret").isNull()).isTrue();
            world.bousai().post(PATH + "/" + created.id() + "/secret", "{}").problem(422, "NO_WEBHOOK");
        }
    }

    @Nested
    class Bounds {
        @Test
        void of_department_municipality_and_role_hold() {
            String id = world.bousai().post(PATH, body(ADDRESS)).expect(201).id();

            world.schools().get(PATH + "/" + id).problem(404, "NOT_FOUND");
            assertThat(world.schools().get(PATH).expect(200).body().path("items"))
                    .isEmpty();
            world.office().get(PATH + "/" + id).expect(200);
            // Whether it is there is not told by another answer either.
            world.schools().post(PATH + "/" + id + "/pause", "{}").problem(404, "NOT_FOUND");
            world.schools()
                    .with("If-Match", "\"99\"")
                    .post(PATH + "/" + id + "/end", "{}")
                    .problem(404, "NOT_FOUND");
            world.schools().post(PATH + "/" + id + "/resumption", "{}").problem(404, "NOT_FOUND");
            world.schools().post(PATH + "/" + id + "/verification", "{}").problem(404, "NOT_FOUND");
            world.schools()
                    .post(
                            PATH + "/" + id + "/change",
                            "{\"terms\": {\"name\": \"x\", \"filter\": %s, \"channels\": []}}".formatted(NOTHING_COMES))
                    .problem(404, "NOT_FOUND");
            var nowhere = platform.as("acct-nobody", World.YAMAGUCHI, null, Role.STAFF);
            var list = nowhere.get(PATH + "?limit=1").expect(200).body();
            assertThat(list.path("items")).isEmpty();
            assertThat(list.path("next").isNull()).isTrue();
            // A key belongs to the account in its department: moved to another, it is another's.
            var moved = platform.as("acct-mover", World.YAMAGUCHI, "disaster-prevention", Role.STAFF)
                    .with("Idempotency-Key", "before-the-move");
            moved.post(PATH, body(ADDRESS)).expect(201);
            platform.as("acct-mover", World.YAMAGUCHI, "school-education", Role.STAFF)
                    .with("Idempotency-Key", "before-the-move")
                    .post(PATH, body(ADDRESS))
                    .problem(403, "NOT_YOUR_DEPARTMENT");
            var akita = platform.as("acct-akita", "052019", "collaboration-office", Role.STAFF);
            akita.get(PATH + "/" + id).problem(404, "NOT_FOUND");
            akita.post(PATH + "/" + id + "/pause", "{}").problem(404, "NOT_FOUND");
            platform.as("acct-group", World.YAMAGUCHI, null, Role.GROUP)
                    .post(PATH, body(ADDRESS))
                    .problem(403, "NOT_ALLOWED");
            platform.anonymous().get(PATH).problem(401, "UNAUTHENTICATED");
        }

        @Test
        void a_page_goes_on_where_the_one_before_ended() {
            for (int i = 0; i < 3; i++) {
                world.bousai().post(PATH, body(ADDRESS)).expect(201);
            }
            var first = world.bousai().get(PATH + "?limit=2").expect(200).body();
            var second = world.bousai()
                    .get(PATH + "?limit=2&cursor=" + first.path("next").asString())
                    .expect(200)
                    .body();
            assertThat(first.path("items")).hasSize(2);
            assertThat(second.path("items").get(0).path("id").asString())
                    .isLessThan(first.path("items").get(1).path("id").asString());
        }
    }

    @Nested
    class BadInput {
        @Test
        void is_answered_with_what_is_wrong_and_leaves_nothing() {
            long before = mongo.getCollection("subscriptions").countDocuments();
            var bousai = world.bousai();

            bousai.post(PATH, "{").problem(400, "MALFORMED_JSON");
            bousai.post(PATH, "{\"name\": 3}").expect(400);
            bousai.post(PATH, body(ADDRESS).replace("{\"department\"", "{\"kanals\": 1, \"department\""))
                    .problem(400, "UNKNOWN_FIELD");
            bousai.post(PATH, body("ftp://bousai.example/")).problem(400, "INVALID_VALUE");
            bousai.post(PATH, body("https://user:password@bousai.example/")).problem(400, "INVALID_VALUE");
            bousai.post(PATH, body("https://bousai.example/ 1")).problem(400, "INVALID_VALUE");
            bousai.post(PATH, body(null)).problem(422, "WEBHOOK_ADDRESS_REQUIRED");
            bousai.post(PATH, body(ADDRESS).replace("disaster-prevention", "school-education"))
                    .problem(403, "NOT_YOUR_DEPARTMENT");
            bousai.post(PATH, body(ADDRESS).replace("Withdrawn", "withdrawn")).problem(422, "UNKNOWN_STAGE");
            bousai.post(PATH + "/nonsense/pause", "{}").problem(400, "INVALID_VALUE");
            bousai.post(PATH + "/01981f2e-7c00-7000-8000-000000000000/pause", "{}")
                    .problem(404, "NOT_FOUND");
            assertThat(mongo.getCollection("subscriptions").countDocuments()).isEqualTo(before);
        }

        @Test
        void with_a_stale_revision_is_refused() {
            String id = world.bousai().post(PATH, body(ADDRESS)).expect(201).id();
            world.bousai().post(PATH + "/" + id + "/pause", "{}").expect(200);
            world.bousai()
                    .with("If-Match", "\"1\"")
                    .post(PATH + "/" + id + "/resumption", "{}")
                    .problem(412, "STALE");
        }
    }
}
