package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.RegistryEntryEvent.RegistryEntryContested;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.registry.RegisteredGroups;
import org.kyodo.registry.RegisteredGroups.Registered;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** K-ALL-6: what is entered for groups and persons 代理入力, in whatever matter, and who contests it. */
class EntriesJourneyTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final String WRONG = "{\"reason\": \"申込書と違います。\"}";

    @Autowired
    Platform platform;

    @BeforeEach
    void on_a_day() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
    }

    private Session as(String account, Role role) {
        return platform.as(account, YAMAGUCHI, null, role);
    }

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    /** A desk of a support centre that enters what came on paper. */
    private Session paperFor(String party) {
        return platform.as("acct-ken", YAMAGUCHI, "saporante", Role.DESK)
                .with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", party);
    }

    private Session telephoneFor(String party) {
        return platform.as("acct-ken", YAMAGUCHI, "saporante", Role.DESK)
                .with("Kyodo-Channel", "TELEPHONE")
                .with("Kyodo-On-Behalf-Of", party);
    }

    private Registered registered() {
        return new RegisteredGroups(platform, YAMAGUCHI, "大殿").register("CITIZEN_ACTIVITY");
    }

    private static String offered(Session desk, Registered group) {
        return desk.post("/api/v1/support-offers", """
                        {"group": "%s", "terms": {"kind": "GOODS", "what": "長机", "quantity": 4, "until": "2026-12-31"}}
                        """.formatted(group.id()))
                .expect(201)
                .body()
                .at("/events/0/id")
                .asString();
    }

    private static String asked(Session desk) {
        return desk.post("/api/v1/consultations", "{\"topic\": \"NPO_CERT\", \"question\": \"団体をつくりたい\"}")
                .expect(201)
                .body()
                .at("/events/0/id")
                .asString();
    }

    private static Answer contest(Session session, String entry) {
        return session.post("/api/v1/entries/" + entry + "/contest", WRONG);
    }

    private static List<String> ids(Session session, String list) {
        return session.get(list)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    /** It stands in the journal a moment after it is committed. */
    private static void awaitEntries(Session session, String... latestFirst) {
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(ids(session, "/api/v1/entries")).containsExactly(latestFirst));
    }

    @Test
    void what_is_entered_in_any_matter_is_seen_and_contested_once_by_whom_it_was_entered_for() {
        Registered group = registered();
        String offer = offered(paperFor(group.id()), group);
        String advice = asked(telephoneFor(group.account()));
        awaitEntries(group.session(), advice, offer);
        JsonNode first = group.session()
                .get("/api/v1/entries")
                .expect(200)
                .body()
                .path("items")
                .get(1);
        assertThat(first.at("/entry/type").asString()).isEqualTo("kyodo.registry.SupportOffered.v1");
        assertThat(first.at("/entry/channel").asString()).isEqualTo("PAPER");
        assertThat(first.at("/entry/by").asString()).isEqualTo("acct-ken");
        assertThat(first.at("/entry/department").asString()).isEqualTo("saporante");
        assertThat(first.path("contestableUntil").asString()).isEqualTo("2026-06-15");

        contest(group.session(), offer).expect(200);
        contest(group.session(), advice).expect(200);
        contest(group.session(), offer).problem(409, "NOT_IN_THIS_STAGE");
        platform.awaitEvents(offer, RegistryEntryContested.class);
        String matter = "/api/v1/entries/contested?subject="
                + first.at("/entry/subject").asString();
        for (Session told : List.of(
                office(), platform.as("acct-other-shift", YAMAGUCHI, "saporante", Role.DESK), group.session())) {
            assertThat(ids(told, matter)).containsExactly(offer);
        }
        assertThat(ids(platform.as("acct-otono", YAMAGUCHI, "area-center-otono", Role.DESK), matter))
                .isEmpty();
        assertThat(ids(platform.as("acct-school", YAMAGUCHI, "school-education", Role.STAFF), matter))
                .isEmpty();
    }

    @Test
    void of_a_talent_and_of_a_request_for_one_it_is_no_different() {
        Registered group = registered();
        Session desk = paperFor(group.id());
        String match = event(desk.post("/api/v1/match-requests", """
                {"kind": "SUPPORTER", "need": {"what": "会計のてびき", "fields": []}, "asker": {"group": "%s"}}
                """.formatted(group.id())));
        String groupsTalent = event(desk.post("/api/v1/talents", talent("\"group\": \"" + group.id() + "\",")));
        awaitEntries(group.session(), groupsTalent, match);
        String account = "acct-" + UUID.randomUUID();
        Session resident = platform.as(account, YAMAGUCHI, null, Role.RESIDENT);
        String talent = event(telephoneFor(account).post("/api/v1/talents", talent("")));
        awaitEntries(resident, talent);

        contest(group.session(), match).expect(200);
        contest(group.session(), groupsTalent).expect(200);
        contest(group.session(), talent).problem(403, "NO_SUCH_ENTRY");
        contest(resident, talent).expect(200);
        platform.awaitEvents(match, RegistryEntryContested.class);
        platform.awaitEvents(talent, RegistryEntryContested.class);
    }

    private static String talent(String group) {
        return """
                {%s "terms": {"kind": "SUPPORTER", "topics": [], "fields": ["COMMUNITY_BUILDING"], "areas": []},
                 "profile": {"name": "中村けい", "reach": "083-000-1234"}}
                """.formatted(group);
    }

    private static String event(Answer entered) {
        return entered.expect(201).body().at("/events/0/id").asString();
    }

    @Test
    void nobody_else_sees_or_contests_it_in_this_city_or_another() {
        Registered group = registered();
        String offer = offered(paperFor(group.id()), group);
        awaitEntries(group.session(), offer);
        String unknown = "01981f2e-7c00-7000-8000-0000000000ff";
        for (Session stranger : List.of(
                as("acct-" + UUID.randomUUID(), Role.GROUP),
                as("acct-" + UUID.randomUUID(), Role.RESIDENT),
                platform.as(group.account(), "012076", null, Role.GROUP))) {
            assertThat(ids(stranger, "/api/v1/entries")).isEmpty();
            for (String id : List.of(offer, unknown)) {
                Answer refused = contest(stranger, id).problem(403, "NO_SUCH_ENTRY");
                assertThat(refused.body().path("rule").asString()).isEqualTo("K-ALL-6");
            }
        }
        for (Session staff :
                List.of(office(), paperFor(group.id()), platform.as("acct-op", "012076", null, Role.OPERATOR))) {
            assertThat(contest(staff, offer).status()).isEqualTo(403);
        }
        String own = group.session()
                .put("/api/v1/groups/" + group.id() + "/publication-consent", """
                        {"publicationConsent": {"representative": true, "contactName": false, "address": false,
                         "phone": false, "email": false}}""")
                .expect(200)
                .body()
                .at("/events/0/id")
                .asString();
        contest(group.session(), own).problem(403, "NO_SUCH_ENTRY");
        contest(group.session(), "not-an-id").problem(400, "INVALID_VALUE");
        awaitEntries(group.session(), offer);
    }

    @Test
    void of_two_contests_at_once_one_counts_and_after_the_last_day_none() throws Exception {
        Registered group = registered();
        String offer = offered(paperFor(group.id()), group);
        String late = asked(telephoneFor(group.account()));
        awaitEntries(group.session(), late, offer);
        platform.clockTo("2026-06-15T23:59:59+09:00");
        List<Answer> answers = atOnce(2, _ -> contest(group.session(), offer));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        platform.clockTo("2026-06-16T00:00:00+09:00");
        contest(group.session(), late).problem(422, "CONTEST_LATE");
    }

    @Test
    void after_an_erasure_it_is_still_contested_and_tells_no_more_than_it_did() {
        Registered group = registered();
        String offer = offered(paperFor(group.id()), group);
        String account = "acct-" + UUID.randomUUID();
        Session resident = as(account, Role.RESIDENT);
        String advice = asked(telephoneFor(account));
        awaitEntries(group.session(), offer);
        awaitEntries(resident, advice);
        office().post("/api/v1/groups/" + group.id() + "/erasure", """
                        {"scope": ["REPRESENTATIVE", "CONTACT"], "ground": "REQUEST",
                         "reason": {"code": "OTHER", "text": "退任したため、本人から請求があった。"}}
                        """).expect(200);
        contest(group.session(), offer).expect(200);
        contest(resident, advice).expect(200);
        assertThat(group.session().get("/api/v1/entries").expect(200).body().toString())
                .doesNotContain("藤井");
    }

    @Test
    void the_share_of_paper_is_a_figure_for_staff_of_the_city_by_kind_and_fiscal_year() {
        String account = "acct-" + UUID.randomUUID();
        platform.clockTo("2027-03-31T23:59:59+09:00");
        long before = onPaper(office(), 2026);
        asked(paperFor(account));
        platform.clockTo("2027-04-01T00:00:00+09:00");
        long next = onPaper(office(), 2027);
        asked(paperFor(account));
        asked(as(account, Role.RESIDENT));
        await().atMost(Platform.SOON).untilAsserted(() -> {
            assertThat(onPaper(office(), 2026)).isEqualTo(before + 1);
            assertThat(onPaper(office(), 2027)).isEqualTo(next + 1);
        });
        Session elsewhere = platform.as("acct-other-city", "062014", "collaboration-office", Role.STAFF);
        assertThat(onPaper(elsewhere, 2026)).isZero();
        as(account, Role.RESIDENT).get("/api/v1/entries/channels").problem(403, "NOT_ALLOWED");
        office().get("/api/v1/entries/channels?fiscalYear=X").problem(400, "INVALID_VALUE");
    }

    private static long onPaper(Session staff, int year) {
        return staff.get("/api/v1/entries/channels?fiscalYear=" + year)
                .expect(200)
                .body()
                .path("kinds")
                .valueStream()
                .filter(kind -> kind.path("type").asString().equals("kyodo.registry.ConsultationReceived.v1"))
                .flatMap(kind -> kind.path("channels").valueStream())
                .filter(share -> share.path("channel").asString().equals("PAPER"))
                .mapToLong(share -> share.path("commands").asLong())
                .sum();
    }
}
