package org.kyodo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Retention;
import org.kyodo.chassis.decide.Role;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** Drafts of forms, tried on the one that has most personal data in it. */
class DraftsTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final String DRAFTS = "/api/v1/drafts/";
    private static final String HALF = """
            {"command": "SubmitGroupRegistration", "subject": "01981f2e-7c00-7000-8000-000000000000",
             "body": {"representative": {"name": "下書 きみこ"}, "particulars": {"members": "まだ"}, "card": {"areas": ["大殿", ""]}}}""";

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Retention retention;

    private final String id = UUID.randomUUID().toString();
    private final String account = "acct-draft-" + id.substring(0, 8);

    @BeforeEach
    void it_is_june() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
    }

    private Session as(String who, Role role) {
        return platform.as(who, YAMAGUCHI, role == Role.STAFF ? "collaboration-office" : null, role);
    }

    private Session group() {
        return as(account, Role.GROUP);
    }

    private Document mine() {
        return new Document("municipality", YAMAGUCHI).append("account", account);
    }

    @Test
    void a_draft_is_kept_as_it_was_entered() {
        Platform.Answer made = group().put(DRAFTS + id, HALF).expect(200);

        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        Platform.Answer found = group().get(DRAFTS + id).expect(200);
        assertThat(found.header("ETag")).isEqualTo("\"1\"");
        assertThat(found.header("Cache-Control")).isEqualTo("no-store");
        assertThat(found.body().at("/body/representative/name").asString()).isEqualTo("下書 きみこ");
        assertThat(found.body().at("/body/particulars/members").asString()).isEqualTo("まだ");
        assertThat(Instant.parse(found.body().path("keptUntil").asString()))
                .isEqualTo(
                        Instant.parse(found.body().path("changedAt").asString()).plus(60, ChronoUnit.DAYS));
        assertThat(group().get("/api/v1/drafts").expect(200).body().path("items"))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.has("body")).isFalse());

        group().put(DRAFTS + id, HALF.replace("きみこ", "きみえ")).expect(200);
        assertThat(group().get(DRAFTS + id)
                        .body()
                        .at("/body/representative/name")
                        .asString())
                .isEqualTo("下書 きみえ");
    }

    @Test
    void nobody_else_sees_it_and_nobody_else_is_told_that_it_is_there() {
        group().put(DRAFTS + id, HALF).expect(200);

        Session desk =
                as("acct-draft-desk", Role.DESK).with("Kyodo-Channel", "PAPER").with("Kyodo-On-Behalf-Of", account);
        Session elsewhere = platform.as(account, "052019", null, Role.GROUP);
        for (Session other : List.of(as("acct-draft-other", Role.GROUP), desk, elsewhere)) {
            other.get(DRAFTS + id).problem(404, "NOT_FOUND");
            other.delete(DRAFTS + id).problem(404, "NOT_FOUND");
            other.with("If-Match", "\"1\"").put(DRAFTS + id, HALF).problem(404, "NOT_FOUND");
            assertThat(other.get("/api/v1/drafts").expect(200).body().path("items"))
                    .isEmpty();
            // It has one of its own under the same id, and the first stays as it is.
            other.put(DRAFTS + id, HALF.replace("きみこ", "ほか")).expect(200);
            other.delete(DRAFTS + id).expect(204);
        }
        assertThat(group().get(DRAFTS + id)
                        .expect(200)
                        .body()
                        .at("/body/representative/name")
                        .asString())
                .isEqualTo("下書 きみこ");
    }

    @Test
    void what_is_in_it_lies_sealed_and_its_key_dies_with_it() {
        long keys = mongo.getCollection("sealingKeys").countDocuments();
        group().put(DRAFTS + id, HALF).expect(200);

        for (String collection : mongo.getCollectionNames()) {
            mongo.getCollection(collection).find().forEach(document -> assertThat(document.toJson())
                    .doesNotContain("きみこ"));
        }
        assertThat(mongo.getCollection("sealingKeys").countDocuments()).isEqualTo(keys + 1);
        Document moved = mongo.getCollection("drafts").find(mine()).first();
        assertThat(moved.getString("sealed")).isNotBlank();

        group().delete(DRAFTS + id).expect(204);
        assertThat(mongo.getCollection("sealingKeys").countDocuments()).isEqualTo(keys);
        group().get(DRAFTS + id).problem(404, "NOT_FOUND");
    }

    @Test
    void a_change_to_another_revision_is_none() {
        group().put(DRAFTS + id, HALF).expect(200);

        group().with("If-Match", "\"7\"").put(DRAFTS + id, HALF).problem(412, "STALE");
        group().with("If-Match", "\"7\"").delete(DRAFTS + id).problem(412, "STALE");
        assertThat(group().with("If-Match", "\"1\"")
                        .put(DRAFTS + id, HALF)
                        .expect(200)
                        .header("ETag"))
                .isEqualTo("\"2\"");
        group().with("If-Match", "\"2\"").delete(DRAFTS + id).expect(204);
    }

    @Test
    void of_two_changes_to_one_revision_one_is_made() throws Exception {
        group().put(DRAFTS + id, HALF).expect(200);

        List<Integer> answers = atOnce(
                8, _ -> group().with("If-Match", "\"1\"").put(DRAFTS + id, HALF).status());

        assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412);
    }

    @Test
    void takes_only_fields_that_the_form_knows_and_not_without_end() {
        var unknown = group().put(DRAFTS + id, HALF.replace("\"members\"", "\"memberCount\""))
                .problem(400, "UNKNOWN_FIELD");
        assertThat(unknown.body().path("field").asString()).isEqualTo("body.particulars.memberCount");
        group().put(DRAFTS + id, HALF.replace("\"まだ\"", "{\"x\": 1}")).problem(400, "UNKNOWN_FIELD");
        group().put(DRAFTS + id, HALF.replace("SubmitGroupRegistration", "WithdrawRegistration"))
                .problem(400, "INVALID_VALUE");
        group().put(DRAFTS + id, HALF.replace("SubmitGroupRegistration", "SuspendGroup"))
                .problem(400, "INVALID_VALUE");
        group().put(DRAFTS + id, "{\"command\": \"SubmitGroupRegistration\", \"body\": []}")
                .problem(400, "INVALID_VALUE");
        group().put(DRAFTS + id, HALF.replace("まだ", "\\ud800")).problem(400, "INVALID_VALUE");
        group().put(DRAFTS + "no-uuid", HALF).problem(400, "INVALID_VALUE");
        String name = "あ".repeat(5_000);
        String large =
                "{\"command\": \"SubmitGroupRegistration\", \"body\": {\"representative\": {\"name\": \"%s\", \"nameKana\": \"%s\", \"title\": \"%s\"}, \"contact\": {\"name\": \"%s\", \"address\": \"%s\"}}}"
                        .formatted(name, name, name, name, name);
        group().put(DRAFTS + id, large).problem(400, "LIMIT_EXCEEDED");
    }

    @Test
    void an_account_keeps_fifty_whoever_races() throws Exception {
        for (int made = 0; made < 48; made++) {
            group().put(DRAFTS + UUID.randomUUID(), HALF).expect(200);
        }
        atOnce(6, _ -> group().put(DRAFTS + UUID.randomUUID(), HALF).status());

        assertThat(mongo.getCollection("drafts").countDocuments(mine())).isLessThanOrEqualTo(50);
        while (group().put(DRAFTS + UUID.randomUUID(), HALF).status() == 200) {
            // Two that raced for the last places may both have gone without.
        }
        assertThat(mongo.getCollection("drafts").countDocuments(mine())).isEqualTo(50);
        group().put(DRAFTS + id, HALF).problem(422, "TOO_MANY_DRAFTS_KEPT");
    }

    @Test
    void is_gone_sixty_days_after_its_last_change() {
        group().put(DRAFTS + id, HALF).expect(200);
        platform.clockTo("2026-06-20T10:00:00+09:00");
        group().put(DRAFTS + id, HALF).expect(200);

        platform.clockTo("2026-08-19T09:59:00+09:00");
        retention.removeAll();
        group().get(DRAFTS + id).expect(200);
        platform.clockTo("2026-08-19T10:01:00+09:00");
        group().get(DRAFTS + id).problem(404, "NOT_FOUND");
        assertThat(group().get("/api/v1/drafts").body().path("items")).isEmpty();
        group().put(DRAFTS + id, HALF).expect(200);

        platform.clockTo("2026-10-19T10:00:00+09:00");
        await().atMost(Platform.SOON).untilAsserted(() -> {
            retention.removeAll();
            assertThat(mongo.getCollection("drafts").countDocuments(mine())).isZero();
        });
    }

    @Test
    void is_gone_once_its_form_is_handed_in() {
        String start = "{\"command\": \"StartGroupRegistration\", \"body\": {}}";
        group().put(DRAFTS + id, start).expect(200);
        Session handing = group().with("Kyodo-Draft", id);

        handing.with("Kyodo-Dry-Run", "true").post("/api/v1/groups", "{}").expect(200);
        group().get(DRAFTS + id).expect(200);
        handing.post("/api/v1/groups", "{\"account\": 7}").problem(400, "INVALID_VALUE");
        group().get(DRAFTS + id).expect(200);
        as("acct-draft-other", Role.GROUP)
                .with("Kyodo-Draft", id)
                .post("/api/v1/groups", "{}")
                .expect(201);
        group().get(DRAFTS + id).expect(200);
        group().with("Kyodo-Draft", "soon").post("/api/v1/groups", "{}").problem(400, "INVALID_VALUE");

        handing.post("/api/v1/groups", "{}").expect(201);
        await().atMost(Platform.SOON)
                .untilAsserted(() -> group().get(DRAFTS + id).problem(404, "NOT_FOUND"));
    }

    @Test
    void of_another_form_stays_when_one_is_handed_in() {
        group().put(DRAFTS + id, HALF).expect(200);
        group().with("Kyodo-Draft", id).post("/api/v1/groups", "{}").expect(201);
        group().get(DRAFTS + id).expect(200);
    }
}
