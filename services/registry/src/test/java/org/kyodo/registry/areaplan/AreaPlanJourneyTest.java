package org.kyodo.registry.areaplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanAdopted;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanClosed;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanDrafted;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.TakenDocuments;
import org.kyodo.registry.RegisteredGroups;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** The plan of a council over HTTP, to the end of its period. */
class AreaPlanJourneyTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final String ADOPTION = """
            {"content": {"period": {"from": "2026-04-01", "until": "2031-03-31"}, "strengths": "ほたるの舞う川がある。",
               "issues": "空き家が増えている。", "vision": "川と人のつながるまち",
               "activities": [{"title": "川の清掃"}, {"title": "空き家の見回り", "text": "月に一度"}]},
             "minutes": {"documentId": "019d7c3a-0000-7000-8000-0000000000a3",
               "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}}
            """;

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    private Session council(String account) {
        return platform.as(account, YAMAGUCHI, null, Role.GROUP);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        String account = account();
        String drafted = drafted(account);
        String established = established(account());
        new RoleMatrix(
                        platform,
                        "registry",
                        "area-plans",
                        new RoleMatrix.Cast(YAMAGUCHI, account, "school-education", "acct-r"))
                .below("/api/v1/area-plans", "/api/v1/public/area-plans")
                .record("/api/v1/area-plans/{id}", "Drafted", drafted)
                .record("/api/v1/area-plans/{id}", "Established of another", established)
                .record("/api/v1/public/area-plans/{id}", "Drafted", drafted)
                .body("POST /api/v1/area-plans/{id}/adoption", ADOPTION)
                .body("PUT /api/v1/area-plans/{id}", ADOPTION)
                .isAsAccepted();
    }

    @Test
    void is_adopted_by_the_council_shown_to_everybody_and_ends_with_its_period() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String account = account();
        String id = established(account);
        AreaPlanAdopted told = (AreaPlanAdopted) platform.awaitEvents(id, AreaPlanDrafted.class, AreaPlanAdopted.class)
                .getLast()
                .event();
        assertThat(told.activityCount()).isEqualTo(2);
        assertThat(Json.TOLERANT.writeValueAsString(told)).doesNotContain("ほたる");

        Answer published = platform.anonymous()
                .get("/api/v1/public/area-plans/" + id + "?municipality=352039")
                .expect(200);
        assertThat(published.body().at("/content/vision").asString()).isEqualTo("川と人のつながるまち");
        assertThat(published.body().toString()).doesNotContain("minutes", "sha256");
        assertThat(council(account)
                        .get("/api/v1/area-plans/" + id)
                        .body()
                        .at("/content/minutes/sha256")
                        .asString())
                .hasSize(64);
        assertThat(council(account())
                        .get("/api/v1/area-plans/" + id)
                        .body()
                        .at("/content/minutes")
                        .isNull())
                .as("another group does not see the minutes")
                .isTrue();
        assertThat(platform.anonymous()
                        .get("/api/v1/public/area-plans?municipality=352039&stage=Established&q=空き家&limit=100")
                        .ids())
                .contains(id);

        platform.clockTo("2031-03-31T23:59:59+09:00");
        assertThat(stage(id)).isEqualTo("Established");
        platform.clockTo("2031-04-01T00:00:00+09:00");
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(stage(id)).isEqualTo("Ended"));
        platform.awaitEvents(id, AreaPlanDrafted.class, AreaPlanAdopted.class, AreaPlanClosed.class);
        platform.clockTo("2026-06-12T10:00:00+09:00");
    }

    @Test
    void is_revised_and_closed_by_the_council_and_found_by_it_and_the_office() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String account = account();
        String id = established(account);
        String path = "/api/v1/area-plans/" + id;
        council(account()).put(path, ADOPTION.replace("ほたるの舞う川がある。", "川がある。")).problem(403, "NOT_THE_COUNCIL");
        council(account)
                .put(path, adoption(account).replace("川と人のつながるまち", "川と人と森のまち"))
                .expect(200);
        Answer revised = council(account).get(path).expect(200);
        assertThat(revised.body().at("/content/content/vision").asString()).isEqualTo("川と人と森のまち");
        String list = "/api/v1/area-plans?council="
                + revised.body().at("/content/council").asString();
        Session office = platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
        assertThat(office.get(list + "&stage=Established").ids()).containsExactly(id);
        assertThat(council(account).get(list).ids()).containsExactly(id);

        council(account()).post(path + "/closure", "").problem(403, "NOT_THE_COUNCIL");
        council(account).post(path + "/closure", "").expect(200);
        assertThat(council(account).get(path).body().at("/content/endedOn").asString())
                .isEqualTo("2026-06-12");
        assertThat(office.get(list + "&stage=Established").ids()).isEmpty();
        assertThat(office.history(path))
                .containsExactly("AreaPlanDrafted", "AreaPlanAdopted", "AreaPlanRevised", "AreaPlanClosed");
    }

    @Test
    void on_paper_is_entered_for_the_council_by_a_desk_that_names_it() {
        String account = account();
        String group = registered("AREA_COUNCIL", account);
        Session desk = platform.as("acct-desk", YAMAGUCHI, null, Role.DESK).with("Kyodo-Channel", "PAPER");
        desk.with("Kyodo-On-Behalf-Of", account())
                .post("/api/v1/area-plans", "{\"council\": \"%s\"}".formatted(group))
                .problem(403, "NOT_THE_COUNCIL");
        desk.with("Kyodo-On-Behalf-Of", group)
                .post("/api/v1/area-plans", "{\"council\": \"%s\"}".formatted(group))
                .expect(201);
    }

    @Test
    void of_another_kind_of_group_is_refused() {
        String account = account();
        String group = registered("CITIZEN_ACTIVITY", account);
        council(account)
                .post("/api/v1/area-plans", "{\"council\": \"%s\"}".formatted(group))
                .problem(422, "NOT_A_COUNCIL");
    }

    private String drafted(String account) {
        String group = registered("AREA_COUNCIL", account);
        return council(account)
                .post("/api/v1/area-plans", "{\"council\": \"%s\"}".formatted(group))
                .expect(201)
                .id();
    }

    private String established(String account) {
        String id = drafted(account);
        council(account)
                .post("/api/v1/area-plans/" + id + "/adoption", adoption(account))
                .expect(200);
        return id;
    }

    private String adoption(String account) {
        String minutes = council(account).uploaded("議事録.pdf", "application/pdf", TakenDocuments.PDF);
        return ADOPTION.replaceAll("(?s)\"minutes\": \\{.*?\\}", "\"minutes\": " + minutes);
    }

    private String stage(String id) {
        return platform.anonymous()
                .get("/api/v1/public/area-plans/" + id + "?municipality=352039")
                .expect(200)
                .body()
                .path("stage")
                .asString();
    }

    private static String account() {
        return "acct-" + UUID.randomUUID();
    }

    /** Each of these tests has a council of its own, though an area has one only. */
    private String registered(String type, String account) {
        mongo.getCollection("claims").deleteMany(Filters.regex("_id", "^" + YAMAGUCHI + "/area-council/"));
        return new RegisteredGroups(platform, YAMAGUCHI, "大殿")
                .register(type, account)
                .id();
    }
}
