package org.kyodo.registry.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ContactPointEvent.ContactCodeIssued;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointConfirmed;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointDoubted;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointSet;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointUndeliverable;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointWithdrawn;
import org.kyodo.contracts.registry.ContactPointEvent.NoticeComplaintReceived;
import org.kyodo.contracts.registry.ContactPointEvent.NoticeConsentChanged;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.SecurityLines;
import org.kyodo.registry.RegisteredGroups;
import org.kyodo.registry.RegisteredGroups.Registered;
import org.kyodo.registry.RegistryTest;
import org.kyodo.registry.person.ErasedPersons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;

/** Contact points over HTTP: their life, what is kept of them, and what happens when many try at once. */
@ExtendWith(OutputCaptureExtension.class)
class ContactPointServiceTest extends RegistryTest {
    private static final String OBIHIRO = "012076";
    private static final String POINTS = "/api/v1/contact-points";
    private static final String BOUNCE = "{\"cause\": \"HARD_BOUNCE\"}";
    private static final String WRONG = "2222-3333-4444-5555";

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ErasedPersons erasedContactPoints;

    private Session office() {
        return platform.as("acct-yamamoto", OBIHIRO, "collaboration-office", Role.STAFF);
    }

    private Session desk() {
        return platform.as("acct-desk", OBIHIRO, "plaza", Role.DESK);
    }

    private Session resident(String account) {
        return platform.as(account, OBIHIRO, null, Role.RESIDENT);
    }

    private Registered group() {
        return new RegisteredGroups(platform, OBIHIRO, "市内全域").register("CITIZEN_ACTIVITY");
    }

    private static String mail(String address) {
        return """
                {"value": {"mail": "%s"}, "consent": {"language": "JA", "classes": ["ORDINARY", "DIGEST"]}}
                """.formatted(address);
    }

    private static String of(Registered group, String json) {
        return json.replaceFirst("\\{", "{\"group\": \"" + group.id() + "\", ");
    }

    private static String given(Session by, String json) {
        return by.post(POINTS, json).expect(201).id();
    }

    private String code(String id) {
        return office().post(POINTS + "/" + id + "/code", "")
                .expect(200)
                .body()
                .path("code")
                .asString();
    }

    private static Answer confirm(Session by, String id, String code) {
        return by.post(POINTS + "/" + id + "/confirmation", "{\"code\": \"" + code + "\"}");
    }

    private static String stage(Session by, String id) {
        return by.get(POINTS + "/" + id).expect(200).body().path("stage").asString();
    }

    private String counts(String query) {
        var answer = office().get(POINTS + "/counting?" + query).expect(200).body();
        return answer.path("why").isNull()
                ? answer.path("contactPointId").asString()
                : answer.path("why").asString();
    }

    @Test
    void a_mail_address_counts_once_its_code_came_back_and_is_gone_once_it_is_withdrawn(CapturedOutput output) {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        Registered group = group();
        Session own = group.session();
        String essential = "group=" + group.id() + "&notice=ESSENTIAL";
        String ordinary = "group=" + group.id() + "&notice=ORDINARY&kind=MAIL&language=JA";
        assertThat(counts(essential)).as("nobody needs one").isEqualTo("NO_CONTACT");

        String id = given(own, of(group, mail("mihon@Mihon.example")));
        String other = given(own, of(group, mail("mihon-2@mihon.example")));
        assertThat(counts(essential)).isEqualTo("UNVERIFIED");
        confirm(own, id, WRONG).problem(409, "NO_CONTACT_CODE");
        String before = code(id);
        String code = code(id);
        confirm(own, id, before).problem(422, "CONTACT_CODE_WRONG");
        confirm(own, id, code(other)).problem(422, "CONTACT_CODE_WRONG");
        confirm(own, id, code.toLowerCase(java.util.Locale.ROOT).replace('-', ' '))
                .expect(200);
        assertThat(counts(essential)).isEqualTo(id);
        assertThat(counts(ordinary)).isEqualTo(id);

        try (SecurityLines security = new SecurityLines()) {
            assertThat(own.get(POINTS + "/" + id)
                            .expect(200)
                            .body()
                            .at("/content/value/mail")
                            .asString())
                    .isEqualTo("mihon@mihon.example");
            Answer list = own.get(POINTS + "?group=" + group.id() + "&kind=MAIL&stage=Reachable")
                    .expect(200);
            assertThat(list.body().path("items")).singleElement().satisfies(item -> assertThat(
                            item.at("/content/masked").asString())
                    .isEqualTo("m***@mihon.example"));
            assertThat(list.body().toString()).doesNotContain("mihon@mihon");
            assertThat(platform.as("acct-audit", OBIHIRO, null, Role.AUDITOR)
                            .get(POINTS + "/" + id)
                            .expect(200)
                            .body()
                            .at("/content/value")
                            .isNull())
                    .as("an auditor sees no address")
                    .isTrue();
            assertThat(security.told("PERSONAL_DATA_READ")).singleElement().satisfies(line -> assertThat(
                            line.path("subject").asString())
                    .isEqualTo("contact-point/" + id));
        }

        own.put(
                        POINTS + "/" + id + "/consent",
                        "{\"consent\": {\"language\": \"EASY_JA\", \"classes\": [\"ORDINARY\"]}}")
                .expect(200);
        office().post(POINTS + "/" + id + "/complaints", "").expect(200);
        assertThat(counts(ordinary)).isEqualTo("NO_CONSENT");
        assertThat(counts(essential)).isEqualTo(id);
        office().post(POINTS + "/" + id + "/failures", BOUNCE).expect(200);
        assertThat(counts(essential)).isEqualTo("DOUBTFUL");
        confirm(own, id, code).problem(409, "NO_CONTACT_CODE");
        desk().post(POINTS + "/" + id + "/voice-confirmation", "").expect(200);
        assertThat(counts(essential)).isEqualTo(id);
        platform.clockTo("2026-08-11T10:00:00+09:00");
        office().post(POINTS + "/" + id + "/failures", BOUNCE).expect(200);
        assertThat(stage(own, id)).isEqualTo("Undeliverable");

        String key = "person/"
                + mongo.getCollection("contactPoints")
                        .find(new Document("_id", id))
                        .first()
                        .getEmbedded(List.of("stage", "card", "person"), String.class);
        Document backup = mongo.getCollection("sealingKeys")
                .find(new Document("_id", key))
                .first();
        assertThat(backup).isNotNull();
        own.post(POINTS + "/" + id + "/withdrawal", "").expect(200);
        assertThat(isThere(key)).as("the key").isFalse();
        mongo.getCollection("sealingKeys").insertOne(backup);
        assertThat(erasedContactPoints.remove(500)).as("the key came back").isOne();
        assertThat(isThere(key)).isFalse();
        Answer withdrawn = own.get(POINTS + "/" + id).expect(200);
        assertThat(withdrawn.body().at("/content/value").isNull()).isTrue();
        assertThat(withdrawn.body().at("/content/masked").isNull()).isTrue();
        confirm(own, id, code).problem(409, "NOT_IN_THIS_STAGE");

        var told = platform.awaitEvents(
                id,
                ContactPointSet.class,
                ContactCodeIssued.class,
                ContactCodeIssued.class,
                ContactPointConfirmed.class,
                NoticeConsentChanged.class,
                NoticeComplaintReceived.class,
                ContactPointDoubted.class,
                ContactPointConfirmed.class,
                ContactPointUndeliverable.class,
                ContactPointWithdrawn.class);
        assertThat(told).allSatisfy(event -> {
            assertThat(event.envelope().visibility()).isEqualTo(Visibility.INTERNAL);
            assertThat(new String(event.data(), StandardCharsets.UTF_8))
                    .doesNotContain("mihon")
                    .contains(group.id());
        });
        assertThat(office().get(POINTS + "/" + id + "/history")
                        .expect(200)
                        .body()
                        .path("items"))
                .hasSize(10);
        for (String collection : mongo.getCollectionNames()) {
            if (mongo.getCollection(collection).countDocuments() > 0 && !collection.startsWith("uploads")) {
                assertThat(mongo.getCollection(collection)
                                .find(new Document("_id", id))
                                .into(new ArrayList<>()))
                        .as(collection)
                        .allSatisfy(document -> assertThat(document.toJson()).doesNotContain("mihon", code, before));
            }
        }
        assertThat(output.getAll()).doesNotContain("mihon@", code);
    }

    private boolean isThere(String key) {
        return mongo.getCollection("sealingKeys").countDocuments(new Document("_id", key)) > 0;
    }

    @Test
    void a_resident_has_their_own_and_a_desk_enters_for_them() {
        String account = "acct-" + UUID.randomUUID();
        Session own = resident(account);
        String mail = given(own, mail("mihon@mihon.example"));
        String post = given(desk().with("Kyodo-Channel", "COUNTER").with("Kyodo-On-Behalf-Of", account), """
                {"value": {"post": {"code": "0800000", "address": "見本市見本町1番1号", "addressee": "見本花子様"}},
                 "consent": {"language": "EN", "classes": []}}
                """);
        assertThat(own.get(POINTS).expect(200).body().path("items")).hasSize(2);
        assertThat(own.get(POINTS + "/" + post)
                        .expect(200)
                        .body()
                        .at("/content/value/post/code")
                        .asString())
                .isEqualTo("0800000");
        assertThat(counts("account=" + account + "&notice=ESSENTIAL")).isEqualTo(post);
        confirm(own, mail, code(mail)).expect(200);
        assertThat(counts("account=" + account + "&notice=ESSENTIAL")).isEqualTo(mail);
        desk().with("Kyodo-Channel", "TELEPHONE")
                .with("Kyodo-On-Behalf-Of", account)
                .post(POINTS + "/" + mail + "/withdrawal", "")
                .expect(200);
        assertThat(counts("account=" + account + "&notice=ESSENTIAL")).isEqualTo(post);
        assertThat(own.get(POINTS + "/counting")
                        .expect(200)
                        .body()
                        .path("contactPointId")
                        .asString())
                .as("where one's own notices go")
                .isEqualTo(post);
        office().get(POINTS + "/counting?account=" + account + "&group=" + UUID.randomUUID())
                .problem(400, "INVALID_VALUE");
    }

    @Test
    void what_is_wrong_with_one_is_said_without_repeating_it(CapturedOutput output) {
        Session own = resident("acct-" + UUID.randomUUID());
        for (String bad : List.of(
                "mihon at mihon", "a@b", "mihon@mihon.example\\r\\nBcc: b@c.example", "\\ud800@mihon.example")) {
            Answer answer = own.post(POINTS, mail(bad));
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
            assertThat(answer.body().toString()).doesNotContain("mihon");
        }
        own.post(POINTS, mail("x").replace("\"mail\": \"x\"", "")).problem(422, "ONE_ADDRESS_EACH");
        assertThat(output.getAll()).doesNotContain("mihon at", "Bcc");
    }

    @Test
    void nobody_else_learns_of_it() {
        Registered group = group();
        String id = given(group.session(), of(group, mail("mihon@mihon.example")));
        String code = code(id);
        for (Session stranger : List.of(
                group().session(),
                resident("acct-" + UUID.randomUUID()),
                platform.as("acct-s", OBIHIRO, "school-education", Role.STAFF),
                platform.as("acct-y", "352039", "collaboration-office", Role.STAFF),
                platform.as(group.account(), "352039", null, Role.GROUP))) {
            stranger.get(POINTS + "/" + id).problem(404, "NOT_FOUND");
            assertThat(stranger.get(POINTS + "?group=" + group.id())
                            .expect(200)
                            .body()
                            .path("items"))
                    .isEmpty();
            assertThat(confirm(stranger, id, code).status()).isIn(403, 404);
            assertThat(stranger.post(POINTS + "/" + id + "/code", "").status()).isIn(403, 404);
        }
        group().session().get(POINTS + "/counting?group=" + group.id()).problem(403, "NOT_ALLOWED");
        resident("acct-" + UUID.randomUUID())
                .get(POINTS + "/counting?account=" + group.account())
                .problem(403, "NOT_ALLOWED");
        confirm(group.session(), id, code).expect(200);
    }

    @Test
    void what_races_is_decided_once_and_no_code_is_tried_too_often() throws Exception {
        Registered group = group();
        Session own = group.session();
        String twice = given(own, of(group, mail("mihon@mihon.example")));
        String code = code(twice);
        assertThat(atOnce(2, _ -> confirm(own, twice, code)))
                .extracting(Answer::status)
                .containsOnly(200);
        platform.awaitEvents(twice, ContactPointSet.class, ContactCodeIssued.class, ContactPointConfirmed.class);

        String tried = given(own, of(group, mail("mihon-2@mihon.example")));
        String right = code(tried);
        // A dry run compares nothing, so nobody learns a code by it.
        assertThat(confirm(own.with("Kyodo-Dry-Run", "true"), tried, WRONG).status())
                .isEqualTo(200);
        List<Answer> tries = atOnce(12, _ -> confirm(own, tried, WRONG));
        assertThat(tries)
                .filteredOn(answer -> answer.body().path("code").asString().equals("CONTACT_CODE_WRONG"))
                .hasSize(5);
        assertThat(tries)
                .filteredOn(answer -> answer.body().path("code").asString().equals("CONTACT_CODE_LOCKED"))
                .hasSize(12 - 5);
        confirm(own, tried, right).problem(409, "CONTACT_CODE_LOCKED");
        confirm(own, tried, code(tried)).expect(200);
    }

    @Test
    void the_erasure_of_a_groups_contact_withdraws_its_contact_points_and_no_others() {
        Registered group = group();
        Registered another = group();
        String id = given(group.session(), of(group, mail("mihon@mihon.example")));
        String stays = given(another.session(), of(another, mail("mihon@mihon.example")));
        String erasure = """
                {"scope": ["%s"], "ground": "REQUEST", "reason": {"code": "OTHER", "text": "本人から請求があった。"}}
                """;
        office().post("/api/v1/groups/" + group.id() + "/erasure", erasure.formatted("REPRESENTATIVE"))
                .expect(200);
        office().post("/api/v1/groups/" + group.id() + "/erasure", erasure.formatted("CONTACT"))
                .expect(200);
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(stage(office(), id)).isEqualTo("Withdrawn"));
        platform.awaitEvents(id, ContactPointSet.class, ContactPointWithdrawn.class);
        assertThat(stage(office(), stays)).isEqualTo("Unconfirmed");
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        Registered group = group();
        String unconfirmed = given(group.session(), of(group, mail("mihon@mihon.example")));
        String doubtful = given(group.session(), of(group, mail("mihon@mihon.example")));
        office().post(POINTS + "/" + doubtful + "/failures", BOUNCE).expect(200);
        String withdrawn = given(group.session(), of(group, mail("mihon@mihon.example")));
        group.session().post(POINTS + "/" + withdrawn + "/withdrawal", "").expect(200);
        new RoleMatrix(
                        platform,
                        "registry",
                        "contact-points",
                        new RoleMatrix.Cast(OBIHIRO, group.account(), "school-education", "acct-r"))
                .below(POINTS)
                .caller("desk", desk())
                .caller("another resident", resident("acct-" + UUID.randomUUID()))
                .record(POINTS + "/{id}", "Unconfirmed", unconfirmed)
                .record(POINTS + "/{id}", "Doubtful", doubtful)
                .record(POINTS + "/{id}", "Withdrawn", withdrawn)
                .body("POST " + POINTS, of(group, mail("mihon@mihon.example")))
                .body("POST " + POINTS + "/{id}/confirmation", "{\"code\": \"" + WRONG + "\"}")
                .body(
                        "PUT " + POINTS + "/{id}/consent",
                        "{\"consent\": {\"language\": \"JA\", \"classes\": [\"ORDINARY\", \"DIGEST\"]}}")
                .body("POST " + POINTS + "/{id}/failures", BOUNCE)
                .isAsAccepted();
    }
}
