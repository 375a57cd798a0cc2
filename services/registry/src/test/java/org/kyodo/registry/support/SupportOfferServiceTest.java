package org.kyodo.registry.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportAgreed;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportDeclined;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportDelivered;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportOfferEnded;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportOffered;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportRequested;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.registry.RegisteredGroups;
import org.kyodo.registry.RegisteredGroups.Registered;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;

/** E26, the registry's part, over HTTP; and what many ask for at once. */
class SupportOfferServiceTest extends RegistryTest {
    private static final String OBIHIRO = "012076";
    private static final String AHEAD = "2026-06-12T10:00:00+09:00";

    @Autowired
    Platform platform;

    private RegisteredGroups groups() {
        return new RegisteredGroups(platform, OBIHIRO, "市内全域");
    }

    @Test
    void thirty_boxes_go_to_whom_they_are_enough_for_and_the_offer_ends_with_the_year() {
        platform.clockTo(AHEAD);
        Registered company = groups().register("BUSINESS");
        Registered town = groups().register("NEIGHBORHOOD_ASSOCIATION");
        Registered club = groups().register("CITIZEN_ACTIVITY");
        String word = "保冷箱" + UUID.randomUUID().toString().substring(0, 8);
        String boxes = offer(company, "GOODS", word, Optional.of(30));
        String advice = offer(company, "EXPERTISE", "衛生管理の助言 " + word, Optional.empty());

        request(town, boxes, 10).expect(200);
        request(club, boxes, 25).expect(200);
        answer(company, boxes, "agreements", "{\"request\": 1}").expect(200);
        answer(company, boxes, "agreements", "{\"request\": 2}").problem(422, "NOT_ENOUGH_LEFT");
        answer(company, boxes, "refusals", "{\"request\": 2, \"code\": \"FULL\"}")
                .expect(200);
        request(club, boxes, 20).expect(200);
        answer(company, boxes, "agreements", "{\"request\": 3}").expect(200);
        answer(town, boxes, "deliveries", "{\"request\": 1}").expect(200);

        List<Recorded<?>> told = platform.awaitEvents(
                boxes,
                SupportOffered.class,
                SupportRequested.class,
                SupportRequested.class,
                SupportAgreed.class,
                SupportDeclined.class,
                SupportRequested.class,
                SupportAgreed.class,
                SupportDelivered.class);
        assertThat(((SupportAgreed) told.get(3).event()).left()).contains(20);
        assertThat(((SupportDeclined) told.get(4).event()).code()).isEqualTo(ReasonCode.FULL);
        assertThat(((SupportAgreed) told.get(6).event()).left()).contains(0);

        assertThat(requests(town.session().get("/api/v1/support-offers/" + boxes)))
                .as("a group sees its own requests")
                .containsExactly(1);
        assertThat(requests(company.session().get("/api/v1/support-offers/" + boxes)))
                .containsExactly(1, 2, 3);
        assertThat(club.session()
                        .get("/api/v1/support-offers/" + boxes)
                        .expect(200)
                        .body()
                        .at("/content/requests/0/code")
                        .asString(""))
                .as("why, for the group that was declined")
                .isEqualTo("FULL");
        String list = "/api/v1/public/support-offers?municipality=" + OBIHIRO + "&q=" + word;
        Answer found =
                platform.anonymous().get(list + "&stage=Offered&sort=until").expect(200);
        assertThat(found.body().path("items")).hasSize(2);
        assertThat(found.body().toString()).doesNotContain(town.id());
        assertThat(platform.anonymous()
                        .get(list + "&kind=EXPERTISE&group=" + company.id())
                        .expect(200)
                        .body()
                        .path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("id").asString()).isEqualTo(advice));

        assertThat(town.session()
                        .get("/api/v1/support-offers?group=" + company.id())
                        .expect(200)
                        .body()
                        .path("items"))
                .hasSize(2);
        assertThat(platform.anonymous()
                        .get("/api/v1/public/support-offers/" + boxes + "?municipality=" + OBIHIRO)
                        .expect(200)
                        .body()
                        .path("requests"))
                .isEmpty();
        assertThat(events(company.session().get("/api/v1/support-offers/" + boxes + "/history")))
                .hasSize(8);
        assertThat(events(town.session().get("/api/v1/support-offers/" + boxes + "/history")))
                .as("others' requests are none of a group's business")
                .containsExactly("kyodo.registry.SupportOffered.v1");
        assertThat(events(platform.anonymous()
                        .get("/api/v1/public/support-offers/" + boxes + "/history?municipality=" + OBIHIRO)))
                .containsExactly("kyodo.registry.SupportOffered.v1");

        platform.clockTo("2027-01-01T00:00:01+09:00");
        for (String offer : List.of(boxes, advice)) {
            await().atMost(Platform.SOON).untilAsserted(() -> assertThat(
                            platform.eventsOf(offer).getLast().event())
                    .isInstanceOfSatisfying(SupportOfferEnded.class, ended -> assertThat(ended.on())
                            .isEqualTo("2027-01-01")));
        }
        request(town, boxes, 1).problem(409, "NOT_IN_THIS_STAGE");
    }

    @Test
    void no_more_is_agreed_than_there_is_however_many_answers_race() throws Exception {
        platform.clockTo(AHEAD);
        Registered company = groups().register("BUSINESS");
        String offer = offer(company, "GOODS", "長机", Optional.of(10));
        List<Registered> asking = IntStream.range(0, 6)
                .mapToObj(_ -> groups().register("CITIZEN_ACTIVITY"))
                .toList();
        asking.forEach(group -> request(group, offer, 3).expect(200));

        List<Integer> statuses =
                atOnce(6, number -> answer(company, offer, "agreements", "{\"request\": " + (number + 1) + "}")
                        .status());
        assertThat(statuses).containsOnly(200, 422);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
        assertThat(company.session()
                        .get("/api/v1/support-offers/" + offer)
                        .expect(200)
                        .body()
                        .at("/content/left")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        platform.clockTo(AHEAD);
        Registered company = groups().register("BUSINESS");
        Registered town = groups().register("NEIGHBORHOOD_ASSOCIATION");
        String offered = offer(company, "GOODS", "表の長机", Optional.of(10));
        request(town, offered, 3).expect(200);
        String ended = offer(company, "GOODS", "表の椅子", Optional.of(10));
        company.session()
                .post("/api/v1/support-offers/" + ended + "/withdrawal", "")
                .expect(200);
        new RoleMatrix(
                        platform,
                        "registry",
                        "support-offers",
                        new RoleMatrix.Cast(OBIHIRO, company.account(), "citizens-activities", "acct-r"))
                .below("/api/v1/support-offers", "/api/v1/public/support-offers")
                .caller("the group that asks", town.session())
                .record("/api/v1/support-offers/{id}", "Offered", offered)
                .record("/api/v1/support-offers/{id}", "Ended", ended)
                .record("/api/v1/public/support-offers/{id}", "Offered", offered)
                .body("POST /api/v1/support-offers", terms(company, "GOODS", "表の長机", Optional.of(10)))
                .body(
                        "POST /api/v1/support-offers/{id}/requests",
                        "{\"group\": \"" + town.id() + "\", \"quantity\": 3}")
                .body("POST /api/v1/support-offers/{id}/agreements", "{\"request\": 1}")
                .body("POST /api/v1/support-offers/{id}/refusals", "{\"request\": 1, \"code\": \"FULL\"}")
                .body("POST /api/v1/support-offers/{id}/deliveries", "{\"request\": 1}")
                .isAsAccepted();
    }

    private static String offer(Registered by, String kind, String what, Optional<Integer> quantity) {
        return by.session()
                .post("/api/v1/support-offers", terms(by, kind, what, quantity))
                .expect(201)
                .id();
    }

    private static String terms(Registered by, String kind, String what, Optional<Integer> quantity) {
        return """
                {"group": "%s", "terms": {"kind": "%s", "what": "%s", %s "until": "2026-12-31"}}
                """.formatted(
                        by.id(),
                        kind,
                        what,
                        quantity.map(n -> "\"quantity\": " + n + ",").orElse(""));
    }

    private static Answer request(Registered group, String offer, int quantity) {
        return group.session()
                .post(
                        "/api/v1/support-offers/" + offer + "/requests",
                        "{\"group\": \"" + group.id() + "\", \"quantity\": " + quantity + "}");
    }

    private static Answer answer(Registered group, String offer, String what, String json) {
        return group.session().post("/api/v1/support-offers/" + offer + "/" + what, json);
    }

    private static List<String> events(Answer history) {
        return history.expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(line -> line.path("type").asString())
                .toList();
    }

    private static List<Integer> requests(Answer offer) {
        return offer.expect(200)
                .body()
                .at("/content/requests")
                .valueStream()
                .map(asked -> asked.at("/request/number").asInt())
                .toList();
    }
}
