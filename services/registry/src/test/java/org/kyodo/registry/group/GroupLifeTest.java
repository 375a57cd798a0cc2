package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import com.mongodb.client.model.Filters;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.list.Page;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GroupEvent.GroupAccountTransferred;
import org.kyodo.contracts.registry.GroupEvent.GroupClaimCodeIssued;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.GroupRepresentativeChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupReviewStarted;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.GroupEvent.PublicationConsentChanged;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.kyodo.registry.RegisteredGroups;
import org.kyodo.registry.RegisteredGroups.Registered;
import org.kyodo.registry.RegistryTest;
import org.kyodo.registry.group.KnownGroup.Standing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** E16, E22: what becomes of a group in the register, over HTTP. */
class GroupLifeTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Groups groups;

    private Registered registered(String type) {
        return new RegisteredGroups(platform, YAMAGUCHI, "大殿").register(type);
    }

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private Session account(String account) {
        return platform.as(account, YAMAGUCHI, null, Role.GROUP);
    }

    private static String path(Registered group, String what) {
        return "/api/v1/groups/" + group.id() + "/" + what;
    }

    @Test
    void a_group_that_registered_on_paper_claims_its_account_once() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        Session counter = platform.as("acct-sasaki", YAMAGUCHI, "collaboration-office", Role.STAFF)
                .with("Kyodo-Channel", "PAPER");
        String id = counter.with("Kyodo-On-Behalf-Of", "new")
                .post("/api/v1/groups", "{}")
                .expect(201)
                .id();
        Session forIt = counter.with("Kyodo-On-Behalf-Of", id);
        String form = Json.TOLERANT
                .writeValueAsString(Forms.neighbours())
                .replace("大殿本町自治会", "紙の自治会 " + UUID.randomUUID())
                .replace("オオドノホンマチジチカイ", "カミノジチカイ")
                .replace(
                        Json.TOLERANT.writeValueAsString(Forms.BYLAWS),
                        forIt.uploaded("規約.pdf", "application/pdf", Forms.pdf("規約")))
                .replace(
                        Json.TOLERANT.writeValueAsString(Forms.ROSTER),
                        forIt.uploaded("名簿.pdf", "application/pdf", Forms.pdf("名簿")));
        forIt.post("/api/v1/groups/" + id + "/submission", form).expect(200);
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        office().post(
                        "/api/v1/groups/" + id + "/registration",
                        "{\"findings\": [{\"criterion\": \"R-GR-5\", \"met\": true}]}")
                .expect(200);
        String code = office().post("/api/v1/groups/" + id + "/claim-code", "")
                .expect(200)
                .body()
                .path("code")
                .asString();
        assertThat(mongo.getCollection(GroupConfiguration.COLLECTION)
                        .find(Filters.eq("_id", id))
                        .first()
                        .toJson())
                .as("the code itself is kept nowhere")
                .doesNotContain(code);

        Session chair = account("acct-" + UUID.randomUUID());
        assertThat(chair.get("/api/v1/entries").expect(200).body().path("items"))
                .isEmpty();
        chair.post("/api/v1/groups/" + id + "/account", "{\"code\": \"2222-2222-2222-2222\"}")
                .problem(422, "CODE_WRONG");
        String typed = code.toLowerCase().replace("-", " ");
        chair.post("/api/v1/groups/" + id + "/account", "{\"code\": \"" + typed + "\"}")
                .expect(200);
        chair.get("/api/v1/groups/" + id).expect(200);
        JsonNode entered = chair.get("/api/v1/entries").expect(200).body().path("items");
        assertThat(entered.findValuesAsString("type"))
                .as("what was entered for it before it had an account")
                .containsExactly(
                        "kyodo.registry.GroupRegistrationSubmitted.v1", "kyodo.registry.GroupRegistrationStarted.v1");
        chair.post("/api/v1/entries/" + entered.at("/0/id").asString() + "/contest", "{\"reason\": \"世帯数が届出と違います。\"}")
                .expect(200);
        account("acct-" + UUID.randomUUID())
                .post("/api/v1/groups/" + id + "/account", "{\"code\": \"" + code + "\"}")
                .problem(409, "NO_CODE");
        office().post("/api/v1/groups/" + id + "/claim-code", "").problem(409, "ACCOUNT_THERE");
    }

    @Test
    void a_code_counts_once_whoever_races_for_it() throws Exception {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        Registered group = registered("NEIGHBORHOOD_ASSOCIATION");
        String code = "{\"code\": \"%s\"}"
                .formatted(group.session()
                        .post(path(group, "account-transfer"), "")
                        .expect(200)
                        .body()
                        .path("code")
                        .asString());
        List<Session> next = IntStream.range(0, 6)
                .mapToObj(_ -> account("acct-" + UUID.randomUUID()))
                .toList();
        List<Integer> claims = atOnce(next.size(), n -> next.get(n)
                .with("Content-Type", "application/json")
                .send("POST", path(group, "account"), HttpRequest.BodyPublishers.ofString(code))
                .status());
        assertThat(claims).containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409);
        assertThat(next.stream()
                        .filter(one -> one.get("/api/v1/groups/" + group.id()).status() == 200))
                .hasSize(1);
    }

    @Test
    void a_page_looks_a_group_up_once_and_everything_else_anew() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        Registered group = registered("NEIGHBORHOOD_ASSOCIATION");
        Supplier<Standing> standing = () -> groups.find(GroupId.of(group.id()), MunicipalityCode.of(YAMAGUCHI))
                .standing();
        String suspending = """
                {"reason": {"code": "OTHER", "text": "年度報告が二年続けて提出されず、連絡も取れないため。"}}
                """;
        Page<Standing> twoLines = Page.ofAll(List.of("", suspending)).map(meanwhile -> {
            if (!meanwhile.isEmpty()) {
                office().post(path(group, "suspension"), meanwhile).expect(200);
            }
            return Optional.of(standing.get());
        });
        assertThat(twoLines.items()).containsExactly(Standing.REGISTERED, Standing.REGISTERED);
        assertThat(standing.get()).isEqualTo(Standing.SUSPENDED);
    }

    @Test
    void a_new_representative_takes_the_account_over_and_the_page_waits_for_consent() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        Registered group = registered("NEIGHBORHOOD_ASSOCIATION");
        String consent = "{\"publicationConsent\": {\"representative\": %b, \"contactName\": false, \"address\": false,"
                + " \"phone\": false, \"email\": false}}";
        group.session()
                .put(path(group, "publication-consent"), consent.formatted(true))
                .expect(200);
        assertThat(page(group)).contains("藤井久美子");

        group.session().post(path(group, "representative"), """
                        {"representative": {"name": "西田道子", "nameKana": "ニシダミチコ", "title": "会長"},
                         "effectiveOn": "2026-04-01", "bothSigned": false}""").expect(200);
        assertThat(page(group)).doesNotContain("藤井久美子", "西田道子");
        String code = group.session()
                .post(path(group, "account-transfer"), "")
                .expect(200)
                .body()
                .path("code")
                .asString();
        Session next = account("acct-" + UUID.randomUUID());
        next.post(path(group, "account"), "{\"code\": \"" + code + "\"}").expect(200);
        group.session()
                .put(path(group, "publication-consent"), consent.formatted(true))
                .problem(404, "NOT_FOUND");
        next.put(path(group, "publication-consent"), consent.formatted(true)).expect(200);
        assertThat(page(group)).contains("西田道子");

        List<Recorded<?>> told = platform.awaitEvents(
                group.id(),
                GroupRegistrationStarted.class,
                GroupRegistrationSubmitted.class,
                GroupReviewStarted.class,
                GroupRegistered.class,
                PublicationConsentChanged.class,
                GroupRepresentativeChanged.class,
                PersonalDataErased.class,
                GroupClaimCodeIssued.class,
                GroupAccountTransferred.class,
                PublicationConsentChanged.class);
        assertThat(told).allSatisfy(happened -> assertThat(Json.TOLERANT.writeValueAsString(happened))
                .doesNotContain("藤井", "西田"));
        assertThat(mongo.getCollection(GroupConfiguration.COLLECTION)
                        .find(Filters.eq("_id", group.id()))
                        .first()
                        .toJson())
                .doesNotContain("藤井", "西田");
    }

    @Test
    void it_changes_its_profile_becomes_a_corporation_is_renewed_and_leaves() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        Registered group = registered("CITIZEN_ACTIVITY");
        String name = "つどいの会 " + group.account();
        group.session().put(path(group, "profile"), """
                        {"card": {"name": "%s", "nameKana": "ツドイノカイ", "groupType": "CITIZEN_ACTIVITY",
                            "fields": ["ENVIRONMENT"], "areas": ["白石"]},
                         "particulars": {"members": 14, "membershipOpen": true, "purpose": "川を守る。", "activities": "清掃"}}
                        """.formatted(name)).expect(200);
        group.session().post(path(group, "incorporation"), """
                        {"corporateNumber": "2000012010019", "legalForm": "NPO_CORPORATION", "on": "2026-05-20"}""").expect(200);
        assertThat(page(group)).contains("白石", "2000012010019");
        List<String> claimed = mongo.getCollection("claims").find().into(new ArrayList<>()).stream()
                .filter(claim -> group.id().equals(claim.getString("holder")))
                .map(claim -> claim.getString("_id").substring(YAMAGUCHI.length() + 1))
                .toList();
        assertThat(claimed)
                .as("of what it was called before nothing is left, and no hash of a person's name")
                .containsExactlyInAnyOrderElementsOf(mongo.getCollection(GroupConfiguration.COLLECTION)
                        .find(Filters.eq("_id", group.id()))
                        .first()
                        .getEmbedded(List.of("stage", "filing", "dossier"), Document.class)
                        .getList("claims", String.class));
        group.session().post(path(group, "renewal"), "{\"statement\": false}").problem(422, "RENEWAL_NOT_DUE");

        platform.clockTo("2029-04-15T10:00:00+09:00");
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(group.session()
                        .get("/api/v1/groups/" + group.id())
                        .expect(200)
                        .body()
                        .path("allowedActions")
                        .toString())
                .contains("RenewGroup"));
        group.session()
                .post(path(group, "renewal"), "{\"report\": {\"activities\": \"清掃を六回\"}, \"statement\": false}")
                .expect(200);
        assertThat(page(group)).contains("2032-05-31");
        assertThat(office().get("/api/v1/groups/" + group.id())
                        .expect(200)
                        .body()
                        .at("/content/form/proofs/0/words")
                        .asString())
                .as("what is asked for is kept, and sealed")
                .isEqualTo("清掃を六回");
        assertThat(mongo.getCollection(GroupConfiguration.COLLECTION)
                        .find(Filters.eq("_id", group.id()))
                        .first()
                        .toJson())
                .doesNotContain("清掃を六回");
        group.session().post(path(group, "withdrawal"), "").expect(200);
        platform.anonymous()
                .get("/api/v1/public/groups/" + group.id() + "?municipality=" + YAMAGUCHI)
                .problem(404, "NOT_FOUND");
    }

    @Test
    void a_council_says_of_what_bodies_it_is_made_and_dissolves() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        mongo.getCollection("claims").deleteMany(Filters.regex("_id", "^" + YAMAGUCHI + "/area-council/"));
        Registered council = registered("AREA_COUNCIL");
        council.session().put(path(council, "structure"), """
                        {"structure": {"memberGroups": [], "otherMembers": ["本町自治会", "婦人会", "PTA"],
                          "subcommittees": ["防災部会", "福祉部会"]}}""").expect(200);
        assertThat(page(council)).contains("福祉部会");
        council.session()
                .post(path(council, "dissolution"), "{\"on\": \"2026-05-31\"}")
                .expect(200);
        registered("AREA_COUNCIL");
    }

    private String page(Registered group) {
        return platform.anonymous()
                .get("/api/v1/public/groups/" + group.id() + "?municipality=" + YAMAGUCHI)
                .expect(200)
                .body()
                .toString();
    }
}
