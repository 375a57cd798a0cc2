package org.kyodo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.decide.Role;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.SecurityLines;
import org.kyodo.kit.Traces;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

/** One person goes everywhere in the registry and is erased: by request, by what ends, and by the end of the time 個人情報の消去. */
@ExtendWith(OutputCaptureExtension.class)
class NoTraceTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";

    /** In everything that is given of the person there is one of these. */
    private static final Traces OF_THE_PERSON = Traces.of("痕跡花代", "コンセキ", "099-555-0199", "konseki");

    private static final String REPRESENTATIVE = "{\"name\": \"痕跡花代\", \"nameKana\": \"コンセキハナヨ\", \"title\": \"%s\"}";

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Environment environment;

    @Autowired
    MeterRegistry meters;

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private Session counter(String party) {
        return platform.as("acct-sasaki", YAMAGUCHI, "collaboration-office", Role.STAFF)
                .with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", party);
    }

    private Session section() {
        return platform.as("acct-suzuki", YAMAGUCHI, "planning", Role.STAFF);
    }

    private Session account(Role role) {
        return platform.as("acct-" + UUID.randomUUID(), YAMAGUCHI, null, role);
    }

    @Test
    void is_left_of_somebody_who_was_erased(CapturedOutput output) {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String name = "探索対照の会 " + UUID.randomUUID();
        Set<String> keys = keys();
        try (SecurityLines security = new SecurityLines()) {
            Inscribed group = onPaper(name);
            String accident = accident(group);
            String gathering = gathering();
            consultation();
            officer();
            erase(group);
            committee();
            resident();
            platform.clockTo("2027-01-16T00:00:01+09:00");
            awaitEvent(gathering, "ParticipantsForgotten");
            platform.clockTo("2031-06-13T00:00:01+09:00");
            awaitEvent(accident, "AccidentDetailsErased");

            await().atMost(Platform.SOON).untilAsserted(() -> assertThat(keys())
                    .as("of all that was sealed meanwhile only the bylaws can be opened")
                    .isEqualTo(with(keys, group.bylawsKey())));
            assertThat(OF_THE_PERSON.inDatabases(environment)).isEmpty();
            assertThat(OF_THE_PERSON.onTopics(environment)).isEmpty();
            assertThat(OF_THE_PERSON.inMetrics(meters)).isEmpty();
            assertThat(OF_THE_PERSON.in("the log", output.getAll())).isEmpty();
            assertThat(OF_THE_PERSON.in("the security log", String.join("\n", security.raw())))
                    .isEmpty();
            Traces ofTheGroup = Traces.of("探索対照");
            assertThat(ofTheGroup.inDatabases(environment))
                    .as("what is public is found, so the search searches")
                    .anyMatch(found -> found.contains(".groups "))
                    .anyMatch(found -> found.contains(".journal "));
            assertThat(ofTheGroup.onTopics(environment)).anyMatch(found -> found.contains("kyodo.registry.events"));
        }
    }

    private record Inscribed(String id, Session session, String bylawsKey) {}

    /** On paper, returned, corrected with another list of officers, registered, claimed, with another representative and contact. */
    private Inscribed onPaper(String name) {
        String id = counter("new").post("/api/v1/groups", "{}").expect(201).id();
        Session paper = counter(id);
        paper.post("/api/v1/groups/" + id + "/submission", form(name, paper, "前の名簿"))
                .expect(200);
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        office().post("/api/v1/groups/" + id + "/return", """
                        {"items": ["役員名簿"], "reason": {"code": "DOCUMENT_MISSING", "text": "新しい名簿をご提出ください。"}}
                        """).expect(200);
        paper.post("/api/v1/groups/" + id + "/submission", form(name, paper, "名簿"))
                .expect(200);
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        office().post(
                        "/api/v1/groups/" + id + "/registration",
                        "{\"findings\": [%s]}"
                                .formatted(String.join(
                                        ",",
                                        Stream.of(1, 2, 3, 4)
                                                .map("{\"criterion\": \"R-GR-%d\", \"met\": true}"::formatted)
                                                .toList())))
                .expect(200);
        String code = office().post("/api/v1/groups/" + id + "/claim-code", "")
                .expect(200)
                .body()
                .path("code")
                .asString();
        Session group = account(Role.GROUP);
        group.with("Idempotency-Key", "key-" + id)
                .post("/api/v1/groups/" + id + "/account", "{\"code\": \"" + code + "\"}")
                .expect(200);
        group.post(
                        "/api/v1/groups/" + id + "/representative",
                        "{\"representative\": %s, \"effectiveOn\": \"2026-04-01\", \"minutes\": %s, \"bothSigned\": true}"
                                .formatted(REPRESENTATIVE.formatted("会長"), uploaded(group, "議事録")))
                .expect(200);
        group.put("/api/v1/groups/" + id + "/profile", """
                        {"card": {"name": "%s", "nameKana": "タンサクタイショウノカイ", "groupType": "CITIZEN_ACTIVITY",
                            "fields": ["ENVIRONMENT"], "areas": ["大殿"]},
                         "particulars": {"members": 14, "membershipOpen": true, "purpose": "川を守る。", "activities": "清掃"},
                         "contact": {"name": "痕跡花代", "phone": "099-555-0199", "email": "hanayo@konseki.example"}}
                        """.formatted(name)).expect(200);
        for (Session drafting : List.of(group, office())) {
            drafting.put("/api/v1/drafts/" + UUID.randomUUID(), """
                            {"command": "ChangeRepresentative", "subject": "%s", "body": {"representative": %s}}
                            """.formatted(id, REPRESENTATIVE.formatted("代表")))
                    .expect(200);
        }
        return new Inscribed(
                id,
                group,
                mongo.getCollection("uploads")
                        .find(new Document(
                                "_id",
                                office().get("/api/v1/groups/" + id)
                                        .expect(200)
                                        .body()
                                        .at("/content/form/attachments/bylaws/documentId")
                                        .asString()))
                        .first()
                        .getString("content"));
    }

    private static String form(String name, Session session, String roster) {
        return """
                {"card": {"name": "%s", "nameKana": "タンサクタイショウノカイ", "groupType": "CITIZEN_ACTIVITY",
                    "fields": ["ENVIRONMENT"], "areas": ["大殿"]},
                 "particulars": {"foundedOn": "2015-06-01", "members": 12, "membershipOpen": true,
                    "purpose": "川を守る。", "activities": "清掃"},
                 "representative": %s,
                 "contact": {"address": "痕跡花代方", "phone": "099-555-0199", "email": "hanayo@konseki.example"},
                 "attachments": {"bylaws": %s, "roster": %s},
                 "declaration": {"organizedCrime": false, "religion": false, "politics": false, "election": false,
                    "membersOnly": false, "signed": true},
                 "publicationConsent": {"representative": true, "contactName": true, "address": true, "phone": true,
                    "email": true}}
                """.formatted(
                        name,
                        REPRESENTATIVE.formatted("代表"),
                        session.uploaded("規約.pdf", "application/pdf", pdf("規約")),
                        uploaded(session, roster));
    }

    private static String uploaded(Session session, String what) {
        return session.uploaded(what + " 痕跡花代.pdf", "application/pdf", pdf(what + " 痕跡花代 099-555-0199"));
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    private void erase(Inscribed group) {
        office().get("/api/v1/groups/" + group.id()).expect(200);
        platform.anonymous()
                .get("/api/v1/public/groups/" + group.id() + "?municipality=" + YAMAGUCHI)
                .expect(200);
        office().post("/api/v1/groups/" + group.id() + "/erasure", """
                        {"scope": ["REPRESENTATIVE", "CONTACT", "ROSTER", "PROOF"], "ground": "REQUEST",
                         "reason": {"code": "OTHER", "text": "本人から請求があった。"}}
                        """).expect(200);
    }

    /** Closed in words; erased when its time is over. */
    private String accident(Inscribed group) {
        office().post("/api/v1/insurance-covers", """
                {"fiscalYear": 2026, "kinds": ["INJURY"], "groupTypes": ["CITIZEN_ACTIVITY"]}
                """).expect(201);
        String id = group.session()
                .post("/api/v1/accident-reports", """
                        {"group": "%s", "kind": "INJURY", "on": "2026-06-11",
                         "details": {"person": "痕跡花代", "reach": "099-555-0199", "whatHappened": "痕跡花代さんが転んだ。"}}
                        """.formatted(group.id()))
                .expect(201)
                .id();
        office().post("/api/v1/accident-reports/" + id + "/closure", """
                        {"reason": {"code": "OTHER", "text": "痕跡花代さんに通院がなく、補償の対象となる損害がないため。"}}
                        """).expect(200);
        return id;
    }

    /** Two enrol on paper: one cancels, the other's time is over some day. */
    private String gathering() {
        String id = section().post("/api/v1/gatherings", """
                        {"plan": {"kind": "COURSE", "title": "講座", "summary": "学ぶ。", "host": {"department": "planning"},
                          "slot": {"opensAt": "2026-10-17T04:30:00Z", "closesAt": "2026-10-17T07:00:00Z"},
                          "place": "会議室", "capacity": 10, "enrolUntil": "2026-09-30T08:00:00Z",
                          "fields": ["ENVIRONMENT"], "areas": ["大殿"]}}
                        """).expect(201).id();
        section().post("/api/v1/gatherings/" + id + "/announcement", "{}").expect(200);
        for (int times = 0; times < 2; times++) {
            counter("person")
                    .post("/api/v1/gatherings/" + id + "/enrolments", """
                            {"people": 1, "person": {"name": "痕跡花代", "reach": "099-555-0199"}}
                            """)
                    .expect(200);
        }
        counter("person")
                .post("/api/v1/gatherings/" + id + "/enrolment-cancellations", "{\"enrolment\": 1}")
                .expect(200);
        return id;
    }

    private void consultation() {
        String id = counter("slip-12")
                .post("/api/v1/consultations", """
                        {"topic": "NPO_CERT", "question": "痕跡花代の相談",
                         "asker": {"name": "痕跡花代", "reach": "099-555-0199"}}
                        """)
                .expect(201)
                .id();
        String path = "/api/v1/consultations/" + id;
        office().post(path + "/assignment", "{\"department\": \"collaboration-office\"}")
                .expect(200);
        office().put("/api/v1/drafts/" + UUID.randomUUID(), """
                        {"command": "GiveAdvice", "subject": "%s", "body": {"advice": "痕跡花代さんへ"}}
                        """.formatted(id)).expect(200);
        office().post(path + "/advice", "{\"advice\": \"痕跡花代さんに説明した\"}").expect(200);
        office().post(path + "/closure", "{\"outcome\": \"GROUP_STARTED\"}").expect(200);
        office().post(path + "/erasure", "").expect(200);
    }

    private void officer() {
        String id = office().post(
                        "/api/v1/departments", "{\"code\": \"section-of-traces\", \"label\": {\"ja\": \"探索課\"}}")
                .expect(201)
                .id();
        office().post("/api/v1/departments/" + id + "/officers", """
                        {"officer": {"name": "痕跡花代", "nameKana": "コンセキハナヨ"}, "role": "OFFICER", "published": true}
                        """).expect(200);
        String person = office().get("/api/v1/departments/" + id)
                .expect(200)
                .body()
                .at("/content/officers/0/person")
                .asString();
        office().delete("/api/v1/departments/" + id + "/officers/" + person).expect(200);
    }

    /** Applies, is appointed and released; the committee is dissolved. */
    private void committee() {
        String id = section().post("/api/v1/committees", """
                        {"title": "探索の委員会", "kind": "PROMOTION", "department": "planning",
                         "seats": [{"kind": "RECRUITED", "number": 2}], "guidelineFollowed": true,
                         "term": {"from": "2026-04-01", "until": "2028-03-31"}}
                        """).expect(201).id();
        String path = "/api/v1/committees/" + id;
        section().post(path + "/recruitment", """
                        {"seats": 2, "window": {"opensAt": "2026-06-30T15:00:00Z", "closesAt": "2026-07-31T08:00:00Z"}}
                        """).expect(200);
        platform.clockTo("2026-07-31T16:55:00+09:00");
        account(Role.RESIDENT).post(path + "/applications", """
                        {"application": {"name": "痕跡花代", "nameKana": "コンセキハナヨ", "contact": "099-555-0199",
                          "statement": "痕跡花代の志望理由"}}
                        """).expect(200);
        platform.clockTo("2026-07-31T17:00:01+09:00");
        awaitEvent(id, "RecruitmentClosed");
        String person = section()
                .get(path)
                .expect(200)
                .body()
                .at("/content/applicants/0/person")
                .asString();
        section().post(path + "/members", """
                        {"person": "%s", "member": {"name": "痕跡花代", "nameKana": "コンセキハナヨ"}, "seat": "RECRUITED"}
                        """.formatted(person)).expect(200);
        section().delete(path + "/members/" + person).expect(200);
        section().post(path + "/dissolution", "").expect(200);
    }

    /** Is wherever somebody with an account can be, and asks that it all be erased 本人の情報の消去. */
    private void resident() {
        platform.clockTo("2026-08-01T09:00:00+09:00");
        Set<String> before = keys();
        Session resident = account(Role.RESIDENT);
        resident.post("/api/v1/contact-points", """
                        {"value": {"mail": "hanayo@konseki.example"},
                         "consent": {"language": "JA", "classes": ["ORDINARY"]}}
                        """).expect(201);
        String talent = resident.post("/api/v1/talents", """
                        {"terms": {"kind": "SUPPORTER", "topics": [], "fields": ["ENVIRONMENT"], "areas": []},
                         "profile": {"name": "痕跡花代", "reach": "099-555-0199"}}
                        """).expect(201).id();
        office().post("/api/v1/talents/" + talent + "/registration", "{\"identitySeen\": true}")
                .expect(200);
        resident.put("/api/v1/drafts/" + UUID.randomUUID(), """
                        {"command": "OfferTalent", "body": {"profile": {"name": "痕跡花代"}}}
                        """).expect(200);
        resident.uploaded("痕跡花代.pdf", "application/pdf", pdf("痕跡花代 099-555-0199"));
        String consultation =
                resident.post("/api/v1/consultations", """
                        {"topic": "NPO_CERT", "question": "痕跡花代の相談"}
                        """).expect(201).id();
        String asked = "/api/v1/consultations/" + consultation;
        office().post(asked + "/assignment", "{\"department\": \"collaboration-office\"}")
                .expect(200);
        office().post(asked + "/advice", "{\"advice\": \"痕跡花代さんに説明した\"}").expect(200);
        String path = "/api/v1/committees/"
                + section().post("/api/v1/committees", """
                        {"title": "探索のもう一つの委員会", "kind": "PROMOTION", "department": "planning",
                         "seats": [{"kind": "RECRUITED", "number": 2}], "guidelineFollowed": true,
                         "term": {"from": "2026-04-01", "until": "2028-03-31"}}
                        """).expect(201).id();
        section().post(path + "/recruitment", """
                        {"seats": 2, "window": {"opensAt": "2026-08-01T15:00:00Z", "closesAt": "2026-08-31T08:00:00Z"}}
                        """).expect(200);
        platform.clockTo("2026-08-31T16:55:00+09:00");
        resident.post(path + "/applications", """
                        {"application": {"name": "痕跡花代", "nameKana": "コンセキハナヨ", "contact": "099-555-0199",
                          "statement": "痕跡花代の志望理由"}}
                        """).expect(200);
        platform.clockTo("2026-08-31T17:00:01+09:00");
        awaitEvent(path.substring(path.lastIndexOf('/') + 1), "RecruitmentClosed");
        assertThat(resident.post("/api/v1/erasures", "")
                        .problem(409, "ACCOUNT_IN_USE")
                        .body()
                        .path("given")
                        .toString())
                .contains("consultation/" + consultation)
                .doesNotContain("committee/");
        office().post(asked + "/closure", "{\"outcome\": \"GROUP_STARTED\"}").expect(200);
        assertThat(keys())
                .as("contact point, talent, draft, upload, consultation, application")
                .hasSize(before.size() + 6);

        resident.post("/api/v1/erasures", "").expect(201);

        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(keys()).as("at once").isEqualTo(before));
    }

    private void awaitEvent(String id, String name) {
        await().atMost(Platform.SOON).until(() -> platform.eventsOf(id).stream()
                .anyMatch(told -> told.event().getClass().getSimpleName().equals(name)));
    }

    private Set<String> keys() {
        return mongo.getCollection("sealingKeys")
                .find()
                .map(key -> key.getString("_id"))
                .into(new TreeSet<>());
    }

    private static Set<String> with(Set<String> keys, String bylaws) {
        Set<String> all = new TreeSet<>(keys);
        all.add("document/" + bylaws);
        return all;
    }
}
