package org.kyodo.registry.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GatheringEvent.AttendanceCorrected;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentAccepted;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentWaitlisted;
import org.kyodo.contracts.registry.GatheringEvent.GatheringHeld;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.registry.RegisteredGroups;
import org.kyodo.registry.RegisteredGroups.Registered;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** E24, the registry's part, over HTTP; and what many do at once. */
@ExtendWith(OutputCaptureExtension.class)
class GatheringServiceTest extends RegistryTest {
    private static final String AKITA = "052019";
    private static final String CENTRE = "service-center-central";
    private static final String AHEAD = "2026-06-12T10:00:00+09:00";

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    private Session centre() {
        return platform.as("acct-sato", AKITA, CENTRE, Role.STAFF);
    }

    private Session resident(String account) {
        return platform.as(account, AKITA, null, Role.RESIDENT);
    }

    private Session onPaper() {
        return platform.as("acct-sasaki", AKITA, "salon", Role.DESK)
                .with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", "person");
    }

    @Test
    void a_course_is_enrolled_for_in_order_and_its_attendance_counted_once(CapturedOutput output) {
        platform.clockTo(AHEAD);
        RegisteredGroups groups = new RegisteredGroups(platform, AKITA, "東部");
        Registered a = groups.register("CITIZEN_ACTIVITY");
        Registered b = groups.register("CITIZEN_ACTIVITY");
        Registered c = groups.register("CITIZEN_ACTIVITY");
        String id = open(20, "市民活動はじめて講座 " + UUID.randomUUID());

        for (Registered group : List.of(a, b, c)) {
            IntStream.range(0, 4).forEach(_ -> group.session()
                    .post(
                            "/api/v1/gatherings/" + id + "/enrolments",
                            "{\"group\": \"" + group.id() + "\", \"people\": 1}")
                    .expect(200));
        }
        List<Session> staff = new ArrayList<>();
        for (String section : List.of(
                CENTRE,
                CENTRE,
                "service-center-east",
                "service-center-east",
                "service-center-west",
                "service-center-south")) {
            Session one = platform.as("acct-staff-" + UUID.randomUUID(), AKITA, section, Role.STAFF);
            enrol(one, id, 1).expect(200);
            staff.add(one);
        }
        for (int people = 0; people < 3; people++) {
            enrol(resident("acct-" + UUID.randomUUID()), id, 1).expect(200);
        }
        onPaper()
                .post(
                        "/api/v1/gatherings/" + id + "/enrolments",
                        "{\"people\": 1, \"person\": {\"name\": \"三浦花\", \"reach\": \"018-000-1111\"}}")
                .expect(200);
        assertThat(told(id, EnrolmentAccepted.class)).hasSize(20);
        assertThat(told(id, EnrolmentWaitlisted.class)).hasSize(2);

        JsonNode own = staff.getFirst()
                .get("/api/v1/gatherings/" + id + "/enrolments")
                .expect(200)
                .body();
        assertThat(own.path("items")).as("the host's own staff sees all").hasSize(20);
        JsonNode mine = staff.getLast()
                .get("/api/v1/gatherings/" + id + "/enrolments")
                .expect(200)
                .body();
        assertThat(mine.path("items")).hasSize(1);
        staff.getLast()
                .post(
                        "/api/v1/gatherings/" + id + "/enrolment-cancellations",
                        "{\"enrolment\": " + mine.at("/items/0/number").asInt() + "}")
                .expect(200);
        EnrolmentAccepted movedUp = told(id, EnrolmentAccepted.class).getLast();
        assertThat(movedUp.enrolment().number()).as("the first who waited").isEqualTo(21);
        assertThat(movedUp.left()).isZero();

        JsonNode all = centre().get("/api/v1/gatherings/" + id + "/enrolments?limit=100")
                .expect(200)
                .body()
                .path("items");
        assertThat(all.path(0).at("/person/name").asString())
                .as("the newest first")
                .isEqualTo("三浦花");
        assertThat(all.path(0).path("waiting").asBoolean()).isTrue();
        JsonNode atTheDesk = platform.as("acct-sasaki", AKITA, "salon", Role.DESK)
                .get("/api/v1/gatherings/" + id + "/enrolments?limit=100")
                .expect(200)
                .body();
        assertThat(atTheDesk.path("items")).hasSize(21);
        assertThat(atTheDesk.toString()).as("a name is for the host").doesNotContain("三浦");

        platform.clockTo("2026-09-30T17:00:01+09:00");
        enrol(resident("acct-late"), id, 1).problem(422, "LATE");

        platform.clockTo("2026-10-17T16:30:00+09:00");
        attended(id, a, b, 15).expect(200);
        attended(id, a, b, 16).expect(200);
        assertThat(told(id, GatheringHeld.class)).singleElement().satisfies(held -> {
            assertThat(held.on()).isEqualTo("2026-10-17");
            assertThat(held.attendance().groups())
                    .as("who enrolled and did not come attended nothing")
                    .containsExactly(GroupId.of(a.id()), GroupId.of(b.id()));
        });
        assertThat(told(id, AttendanceCorrected.class)).hasSize(1);
        assertThat(platform.eventsOf(id)).allSatisfy(event -> assertThat(Json.TOLERANT.writeValueAsString(event))
                .doesNotContain("三浦", "018-000-1111"));
        assertThat(mongo.getCollection("gatherings")
                        .find(new Document("_id", id))
                        .first()
                        .toJson())
                .doesNotContain("三浦", "018-000-1111");

        platform.clockTo("2027-01-16T00:00:01+09:00");
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(centre().get("/api/v1/gatherings/" + id + "/enrolments?limit=100")
                                .expect(200)
                                .body()
                                .toString())
                        .doesNotContain("三浦"));
        assertThat(output.getAll()).doesNotContain("三浦", "018-000-1111");
    }

    @Test
    void the_last_place_is_given_to_one_and_the_others_wait() throws Exception {
        platform.clockTo(AHEAD);
        String id = open(3, "満員になる講座 " + UUID.randomUUID());
        List<Callable<Answer>> all = IntStream.range(0, 12)
                .mapToObj(_ -> resident("acct-" + UUID.randomUUID()))
                .<Callable<Answer>>map(one -> () -> enrol(one, id, 1))
                .toList();
        atOnce(all).forEach(answer -> answer.expect(200));

        assertThat(told(id, EnrolmentAccepted.class))
                .extracting(EnrolmentAccepted::left)
                .containsExactly(2, 1, 0);
        assertThat(told(id, EnrolmentWaitlisted.class))
                .extracting(waiting -> waiting.enrolment().number())
                .containsExactly(4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void whoever_backs_it_counts_once_however_many_do() throws Exception {
        platform.clockTo(AHEAD);
        String id = planned(20, "手をあげた会 " + UUID.randomUUID());
        List<String> accounts =
                IntStream.range(0, 60).mapToObj(n -> "acct-backer-" + n).toList();
        for (String account : accounts) {
            back(account, id).expect(200);
        }
        // The first of them the document has given up; the last it still has.
        List<Answer> backed = atOnce(List.of(() -> back(accounts.getFirst(), id), () -> back(accounts.getLast(), id)));
        backed.forEach(answer -> answer.expect(200));

        assertThat(centre().get("/api/v1/gatherings/" + id)
                        .expect(200)
                        .body()
                        .at("/content/backers")
                        .asInt())
                .isEqualTo(60);
        Document stage = mongo.getCollection("gatherings")
                .find(new Document("_id", id))
                .first()
                .get("stage", Document.class);
        assertThat(stage.getEmbedded(List.of("backing", "latest"), List.class)).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void everybody_finds_what_is_announced_by_kind_field_area_day_and_word() {
        platform.clockTo(AHEAD);
        String word = UUID.randomUUID().toString().substring(0, 8);
        String open = open(20, "里山あるき" + word);
        String draft = planned(20, "里山あるき" + word);
        String list = "/api/v1/public/gatherings?municipality=" + AKITA + "&q=" + word;
        Answer found = platform.anonymous().get(list + "&total=true");
        assertThat(found.ids()).containsExactly(open);
        assertThat(found.body().at("/total/count").asInt()).isEqualTo(1);
        for (String met : List.of(
                "&kind=COURSE",
                "&field=COMMUNITY_BUILDING",
                "&area=%E6%9D%B1%E9%83%A8",
                "&from=2026-10-17&until=2026-10-17",
                "&stage=Open&sort=begins")) {
            assertThat(platform.anonymous().get(list + met).ids()).as(met).containsExactly(open);
        }
        for (String unmet :
                List.of("&kind=FESTIVAL", "&field=TOURISM", "&from=2026-10-18", "&until=2026-10-16", "&stage=Held")) {
            assertThat(platform.anonymous().get(list + unmet).ids()).as(unmet).isEmpty();
        }
        platform.anonymous()
                .get("/api/v1/public/gatherings/" + draft + "?municipality=" + AKITA)
                .problem(404, "NOT_FOUND");
        assertThat(resident("acct-miura").get("/api/v1/gatherings?q=" + word).ids())
                .as("whoever is signed in may back what is planned")
                .containsExactly(draft, open);

        centre().post("/api/v1/gatherings/" + open + "/cancellation", """
                        {"reason": {"code": "OTHER", "text": "台風の接近により会場の安全が確保できないため中止します。"}}
                        """).expect(200);
        assertThat(events(platform.anonymous()
                        .get("/api/v1/public/gatherings/" + open + "/history?municipality=" + AKITA)))
                .containsExactly("kyodo.registry.GatheringCancelled.v1", "kyodo.registry.GatheringAnnounced.v1");
        assertThat(events(centre().get("/api/v1/gatherings/" + open + "/history")))
                .hasSize(3)
                .endsWith("kyodo.registry.GatheringPlanned.v1");
        JsonNode page = platform.anonymous()
                .get("/api/v1/public/gatherings/" + open + "?municipality=" + AKITA)
                .expect(200)
                .body();
        assertThat(page.path("cancelled").asString()).isEqualTo("OTHER");
        assertThat(page.toString()).doesNotContain("台風");
        assertThat(platform.anonymous()
                        .get(list + "&from=%2B999999999-12-31&until=-999999999-01-01")
                        .status())
                .isLessThan(500);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        platform.clockTo(AHEAD);
        Registered group = new RegisteredGroups(platform, AKITA, "東部").register("CITIZEN_ACTIVITY");
        String planned = planned(20, "表の企画");
        String open = open(20, "表の講座");
        String byGroup = group.session()
                .post("/api/v1/gatherings", plan("{\"group\": \"" + group.id() + "\"}", 20, "表の手あげ"))
                .expect(201)
                .id();
        new RoleMatrix(
                        platform,
                        "registry",
                        "gatherings",
                        new RoleMatrix.Cast(AKITA, group.account(), CENTRE, "acct-r"))
                .below("/api/v1/gatherings", "/api/v1/public/gatherings")
                .record("/api/v1/gatherings/{id}", "Planned", planned)
                .record("/api/v1/gatherings/{id}", "Planned by the group", byGroup)
                .record("/api/v1/gatherings/{id}", "Open", open)
                .record("/api/v1/public/gatherings/{id}", "Planned", planned)
                .record("/api/v1/public/gatherings/{id}", "Open", open)
                .body("POST /api/v1/gatherings", plan("{\"department\": \"" + CENTRE + "\"}", 20, "表の企画"))
                .body("POST /api/v1/gatherings/{id}/enrolments", "{\"people\": 1}")
                .body("POST /api/v1/gatherings/{id}/attendance", attendance("[]", 3))
                .isAsAccepted();
    }

    private String planned(int capacity, String title) {
        return centre().post("/api/v1/gatherings", plan("{\"department\": \"" + CENTRE + "\"}", capacity, title))
                .expect(201)
                .id();
    }

    private String open(int capacity, String title) {
        String id = planned(capacity, title);
        centre().post("/api/v1/gatherings/" + id + "/announcement", "{}").expect(200);
        return id;
    }

    private static String plan(String host, int capacity, String title) {
        return """
                {"plan": {"kind": "COURSE", "title": "%s", "summary": "市民活動のはじめ方を、活動している人と学ぶ。",
                  "host": %s, "audience": "どなたでも",
                  "slot": {"opensAt": "2026-10-17T04:30:00Z", "closesAt": "2026-10-17T07:00:00Z"},
                  "place": "中央市民サービスセンター 洋室4", "capacity": %d, "enrolUntil": "2026-09-30T08:00:00Z",
                  "fee": "無料", "fields": ["COMMUNITY_BUILDING"], "areas": ["東部"]}}
                """.formatted(title, host, capacity);
    }

    private static Answer enrol(Session session, String id, int people) {
        return session.post("/api/v1/gatherings/" + id + "/enrolments", "{\"people\": " + people + "}");
    }

    private Answer back(String account, String id) {
        return resident(account).post("/api/v1/gatherings/" + id + "/backing", "");
    }

    private Answer attended(String id, Registered a, Registered b, int members) {
        return centre().post(
                        "/api/v1/gatherings/" + id + "/attendance",
                        attendance("[\"" + a.id() + "\", \"" + b.id() + "\"]", members));
    }

    private static String attendance(String groups, int members) {
        return """
                {"attendance": {"groups": %s, "departments": ["%s"],
                  "people": {"residents": 3, "groupMembers": %d, "business": 0, "education": 0, "staff": 2}}}
                """.formatted(groups, CENTRE, members);
    }

    private <E> List<E> told(String id, Class<E> type) {
        // What was answered is committed; the broker has it a moment later.
        long revision = centre().get("/api/v1/gatherings/" + id)
                .expect(200)
                .body()
                .path("revision")
                .asLong();
        await().atMost(Platform.SOON).until(() -> platform.eventsOf(id).size() >= revision);
        return platform.eventsOf(id).stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> events(Answer history) {
        return history.expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(line -> line.path("type").asString())
                .toList();
    }
}
