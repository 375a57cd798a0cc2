package org.kyodo.registry.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** A process that dies between the commit that gives a person up and the destruction of their key. */
class ForgettingTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Failpoints failpoints;

    @Autowired
    PersonVault vault;

    @Autowired
    List<Forgetting<?>> forgetting;

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private Session counter() {
        return platform.as("acct-ken", YAMAGUCHI, "saporante", Role.DESK)
                .with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", "person");
    }

    private boolean hasKey(String person) {
        return mongo.getCollection("sealingKeys")
                        .find(new Document("_id", "person/" + person))
                        .first()
                != null;
    }

    private void sweepAt(String time) {
        platform.clockTo(time);
        forgetting.forEach(kind -> kind.remove(100));
    }

    private Answer dying(Supplier<Answer> command) {
        failpoints.meanwhile("persons.left", () -> {
            throw new IllegalStateException("the process dies here");
        });
        return command.get();
    }

    /** Who is noted and still there is kept, and who is given up is forgotten by the sweep. */
    private void isForgotten(String person, String kind, String holder, Supplier<Answer> givenUp) {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        vault.note(List.of(PersonRef.of(person)), kind, holder, MunicipalityCode.of(YAMAGUCHI), platform.now());
        sweepAt("2026-06-12T10:30:00+09:00");
        assertThat(hasKey(person))
                .as("the commit failed, so nobody was given up")
                .isTrue();
        sweepAt("2026-06-12T11:00:00+09:00");
        assertThat(hasKey(person)).isTrue();

        dying(givenUp).expect(200);
        assertThat(hasKey(person)).as("nothing followed the commit").isTrue();
        sweepAt("2026-06-12T11:09:50+09:00");
        assertThat(hasKey(person)).as("a commit may be under way").isTrue();
        sweepAt("2026-06-12T11:10:10+09:00");
        assertThat(hasKey(person)).as("swept").isFalse();
    }

    @Test
    void leaves_no_officer_known() {
        platform.clockTo("2026-06-12T09:00:00+09:00");
        String id = office().post(
                        "/api/v1/departments", "{\"code\": \"section-forgotten\", \"label\": {\"ja\": \"消去課\"}}")
                .expect(201)
                .id();
        office().post("/api/v1/departments/" + id + "/officers", """
                        {"officer": {"name": "消去花代", "nameKana": "ショウキョハナヨ"}, "role": "OFFICER", "published": true}
                        """).expect(200);
        String person = office().get("/api/v1/departments/" + id)
                .expect(200)
                .body()
                .at("/content/officers/0/person")
                .asString();
        isForgotten(
                person, "department", id, () -> office().delete("/api/v1/departments/" + id + "/officers/" + person));
    }

    @Test
    void leaves_no_member_of_a_committee_known_unless_they_sit_on_another() {
        platform.clockTo("2026-06-12T09:00:00+09:00");
        String first = committee();
        String second = committee();
        String member = "{\"member\": {\"name\": \"消去花代\", \"nameKana\": \"ショウキョハナヨ\"}, \"seat\": \"EXPERT\"%s}";
        office().post(first + "/members", member.formatted("")).expect(200);
        String person = office().get(first)
                .expect(200)
                .body()
                .at("/content/members/0/person")
                .asString();
        office().post(second + "/members", member.formatted(", \"person\": \"" + person + "\""))
                .expect(200);
        platform.clockTo("2026-06-12T09:10:00+09:00");
        dying(() -> office().delete(first + "/members/" + person)).expect(200);
        sweepAt("2026-06-12T09:30:00+09:00");
        assertThat(hasKey(person)).as("sits on the second").isTrue();
        isForgotten(person, "committee", idOf(second), () -> office().delete(second + "/members/" + person));
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String committee() {
        return "/api/v1/committees/"
                + office().post("/api/v1/committees", """
                        {"title": "消去の委員会", "kind": "PROMOTION", "department": "collaboration-office",
                         "seats": [{"kind": "EXPERT", "number": 2}], "guidelineFollowed": true,
                         "term": {"from": "2026-04-01", "until": "2028-03-31"}}
                        """).expect(201).id();
    }

    @Test
    void leaves_nobody_known_who_enrolled_on_paper_and_cancelled() {
        platform.clockTo("2026-06-12T09:00:00+09:00");
        String path = "/api/v1/gatherings/"
                + office().post("/api/v1/gatherings", """
                        {"plan": {"kind": "COURSE", "title": "講座", "summary": "学ぶ。",
                          "host": {"department": "collaboration-office"},
                          "slot": {"opensAt": "2026-10-17T04:30:00Z", "closesAt": "2026-10-17T07:00:00Z"},
                          "place": "会議室", "capacity": 10, "enrolUntil": "2026-09-30T08:00:00Z",
                          "fields": ["ENVIRONMENT"], "areas": ["大殿"]}}
                        """).expect(201).id();
        office().post(path + "/announcement", "{}").expect(200);
        counter().post(path + "/enrolments", """
                        {"people": 1, "person": {"name": "消去花代", "reach": "099-555-0199"}}
                        """).expect(200);
        String person = mongo.getCollection("gatherings")
                .find(new Document("_id", idOf(path)))
                .first()
                .getEmbedded(List.of("stage", "enrolments"), Document.class)
                .getList("entries", Document.class)
                .getFirst()
                .getEmbedded(List.of("person", "person"), String.class);
        isForgotten(person, "gathering", idOf(path), () -> counter()
                .post(path + "/enrolment-cancellations", "{\"enrolment\": 1}"));
    }
}
