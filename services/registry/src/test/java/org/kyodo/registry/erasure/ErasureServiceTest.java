package org.kyodo.registry.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.erasure.AccountErasures;
import org.kyodo.contracts.registry.ErasureEvent.AccountErased;
import org.kyodo.contracts.registry.ErasureEvent.ErasureRequested;
import org.kyodo.kit.ErasureFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.registry.RegisteredGroups;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** Erasures over HTTP; that nothing is left is shown by {@code NoTraceTest}. */
class ErasureServiceTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final String ERASURES = "/api/v1/erasures";
    private static final String MAIL = """
            {"value": {"mail": "kesu@kesu.example"}, "consent": {"language": "JA", "classes": []}}
            """;

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ErasedAccounts erased;

    @Autowired
    AccountErasures erasures;

    private final String account = "acct-" + UUID.randomUUID();

    private Session resident() {
        return platform.as(account, YAMAGUCHI, null, Role.RESIDENT);
    }

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private Session counter(String party) {
        return platform.as("acct-sasaki", YAMAGUCHI, "collaboration-office", Role.STAFF)
                .with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", party);
    }

    private String stage(String path) {
        return office().get(path).expect(200).body().path("stage").asString();
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String requested = counter(account).post(ERASURES, "").expect(201).id();
        String done = resident().post(ERASURES, "").expect(201).id();
        String cancelled = counter(account).post(ERASURES, "").expect(201).id();
        office().post(ERASURES + "/" + cancelled + "/cancellation", "").expect(200);
        new RoleMatrix(platform, "registry", "erasures", new RoleMatrix.Cast(YAMAGUCHI, "acct-g", "planning", "acct-r"))
                .below(ERASURES)
                .caller("whose data it is", resident())
                .caller("desk for them", counter(account))
                .record(ERASURES + "/{id}", "Requested", requested)
                .record(ERASURES + "/{id}", "Erased", done)
                .record(ERASURES + "/{id}", "Cancelled", cancelled)
                .isAsAccepted();
    }

    @Test
    void what_is_asked_for_on_paper_is_carried_out_by_another_person_once_nothing_is_open() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String point =
                resident().post("/api/v1/contact-points", MAIL).expect(201).id();
        String theirs = platform.as("acct-" + UUID.randomUUID(), YAMAGUCHI, null, Role.RESIDENT)
                .post("/api/v1/contact-points", MAIL)
                .expect(201)
                .id();
        String elsewhere = platform.as(account, "012076", null, Role.RESIDENT)
                .post("/api/v1/contact-points", MAIL)
                .expect(201)
                .id();
        String id = counter(account).post(ERASURES, "").expect(201).id();
        assertThat(stage("/api/v1/contact-points/" + point)).isEqualTo("Unconfirmed");
        platform.as("acct-sasaki", YAMAGUCHI, "collaboration-office", Role.STAFF)
                .post(ERASURES + "/" + id + "/execution", "")
                .problem(403, "FOUR_EYES");
        String asked = resident()
                .post("/api/v1/consultations", "{\"topic\": \"ENRICH\", \"question\": \"どうすれば\"}")
                .expect(201)
                .id();
        assertThat(office().post(ERASURES + "/" + id + "/execution", "")
                        .problem(409, "ACCOUNT_IN_USE")
                        .body()
                        .path("given")
                        .toString())
                .contains("consultation/" + asked);
        resident().post("/api/v1/consultations/" + asked + "/cancellation", "").expect(200);

        office().post(ERASURES + "/" + id + "/execution", "").expect(200);

        platform.awaitEvents(id, ErasureRequested.class, AccountErased.class);
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(stage("/api/v1/contact-points/" + point))
                .isEqualTo("Withdrawn"));
        assertThat(stage("/api/v1/contact-points/" + theirs)).isEqualTo("Unconfirmed");
        assertThat(platform.as(account, "012076", null, Role.RESIDENT)
                        .get("/api/v1/contact-points/" + elsewhere)
                        .expect(200)
                        .body()
                        .path("stage")
                        .asString())
                .as("what another city holds")
                .isEqualTo("Unconfirmed");
        assertThat(resident()
                        .get(ERASURES + "/" + id)
                        .expect(200)
                        .body()
                        .at("/content/erasedAt")
                        .isNull())
                .isFalse();
        assertThat(resident().get(ERASURES).expect(200).body().path("items")).hasSize(1);
        assertThat(platform.as("acct-" + UUID.randomUUID(), YAMAGUCHI, null, Role.RESIDENT)
                        .get(ERASURES)
                        .expect(200)
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(office().history(ERASURES + "/" + id)).isEqualTo(List.of("ErasureRequested", "AccountErased"));
        String afterwards =
                resident().post("/api/v1/contact-points", MAIL).expect(201).id();
        erasures.handle(platform.eventsOf(id).getLast());
        erasures.remove(100);
        assertThat(stage("/api/v1/contact-points/" + afterwards))
                .as("what is given afterwards stays, however often the event is read")
                .isEqualTo("Unconfirmed");
    }

    @Test
    void what_was_opened_in_the_moment_of_the_erasure_is_erased_once_it_is_over() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String asked = resident()
                .post("/api/v1/consultations", "{\"topic\": \"ENRICH\", \"question\": \"どうすれば\"}")
                .expect(201)
                .id();
        String path = "/api/v1/consultations/" + asked;
        erasures.handle(ErasureFacts.ofAccount(platform, YAMAGUCHI, account, platform.now()));
        assertThat(stage(path)).as("somebody answers it").isEqualTo("Received");
        resident().post(path + "/cancellation", "").expect(200);
        assertThat(office().history(path)).doesNotContain("ConsultationErased");

        erasures.remove(100);

        assertThat(office().history(path)).contains("ConsultationErased");
    }

    @Test
    void whoever_enrolled_for_what_is_ahead_cancels_first_or_waits_for_its_end() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        Session section = platform.as("acct-suzuki", YAMAGUCHI, "planning", Role.STAFF);
        String id = section.post("/api/v1/gatherings", """
                        {"plan": {"kind": "COURSE", "title": "消去の講座", "summary": "学ぶ。", "host": {"department": "planning"},
                          "slot": {"opensAt": "2026-10-17T04:30:00Z", "closesAt": "2026-10-17T07:00:00Z"},
                          "place": "会議室", "capacity": 10, "enrolUntil": "2026-09-30T08:00:00Z",
                          "fields": ["ENVIRONMENT"], "areas": ["大殿"]}}
                        """).expect(201).id();
        String path = "/api/v1/gatherings/" + id;
        section.post(path + "/announcement", "{}").expect(200);
        Session other = platform.as("acct-" + UUID.randomUUID(), YAMAGUCHI, null, Role.RESIDENT);
        for (Session one : List.of(resident(), other)) {
            one.post(path + "/enrolments", "{\"people\": 1}").expect(200);
            assertThat(one.post(ERASURES, "")
                            .problem(409, "ACCOUNT_IN_USE")
                            .body()
                            .path("given")
                            .toString())
                    .contains("gathering/" + id);
        }
        resident().post(path + "/enrolment-cancellations", "{\"enrolment\": 1}").expect(200);
        resident().post(ERASURES, "").expect(201);
        platform.clockTo("2026-10-17T16:00:00+09:00");
        other.post(ERASURES, "").problem(409, "ACCOUNT_IN_USE");
        platform.clockTo("2026-10-17T16:00:01+09:00");
        other.post(ERASURES, "").expect(201);
    }

    @Test
    void an_account_that_acts_for_a_group_hands_it_over_first() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String group = new RegisteredGroups(platform, YAMAGUCHI, "大殿")
                .register("CITIZEN_ACTIVITY", account)
                .id();
        assertThat(resident()
                        .post(ERASURES, "")
                        .problem(409, "ACCOUNT_IN_USE")
                        .body()
                        .path("given")
                        .toString())
                .contains("group/" + group);
    }

    @Test
    void an_applicant_for_a_seat_is_forgotten_also_where_a_key_comes_back() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String committee = office().post("/api/v1/committees", """
                        {"title": "消去の委員会", "kind": "PROMOTION", "department": "collaboration-office",
                         "seats": [{"kind": "RECRUITED", "number": 2}], "guidelineFollowed": true,
                         "term": {"from": "2026-04-01", "until": "2028-03-31"}}
                        """).expect(201).id();
        String path = "/api/v1/committees/" + committee;
        office().post(path + "/recruitment", """
                        {"seats": 2, "window": {"opensAt": "2026-06-30T15:00:00Z", "closesAt": "2026-07-31T08:00:00Z"}}
                        """).expect(200);
        platform.clockTo("2026-07-31T16:55:00+09:00");
        resident().post(path + "/applications", """
                        {"application": {"name": "消去花代", "nameKana": "ショウキョハナヨ", "contact": "099-555-0199",
                          "statement": "志望理由"}}
                        """).expect(200);
        assertThat(resident()
                        .post(ERASURES, "")
                        .problem(409, "ACCOUNT_IN_USE")
                        .body()
                        .path("given")
                        .toString())
                .contains("committee/" + committee);
        platform.clockTo("2026-07-31T17:00:01+09:00");
        await().atMost(Platform.SOON).until(() -> stage(path).equals("SetUp"));
        String person = office().get(path)
                .expect(200)
                .body()
                .at("/content/applicants/0/person")
                .asString();
        Document key = key(person);
        assertThat(key).isNotNull();

        resident().post(ERASURES, "").expect(201);

        assertThat(key(person)).isNull();
        mongo.getCollection("sealingKeys").insertOne(key);
        erased.remove(100);
        assertThat(key(person)).as("swept again").isNull();
        assertThat(platform.eventsOf(committee))
                .as("no event tells who applied")
                .allSatisfy(told -> assertThat(told.event().toString()).doesNotContain(account));
    }

    private Document key(String person) {
        return mongo.getCollection("sealingKeys")
                .find(new Document("_id", "person/" + person))
                .first();
    }
}
