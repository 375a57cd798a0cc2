package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.kit.Race.atOnce;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** The documents of a registration 添付書類: whose they are, who gets them, and how they end. */
@ExtendWith(OutputCaptureExtension.class)
class GroupDocumentsTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final byte[] BYLAWS = Forms.pdf("規約 第1条 …");
    private static final byte[] ROSTER = Forms.pdf("役員名簿 会長 藤井久美子");

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    private static String account() {
        return "acct-" + UUID.randomUUID();
    }

    private Session group(String account) {
        return platform.as(account, YAMAGUCHI, null, Role.GROUP);
    }

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private static String bylaws(Session session) {
        return session.uploaded("規約.pdf", "application/pdf", BYLAWS);
    }

    private static String roster(Session session) {
        return session.uploaded("役員名簿 藤井久美子.pdf", "application/pdf", ROSTER);
    }

    private static String idOf(String ref) {
        return Json.TOLERANT.readTree(ref).path("documentId").asString();
    }

    private static String path(String ref) {
        return "/api/v1/documents/" + idOf(ref);
    }

    private String publicPath(String ref) {
        return "/api/v1/public/documents/" + idOf(ref) + "?municipality=" + YAMAGUCHI;
    }

    private static String form(String name, String bylaws, String roster) {
        return Json.TOLERANT
                .writeValueAsString(Forms.fireflies())
                .replace("一の坂川ほたる見守り隊", "書類の会 " + name)
                .replace("イチノサカガワホタルミマモリタイ", "ショルイノカイ " + name)
                .replace(Json.TOLERANT.writeValueAsString(Forms.BYLAWS), bylaws)
                .replace(Json.TOLERANT.writeValueAsString(Forms.ROSTER), roster);
    }

    private String started(String account) {
        return group(account).post("/api/v1/groups", "").expect(201).id();
    }

    private Answer submit(Session session, String id, String form) {
        return session.post("/api/v1/groups/" + id + "/submission", form);
    }

    @Test
    void are_the_groups_and_the_offices_once_the_form_names_them_and_nobody_elses() {
        String account = account();
        Session group = group(account);
        String bylaws = bylaws(group);
        String roster = roster(group);
        office().get(path(roster)).problem(404, "NOT_FOUND");
        String id = started(account);
        submit(group, id, form("who", bylaws, roster)).expect(200);

        for (Session shown : List.of(group, office())) {
            assertThat(shown.download(path(roster)).body()).isEqualTo(ROSTER);
            assertThat(shown.get("/api/v1/groups/" + id)
                            .expect(200)
                            .body()
                            .at("/content/form/attachments/roster/documentId")
                            .asString())
                    .isEqualTo(idOf(roster));
        }
        for (Session other : List.of(
                group(account()),
                platform.as("acct-section", YAMAGUCHI, "school-education", Role.STAFF),
                platform.as("acct-yamamoto", "062014", "collaboration-office", Role.STAFF))) {
            other.get(path(roster)).problem(404, "NOT_FOUND");
            other.get(path(bylaws) + "/description").problem(404, "NOT_FOUND");
        }
        group.send("DELETE", path(roster), HttpRequest.BodyPublishers.noBody()).problem(409, "DOCUMENT_IN_USE");

        Recorded<?> told = platform.awaitEvents(id, GroupRegistrationStarted.class, GroupRegistrationSubmitted.class)
                .getLast();
        assertThat(((GroupRegistrationSubmitted) told.event()).attachments().orElseThrow())
                .isEqualTo(Json.STRICT.readValue(
                        "{\"bylaws\": %s, \"roster\": %s}".formatted(bylaws, roster),
                        org.kyodo.contracts.registry.Attachments.class));
        assertThat(new String(told.data(), StandardCharsets.UTF_8)).doesNotContain("藤井", ".pdf");
    }

    @Test
    void that_may_not_be_named_are_refused_with_what_to_do() {
        String account = account();
        Session group = group(account);
        String id = started(account);
        String bylaws = bylaws(group);
        String roster = roster(group);

        Answer unknown = submit(group, id, form("no", Json.TOLERANT.writeValueAsString(Forms.BYLAWS), roster))
                .problem(422, "DOCUMENT_UNKNOWN");
        assertThat(unknown.body().path("field").asString()).isEqualTo("attachments.bylaws");
        submit(group, id, form("no", bylaws, roster(group(account())))).problem(422, "DOCUMENT_UNKNOWN");
        submit(group, id, form("no", bylaws.replaceAll("[0-9a-f]{64}", "0".repeat(64)), roster))
                .problem(422, "DOCUMENT_DIFFERS");
        mongo.getCollection("uploads")
                .updateOne(new Document("_id", idOf(roster)), new Document("$set", new Document("state", "SCANNING")));
        submit(group, id, form("no", bylaws, roster)).problem(409, "DOCUMENT_BEING_SCANNED");
        mongo.getCollection("uploads")
                .updateOne(new Document("_id", idOf(roster)), new Document("$set", new Document("state", "INFECTED")));
        submit(group, id, form("no", bylaws, roster)).problem(422, "DOCUMENT_INFECTED");
        assertThat(mongo.getCollection("uploads").countDocuments(new Document("holder", "group/" + id)))
                .as("nothing is bound by a command that is refused")
                .isZero();
        group.with("Kyodo-Dry-Run", "true")
                .post("/api/v1/groups/" + id + "/submission", form("no", bylaws, roster))
                .problem(422, "DOCUMENT_INFECTED");
        group.with("Kyodo-Dry-Run", "true")
                .post("/api/v1/groups/" + id + "/submission", form("no", bylaws, roster(group)))
                .expect(200);
        assertThat(mongo.getCollection("uploads").countDocuments(new Document("holder", "group/" + id)))
                .as("nor by one that is only tried")
                .isZero();
    }

    @Test
    void named_by_two_at_once_are_one_matters_alone() throws Exception {
        String account = account();
        Session group = group(account);
        String bylaws = bylaws(group);
        List<String> drafts = List.of(started(account), started(account));
        List<Integer> both =
                atOnce(2, n -> submit(group, drafts.get(n), form("race " + drafts.get(n), bylaws, roster(group)))
                        .status());
        assertThat(both).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void are_named_again_when_the_form_is_corrected() {
        String account = account();
        Session group = group(account);
        String id = started(account);
        String bylaws = bylaws(group);
        submit(group, id, form("again", bylaws, roster(group))).expect(200);
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        office().post("/api/v1/groups/" + id + "/return", """
                        {"items": ["役員名簿"], "reason": {"code": "DOCUMENT_MISSING", "text": "役員名簿が古いため"}}
                        """).expect(200);
        String newer = roster(group);
        submit(group, id, form("again", bylaws, newer)).expect(200);
        assertThat(office().download(path(newer)).statusCode()).isEqualTo(200);
        assertThat(office().download(path(bylaws)).statusCode()).isEqualTo(200);
    }

    @Test
    void are_public_only_where_the_group_agreed_and_a_roster_never() {
        String account = account();
        Session group = group(account);
        String bylaws = bylaws(group);
        String roster = roster(group);
        String id = started(account);
        submit(group, id, form("public", bylaws, roster)).expect(200);
        platform.anonymous().get(publicPath(bylaws)).problem(404, "NOT_FOUND");
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        office().post("/api/v1/groups/" + id + "/registration", RegistrationJourneyTest.MET)
                .expect(200);

        HttpResponse<byte[]> published = platform.anonymous().download(publicPath(bylaws));
        assertThat(published.body()).isEqualTo(BYLAWS);
        assertThat(published.headers().firstValue("Content-Disposition").orElseThrow())
                .as("the name of the file may be a person's")
                .contains("document-")
                .doesNotContain("%");
        assertThat(published.headers().firstValue("Cache-Control")).contains("no-store");
        platform.anonymous().get(publicPath(roster)).problem(404, "NOT_FOUND");
        platform.anonymous()
                .get(publicPath(bylaws).replace(YAMAGUCHI, "062014"))
                .problem(404, "NOT_FOUND");

        String silent = account();
        String theirs = bylaws(group(silent));
        String other = started(silent);
        submit(
                        group(silent),
                        other,
                        form("silent", theirs, roster(group(silent))).replace("\"bylaws\":true", "\"bylaws\":false"))
                .expect(200);
        office().post("/api/v1/groups/" + other + "/review", "").expect(200);
        office().post("/api/v1/groups/" + other + "/registration", RegistrationJourneyTest.MET)
                .expect(200);
        platform.anonymous().get(publicPath(theirs)).problem(404, "NOT_FOUND");
        office().post("/api/v1/groups/" + id + "/suspension", """
                        {"reason": {"code": "OTHER", "text": "年度報告が二年続けて提出されず、連絡も取れないため。"}}
                        """).expect(200);
        platform.anonymous().get(publicPath(bylaws)).problem(404, "NOT_FOUND");
    }

    @Test
    void lie_sealed_and_are_destroyed_with_what_is_erased(CapturedOutput output) {
        String account = account();
        Session group = group(account);
        String bylaws = bylaws(group);
        String roster = roster(group);
        String id = started(account);
        submit(group, id, form("sealed", bylaws, roster)).expect(200);
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        office().post("/api/v1/groups/" + id + "/registration", RegistrationJourneyTest.MET)
                .expect(200);

        Document stored = mongo.getCollection("uploads")
                .find(new Document("_id", idOf(roster)))
                .first();
        String key = stored.getString("content");
        assertThat(stored.toJson()).doesNotContain("藤井", "名簿");
        assertThat(mongo.getCollection("uploads.files")
                        .find(new Document("_id", key))
                        .first()
                        .toJson())
                .doesNotContain("藤井", "名簿");
        assertThat(mongo.getCollection("uploads.chunks")
                        .find(new Document("files_id", key))
                        .first()
                        .get("data", Binary.class)
                        .getData())
                .asString(StandardCharsets.UTF_8)
                .doesNotContain("PDF", "藤井");
        assertThat(mongo.getCollection("sealingKeys").countDocuments(new Document("_id", "document/" + key)))
                .isOne();

        office().post("/api/v1/groups/" + id + "/erasure", """
                        {"scope": ["ROSTER"], "ground": "REQUEST",
                         "reason": {"code": "OTHER", "text": "役員から請求があった。"}}
                        """).expect(200);

        assertThat(mongo.getCollection("sealingKeys").countDocuments(new Document("_id", "document/" + key)))
                .isZero();
        assertThat(mongo.getCollection("uploads.chunks").countDocuments(new Document("files_id", key)))
                .isZero();
        office().get(path(roster)).problem(404, "NOT_FOUND");
        JsonNode form = office().get("/api/v1/groups/" + id).expect(200).body().at("/content/form");
        assertThat(form.at("/attachments/roster").isNull()).isTrue();
        assertThat(office().download(path(bylaws)).body()).isEqualTo(BYLAWS);
        assertThat(output.getAll()).doesNotContain("藤井", "役員名簿");
    }

    @Test
    void that_prove_a_new_representative_are_kept_for_whoever_decides_and_erased_when_that_is_asked_for() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        String account = account();
        Session group = group(account);
        String id = registered(account, "proofs");
        byte[] content = Forms.pdf("総会議事録 西田道子を会長に選任した");
        String minutes = group.uploaded("議事録.pdf", "application/pdf", content);

        group.post("/api/v1/groups/" + id + "/representative", """
                        {"representative": {"name": "西田道子", "nameKana": "ニシダミチコ", "title": "会長"},
                         "effectiveOn": "2026-04-01", "minutes": %s, "bothSigned": false}""".formatted(minutes))
                .expect(200);

        JsonNode proof = office().get("/api/v1/groups/" + id).expect(200).body().at("/content/form/proofs/0");
        assertThat(proof.path("kind").asString()).isEqualTo("MINUTES");
        assertThat(proof.at("/document/documentId").asString()).isEqualTo(idOf(minutes));
        assertThat(office().download(path(minutes)).body()).isEqualTo(content);
        assertThat(group.download(path(minutes)).body()).isEqualTo(content);
        group(account()).get(path(minutes)).problem(404, "NOT_FOUND");
        platform.anonymous().get(publicPath(minutes)).problem(404, "NOT_FOUND");

        erase(id, "PROOF");
        office().get(path(minutes)).problem(404, "NOT_FOUND");
        assertThat(office().get("/api/v1/groups/" + id).body().at("/content/form/proofs"))
                .isEmpty();
    }

    @Test
    void that_the_form_named_before_and_drafts_about_the_group_go_with_the_erasure() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        String account = account();
        Session group = group(account);
        String id = started(account);
        String first = roster(group);
        submit(group, id, form("superseded", bylaws(group), first)).expect(200);
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        office().post("/api/v1/groups/" + id + "/return", """
                        {"items": ["役員名簿"], "reason": {"code": "DOCUMENT_MISSING", "text": "新しい名簿をご提出ください。"}}
                        """).expect(200);
        String bylaws = bylaws(group);
        String second = roster(group);
        submit(group, id, form("superseded", bylaws, second)).expect(200);
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        office().post("/api/v1/groups/" + id + "/registration", RegistrationJourneyTest.MET)
                .expect(200);
        String draft = "/api/v1/drafts/" + UUID.randomUUID();
        office().put(draft, """
                        {"command": "ChangeRepresentative", "subject": "%s",
                         "body": {"representative": {"name": "藤井久美子"}}}""".formatted(id)).expect(200);

        erase(id, "ROSTER");

        assertThat(uploads(first, second)).as("both lists of officers").isZero();
        assertThat(uploads(bylaws)).isOne();
        office().get(draft).problem(404, "NOT_FOUND");
    }

    private long uploads(String... refs) {
        return mongo.getCollection("uploads")
                .countDocuments(new Document(
                        "_id",
                        new Document(
                                "$in",
                                Stream.of(refs).map(GroupDocumentsTest::idOf).toList())));
    }

    private void erase(String id, String part) {
        office().post("/api/v1/groups/" + id + "/erasure", """
                        {"scope": ["%s"], "ground": "REQUEST",
                         "reason": {"code": "OTHER", "text": "本人から請求があった。"}}
                        """.formatted(part)).expect(200);
    }

    private String registered(String account, String name) {
        Session group = group(account);
        String id = started(account);
        submit(group, id, form(name, bylaws(group), roster(group))).expect(200);
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        office().post("/api/v1/groups/" + id + "/registration", RegistrationJourneyTest.MET)
                .expect(200);
        return id;
    }

    @Test
    void that_were_altered_in_the_database_are_not_given() {
        Session group = group(account());
        byte[] content = new byte[300_000];
        byte[] head = Forms.pdf("");
        System.arraycopy(head, 0, content, 0, 9);
        System.arraycopy(head, head.length - 6, content, content.length - 6, 6);
        String whole = group.uploaded("a.pdf", "application/pdf", content);
        String key = mongo.getCollection("uploads")
                .find(new Document("_id", idOf(whole)))
                .first()
                .getString("content");
        Document piece = mongo.getCollection("uploads.chunks")
                .find(new Document("files_id", key).append("n", 1))
                .first();
        byte[] altered = piece.get("data", Binary.class).getData();
        altered[altered.length - 1] ^= 1;
        mongo.getCollection("uploads.chunks")
                .updateOne(
                        new Document("_id", piece.get("_id")),
                        new Document("$set", new Document("data", new Binary(altered))));

        assertThat(group.with("Range", "bytes=0-9").download(path(whole)).statusCode())
                .as("what was not altered")
                .isEqualTo(206);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> group.download(path(whole)))
                .as("the answer ends before its end, so nobody takes it for whole")
                .isInstanceOf(java.io.UncheckedIOException.class);
    }
}
