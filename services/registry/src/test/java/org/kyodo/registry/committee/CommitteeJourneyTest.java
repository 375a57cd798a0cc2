package org.kyodo.registry.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeConcernNoted;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeSetUp;
import org.kyodo.contracts.registry.CommitteeEvent.MemberAppointed;
import org.kyodo.contracts.registry.CommitteeEvent.RecruitmentClosed;
import org.kyodo.contracts.registry.CommitteeEvent.RecruitmentOpened;
import org.kyodo.contracts.registry.CommitteeEvent.SeatApplicationReceived;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** A committee from its setting up over an open recruitment to its members, over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class CommitteeJourneyTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final String APPLICATION = """
            {"application": {"name": "藤井久美子", "nameKana": "フジイクミコ", "contact": "083-000-0000",
              "statement": "地域の声を届けたい。"}}
            """;

    private static final String RECRUITMENT = """
            {"seats": 2, "window": {"opensAt": "2026-06-30T15:00:00Z", "closesAt": "2026-07-31T08:00:00Z"}}
            """;

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @BeforeEach
    void inJune() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
    }

    private Session section() {
        return platform.as("acct-suzuki", YAMAGUCHI, "planning", Role.STAFF);
    }

    private Session resident(String account) {
        return platform.as(account, YAMAGUCHI, null, Role.RESIDENT);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        String setUp = setUp("matrix", 2, true);
        String recruiting = recruiting("matrix recruiting");
        platform.clockTo("2026-07-02T10:00:00+09:00");
        new RoleMatrix(
                        platform,
                        "registry",
                        "committees",
                        new RoleMatrix.Cast(YAMAGUCHI, account(), "planning", "acct-r"))
                .below("/api/v1/committees", "/api/v1/committee-members", "/api/v1/public/committees")
                .record("/api/v1/committees/{id}", "SetUp", setUp)
                .record("/api/v1/committees/{id}", "Recruiting", recruiting)
                .body("POST /api/v1/committees", setUpOf("matrix new", 1, true))
                .body("POST /api/v1/committees/{id}/recruitment", RECRUITMENT)
                .body("POST /api/v1/committees/{id}/applications", APPLICATION)
                .body("POST /api/v1/committees/{id}/members", member("RECRUITED"))
                .isAsAccepted();
    }

    @Test
    void recruits_in_confidence_and_appoints_who_applied(CapturedOutput output) {
        String id = recruiting("journey");
        for (String list : List.of(
                "/api/v1/committees?kind=PROMOTION&department=planning&stage=Recruiting&limit=100",
                "/api/v1/public/committees?municipality=352039&recruiting=true&limit=100")) {
            assertThat(section().get(list).expect(200).body().path("items").findValuesAsString("id"))
                    .contains(id);
        }
        String account = account();
        resident(account)
                .post("/api/v1/committees/" + id + "/applications", APPLICATION)
                .problem(422, "OUTSIDE_RECRUITMENT");
        platform.clockTo("2026-07-31T16:55:00+09:00");
        resident(account)
                .post("/api/v1/committees/" + id + "/applications", APPLICATION)
                .expect(200);
        resident(account)
                .post("/api/v1/committees/" + id + "/applications", APPLICATION)
                .problem(409, "ALREADY_APPLIED");
        platform.clockTo("2026-07-31T17:00:01+09:00");

        List<Recorded<?>> events = platform.awaitEvents(
                id,
                CommitteeSetUp.class,
                RecruitmentOpened.class,
                SeatApplicationReceived.class,
                RecruitmentClosed.class);
        assertThat(Json.TOLERANT.writeValueAsString(events))
                .as("who applies is in no event")
                .doesNotContain(account, "藤井");
        assertThat(resident(account)
                        .get("/api/v1/committees/" + id)
                        .body()
                        .at("/content/applied")
                        .asBoolean())
                .isTrue();
        assertThat(platform.as("acct-t", YAMAGUCHI, "personnel", Role.STAFF)
                        .get("/api/v1/committees/" + id)
                        .body()
                        .at("/content/applicants")
                        .size())
                .as("another department does not see who applied")
                .isZero();
        JsonNode applicant =
                section().get("/api/v1/committees/" + id).expect(200).body().at("/content/applicants/0");
        assertThat(applicant.at("/application/name").asString()).isEqualTo("藤井久美子");

        String person = applicant.path("person").asString();
        section()
                .post(
                        "/api/v1/committees/" + id + "/members",
                        member("RECRUITED").replace("{\"member\"", "{\"person\": \"%s\", \"member\"".formatted(person)))
                .expect(200);
        Answer sits =
                section().get("/api/v1/committee-members?person=" + person).expect(200);
        assertThat(sits.body().at("/items/0/members/0/particulars/name").asString())
                .isEqualTo("藤井久美子");
        resident(account).get("/api/v1/committee-members").problem(403, "NOT_ALLOWED");
        assertThat(mongo.getCollection("committees")
                        .find(new Document("_id", id))
                        .first()
                        .toJson())
                .doesNotContain("藤井", "地域の声");

        section()
                .send("DELETE", "/api/v1/committees/" + id + "/members/" + person, HttpRequest.BodyPublishers.noBody())
                .expect(200);
        assertThat(section()
                        .get("/api/v1/committees/" + id)
                        .body()
                        .at("/content/applicants/0/application/name")
                        .asString())
                .as("still kept as one who applied")
                .isEqualTo("藤井久美子");
        section().post("/api/v1/committees/" + id + "/dissolution", "").expect(200);
        assertThat(section().history("/api/v1/committees/" + id))
                .startsWith(
                        "CommitteeSetUp",
                        "RecruitmentOpened",
                        "SeatApplicationReceived",
                        "RecruitmentClosed",
                        "MemberAppointed")
                .endsWith("CommitteeDissolved");
        assertThat(mongo.getCollection("sealingKeys").countDocuments(new Document("_id", "person/" + person)))
                .isZero();
        assertThat(output.getAll()).doesNotContain("藤井久美子");
    }

    @Test
    void the_last_seat_goes_to_one_of_two_who_are_appointed_at_once() throws Exception {
        String id = setUp("race", 1, true);
        List<Integer> statuses = atOnce(4, _ -> section()
                .post("/api/v1/committees/" + id + "/members", member("RECRUITED"))
                .status());
        assertThat(statuses).containsExactlyInAnyOrder(200, 422, 422, 422);
    }

    @Test
    void a_fourth_seat_of_one_person_is_kept_and_told() {
        String account = account();
        String last = "";
        for (int seat = 1; seat <= 4; seat++) {
            last = setUp("seats " + seat, 1, true);
            section()
                    .post(
                            "/api/v1/committees/" + last + "/members",
                            member("RECRUITED")
                                    .replace("{\"member\"", "{\"account\": \"%s\", \"member\"".formatted(account)))
                    .expect(200);
        }
        CommitteeConcernNoted told = (CommitteeConcernNoted)
                platform.awaitEvents(last, CommitteeSetUp.class, MemberAppointed.class, CommitteeConcernNoted.class)
                        .getLast()
                        .event();
        assertThat(told.rule()).isEqualTo("K-CM-1");
        assertThat(section()
                        .get("/api/v1/committee-members?person=" + told.ref().orElseThrow())
                        .expect(200)
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void a_term_ends_with_its_last_day_and_a_department_with_a_committee_is_not_closed() {
        String id = setUp("term", 1, true);
        section()
                .post("/api/v1/committees/" + id + "/members", member("RECRUITED"))
                .expect(200);
        Session office = platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
        String planning = office.get("/api/v1/departments?code=planning")
                .body()
                .at("/items/0/id")
                .asString();
        office.post("/api/v1/departments/" + planning + "/closure", "").problem(409, "MATTERS_OPEN");

        platform.clockTo("2028-04-01T00:00:00+09:00");
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(section()
                        .get("/api/v1/committees/" + id)
                        .body()
                        .at("/content/members")
                        .size())
                .isZero());
    }

    private String recruiting(String title) {
        String id = setUp(title, 2, true);
        section().post("/api/v1/committees/" + id + "/recruitment", RECRUITMENT).expect(200);
        return id;
    }

    private String setUp(String title, int seats, boolean guideline) {
        return section()
                .post("/api/v1/committees", setUpOf(title, seats, guideline))
                .expect(201)
                .id();
    }

    private static String setUpOf(String title, int seats, boolean guideline) {
        return """
                {"title": "試験の委員会 %s", "kind": "PROMOTION", "department": "planning",
                 "seats": [{"kind": "RECRUITED", "number": %d}], "guidelineFollowed": %s,
                 "term": {"from": "2026-04-01", "until": "2028-03-31"}}
                """.formatted(title, seats, guideline);
    }

    private static String member(String seat) {
        return "{\"member\": {\"name\": \"藤井久美子\", \"nameKana\": \"フジイクミコ\"}, \"seat\": \"%s\"}".formatted(seat);
    }

    private static String account() {
        return "acct-" + UUID.randomUUID();
    }
}
