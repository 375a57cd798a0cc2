package org.kyodo.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.kyodo.kit.Platform;
import org.kyodo.notification.NotificationTest;
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
        String id = world.bousai().post(PATH, body(ADDRESS)).expect(201).id();
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
        world.bousai().post(PATH + "/" + id + "/resumption", "{}").problem(409, "SUBSCRIPTION_ENDED");

        platform.awaitEvents(
                id,
                SubscriptionCreated.class,
                SubscriptionChanged.class,
                SubscriptionSecretRenewed.class,
                SubscriptionPaused.class,
                SubscriptionResumed.class,
                SubscriptionEnded.class);
    }

    @Nested
    class TheSecret {
        @Test
        void is_shown_once_and_stands_neither_in_the_events_nor_in_the_database_nor_in_any_other_answer() {
            var created = world.bousai().post(PATH, body(ADDRESS)).expect(201);
            String secret = created.body().path("webhookSecret").asString();
            assertThat(secret).matches("[A-Za-z0-9_-]{43}");
            assertThat(created.header("Cache-Control")).isEqualTo("no-store");

            var shown = world.bousai().get(PATH + "/" + created.id()).expect(200);
            assertThat(shown.body().toString()).doesNotContain(secret).doesNotContain("part-of-the-address");
            assertThat(shown.body().path("content").path("webhookOrigin").asString())
                    .isEqualTo("https://bousai.example:8443");
            Recorded<?> event = platform.awaitEvents(created.id(), SubscriptionCreated.class)
                    .getFirst();
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
        void is_shown_again_to_who_repeats_the_request_with_its_key_for_the_first_answer_may_be_lost() {
            var session = world.bousai().with("Idempotency-Key", "subscribe-once");
            var first = session.post(PATH, body(ADDRESS)).expect(201);
            var again = session.post(PATH, body(ADDRESS)).expect(201);

            assertThat(again.body()).isEqualTo(first.body());
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
                    .hasSize(43)
                    .isNotEqualTo(created.body().path("webhookSecret").asString());
            world.schools().post(path + "/secret", "{}").problem(403, "NOT_YOUR_DEPARTMENT");
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
            bousai.post(PATH, body(ADDRESS).replace("disaster-prevention", "parks"))
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
