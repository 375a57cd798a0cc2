package org.kyodo.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.erasure.AccountErasures;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.proposal.PublicCommentEvent.OpinionsAnswered;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnnounced;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnswered;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentClosed;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentOpened;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicOpinionReceived;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesPublished;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.ErasureFacts;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.ServiceTest;
import org.kyodo.kit.TakenDocuments;
import org.kyodo.proposal.group.Groups;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** Round tables and public forums, and E27, over HTTP; and what many do at once. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class TablesServiceTest {
    private static final String YAMAGUCHI = "352039";
    private static final String TABLES = "/api/v1/round-tables";
    private static final String COMMENTS = "/api/v1/public-comments";
    private static final String SECRET = "紫陽花通りの街路樹";
    private static final String CALLED_OFF = """
        {"reason": {"code": "OTHER", "text": "台風の接近により、参加者の安全を確かめられないため中止します。"}}
        """;

    @Autowired
    Platform platform;

    @Autowired
    Groups groups;

    @Autowired
    MongoOperations mongo;

    @Autowired
    AccountErasures erasures;

    private final GroupId watch = new GroupId(Ids.next());
    private final String account = "acct-" + watch;

    private Session office() {
        return platform.as("acct-office", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private Session planning() {
        return platform.as("acct-planning", YAMAGUCHI, "planning", Role.STAFF);
    }

    private Session desk() {
        return platform.as("acct-saporante", YAMAGUCHI, "saporante", Role.DESK);
    }

    private Session resident(String account) {
        return platform.as(account, YAMAGUCHI, null, Role.RESIDENT);
    }

    private void registered() {
        platform.publish(platform.foreign(YAMAGUCHI, watch.toString(), 1, GroupFacts.registered(watch, account)));
        await().atMost(Platform.SOON).until(() -> groups.standings(List.of(watch), MunicipalityCode.of(YAMAGUCHI))
                .containsKey(watch));
    }

    private static String table(String title) {
        return """
            {"plan": {"kind": "ROUND_TABLE", "title": "%s", "agenda": "来年度に向けた情報交換", "subjects": [],
             "slot": {"opensAt": "2026-07-08T10:00:00Z", "closesAt": "2026-07-08T12:00:00Z"},
             "place": "大殿地域交流センター"}}
            """.formatted(title);
    }

    private String attendance() {
        return """
            {"attendance": {"groups": ["%s"], "departments": ["collaboration-office"],
             "people": {"residents": 6, "groupMembers": 5, "business": 0, "education": 0, "staff": 4}}}
            """.formatted(watch);
    }

    @Test
    void a_round_table_is_announced_held_and_its_minutes_are_everybodys() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        registered();
        String word = UUID.randomUUID().toString().substring(0, 8);
        String id = office().post(TABLES, table("情報交換の会" + word)).expect(201).id();
        String path = TABLES + "/" + id;
        office().put(path + "/slot", """
            {"slot": {"opensAt": "2026-06-18T10:00:00Z", "closesAt": "2026-06-18T12:00:00Z"},
             "place": "市民会館"}
            """).problem(422, "ANNOUNCED_LATE");
        office().put(path + "/slot", """
            {"slot": {"opensAt": "2026-07-09T10:00:00Z", "closesAt": "2026-07-09T12:00:00Z"},
             "place": "市民会館"}
            """).expect(200);

        platform.clockTo("2026-07-09T18:59:59+09:00");
        office().post(path + "/attendance", attendance()).problem(422, "NOT_HELD_YET");
        platform.clockTo("2026-07-09T21:00:00+09:00");
        office().post(path + "/attendance", attendance().replace("collaboration-office", "planning"))
                .problem(422, "SECTION_MISSING");
        office().post(path + "/attendance", attendance()).expect(200);
        String file = office().uploaded("議事録.pdf", "application/pdf", TakenDocuments.PDF);
        String minutes = "{\"document\": %s, \"text\": \"%sについて話し合った。\", \"namesByConsent\": true}";
        office().post(path + "/minutes", minutes.formatted(file, SECRET).replace("true", "false"))
                .problem(422, "NAMES_WITHOUT_CONSENT");
        office().post(path + "/minutes", minutes.formatted(file, SECRET)).expect(200);

        String everybody = "?municipality=" + YAMAGUCHI;
        JsonNode page = platform.anonymous()
                .get("/api/v1/public/round-tables/" + id + everybody)
                .expect(200)
                .body();
        assertThat(page.at("/minutes/text").asString()).contains(SECRET);
        assertThat(page.at("/held/attendance/people/residents").asInt()).isEqualTo(6);
        String document = Json.TOLERANT.readTree(file).path("documentId").asString();
        assertThat(platform.anonymous()
                        .download("/api/v1/public/documents/" + document + everybody)
                        .body())
                .isEqualTo(TakenDocuments.PDF);
        assertThat(platform.anonymous().history("/api/v1/public/round-tables/" + id + everybody))
                .containsExactly("RoundTableScheduled", "RoundTableChanged", "RoundTableHeld", "MinutesPublished");
        assertThat(told(id, MinutesPublished.class).document()).isPresent();
        assertThat(platform.eventsOf(id)).allSatisfy(event -> assertThat(Json.TOLERANT.writeValueAsString(event))
                .doesNotContain(SECRET));

        assertThat(office().get(path).expect(200).id()).isEqualTo(id);
        assertThat(office().get(TABLES + "?q=" + word).ids()).containsExactly(id);

        String list = "/api/v1/public/round-tables" + everybody + "&q=" + word;
        for (String met : List.of(
                "",
                "&kind=ROUND_TABLE",
                "&department=collaboration-office",
                "&stage=Minuted&sort=begins",
                "&from=2026-07-09&until=2026-07-09")) {
            assertThat(platform.anonymous().get(list + met).ids()).as(met).containsExactly(id);
        }
        for (String unmet : List.of(
                "&kind=PUBLIC_FORUM",
                "&department=planning",
                "&stage=Held",
                "&from=2026-07-10",
                "&until=2026-07-08",
                "&subject=" + UUID.randomUUID())) {
            assertThat(platform.anonymous().get(list + unmet).ids()).as(unmet).isEmpty();
        }
        assertThat(platform.anonymous()
                        .get(list + "&from=%2B999999999-12-31&until=-999999999-01-01")
                        .status())
                .isLessThan(500);
    }

    @Test
    void a_round_table_that_is_called_off_says_why() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String id = office().post(TABLES, table("台風の日の会")).expect(201).id();
        String path = TABLES + "/" + id;
        office().post(path + "/cancellation", CALLED_OFF).expect(200);
        JsonNode called = office().get(path).expect(200).body();
        assertThat(called.path("stage").asString()).isEqualTo("Cancelled");
        assertThat(office().history(path)).containsExactly("RoundTableScheduled", "RoundTableCancelled");
        // Who of the town hall did it is told there alone.
        String account = "acct-office";
        assertThat(office().get(path + "/history").expect(200).body().toString())
                .contains(account);
        assertThat(resident("acct-reader")
                        .get(path + "/history")
                        .expect(200)
                        .body()
                        .toString())
                .contains("RoundTableCancelled")
                .doesNotContain(account);
    }

    @Test
    void a_public_comment_is_extended_and_called_off() {
        platform.clockTo("2026-10-20T10:00:00+09:00");
        String word = UUID.randomUUID().toString().substring(0, 8);
        String plan = draft("2026-12-01T08:00:00Z").replace("第二次総合計画（案）", "公園の計画" + word);
        String id = planning().post(COMMENTS, plan).expect(201).id();
        String path = COMMENTS + "/" + id;
        planning().post(path + "/extension", """
            {"closesAt": "2026-12-08T08:00:00Z",
             "reason": {"code": "OTHER", "text": "説明会を追加で開き、その後にも意見を出せるようにするため。"}}
            """).expect(200);
        String everybody = "?municipality=" + YAMAGUCHI;
        JsonNode page = platform.anonymous()
                .get("/api/v1/public/public-comments/" + id + everybody)
                .expect(200)
                .body();
        assertThat(page.at("/terms/plan/window/closesAt").asString()).isEqualTo("2026-12-08T08:00:00Z");

        planning().post(path + "/cancellation", CALLED_OFF).expect(200);
        JsonNode called = planning().get(path).expect(200).body();
        assertThat(called.path("id").asString()).isEqualTo(id);
        assertThat(called.path("stage").asString()).isEqualTo("Cancelled");
        assertThat(called.at("/content/cancelled/text").asString()).startsWith("台風の接近");
        assertThat(platform.anonymous()
                        .get("/api/v1/public/public-comments/" + id + everybody)
                        .expect(200)
                        .body()
                        .path("cancelled"))
                .as("a code for everybody (K-ALL-10)")
                .isEqualTo(Json.STRICT.readTree("{\"code\": \"OTHER\", \"text\": null}"));
        assertThat(planning().get(COMMENTS + "?q=" + word).ids()).containsExactly(id);
        assertThat(platform.anonymous()
                        .get("/api/v1/public/public-comments" + everybody + "&q=" + word)
                        .ids())
                .containsExactly(id);
        List<String> happened = List.of("PublicCommentAnnounced", "PublicCommentExtended", "PublicCommentCancelled");
        assertThat(planning().history(path)).isEqualTo(happened);
        assertThat(platform.anonymous().history("/api/v1/public/public-comments/" + id + everybody))
                .isEqualTo(happened);
    }

    @Test
    void fourteen_opinions_of_eleven_people_are_each_answered(CapturedOutput output) throws Exception {
        platform.clockTo("2026-10-20T10:00:00+09:00");
        registered();
        String short29 = draft("2026-11-30T08:00:00Z");
        planning().post(COMMENTS, short29).problem(422, "WINDOW_TOO_SHORT");
        String id = planning()
                .post(COMMENTS, draft("2026-12-01T08:00:00Z"))
                .expect(201)
                .id();
        String path = COMMENTS + "/" + id;
        platform.clockTo("2026-11-02T09:00:00+09:00");
        platform.awaitEvents(id, PublicCommentAnnounced.class, PublicCommentOpened.class);

        // Eight residents and a group at once but for the first, one of them twice; two on paper, one of these twice;
        // and two
        // more of the first.
        List<Callable<Answer>> all = new ArrayList<>();
        List<String> residents = IntStream.range(0, 8)
                .mapToObj(n -> "acct-opinion-" + n + "-" + id)
                .toList();
        residents.forEach(one -> all.add(() -> opinion(resident(one), path, SECRET)));
        all.add(() -> opinion(resident(residents.getFirst()), path, "二つ目の意見"));
        all.add(() -> opinion(resident(residents.getFirst()), path, "三つ目の意見"));
        all.add(() -> platform.as(account, YAMAGUCHI, null, Role.GROUP)
                .post(path + "/opinions", "{\"group\": \"%s\", \"opinion\": \"団体の意見\"}".formatted(watch)));
        Session first = onPaper(desk(), "paper-1-" + id);
        Session second = onPaper(planning(), "paper-2-" + id);
        all.add(() -> opinion(first, path, "書面の意見"));
        all.add(() -> opinion(first, path, "書面の意見の続き"));
        all.add(() -> opinion(second, path, "別の書面の意見"));
        all.removeFirst().call().expect(200);
        List<Answer> taken = atOnce(all);
        assertThat(taken).allSatisfy(answer -> {
            answer.expect(200);
            assertThat(answer.body().at("/events/0/receipt").asString()).matches("[0-9a-f]{64}");
        });
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(platform.eventsOf(id).stream()
                        .filter(happened -> happened.event() instanceof PublicOpinionReceived)
                        .map(happened -> ((PublicOpinionReceived) happened.event()).opinions()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 14).boxed().toList()));

        platform.clockTo("2026-12-01T17:00:01+09:00");
        opinion(resident("acct-late"), path, "遅れた意見").problem(422, "OPINION_LATE");
        PublicCommentClosed closed = told(id, PublicCommentClosed.class);
        assertThat(closed).isEqualTo(new PublicCommentClosed(closed.publicCommentId(), 14, 11));
        opinion(resident("acct-late"), path, "遅れた意見").problem(422, "OPINION_LATE");

        seenByWhom(path, residents, output, id);
        erasedOfTheFirst(path, residents, id);

        String answers = "{\"answers\": [%s, %s]}";
        String some = answer("1, 2, 3, 4, 5", true);
        planning()
                .post(path + "/answers", answers.formatted(some, answer("6, 7, 8, 9, 10, 11, 12, 13", false)))
                .expect(200);
        planning().post(path + "/result", "").problem(409, "OPINIONS_UNANSWERED");
        planning()
                .post(path + "/answers", "{\"answers\": [%s]}".formatted(answer("14", false)))
                .expect(200);
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(platform.eventsOf(id).stream()
                        .filter(happened -> happened.event() instanceof OpinionsAnswered)
                        .map(happened -> ((OpinionsAnswered) happened.event()).left()))
                .containsExactly(1, 0));
        platform.clockTo("2027-01-15T10:00:00+09:00");
        planning().post(path + "/result", "").expect(200);
        PublicCommentAnswered result = told(id, PublicCommentAnswered.class);
        assertThat(List.of(result.opinions(), result.reflected(), result.notReflected()))
                .containsExactly(14, 5, 9);
        JsonNode page = platform.anonymous()
                .get("/api/v1/public/public-comments/" + id + "?municipality=" + YAMAGUCHI)
                .expect(200)
                .body();
        assertThat(page.at("/result/answers")).hasSize(3);
        assertThat(planning().get(path).expect(200).id()).isEqualTo(id);
        assertThat(page.at("/guideline/ja").asString()).isEqualTo("パブリック・コメント実施指針");

        platform.clockTo("2028-01-16T00:00:01+09:00");
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(mongo.getCollection("publicOpinions")
                        .countDocuments(new Document("municipality", YAMAGUCHI).append("comment", id)))
                .isZero());
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(mine(planning(), path)).isEmpty());
        assertThat(opinionKeys(id)).isZero();
    }

    /** Three opinions of one who had all erased are forgotten, kept by the document and given up by it; they count and are answered as before. */
    private void erasedOfTheFirst(String path, List<String> residents, String id) {
        assertThat(opinionKeys(id)).isEqualTo(14);
        erasures.handle(ErasureFacts.ofAccount(
                platform, YAMAGUCHI, residents.getLast(), Instant.parse("2026-11-01T00:00:00Z")));
        assertThat(opinionKeys(id)).as("given after that").isEqualTo(14);

        platform.publish(ErasureFacts.ofAccount(platform, YAMAGUCHI, residents.getFirst(), platform.now()));

        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(opinionKeys(id)).isEqualTo(11));
        JsonNode theirs = resident(residents.getFirst())
                .get(path + "/opinions")
                .expect(200)
                .body()
                .path("items");
        assertThat(theirs)
                .hasSize(3)
                .allMatch(opinion -> opinion.path("opinion").asString("").isEmpty());
        assertThat(mine(resident(residents.getLast()), path)).containsExactly(SECRET);
    }

    private long opinionKeys(String id) {
        return mongo.getCollection("sealingKeys").countDocuments(Filters.regex("_id", "^public-comment/" + id + "/"));
    }

    /** The section sees all and whose none of them is; each author their own; nobody else any. */
    private void seenByWhom(String path, List<String> residents, CapturedOutput output, String id) {
        assertThat(mine(planning(), path)).hasSize(14);
        JsonNode all = planning().get(path + "/opinions?limit=100").expect(200).body();
        assertThat(all.toString()).contains(SECRET).doesNotContain("acct-opinion", "paper-1");
        assertThat(all.findValuesAsString("number"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 14)
                        .map(number -> 15 - number)
                        .mapToObj(Integer::toString)
                        .toList());
        JsonNode page = planning()
                .get(path + "/opinions?limit=6&total=true")
                .expect(200)
                .body();
        assertThat(page.path("items")).hasSize(6);
        assertThat(page.at("/total/count").asInt()).isEqualTo(14);
        assertThat(mine(resident(residents.getFirst()), path)).hasSize(3);
        assertThat(mine(resident(residents.getLast()), path)).containsExactly(SECRET);
        assertThat(mine(onPaper(desk(), "paper-1-" + id), path)).hasSize(2);
        assertThat(mine(resident("acct-nobody"), path)).isEmpty();
        assertThat(platform.as(account, YAMAGUCHI, null, Role.GROUP)
                        .get(path + "/opinions?group=" + watch)
                        .expect(200)
                        .body()
                        .path("items"))
                .hasSize(1);
        resident("acct-nobody").get(path + "/opinions?group=" + watch).problem(404, "NOT_FOUND");

        Document kept = mongo.getCollection("publicComments")
                .find(new Document("_id", id))
                .first();
        assertThat(kept.getEmbedded(List.of("stage", "opinions", "latest"), List.class))
                .hasSizeLessThanOrEqualTo(10);
        String stored = kept.toJson()
                + mongo.getCollection("publicOpinions")
                        .find(new Document("municipality", YAMAGUCHI).append("comment", id))
                        .map(Document::toJson)
                        .into(new ArrayList<>())
                + mongo.getCollection("journal")
                        .find(new Document("subject", "public-comment/" + id))
                        .map(Document::toJson)
                        .into(new ArrayList<>());
        assertThat(stored).doesNotContain(SECRET, "acct-opinion", "paper-1-", "paper-2-");
        assertThat(platform.eventsOf(id)).allSatisfy(told -> assertThat(
                        told.envelope().toHeaders() + Json.TOLERANT.writeValueAsString(told.event()))
                .doesNotContain(SECRET, "acct-opinion", "paper-1-", "paper-2-"));
        assertThat(output.getAll()).doesNotContain(SECRET, "acct-opinion-");
    }

    @Test
    void who_may_do_what_is_as_the_tables_say() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        registered();
        String scheduled = office().post(TABLES, table("表の会")).expect(201).id();
        RoleMatrix.Cast cast = new RoleMatrix.Cast(YAMAGUCHI, account, "planning", "acct-reviewer-1");
        new RoleMatrix(platform, "proposal", "round-tables", cast)
                .below(TABLES, "/api/v1/public/round-tables")
                .caller("desk of saporante", desk())
                .record(TABLES + "/{id}", "Scheduled", scheduled)
                .record("/api/v1/public/round-tables/{id}", "Scheduled", scheduled)
                .body("POST " + TABLES, table("表の会"))
                .body("PUT " + TABLES + "/{id}/slot", """
                    {"slot": {"opensAt": "2026-07-09T10:00:00Z", "closesAt": "2026-07-09T12:00:00Z"},
                     "place": "市民会館"}
                    """)
                .isAsAccepted();
        String later = draft("2026-12-01T08:00:00Z")
                .replace("2026-11-02", "2026-07-01")
                .replace("2026-12-01", "2026-08-01");
        String published = planning().post(COMMENTS, later).expect(201).id();
        String open = planning()
                .post(
                        COMMENTS,
                        draft("2026-12-01T08:00:00Z")
                                .replace("2026-11-02T00:00:00Z", "2026-06-12T01:10:00Z")
                                .replace("2026-12-01", "2026-08-01"))
                .expect(201)
                .id();
        platform.clockTo("2026-06-12T10:10:00+09:00");
        platform.awaitEvents(open, PublicCommentAnnounced.class, PublicCommentOpened.class);
        new RoleMatrix(platform, "proposal", "public-comments", cast)
                .below(COMMENTS, "/api/v1/public/public-comments")
                .caller("desk of saporante", desk())
                .record(COMMENTS + "/{id}", "Published", published)
                .record(COMMENTS + "/{id}", "Open", open)
                .record("/api/v1/public/public-comments/{id}", "Open", open)
                .body("POST " + COMMENTS, later)
                .body("POST " + COMMENTS + "/{id}/opinions", "{\"opinion\": \"表の意見\"}")
                .isAsAccepted();
    }

    private <E extends DomainEvent> E told(String id, Class<E> type) {
        return platform.awaitEvent(
                        type, happened -> happened.envelope().place().subject().endsWith(id))
                .event();
    }

    private String draft(String closesAt) {
        return """
            {"plan": {"title": "第二次総合計画（案）", "summary": "十年のまちづくりの基本です。",
             "window": {"opensAt": "2026-11-02T00:00:00Z", "closesAt": "%s"}, "document": %s}}
            """.formatted(closesAt, planning().uploaded("計画案.pdf", "application/pdf", TakenDocuments.PDF));
    }

    private static String answer(String numbers, boolean changes) {
        return """
            {"opinions": [%s], "summary": "照明を増やしてほしい。", "answer": "第3章に加えます。", "planChanges": %s}
            """.formatted(numbers, changes);
    }

    private static Answer opinion(Session who, String path, String text) {
        return who.post(path + "/opinions", "{\"opinion\": \"%s\"}".formatted(text));
    }

    private static Session onPaper(Session who, String party) {
        return who.with("Kyodo-Channel", "PAPER").with("Kyodo-On-Behalf-Of", party);
    }

    private static List<String> mine(Session who, String path) {
        return who.get(path + "/opinions?limit=100")
                .expect(200)
                .body()
                .path("items")
                .findValuesAsString("opinion");
    }
}
