package org.kyodo.registry.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentDetailsErased;
import org.kyodo.contracts.registry.AccidentReportEvent.AccidentReported;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimFiled;
import org.kyodo.contracts.registry.AccidentReportEvent.ClaimSettled;
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

/** E19, the registry's part, over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class InsuranceServiceTest extends RegistryTest {
    private static final String OBIHIRO = "012076";
    private static final String[] OF_MIURA = {"三浦", "0155-00-0000", "骨折"};

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    private Session office() {
        return platform.as("acct-office", OBIHIRO, "collaboration-office", Role.STAFF);
    }

    private Registered club() {
        return new RegisteredGroups(platform, OBIHIRO, "市内全域").register("CITIZEN_ACTIVITY");
    }

    /** The same for all tests, so that it may be set again. */
    private Answer cover() {
        return office().post("/api/v1/insurance-covers", """
                {"fiscalYear": 2026, "kinds": ["INJURY"], "groupTypes": ["CITIZEN_ACTIVITY", "NEIGHBORHOOD_ASSOCIATION"]}
                """).expect(201);
    }

    @Test
    void an_accident_is_reported_claimed_and_settled_and_nobody_reads_of_it_in_events(CapturedOutput output) {
        platform.clockTo("2026-08-03T09:00:00+09:00");
        String cover = cover().id();
        Registered club = club();
        assertThat(club.session()
                        .get("/api/v1/insurance-covers?fiscalYear=2026")
                        .expect(200)
                        .body()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(cover);
        club.session().get("/api/v1/insurance-covers/" + cover).expect(200);
        assertThat(events(office().get("/api/v1/insurance-covers/" + cover + "/history")))
                .containsExactly("kyodo.registry.InsuranceCoverSet.v1");
        club.session()
                .post("/api/v1/accident-reports", report(club, "LIABILITY"))
                .problem(422, "NOT_COVERED");

        String id = reported(club);
        assertThat(club.session()
                        .get("/api/v1/accident-reports/" + id)
                        .expect(200)
                        .body()
                        .at("/content/details/person")
                        .asString())
                .isEqualTo("三浦花");
        office().post("/api/v1/accident-reports/" + id + "/claim", "").expect(200);
        office().post("/api/v1/accident-reports/" + id + "/settlement", "{\"on\": \"2026-08-03\"}")
                .expect(200);
        platform.awaitEvents(id, AccidentReported.class, ClaimFiled.class, ClaimSettled.class);
        assertThat(club.session().history("/api/v1/accident-reports/" + id))
                .containsExactly("AccidentReported", "ClaimFiled", "ClaimSettled");

        List<Recorded<?>> told = platform.eventsOf(id);
        assertThat(told).allSatisfy(event -> assertThat(Json.TOLERANT.writeValueAsString(event))
                .doesNotContain(OF_MIURA));
        assertThat(mongo.getCollection("accidentReports")
                        .find(new Document("_id", id))
                        .first()
                        .toJson())
                .doesNotContain(OF_MIURA);

        platform.clockTo("2031-08-04T00:00:01+09:00");
        await().atMost(Platform.SOON)
                .untilAsserted(() ->
                        assertThat(platform.eventsOf(id).getLast().event()).isInstanceOf(AccidentDetailsErased.class));
        assertThat(office().get("/api/v1/accident-reports/" + id)
                        .expect(200)
                        .body()
                        .at("/content/details")
                        .isNull())
                .isTrue();
        assertThat(events(office().get("/api/v1/accident-reports/" + id + "/history?limit=1")))
                .containsExactly("kyodo.registry.AccidentDetailsErased.v1");
        assertThat(output.getAll()).doesNotContain(OF_MIURA);
    }

    @Test
    void a_group_sees_its_own_accidents_and_the_words_of_a_decision_on_them() {
        platform.clockTo("2026-08-03T09:00:00+09:00");
        cover();
        Registered club = club();
        Registered another = club();
        String id = reported(club);
        office().post("/api/v1/accident-reports/" + id + "/closure", """
                        {"reason": {"code": "OTHER", "text": "通院がなく、補償の対象となる損害がないことを団体と確かめたため。"}}
                        """).expect(200);

        String list = "/api/v1/accident-reports?stage=Closed&sort=-on&limit=100";
        assertThat(club.session().get(list).ids()).containsExactly(id);
        assertThat(another.session().get(list).ids()).isEmpty();
        assertThat(office().get(list + "&group=" + club.id()).ids()).containsExactly(id);
        String denied = reported(club);
        office().post("/api/v1/accident-reports/" + denied + "/claim", "").expect(200);
        office().post("/api/v1/accident-reports/" + denied + "/denial", """
                        {"reason": {"code": "OUT_OF_PROGRAM", "text": "約款の免責に当たると、保険会社から回答があったため。"}}
                        """).expect(200);
        assertThat(club.session().get("/api/v1/accident-reports?stage=Denied").ids())
                .containsExactly(denied);
        another.session().get("/api/v1/accident-reports/" + id).problem(404, "NOT_FOUND");
        assertThat(club.session()
                        .get("/api/v1/accident-reports/" + id)
                        .expect(200)
                        .body()
                        .at("/content/reasonText")
                        .asString())
                .startsWith("通院がなく");
    }

    @Test
    void a_desk_that_names_the_group_sees_how_its_report_stands_and_nothing_of_who_was_hurt() {
        platform.clockTo("2026-08-03T09:00:00+09:00");
        cover();
        Registered club = club();
        String id = reported(club);
        office().post("/api/v1/accident-reports/" + id + "/closure", """
                        {"reason": {"code": "OTHER", "text": "三浦さんは通院せず、損害がないことを団体と確かめたため。"}}
                        """).expect(200);

        Answer seen = platform.as("acct-elsewhere", OBIHIRO, "plaza-rokuchu", Role.DESK)
                .with("Kyodo-Channel", "TELEPHONE")
                .with("Kyodo-On-Behalf-Of", club.id())
                .get("/api/v1/accident-reports/" + id)
                .expect(200);

        assertThat(seen.body().at("/content/kind").asString()).isEqualTo("INJURY");
        assertThat(seen.body().toString()).doesNotContain(OF_MIURA);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        platform.clockTo("2026-08-03T09:00:00+09:00");
        String cover = cover().id();
        Registered club = club();
        String reported = reported(club);
        String claimed = reported(club);
        office().post("/api/v1/accident-reports/" + claimed + "/claim", "").expect(200);
        new RoleMatrix(
                        platform,
                        "registry",
                        "insurance",
                        new RoleMatrix.Cast(OBIHIRO, club.account(), "citizens-activities", "acct-r"))
                .below("/api/v1/insurance-covers", "/api/v1/accident-reports")
                .record("/api/v1/insurance-covers/{id}", "InForce", cover)
                .record("/api/v1/accident-reports/{id}", "Reported", reported)
                .record("/api/v1/accident-reports/{id}", "Claimed", claimed)
                .body("POST /api/v1/insurance-covers", """
                        {"fiscalYear": 2026, "kinds": ["INJURY"], "groupTypes": ["CITIZEN_ACTIVITY"]}
                        """)
                .body("POST /api/v1/accident-reports", report(club, "INJURY"))
                .body("POST /api/v1/accident-reports/{id}/settlement", "{\"on\": \"2026-08-03\"}")
                .isAsAccepted();
    }

    private static String reported(Registered club) {
        return club.session()
                .post("/api/v1/accident-reports", report(club, "INJURY"))
                .expect(201)
                .id();
    }

    private static String report(Registered club, String kind) {
        return """
                {"group": "%s", "kind": "%s", "on": "2026-08-02",
                 "details": {"person": "三浦花", "reach": "0155-00-0000", "whatHappened": "花壇の手入れ中に転び、右手首を骨折した。"}}
                """.formatted(club.id(), kind);
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
