package org.kyodo.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.ProposalEvent.AccountabilityOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalBacked;
import org.kyodo.contracts.proposal.ProposalEvent.ReflectionResultReported;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.ServiceTest;
import org.kyodo.kit.TakenDocuments;
import org.kyodo.proposal.group.Groups;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** The journey of E5 over HTTP: debate, opinion statement, and the city's account of what came of it. */
@ServiceTest
class PolicyServiceTest {
    private static final String NP = "NP";
    private static final String REASON = "{\"code\": \"FEASIBILITY\", \"text\": \"下水道の計画により、令和9年度にはトイレを置けないため。\"}";
    private static final String TEXT = "ベンチ8基は令和9年度当初予算要求に計上。トイレは下水道計画により令和10年度以降に検討";

    @Autowired
    Platform platform;

    @Autowired
    Groups groups;

    @Autowired
    MongoOperations mongo;

    @Autowired
    List<Aggregate<?, ?, ?>> aggregates;

    private final GroupId green = new GroupId(Ids.next());
    private final String account = "acct-" + green;

    private Session office() {
        return platform.as("acct-policy-office", NP, "collaboration-office", Role.STAFF);
    }

    private Session parks() {
        return platform.as("acct-policy-parks", NP, "parks-green", Role.STAFF);
    }

    private Session desk() {
        return platform.as("acct-policy-desk", NP, "fac-1", Role.DESK);
    }

    private Session group() {
        return platform.as(account, NP, null, Role.GROUP);
    }

    /** A proposal that a desk has found and accepted. */
    private String accepted() {
        String id = submitted();
        // The desk checks it for form, so it finds it before anybody else does.
        String path = "/api/v1/proposals/" + id;
        assertThat(desk().get("/api/v1/proposals?stage=Submitted&limit=100")
                        .expect(200)
                        .body()
                        .path("items")
                        .findValuesAsString("id"))
                .contains(id);
        assertThat(desk().get(path)
                        .expect(200)
                        .body()
                        .path("content")
                        .path("details")
                        .path("problem")
                        .asString(""))
                .isEqualTo("緑道に休む場所がない。");
        assertThat(desk().history(path)).containsExactly("ProposalSubmitted");
        desk().post(path + "/acceptance", "{}").expect(200);
        return id;
    }

    /** For a call that closes with the round. */
    private String submitted() {
        platform.clockTo("2026-05-01T10:00:00+09:00");
        platform.publish(platform.foreign(NP, green.toString(), 1, GroupFacts.registered(green, account)));
        await().atMost(Platform.SOON).until(() -> groups.standings(List.of(green), MunicipalityCode.of(NP))
                .containsKey(green));
        String call = office().post("/api/v1/calls", """
                        {"plan": {"kind": "CITIZEN_POLICY", "title": "令和8年度 市民提案（第1回）", "fiscalYear": 2026, "round": 1,
                         "window": {"opensAt": "2026-05-10T00:00:00Z", "closesAt": "2026-06-30T08:00:00Z"},
                         "criteria": [], "forms": []}}
                        """).expect(201).id();
        office().post("/api/v1/calls/" + call + "/publication", "{}").expect(200);
        platform.clockTo("2026-05-20T10:00:00+09:00");
        return group().post("/api/v1/proposals", """
                        {"call": "%s", "proposer": "%s",
                         "outline": {"title": "緑道のベンチとトイレ配置計画", "summary": "緑道で休めるようにする。",
                                     "fieldTypes": ["F1"], "areas": ["桜丘"]},
                         "details": {"problem": "緑道に休む場所がない。", "strengths": "毎週歩いて調べている。",
                                     "action": "ベンチ8基とトイレを置く。"}}
                        """.formatted(call, green))
                .expect(201)
                .id();
    }

    private String forum(String proposal) {
        return office().post("/api/v1/round-tables", """
                        {"plan": {"kind": "PUBLIC_FORUM", "title": "緑道を語る会", "place": "中央公民館",
                         "subjects": [{"kind": "PROPOSAL", "id": "%s"}],
                         "slot": {"opensAt": "2026-06-14T01:00:00Z", "closesAt": "2026-06-14T03:00:00Z"}}}
                        """.formatted(proposal))
                .expect(201)
                .id();
    }

    private void held(String forum) {
        platform.clockTo("2026-06-14T15:00:00+09:00");
        office().post("/api/v1/round-tables/" + forum + "/attendance", """
                        {"attendance": {"groups": ["%s"], "departments": ["collaboration-office"],
                         "people": {"residents": 42, "groupMembers": 0, "business": 0, "education": 0, "staff": 3}}}
                        """.formatted(green))
                .expect(200);
    }

    private void minuted(String forum) {
        platform.clockTo("2026-06-22T10:00:00+09:00");
        office().post("/api/v1/round-tables/" + forum + "/minutes", """
                        {"text": "ベンチを求める声が多かった。", "namesByConsent": true}
                        """).expect(200);
    }

    private String statement() {
        return """
                {"document": %s, "pointsFor": ["休む場所が要る。"], "pointsAgainst": ["維持の費用が心配だ。"]}
                """.formatted(office().uploaded("意見書.pdf", "application/pdf", TakenDocuments.PDF));
    }

    private static String result(String outcome) {
        return """
                {"outcome": "%s", "text": "%s", "reason": %s,
                 "measures": [{"text": "ベンチ8基を置く。", "department": "parks-green", "when": "令和9年度"}]}
                """.formatted(outcome, TEXT, REASON);
    }

    /** Gone to the city on 30 June, and 公園緑地課 is to answer. */
    private String withCity() {
        String id = accepted();
        String path = "/api/v1/proposals/" + id;
        String forum = forum(id);
        office().post(path + "/public-discussion", "{\"forum\": \"%s\"}".formatted(forum))
                .expect(200);
        held(forum);
        minuted(forum);
        desk().post(path + "/opinion-statement", statementOfDesk()).expect(200);
        platform.clockTo("2026-06-30T10:00:00+09:00");
        group().post(path + "/city-submission", "").expect(200);
        office().post(path + "/departments", "{\"departments\": [\"parks-green\"]}")
                .expect(200);
        return id;
    }

    private String statementOfDesk() {
        return """
                {"document": %s, "pointsFor": [], "pointsAgainst": []}
                """.formatted(desk().uploaded("意見書.pdf", "application/pdf", TakenDocuments.PDF));
    }

    private List<JsonNode> owed(String id) {
        return platform.anonymous()
                .get("/api/v1/public/accountability?municipality=NP&limit=100")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .toList();
    }

    private long figure(String name) {
        return platform.anonymous()
                .with("Cache-Control", "no-cache")
                .get("/api/v1/public/accountability/figures?municipality=NP")
                .expect(200)
                .body()
                .path(name)
                .path("count")
                .asLong();
    }

    private long reasons(String narrowed) {
        return platform.anonymous()
                .get("/api/v1/public/proposals/reasons?municipality=NP" + narrowed)
                .expect(200)
                .body()
                .at("/answered/FEASIBILITY")
                .asLong(0);
    }

    private List<AccountabilityOverdue> told(String id) {
        return platform.eventsOf(id).stream()
                .map(Recorded::event)
                .filter(AccountabilityOverdue.class::isInstance)
                .map(AccountabilityOverdue.class::cast)
                .toList();
    }

    /** Two instances that look at once, and a third: the one of the service itself. */
    private void timersLook() {
        Aggregate<?, ?, ?> proposals = aggregates.stream()
                .filter(aggregate -> aggregate.type().name().equals("proposal"))
                .findFirst()
                .orElseThrow();
        IntStream.range(0, 2).parallel().forEach(_ -> proposals.giveDue(Aggregate.ALL_SHARDS, 100));
    }

    @Test
    void a_policy_proposal_is_debated_and_the_city_accounts_for_what_came_of_it() {
        String id = accepted();
        String path = "/api/v1/proposals/" + id;
        String forum = forum(id);
        for (String examining : List.of("/adoption", "/rejection", "/scores")) {
            Answer answer = platform.as("acct-policy-all", NP, "collaboration-office", Role.STAFF, Role.REVIEWER)
                    .post(path + examining, "/scores".equals(examining) ? "{\"points\": {\"公益性\": 1}}" : "{}");
            assertThat(answer.status()).as(examining + answer.body()).isIn(400, 409);
        }
        office().post(path + "/rejection", "{\"reason\": " + REASON + "}").problem(409, "NOT_OF_THIS_KIND");
        parks().post(path + "/public-discussion", "{\"forum\": \"%s\"}".formatted(forum))
                .problem(403, "NOT_IN_CHARGE");
        office().post(path + "/public-discussion", "{\"forum\": \"%s\"}".formatted(Ids.next()))
                .problem(422, "UNKNOWN_FORUM");
        office().post(path + "/public-discussion", "{\"forum\": \"%s\"}".formatted(forum))
                .expect(200);
        held(forum);
        String statement = statement();
        office().post(path + "/opinion-statement", statement).problem(409, "MINUTES_NOT_PUBLISHED");
        minuted(forum);
        group().post(path + "/city-submission", "").problem(409, "NOT_IN_THIS_STAGE");
        office().post(path + "/opinion-statement", statement).expect(200);
        String document = office().get(path)
                .expect(200)
                .body()
                .at("/content/debate/statement/document/documentId")
                .asString();
        assertThat(platform.anonymous()
                        .download("/api/v1/public/documents/" + document + "?municipality=NP")
                        .statusCode())
                .isEqualTo(200);
        platform.clockTo("2026-06-30T23:55:00+09:00");
        platform.as("acct-neighbour", NP, null, Role.RESIDENT)
                .post(path + "/city-submission", "")
                .problem(403, "NOT_THE_PROPOSER");
        group().post(path + "/city-submission", "").expect(200);
        office().post(path + "/departments", "{\"departments\": [\"parks-green\"]}")
                .expect(200);
        JsonNode open = owed(id).getFirst().path("content");
        assertThat(open.path("dueOn").asString()).isEqualTo("2026-09-28");
        assertThat(open.path("round").asInt()).isEqualTo(1);
        assertThat(open.path("daysLeft").asInt()).isEqualTo(90);
        assertThat(open.path("departments").isEmpty()).isTrue();
        long before = figure("accounted");

        platform.clockTo("2026-09-28T23:55:00+09:00");
        timersLook();
        assertThat(owed(id).getFirst().path("content").path("daysLeft").asInt()).isZero();
        assertThat(told(id)).isEmpty();
        platform.clockTo("2026-09-29T00:00:00+09:00");
        timersLook();
        await().atMost(Platform.SOON).until(() -> !told(id).isEmpty());
        timersLook();
        JsonNode overdue = owed(id).getFirst().path("content");
        assertThat(overdue.path("daysOver").asInt()).isEqualTo(1);
        assertThat(overdue.path("departments").get(0).asString()).isEqualTo("parks-green");
        assertThat(owed(id)).hasSize(1);
        assertThat(figure("overdue")).isPositive();

        platform.clockTo("2026-10-28T23:59:59+09:00");
        timersLook();
        assertThat(told(id)).hasSize(1);
        platform.clockTo("2026-10-29T00:00:00+09:00");
        timersLook();
        await().atMost(Platform.SOON).until(() -> told(id).size() == 2);
        timersLook();

        platform.clockTo("2026-11-05T10:00:00+09:00");
        platform.as("acct-policy-other", NP, "citizens-bureau", Role.STAFF)
                .post(path + "/reflection", result("PARTLY"))
                .problem(403, "NOT_IN_CHARGE");
        parks().post(path + "/reflection", result("PARTLY").replace(REASON, "null"))
                .problem(422, "REFLECTION_REASON_REQUIRED");
        parks().post(path + "/reflection", result("PARTLY")).expect(200);
        Recorded<ReflectionResultReported> reported = platform.awaitEvent(
                ReflectionResultReported.class,
                happened -> happened.event().proposalId().toString().equals(id));
        assertThat(reported.event().reflection().daysTaken()).isEqualTo(128);
        assertThat(reported.event().reflection().text()).isEqualTo(TEXT);
        assertThat(owed(id)).isEmpty();
        assertThat(figure("accounted")).isGreaterThan(before);
        assertThat(reasons("&field=F1&area=%E6%A1%9C%E4%B8%98&fiscalYear=2026")).isPositive();
        assertThat(reasons("&fiscalYear=2025")).isZero();
        assertThat(reasons("&field=F2")).isZero();
        assertThat(platform.anonymous()
                        .with("Accept", "text/csv")
                        .get("/api/v1/public/proposals/reasons?municipality=NP&fiscalYear=2026")
                        .expect(200)
                        .body()
                        .asString())
                .startsWith("\uFEFFstage,reason,count\r\n")
                .containsPattern("Accounted,FEASIBILITY,[1-9]");
        platform.clockTo("2026-12-01T00:00:00+09:00");
        timersLook();
        assertThat(told(id))
                .as("once as the day after begins, once thirty days later, and never again after the result")
                .extracting(AccountabilityOverdue::daysOver)
                .containsExactly(1, 31);
        assertThat(told(id)).allSatisfy(each -> {
            assertThat(each.dueOn()).isEqualTo("2026-09-28");
            assertThat(each.departments()).containsExactly(DepartmentCode.of("parks-green"));
        });
        assertThat(platform.anonymous().history("/api/v1/public/proposals/" + id + "?municipality=NP"))
                .containsExactly(
                        "ProposalAccepted",
                        "PublicDiscussionOpened",
                        "OpinionStatementPublished",
                        "ProposalSubmittedToCity",
                        "AccountabilityOverdue",
                        "AccountabilityOverdue",
                        "ReflectionResultReported");
        assertThat(Stream.of(platform.anonymous()
                                .get("/api/v1/public/proposals?municipality=NP&stage=Accounted&limit=100")
                                .expect(200)
                                .body()
                                .path("items"))
                        .flatMap(JsonNode::valueStream)
                        .filter(item -> item.path("id").asString().equals(id))
                        .map(item -> item.at("/content/debate/reflection/text").asString()))
                .containsExactly(TEXT);
    }

    @Test
    void that_there_is_no_result_yet_is_said_once() {
        String path = "/api/v1/proposals/" + withCity() + "/reflection";
        String later = """
                {"outcome": "CONTINUED", "text": "費用を調べた。", "reason": %s, "dueOn": "2026-12-28"}
                """.formatted(REASON);
        parks().post(path, later).expect(200);
        parks().post(path, later).problem(409, "CONTINUED_BEFORE");
    }

    @Test
    void whoever_backs_it_counts_once_however_many_do_and_is_told_nowhere() throws Exception {
        String id = accepted();
        String path = "/api/v1/proposals/" + id;
        String word = "acct-backer-" + id;
        List<Session> accounts = IntStream.range(0, 60)
                .mapToObj(n -> platform.as(word + "-" + n, NP, null, Role.RESIDENT))
                .toList();
        accounts.getFirst().post(path + "/backing", "").expect(200);
        List<Answer> answers = atOnce(accounts.stream()
                .flatMap(backer -> Stream.of(backer, backer))
                .<Callable<Answer>>map(backer -> () -> backer.post(path + "/backing", ""))
                .toList());
        answers.forEach(answer -> answer.expect(200));
        desk().with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", account)
                .post(path + "/backing", "")
                .problem(403, "NOT_ALLOWED");

        String everybody = "/api/v1/public/proposals";
        JsonNode shown = platform.anonymous()
                .with("Cache-Control", "no-cache")
                .get(everybody + "?municipality=NP&limit=100")
                .expect(200)
                .body()
                .path("items");
        assertThat(shown.valueStream().filter(item -> item.path("id").asString().equals(id)))
                .singleElement()
                .satisfies(
                        item -> assertThat(item.at("/content/backers").asInt()).isEqualTo(60));
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(
                        platform.eventsOf(id).stream().map(Recorded::event).filter(ProposalBacked.class::isInstance))
                .hasSize(60));
        for (JsonNode told : List.of(
                shown,
                office().get(path).expect(200).body(),
                office().get(path + "/history?limit=100").expect(200).body(),
                group().get(path + "/history?limit=100").expect(200).body(),
                platform.anonymous()
                        .get(everybody + "/" + id + "/history?municipality=NP&limit=100")
                        .expect(200)
                        .body())) {
            assertThat(told.toString()).doesNotContain(word);
        }
        Document stage = mongo.getCollection("proposals")
                .find(new Document("_id", id))
                .first()
                .get("stage", Document.class);
        assertThat(stage.getEmbedded(List.of("submission", "backing", "latest"), List.class))
                .hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        String owed = withCity();
        String accepted = accepted();
        String submitted = submitted();
        new RoleMatrix(
                        platform,
                        "proposal",
                        "policy-proposals",
                        new RoleMatrix.Cast(NP, account, "parks-green", "acct-policy-reviewer"))
                .below(
                        "/api/v1/proposals/{id}/acceptance",
                        "/api/v1/proposals/{id}/backing",
                        "/api/v1/proposals/{id}/departments",
                        "/api/v1/proposals/{id}/withdrawal",
                        "/api/v1/proposals/{id}/public-discussion",
                        "/api/v1/proposals/{id}/opinion-statement",
                        "/api/v1/proposals/{id}/city-submission",
                        "/api/v1/proposals/{id}/reflection",
                        "/api/v1/public/accountability")
                .record("/api/v1/proposals/{id}", "WithCity", owed)
                .record("/api/v1/proposals/{id}", "Accepted", accepted)
                .record("/api/v1/proposals/{id}", "Submitted", submitted)
                .body("POST /api/v1/proposals/{id}/public-discussion", "{\"forum\": \"%s\"}".formatted(Ids.next()))
                .body("POST /api/v1/proposals/{id}/opinion-statement", statement())
                .body("POST /api/v1/proposals/{id}/reflection", result("PARTLY"))
                .isAsAccepted();
    }
}
