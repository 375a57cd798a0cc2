package org.kyodo.registry.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchAccepted;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchAgreed;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchDeclined;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchProposed;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchReported;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchRequested;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchTalentLost;
import org.kyodo.contracts.registry.MatchRequestEvent.TalentDispatched;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.SecurityLines;
import org.kyodo.registry.RegisteredGroups;
import org.kyodo.registry.RegisteredGroups.Registered;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Match requests over HTTP: both sides answer, talents that retire meanwhile, and what happens at once. */
class MatchRequestServiceTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final String AHEAD = "2026-06-12T10:00:00+09:00";
    private static final String SECTION = "lifelong-learning";

    @Autowired
    Platform platform;

    private Session resident(String account) {
        return platform.as(account, YAMAGUCHI, null, Role.RESIDENT);
    }

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private Session desk() {
        return platform.as("acct-sasaki", YAMAGUCHI, "saporante", Role.DESK);
    }

    private Session section() {
        return platform.as("acct-section", YAMAGUCHI, SECTION, Role.STAFF);
    }

    /** A talent and the person's own session. */
    private record Person(String id, Session session) {}

    private static String account() {
        return "acct-" + UUID.randomUUID();
    }

    private Person registered(String kind) {
        Session person = resident(account());
        String id =
                person.post("/api/v1/talents", """
                        {"terms": {"kind": "%s", "topics": ["ACCOUNTING"], "fields": ["COMMUNITY_BUILDING"], "areas": []},
                         "profile": {"name": "中村けい", "reach": "083-000-1234"}}
                        """.formatted(kind)).expect(201).id();
        office().post("/api/v1/talents/" + id + "/registration", "{\"identitySeen\": true}")
                .expect(200);
        return new Person(id, person);
    }

    private static String asking(String kind, String what, String asker) {
        return """
                {"kind": "%s", "asker": %s,
                 "need": {"topic": "ACCOUNTING", "what": "%s", "fields": ["COMMUNITY_BUILDING"], "area": "大殿",
                    "from": "2026-07-01", "until": "2026-07-31"}}
                """.formatted(kind, asker, what);
    }

    private String requested(Registered group, String what) {
        return group.session()
                .post("/api/v1/match-requests", asking("SUPPORTER", what, "{\"group\": \"" + group.id() + "\"}"))
                .expect(201)
                .id();
    }

    private Registered group() {
        return new RegisteredGroups(platform, YAMAGUCHI, "大殿").register("CITIZEN_ACTIVITY");
    }

    private static Answer propose(Session by, String match, String talent) {
        return by.post("/api/v1/match-requests/" + match + "/proposals", "{\"talent\": \"" + talent + "\"}");
    }

    private static Answer accept(Session by, String match) {
        return by.post("/api/v1/match-requests/" + match + "/acceptance", "");
    }

    private static Answer decline(Session by, String match) {
        return by.post("/api/v1/match-requests/" + match + "/refusal", "");
    }

    private JsonNode seen(Session by, String match) {
        return by.get("/api/v1/match-requests/" + match).expect(200).body();
    }

    @Test
    void a_group_asks_for_advice_and_both_agree_before_anybody_goes_there() {
        platform.clockTo(AHEAD);
        Registered group = group();
        Person first = registered("SUPPORTER");
        Person second = registered("SUPPORTER");
        Person adviser = registered("ADVISER");
        String what = "帳簿のつけ方" + UUID.randomUUID().toString().substring(0, 8);
        String id = requested(group, what);

        propose(desk(), id, adviser.id()).problem(422, "KIND_DOES_NOT_FIT");
        propose(desk(), id, first.id()).expect(200);
        propose(office(), id, second.id()).problem(409, "NOT_IN_THIS_STAGE");
        accept(second.session(), id).problem(404, "NOT_FOUND");
        accept(group.session(), id).expect(200);
        assertThat(seen(group.session(), id).at("/content/match/agreed").asString())
                .isEqualTo("ASKER");
        assertThat(seen(group.session(), id).toString())
                .as("nobody is reached before both agree")
                .doesNotContain("中村", "083-000");
        decline(first.session(), id).expect(200);
        assertThat(seen(group.session(), id).path("stage").asString()).isEqualTo("Requested");
        first.session().get("/api/v1/match-requests/" + id).problem(404, "NOT_FOUND");

        propose(desk(), id, first.id()).problem(422, "TALENT_DECLINED_BEFORE");
        propose(desk(), id, second.id()).expect(200);
        assertThat(second.session().get("/api/v1/match-requests").ids()).containsExactly(id);
        accept(second.session(), id).expect(200);
        accept(group.session(), id).expect(200);
        try (SecurityLines lines = new SecurityLines()) {
            assertThat(seen(group.session(), id)
                            .at("/content/match/contact/reach")
                            .asString())
                    .isEqualTo("083-000-1234");
            assertThat(lines.told("PERSONAL_DATA_READ")).hasSize(1);
        }
        assertThat(group.session()
                        .get("/api/v1/match-requests")
                        .expect(200)
                        .body()
                        .toString())
                .as("not in lists")
                .doesNotContain("中村", "083-000");

        platform.clockTo("2026-07-10T10:00:00+09:00");
        desk().post("/api/v1/match-requests/" + id + "/dispatch", "{\"on\": \"2026-07-11\"}")
                .problem(422, "DISPATCH_DAY_WRONG");
        desk().post("/api/v1/match-requests/" + id + "/dispatch", "{\"on\": \"2026-07-09\"}")
                .expect(200);
        group.session()
                .post("/api/v1/match-requests/" + id + "/report", "{\"useful\": true}")
                .expect(200);
        List<Recorded<?>> told = platform.awaitEvents(
                id,
                MatchRequested.class,
                MatchProposed.class,
                MatchAgreed.class,
                MatchDeclined.class,
                MatchProposed.class,
                MatchAgreed.class,
                MatchAccepted.class,
                TalentDispatched.class,
                MatchReported.class);
        assertThat(told).allSatisfy(event -> assertThat(Json.TOLERANT.writeValueAsString(event))
                .doesNotContain("中村", "083-000"));
        assertThat(office().history("/api/v1/match-requests/" + id)).hasSize(9);
        assertThat(group.session().history("/api/v1/match-requests/" + id))
                .as("whose matter it is")
                .hasSize(9);
        assertThat(second.session().history("/api/v1/match-requests/" + id))
                .as("not who declined before")
                .containsExactly("TalentDispatched");

        String list = "/api/v1/match-requests?q=" + what;
        for (String met : List.of(
                "",
                "&kind=SUPPORTER",
                "&topic=ACCOUNTING",
                "&field=COMMUNITY_BUILDING",
                "&area=%E5%A4%A7%E6%AE%BF",
                "&stage=Reported&sort=from",
                "&talent=" + second.id())) {
            assertThat(desk().get(list + met).ids()).as(met).containsExactly(id);
        }
        for (String unmet : List.of("&kind=ADVISER", "&topic=TAX", "&stage=Requested", "&talent=" + first.id())) {
            assertThat(desk().get(list + unmet).ids()).as(unmet).isEmpty();
        }
        assertThat(section().get(list).ids()).as("another section").isEmpty();
    }

    @Test
    void a_talent_that_retires_or_is_erased_leaves_the_request_as_it_was() {
        platform.clockTo(AHEAD);
        Registered group = group();
        Person retiring = registered("SUPPORTER");
        Person erased = registered("SUPPORTER");
        String id = requested(group, "退任する人材を待つ依頼");
        propose(desk(), id, retiring.id()).expect(200);
        retiring.session()
                .post("/api/v1/talents/" + retiring.id() + "/retirement", "")
                .expect(200);
        platform.awaitEvents(id, MatchRequested.class, MatchProposed.class, MatchTalentLost.class);
        propose(desk(), id, retiring.id()).problem(422, "TALENT_NOT_REGISTERED");

        propose(desk(), id, erased.id()).expect(200);
        accept(erased.session(), id).expect(200);
        accept(group.session(), id).expect(200);
        erased.session().post("/api/v1/talents/" + erased.id() + "/erasure", "").expect(200);
        platform.awaitEvents(
                id,
                MatchRequested.class,
                MatchProposed.class,
                MatchTalentLost.class,
                MatchProposed.class,
                MatchAgreed.class,
                MatchAccepted.class,
                MatchTalentLost.class);
        assertThat(seen(group.session(), id).toString()).doesNotContain("中村", "083-000");
        group.session()
                .post("/api/v1/match-requests/" + id + "/cancellation", """
                        {"reason": {"code": "OTHER", "text": "会員の中に教えられる人が見つかったため、取り消します。"}}
                        """)
                .expect(200);
    }

    @Test
    void a_group_that_leaves_the_register_is_a_talent_no_more_and_one_that_is_suspended_may_come_back() {
        platform.clockTo(AHEAD);
        Registered asking = group();
        Registered helping = group();
        String talent = helping.session()
                .post("/api/v1/talents", """
                        {"group": "%s", "terms": {"kind": "SUPPORTER", "topics": ["ACCOUNTING"], "fields": [], "areas": []},
                         "profile": {"name": "つどいの会", "reach": "083-000-1234"}}
                        """.formatted(helping.id()))
                .expect(201)
                .id();
        office().post("/api/v1/talents/" + talent + "/registration", "{\"identitySeen\": true}")
                .expect(200);
        String id = requested(asking, "登録簿を離れる団体を待つ依頼");
        propose(desk(), id, talent).expect(200);
        String group = "/api/v1/groups/" + helping.id();
        String reason = "{\"reason\": {\"code\": \"OTHER\", \"text\": \"年度報告が二年続けて提出されず、連絡も取れないため。\"}}";
        office().post(group + "/suspension", reason).expect(200);
        accept(asking.session(), id).problem(422, "GROUP_NOT_REGISTERED");
        office().post(group + "/reinstatement", reason).expect(200);
        accept(asking.session(), id).expect(200);

        helping.session().post(group + "/withdrawal", "{}").expect(200);

        platform.awaitEvents(id, MatchRequested.class, MatchProposed.class, MatchAgreed.class, MatchTalentLost.class);
        assertThat(seen(asking.session(), id).path("stage").asString()).isEqualTo("Requested");
        propose(desk(), id, talent).problem(422, "GROUP_NOT_REGISTERED");
    }

    @Test
    void a_talent_that_retires_in_the_moment_of_its_proposal_is_lost_all_the_same() throws Exception {
        platform.clockTo(AHEAD);
        Registered group = group();
        for (int turn = 0; turn < 4; turn++) {
            Person person = registered("SUPPORTER");
            String id = requested(group, "同時に退任する人材");
            List<Answer> answers = atOnce(List.of(() -> propose(desk(), id, person.id()), () -> person.session()
                    .post("/api/v1/talents/" + person.id() + "/retirement", "")));
            assertThat(answers.getFirst().status()).isIn(200, 422);
            answers.getLast().expect(200);
            await().atMost(Platform.SOON).untilAsserted(() -> assertThat(
                            seen(office(), id).path("stage").asString())
                    .isEqualTo("Requested"));
        }
    }

    @Test
    void of_two_desks_one_proposes_and_of_two_acceptances_the_second_counts() throws Exception {
        platform.clockTo(AHEAD);
        Registered group = group();
        Person one = registered("SUPPORTER");
        Person other = registered("SUPPORTER");
        String id = requested(group, "二つの窓口が同時に提案する依頼");
        List<Answer> proposals =
                atOnce(List.of(() -> propose(desk(), id, one.id()), () -> propose(office(), id, other.id())));
        assertThat(proposals).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        Person proposed =
                seen(office(), id).at("/content/match/talent").asString().equals(one.id()) ? one : other;

        List<Answer> accepted =
                atOnce(List.of(() -> accept(group.session(), id), () -> accept(proposed.session(), id)));
        accepted.forEach(answer -> answer.expect(200));
        platform.awaitEvents(id, MatchRequested.class, MatchProposed.class, MatchAgreed.class, MatchAccepted.class);
    }

    @Test
    void a_department_that_waits_for_a_talent_is_not_closed() {
        platform.clockTo(AHEAD);
        String code = "talent-" + UUID.randomUUID().toString().substring(0, 8);
        String department = office().post(
                        "/api/v1/departments", "{\"code\": \"" + code + "\", \"label\": {\"ja\": \"人材活用課\"}}")
                .expect(201)
                .id();
        Session staff = platform.as("acct-hayashi", YAMAGUCHI, code, Role.STAFF);
        // The section is known to other matters a moment after it is registered.
        String id = await().atMost(Platform.SOON)
                .until(
                        () -> staff.post(
                                "/api/v1/match-requests",
                                asking("ADVISER", "協議会の立ち上げの助言", "{\"department\": \"" + code + "\"}")),
                        asked -> asked.status() == 201)
                .id();
        Answer closing = office().post("/api/v1/departments/" + department + "/closure", "");
        assertThat(closing.status()).isGreaterThanOrEqualTo(400);
        assertThat(closing.body().toString()).contains(id);
        staff.post("/api/v1/match-requests/" + id + "/cancellation", """
                        {"reason": {"code": "OTHER", "text": "課を廃止するため、この依頼を取り消します。ご了承ください。"}}
                        """).expect(200);
        office().post("/api/v1/departments/" + department + "/closure", "").expect(200);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        platform.clockTo(AHEAD);
        Registered group = group();
        Person person = registered("SUPPORTER");
        String requested = requested(group, "表の依頼");
        String proposed = requested(group, "表の提案");
        propose(desk(), proposed, person.id()).expect(200);
        String accepted = requested(group, "表の承諾");
        propose(desk(), accepted, person.id()).expect(200);
        accept(person.session(), accepted).expect(200);
        accept(group.session(), accepted).expect(200);
        String dispatched = requested(group, "表の派遣");
        propose(desk(), dispatched, person.id()).expect(200);
        accept(person.session(), dispatched).expect(200);
        accept(group.session(), dispatched).expect(200);
        desk().post("/api/v1/match-requests/" + dispatched + "/dispatch", "{}").expect(200);
        String ofSection = section()
                .post("/api/v1/match-requests", asking("ADVISER", "表の所属の依頼", "{\"department\": \"" + SECTION + "\"}"))
                .expect(201)
                .id();
        new RoleMatrix(
                        platform,
                        "registry",
                        "match-requests",
                        new RoleMatrix.Cast(YAMAGUCHI, group.account(), SECTION, "acct-r"))
                .below("/api/v1/match-requests")
                .caller("the talent", person.session())
                .record("/api/v1/match-requests/{id}", "Requested", requested)
                .record("/api/v1/match-requests/{id}", "Requested by the section", ofSection)
                .record("/api/v1/match-requests/{id}", "Proposed", proposed)
                .record("/api/v1/match-requests/{id}", "Accepted", accepted)
                .record("/api/v1/match-requests/{id}", "Dispatched", dispatched)
                .body("POST /api/v1/match-requests", asking("SUPPORTER", "表の依頼", "{\"group\": \"" + group.id() + "\"}"))
                .body("POST /api/v1/match-requests/{id}/proposals", "{\"talent\": \"" + person.id() + "\"}")
                .body("POST /api/v1/match-requests/{id}/dispatch", "{}")
                .body("POST /api/v1/match-requests/{id}/report", "{\"useful\": true}")
                .body("POST /api/v1/match-requests/{id}/cancellation", """
                        {"reason": {"code": "OTHER", "text": "会員の中に教えられる人が見つかったため、取り消します。"}}
                        """)
                .isAsAccepted();
    }
}
