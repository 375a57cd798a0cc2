package org.kyodo.registry.talent;

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
import org.kyodo.contracts.registry.TalentEvent.TalentErased;
import org.kyodo.contracts.registry.TalentEvent.TalentHidden;
import org.kyodo.contracts.registry.TalentEvent.TalentOffered;
import org.kyodo.contracts.registry.TalentEvent.TalentPublished;
import org.kyodo.contracts.registry.TalentEvent.TalentRegistered;
import org.kyodo.contracts.registry.TalentEvent.TalentRetired;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.SecurityLines;
import org.kyodo.registry.RegisteredGroups;
import org.kyodo.registry.RegisteredGroups.Registered;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** Talents over HTTP; what many do at once; what is left of a person. */
@ExtendWith(OutputCaptureExtension.class)
class TalentServiceTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final String AHEAD = "2026-06-12T10:00:00+09:00";
    private static final String PUBLIC = "/api/v1/public/talents?municipality=" + YAMAGUCHI;

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    private Session resident(String account) {
        return platform.as(account, YAMAGUCHI, null, Role.RESIDENT);
    }

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private Session onPaper(String party) {
        return platform.as("acct-sasaki", YAMAGUCHI, "saporante", Role.DESK)
                .with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", party);
    }

    private static String account() {
        return "acct-" + UUID.randomUUID();
    }

    @Test
    void a_person_is_shown_only_as_far_and_as_long_as_they_agree_and_is_forgotten(CapturedOutput output) {
        platform.clockTo(AHEAD);
        Session nakamura = resident(account());
        Session another = resident(account());
        String id = offer(nakamura, "SUPPORTER").id();
        assertThat(another.get("/api/v1/talents/" + id).expect(200).body().toString())
                .as("whoever may back it sees what it offers")
                .contains("ACCOUNTING")
                .doesNotContain("中村", "083-000", "税理士", "offerer");

        office().post("/api/v1/talents/" + id + "/registration", "{\"identitySeen\": false}")
                .problem(422, "IDENTITY_NOT_SEEN");
        office().post("/api/v1/talents/" + id + "/registration", "{\"identitySeen\": true}")
                .expect(200);
        assertThat(platform.anonymous().get(PUBLIC).ids())
                .as("not without consent")
                .doesNotContain(id);
        platform.anonymous()
                .get("/api/v1/public/talents/" + id + "?municipality=" + YAMAGUCHI)
                .problem(404, "NOT_FOUND");

        office().post("/api/v1/talents/" + id + "/publication", consent(true, true, true))
                .problem(403, "NOT_THE_TALENT");
        nakamura.post("/api/v1/talents/" + id + "/publication", consent(true, false, true))
                .expect(200);
        JsonNode shown = platform.anonymous()
                .get("/api/v1/public/talents/" + id + "?municipality=" + YAMAGUCHI)
                .expect(200)
                .body();
        assertThat(shown.at("/shown/name").asString()).isEqualTo("中村けい");
        assertThat(shown.at("/shown/statement").asString()).contains("税理士");
        assertThat(shown.toString()).as("how to reach them was not agreed to").doesNotContain("083-000");
        assertThat(platform.anonymous().get(PUBLIC).ids()).contains(id);
        assertThat(platform.anonymous()
                        .get("/api/v1/public/talents/" + id + "/history?municipality=" + YAMAGUCHI)
                        .expect(200)
                        .body()
                        .path("items")
                        .valueStream()
                        .map(line -> line.path("type").asString()))
                .containsExactly("kyodo.registry.TalentPublished.v1");

        nakamura.post("/api/v1/talents/" + id + "/publication", consent(false, false, false))
                .expect(200);
        assertThat(platform.anonymous().get(PUBLIC).ids()).contains(id);
        assertThat(platform.anonymous()
                        .get("/api/v1/public/talents/" + id + "?municipality=" + YAMAGUCHI)
                        .expect(200)
                        .body()
                        .toString())
                .contains("ACCOUNTING")
                .doesNotContain("中村", "税理士");
        nakamura.post("/api/v1/talents/" + id + "/hiding", "").expect(200);
        assertThat(platform.anonymous().get(PUBLIC).ids()).doesNotContain(id);
        platform.anonymous()
                .get("/api/v1/public/talents/" + id + "?municipality=" + YAMAGUCHI)
                .problem(404, "NOT_FOUND");
        another.get("/api/v1/talents/" + id + "/history").problem(404, "NOT_FOUND");
        assertThat(office().history("/api/v1/talents/" + id))
                .startsWith("TalentOffered")
                .endsWith("TalentHidden");

        try (SecurityLines lines = new SecurityLines()) {
            assertThat(office().get("/api/v1/talents/" + id)
                            .expect(200)
                            .body()
                            .at("/content/own/profile/reach")
                            .asString())
                    .isEqualTo("083-000-1234");
            assertThat(lines.told("PERSONAL_DATA_READ")).hasSize(1);
        }
        String kept = document(id);
        assertThat(kept).doesNotContain("中村", "ナカムラ", "083-000", "税理士");
        String person = Document.parse(kept)
                .get("stage", Document.class)
                .getEmbedded(List.of("offer", "profile", "person"), String.class);
        assertThat(keyOf(person)).isNotNull();

        String draft = "/api/v1/drafts/" + UUID.randomUUID();
        office().put(draft, """
                        {"command": "DeclineTalent", "subject": "%s", "body": {"reason": {"text": "中村さんは"}}}""".formatted(id)).expect(200);
        another.post("/api/v1/talents/" + id + "/erasure", "").problem(403, "NOT_THE_TALENT");
        nakamura.post("/api/v1/talents/" + id + "/erasure", "").expect(200);
        platform.awaitEvents(
                id,
                TalentOffered.class,
                TalentRegistered.class,
                TalentPublished.class,
                TalentPublished.class,
                TalentHidden.class,
                TalentRetired.class,
                TalentErased.class);
        assertThat(keyOf(person)).as("the key is destroyed").isNull();
        office().get(draft).problem(404, "NOT_FOUND");
        assertThat(nakamura.get("/api/v1/talents/" + id).expect(200).body().toString())
                .doesNotContain("中村", "083-000");
        another.get("/api/v1/talents/" + id).problem(404, "NOT_FOUND");
        assertThat(platform.eventsOf(id)).allSatisfy(event -> assertThat(Json.TOLERANT.writeValueAsString(event))
                .doesNotContain("中村", "ナカムラ", "083-000", "税理士"));
        assertThat(document(id)).doesNotContain("\"sealed\"", "\"text\"");
        assertThat(output.getAll()).doesNotContain("中村", "ナカムラ", "083-000", "税理士");
    }

    @Test
    void what_is_known_of_whom_the_desk_declined_is_erased_when_its_time_is_over() {
        platform.clockTo(AHEAD);
        Session person = resident(account());
        offer(person, "VOLUNTEER").problem(422, "KIND_NOT_OFFERED");
        String id = offer(person, "ADVISER").expect(201).id();
        office().post("/api/v1/talents/" + id + "/refusal", """
                        {"reason": {"code": "OUT_OF_AREA", "text": "市内での活動の予定がないため、今回は登録できません。"}}
                        """).expect(200);
        assertThat(person.get("/api/v1/talents/" + id)
                        .expect(200)
                        .body()
                        .at("/content/own/declined/code")
                        .asString())
                .isEqualTo("OUT_OF_AREA");
        platform.clockTo("2027-06-13T00:00:01+09:00");
        await().atMost(Platform.SOON)
                .untilAsserted(() ->
                        assertThat(platform.eventsOf(id).getLast().event()).isInstanceOf(TalentErased.class));
        assertThat(office().get("/api/v1/talents/" + id).expect(200).body().toString())
                .doesNotContain("中村");
    }

    @Test
    void whoever_backs_it_counts_once_however_many_do_and_never_itself() throws Exception {
        platform.clockTo(AHEAD);
        Session itself = resident(account());
        String id = offer(itself, "COORDINATOR").id();
        List<Session> backers =
                IntStream.range(0, 12).mapToObj(_ -> resident(account())).toList();
        resident(account()).post("/api/v1/talents/" + id + "/backing", "").expect(200);
        List<Callable<Answer>> all = new ArrayList<>();
        for (Session backer : backers) {
            all.add(() -> backer.post("/api/v1/talents/" + id + "/backing", ""));
            all.add(() -> backer.post("/api/v1/talents/" + id + "/backing", ""));
        }
        atOnce(all).forEach(answer -> answer.expect(200));
        itself.post("/api/v1/talents/" + id + "/backing", "").problem(403, "OWN_TALENT");
        assertThat(office().get("/api/v1/talents/" + id)
                        .expect(200)
                        .body()
                        .at("/content/backers")
                        .asInt())
                .isEqualTo(13);
    }

    @Test
    void a_person_without_an_account_comes_on_paper_and_another_registers_them() {
        platform.clockTo(AHEAD);
        String id = offer(onPaper("person"), "EXPERT").id();
        platform.as("acct-sasaki", YAMAGUCHI, "saporante", Role.DESK)
                .post("/api/v1/talents/" + id + "/registration", "{\"identitySeen\": true}")
                .problem(403, "FOUR_EYES");
        platform.as("acct-ueda", YAMAGUCHI, "saporante", Role.DESK)
                .post("/api/v1/talents/" + id + "/registration", "{\"identitySeen\": true}")
                .expect(200);
        onPaper("somebody-else")
                .post("/api/v1/talents/" + id + "/publication", consent(true, true, true))
                .problem(403, "NOT_THE_TALENT");
        onPaper("person")
                .post("/api/v1/talents/" + id + "/publication", consent(true, true, true))
                .expect(200);
        onPaper("person").post("/api/v1/talents/" + id + "/retirement", "").expect(200);
        assertThat(platform.anonymous().get(PUBLIC).ids()).doesNotContain(id);
    }

    @Test
    void lists_find_by_kind_topic_field_area_name_and_whose_they_are() {
        platform.clockTo(AHEAD);
        Registered group = new RegisteredGroups(platform, YAMAGUCHI, "大殿").register("CITIZEN_ACTIVITY");
        String id = group.session()
                .post("/api/v1/talents", offering("SUPPORTER", "\"group\": \"" + group.id() + "\","))
                .expect(201)
                .id();
        office().post("/api/v1/talents/" + id + "/registration", "{\"identitySeen\": false}")
                .expect(200);
        String name = "&q=" + group.account();
        assertThat(office().get("/api/v1/talents?total=true" + name).ids())
                .as("nothing is found by a name that is not shown")
                .isEmpty();
        group.session()
                .post("/api/v1/talents/" + id + "/publication", consent(true, false, false))
                .expect(200);
        for (String met : List.of(
                "&kind=SUPPORTER",
                "&topic=TAX",
                "&field=COMMUNITY_BUILDING",
                "&area=%E5%A4%A7%E6%AE%BF",
                "&sort=backers")) {
            Answer found = platform.anonymous().get(PUBLIC + name + met);
            assertThat(found.ids()).as(met).containsExactly(id);
            assertThat(found.body().at("/items/0/content/shown/group").asString())
                    .isEqualTo(group.id());
            assertThat(found.body().toString()).doesNotContain("中村");
        }
        assertThat(platform.anonymous()
                        .get(PUBLIC + "&q=%E3%81%A4%E3%81%A9%E3%81%84%20" + group.account())
                        .ids())
                .as("つどい as the name of the group has it")
                .containsExactly(id);
        for (String unmet : List.of("&kind=ADVISER", "&topic=LABOR", "&field=TOURISM", "&area=%E7%99%BD%E7%9F%B3")) {
            assertThat(platform.anonymous().get(PUBLIC + name + unmet).ids())
                    .as(unmet)
                    .isEmpty();
        }
        assertThat(group.session()
                        .get("/api/v1/talents?own=true&stage=Registered")
                        .ids())
                .containsExactly(id);
        assertThat(resident(account()).get("/api/v1/talents?own=true").ids()).isEmpty();

        office().post("/api/v1/groups/" + group.id() + "/suspension", """
                        {"reason": {"code": "UNREACHABLE", "text": "届出のあった連絡先のどれにも連絡がとれないため。"}}
                        """).expect(200);
        assertThat(platform.anonymous().get(PUBLIC + name).ids())
                .as("a group that is not in the register")
                .isEmpty();
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        platform.clockTo(AHEAD);
        Registered group = new RegisteredGroups(platform, YAMAGUCHI, "大殿").register("CITIZEN_ACTIVITY");
        Session person = resident(account());
        String offered = offer(person, "SUPPORTER").id();
        String registered = group.session()
                .post("/api/v1/talents", offering("ADVISER", "\"group\": \"" + group.id() + "\","))
                .expect(201)
                .id();
        office().post("/api/v1/talents/" + registered + "/registration", "{\"identitySeen\": false}")
                .expect(200);
        String published = offer(person, "EXPERT").id();
        office().post("/api/v1/talents/" + published + "/registration", "{\"identitySeen\": true}")
                .expect(200);
        person.post("/api/v1/talents/" + published + "/publication", consent(true, false, false))
                .expect(200);
        String retired = offer(person, "EXPERT").id();
        person.post("/api/v1/talents/" + retired + "/erasure", "").expect(200);
        new RoleMatrix(
                        platform,
                        "registry",
                        "talents",
                        new RoleMatrix.Cast(YAMAGUCHI, group.account(), "lifelong-learning", "acct-r"))
                .below("/api/v1/talents", "/api/v1/public/talents")
                .caller("the person", person)
                .record("/api/v1/talents/{id}", "Offered", offered)
                .record("/api/v1/talents/{id}", "Registered, of the group", registered)
                .record("/api/v1/talents/{id}", "Registered, shown", published)
                .record("/api/v1/talents/{id}", "Retired", retired)
                .record("/api/v1/public/talents/{id}", "Registered, of the group", registered)
                .record("/api/v1/public/talents/{id}", "Registered, shown", published)
                .body("POST /api/v1/talents", offering("SUPPORTER", ""))
                .body("POST /api/v1/talents/{id}/registration", "{\"identitySeen\": true}")
                .body("POST /api/v1/talents/{id}/refusal", """
                        {"reason": {"code": "OUT_OF_AREA", "text": "市内での活動の予定がないため、今回は登録できません。"}}
                        """)
                .body("POST /api/v1/talents/{id}/publication", consent(true, false, false))
                .isAsAccepted();
    }

    private Answer offer(Session by, String kind) {
        return by.post("/api/v1/talents", offering(kind, ""));
    }

    private static String offering(String kind, String group) {
        return """
                {%s "terms": {"kind": "%s", "topics": ["ACCOUNTING", "TAX"], "fields": ["COMMUNITY_BUILDING"],
                    "areas": ["大殿"]},
                 "profile": {"name": "中村けい", "nameKana": "ナカムラケイ", "reach": "083-000-1234",
                    "statement": "税理士として二十年。会計の初歩から教えます。"}}
                """.formatted(group, kind);
    }

    private static String consent(boolean name, boolean reach, boolean statement) {
        return "{\"consent\": {\"name\": %s, \"reach\": %s, \"statement\": %s}}".formatted(name, reach, statement);
    }

    private String document(String id) {
        return mongo.getCollection("talents")
                .find(new Document("_id", id))
                .first()
                .toJson();
    }

    private Document keyOf(String person) {
        return mongo.getCollection("sealingKeys")
                .find(new Document("_id", "person/" + person))
                .first();
    }
}
