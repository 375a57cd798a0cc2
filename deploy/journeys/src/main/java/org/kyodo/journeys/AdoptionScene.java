package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.DISASTERS;
import static org.kyodo.journeys.Cast.FIREFLIES;
import static org.kyodo.journeys.Cast.OFFICE;
import static org.kyodo.journeys.Cast.REVIEWERS;
import static org.kyodo.journeys.Cast.SCHOOLS;
import static org.kyodo.journeys.Cast.WATCHERS;
import static org.kyodo.journeys.Service.EVALUATION;
import static org.kyodo.journeys.Service.NOTIFICATION;
import static org.kyodo.journeys.Service.PROPOSAL;
import static org.kyodo.journeys.Service.REGISTRY;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** E3: a citizens' proposal across two sections, through round table and scores to adoption; and another beside it. */
final class AdoptionScene {
    /** 公益性30, 実現性25, 協働の必然性25, 発展性20 of five reviewers: 78, 82, 75, 88, 77; the mean is 80.0. */
    private static final List<List<Integer>> SCORES = List.of(
            List.of(24, 19, 20, 15),
            List.of(25, 20, 21, 16),
            List.of(22, 19, 19, 15),
            List.of(27, 22, 22, 17),
            List.of(23, 19, 20, 15));

    /** An id that no group has. */
    private static final String NOBODY = "01981f2e-7c00-7000-8000-000000000000";

    private final Story story;
    private final Cast cast;
    private final Api api;
    private final Optional<ProcessControl> control;

    AdoptionScene(Story story, Cast cast, Optional<ProcessControl> control) {
        this.story = story;
        this.cast = cast;
        this.api = story.api();
        this.control = control;
    }

    /** The call is published while E2 still goes on. */
    void announce() {
        story.chapter("E3 市民提案型協働事業の募集", "E3 A call for citizens' proposals");
        story.itIs("2026-05-01T09:00");
        story.step("協働推進課が「令和8年度 市民提案型協働事業」を、審査基準とともに公表します。", "The office publishes the call with its criteria.");
        story.refused(422, "FORM_NOT_OF_KIND", "R-CA-5", draft("\"COMMISSION\", \"SUBSIDY\""));
        String call = story.must(201, draft("\"COMMISSION\"")).id();
        cast.remember("call", call);
        story.must(200, api.post(OFFICE, PROPOSAL, "/api/v1/calls/" + call + "/panel", panel()));
        story.must(200, api.post(OFFICE, PROPOSAL, "/api/v1/calls/" + call + "/publication", "{}"));
        story.delivered("collaboration-office", story.eventOf("call/" + call, "CallPublished"));
        story.refused(422, "CALL_NOT_YET_OPEN", "", submit(WATCHERS, map(), "early"));
    }

    /** Of what calls here lead to, all of which is a commission (001:L842). */
    private Api.Answer draft(String forms) {
        return api.post(OFFICE, PROPOSAL, "/api/v1/calls", """
                                {"department": null,
                                 "plan": {"kind": "CITIZEN_PROPOSED", "title": "令和8年度 市民提案型協働事業", "theme": null,
                                 "fiscalYear": 2026,
                                 "window": {"opensAt": "2026-05-15T00:00:00Z", "closesAt": "2026-06-30T08:00:00Z"},
                                 "criteria": [{"axis": "公益性", "weight": 30}, {"axis": "実現性", "weight": 25},
                                              {"axis": "協働の必然性", "weight": 25}, {"axis": "発展性", "weight": 20}],
                                 "ceiling": 1000000, "round": null,
                                 "forms": [%s],
                                 "eligibility": {"groupTypes": ["CITIZEN_ACTIVITY", "VOLUNTEER", "NPO_CORPORATION",
                                                                "OTHER_CORPORATION", "BUSINESS"], "residents": false},
                                 "examination": "BOTH"}}
                                """.formatted(forms));
    }

    /** The reviewers, by the references of their accounts. */
    private String panel() {
        return REVIEWERS.stream()
                .map(name -> "\"acct-" + cast.municipality() + "-" + name + "\"")
                .collect(Collectors.joining(", ", "{\"members\": [", "]}"));
    }

    /** The window of the call begins. */
    void open() {
        story.itIs("2026-05-15T09:00");
        story.step("受付期間の始まりとともに、募集が自動で開きます。", "As its window begins, the call opens by itself.");
        story.eventOf("call/" + cast.id("call"), "CallOpened");
        callIs("OPEN", "募集は受付中", "the call is open");
    }

    private void callIs(String stage, String japanese, String english) {
        story.until(
                japanese,
                english,
                () -> api.get(OFFICE, PROPOSAL, "/api/v1/calls/" + cast.id("call")),
                answer -> answer.body().path("stage").asString("").equalsIgnoreCase(stage));
    }

    void play() {
        story.chapter("E3 提案から採択まで(課をまたぐ提案)", "E3 From proposal to adoption, across sections");
        withoutRegistry();
        proposeAnother();
        accept();
        late();
        discuss();
        score();
        adopt();
        adoptAnother();
    }

    private String map() {
        return Cast.proposal(
                cast.id("call"), cast.id("watchers"), "放課後みまもりマップづくり", "F2", "大殿", "COMMISSION", "", 900_000, 850_000);
    }

    private Api.Answer submit(String account, String body, String key) {
        return api.post(
                account,
                PROPOSAL,
                "/api/v1/proposals",
                body,
                "Idempotency-Key",
                key,
                "X-Correlation-Id",
                correlation(key));
    }

    /** The same through a whole chain, as a portal would keep it. */
    private static String correlation(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void withoutRegistry() {
        story.itIs("2026-06-12T11:00");
        if (control.isPresent()) {
            story.step(
                    "registry サービスのプロセスを止めます。それでも大殿子ども見守りネットは「放課後みまもりマップづくり」を提案できます。",
                    "The registry process is stopped; the watchers can still submit their proposal (E1).");
            control.get().stop(REGISTRY);
            story.check(
                    "registry は止まっている", "registry does not run", !control.get().isRunning(REGISTRY), "it runs");
        } else {
            story.step("大殿子ども見守りネットが「放課後みまもりマップづくり」を提案します。", "The watchers submit their proposal.");
            story.leftOut(
                    "registry を止めずに提案します(ここからはサービスを止められません)",
                    "the registry is not stopped meanwhile: services cannot be stopped from here");
        }
        Api.Answer first = story.must(201, submit(WATCHERS, map(), "map-1"));
        cast.remember("map", first.id());
        EventLine submitted = story.eventOf("proposal/" + first.id(), "ProposalSubmitted");
        story.delivered("collaboration-office", submitted);

        story.step(
                "同じ要求をもう一度送っても、結果は同じで二重にはなりません。",
                "Sent again with the same key: the same answer, and no second proposal.");
        Api.Answer again = story.must(201, submit(WATCHERS, map(), "map-1"));
        story.check("同じ番号", "the same id", again.id().equals(first.id()), again.id());
        story.refused(422, "IDEMPOTENCY_KEY_REUSED", "", submit(WATCHERS, map().replace("850000", "840000"), "map-1"));
        story.refused(
                422,
                "REQUESTED_EXCEEDS_CEILING",
                "",
                submit(WATCHERS, map().replace("850000", "1000001").replace("900000", "1200000"), "map-2"));
        story.refused(422, "UNKNOWN_GROUP", "", submit(WATCHERS, map().replace(cast.id("watchers"), NOBODY), "map-3"));
        long count = story.seen().stream()
                .filter(event -> event.shortType().endsWith(".ProposalSubmitted")
                        && event.data().contains(cast.id("watchers")))
                .count();
        story.checkEvents("この団体の ProposalSubmitted は1件", "one ProposalSubmitted of this group", count == 1, count);

        control.ifPresent(this::startRegistryAgain);
    }

    private void startRegistryAgain(ProcessControl processes) {
        story.step("registry を再び起動します。", "The registry is started again.");
        processes.start(REGISTRY, story.now());
        story.check(
                "登録団体が見える",
                "its groups are there",
                api.look(
                                        REGISTRY,
                                        "/api/v1/public/groups/" + cast.id("watchers") + "?municipality="
                                                + cast.municipality())
                                .status()
                        == 200,
                "not there");
    }

    private void proposeAnother() {
        story.step(
                "一の坂川ほたる見守り隊は「ほたる観察マップ」を提案します。補助を望みますが、この市では選ばれた提案は委託されます(R-CA-5)。",
                "The firefly watchers propose a map; they would like a subsidy, but what is chosen here is commissioned (R-CA-5).");
        story.refused(
                422, "FORM_NOT_OFFERED", "", submit(FIREFLIES, fireflyMap("SUBSIDY", "exchange-subsidy"), "hotaru-0"));
        Api.Answer answer = story.must(201, submit(FIREFLIES, fireflyMap("COMMISSION", ""), "hotaru-1"));
        cast.remember("another", answer.id());
        story.eventOf("proposal/" + answer.id(), "ProposalSubmitted");
    }

    private String fireflyMap(String form, String programme) {
        return Cast.proposal(
                cast.id("call"), cast.id("fireflies"), "ほたる観察マップ", "F3", "大殿", form, programme, 400_000, 200_000);
    }

    private void accept() {
        story.itIs("2026-06-16T10:00");
        story.step(
                "協働推進課が受理し、学校教育課と防災危機管理課を担当に決めます。2課にまたがるので協働推進課が調整役になります。",
                "The office accepts it and puts two sections in charge; of two or more it co-ordinates itself.");
        String map = cast.id("map");
        story.refused(
                403,
                "NOT_IN_CHARGE",
                "",
                api.post(SCHOOLS, PROPOSAL, "/api/v1/proposals/" + map + "/acceptance", "{}"));
        chained(OFFICE, map, "acceptance", "{}", "map-1");
        EventLine accepted = story.eventOf("proposal/" + map, "ProposalAccepted");
        story.delivered("disaster-prevention", accepted);
        chained(
                OFFICE,
                map,
                "departments",
                "{\"departments\": [\"school-education\", \"disaster-prevention\"]}",
                "map-1");
        EventLine assigned = story.eventOf("proposal/" + map, "DepartmentsAssigned");
        story.checkEvents(
                "crossSection = true、調整役は協働推進課",
                "cross-section, co-ordinated by the office",
                assigned.data().contains("\"crossSection\":true")
                        && assigned.data().contains("\"coordinator\":\"collaboration-office\""),
                assigned.data());
        story.eventOf("proposal/" + map, "CoordinationOpened");

        story.step("両課の協働推進員に届きます。", "The officers of both sections are notified.");
        for (String section : List.of(SCHOOLS, DISASTERS)) {
            story.until(
                    section + " の受信箱に CoordinationOpened",
                    "CoordinationOpened is in the inbox of " + section,
                    () -> api.get(section, NOTIFICATION, "/api/v1/inbox"),
                    inbox -> inbox.body().toString().contains("CoordinationOpened"));
        }
        String other = cast.id("another");
        chained(OFFICE, other, "acceptance", "{}", "hotaru-1");
        chained(OFFICE, other, "departments", "{\"departments\": [\"lifelong-learning\"]}", "hotaru-1");
    }

    private void late() {
        story.itIs("2026-07-01T09:00");
        story.step(
                "締切(6月30日17時)のあとの提案は、サーバーの時計で断られます。",
                "After the deadline a proposal is refused, by the server's clock.");
        story.eventOf("call/" + cast.id("call"), "CallClosed");
        callIs("CLOSED", "募集は締め切られた", "the call is closed");
        story.refused(422, "CALL_CLOSED", "", submit(WATCHERS, map(), "map-late"));
    }

    /** R-PR-4: those whose proposals they are sit with the sections in charge and the office. */
    private void discuss() {
        story.step(
                "提案は協働ラウンドテーブルで検討されます(R-CA-6)。1週間より前に公表します。",
                "The proposals are discussed at round tables (R-CA-6), announced more than a week ahead.");
        String map = cast.id("map");
        String first = roundTable("放課後みまもりマップ 協働ラウンドテーブル", "map-1", map);
        String second = roundTable("8月審査分 協働ラウンドテーブル", "hotaru-1", cast.id("another"), cast.id("street"));

        story.itIs("2026-07-09T10:00");
        story.step(
                "開かれただけでは足りません。議事録の公表までは、審査を経たことになりません(K-PR-10)。",
                "That they were held is not enough: nothing is examined before the minutes are public (K-PR-10).");
        held(first, "map-1", "\"school-education\", \"collaboration-office\"", "watchers");
        held(second, "hotaru-1", "\"lifelong-learning\", \"collaboration-office\"", "fireflies", "shopkeepers");
        story.refused(
                409,
                "NOT_EXAMINED",
                "K-PR-10",
                api.post(OFFICE, PROPOSAL, "/api/v1/proposals/" + map + "/adoption", "{}"));
        minutes(first, "map-1");
        minutes(second, "hotaru-1");
        for (String proposal : List.of(map, cast.id("another"), cast.id("street"))) {
            story.eventOf("proposal/" + proposal, "ProposalExamined");
        }
    }

    private String roundTable(String title, String key, String... proposals) {
        String subjects = Stream.of(proposals)
                .map("{\"kind\": \"PROPOSAL\", \"id\": \"%s\"}"::formatted)
                .collect(Collectors.joining(", "));
        return story.must(201, table("", key, """
                        {"plan": {"kind": "ROUND_TABLE", "title": "%s", "subjects": [%s], "place": "大殿地域交流センター",
                         "slot": {"opensAt": "2026-07-08T10:00:00Z", "closesAt": "2026-07-08T12:00:00Z"}}}
                        """.formatted(title, subjects))).id();
    }

    private void held(String table, String key, String departments, String... groups) {
        String came =
                Stream.of(groups).map(group -> "\"" + cast.id(group) + "\"").collect(Collectors.joining(", "));
        story.must(200, table("/" + table + "/attendance", key, """
                {"attendance": {"groups": [%s], "departments": [%s],
                 "people": {"residents": 6, "groupMembers": 5, "business": 0, "education": 0, "staff": 4}}}
                """.formatted(came, departments)));
    }

    private void minutes(String table, String key) {
        story.must(200, table("/" + table + "/minutes", key, """
                {"text": "役割の分担と進め方を話し合った(デモのための架空の議事録)。", "namesByConsent": true}
                """));
        story.eventOf("round-table/" + table, "MinutesPublished");
    }

    private Api.Answer table(String path, String key, String body) {
        return api.post(OFFICE, PROPOSAL, "/api/v1/round-tables" + path, body, "X-Correlation-Id", correlation(key));
    }

    private void score() {
        story.itIs("2026-08-20T10:00");
        story.step("5人の審査員が採点します(78、82、75、88、77点)。", "Five reviewers score: 78, 82, 75, 88, 77.");
        for (String proposal : List.of(cast.id("map"), cast.id("another"))) {
            String key = proposal.equals(cast.id("map")) ? "map-1" : "hotaru-1";
            for (int i = 0; i < REVIEWERS.size(); i++) {
                chained(REVIEWERS.get(i), proposal, "scores", points(SCORES.get(i)), key);
            }
        }
        story.refused(
                403,
                "NOT_ALLOWED",
                "",
                api.post(
                        OFFICE,
                        PROPOSAL,
                        "/api/v1/proposals/" + cast.id("map") + "/scores",
                        points(SCORES.getFirst())));
        story.event(
                "ProposalScored",
                event -> event.subject().equals("proposal/" + cast.id("map"))
                        && event.data().contains("\"scores\":5"));
    }

    private static String points(List<Integer> points) {
        return "{\"points\": {\"公益性\": %d, \"実現性\": %d, \"協働の必然性\": %d, \"発展性\": %d}}".formatted(points.toArray());
    }

    private void adopt() {
        String map = cast.id("map");
        story.step(
                "学校教育課が、協働で実施すると自ら答えます。割り当てられただけの課は数えません。",
                "The school section says itself that it carries the project out too; being assigned is not enough.");
        chained(SCHOOLS, map, "co-implementation", "{\"role\": \"学校との連絡と点検への立会い。\"}", "map-1");
        story.step(
                "双方がそれぞれの理由をつけて「協働委託」を選びます。団体の理由を市の職員が書くことはできず、片方の理由がなければ採択できません。",
                "Each side chooses a commission and says why; staff cannot write the group's reason, and without one of them"
                        + " it cannot be adopted.");
        chained(OFFICE, map, "form-rationales", rationale("COMMISSION", "通学路の安全は市の責務であり、地域の目による情報が欠かせないため。"), "map-1");
        story.refused(
                422,
                "RATIONALE_REQUIRED",
                "R-COM-2",
                api.post(OFFICE, PROPOSAL, "/api/v1/proposals/" + map + "/adoption", "{}"));
        story.refused(
                403,
                "GROUP_SPEAKS_FOR_ITSELF",
                "K-COM-2",
                api.post(
                        OFFICE,
                        PROPOSAL,
                        "/api/v1/proposals/" + map + "/form-rationales",
                        rationale("COMMISSION", "団体の理由として市が書いたもの。"),
                        "Kyodo-Channel",
                        "PAPER",
                        "Kyodo-On-Behalf-Of",
                        cast.id("watchers")));
        chained(WATCHERS, map, "form-rationales", rationale("COMMISSION", "地域を知る私たちが仕様づくりから関わるため。"), "map-1");
        chained(OFFICE, map, "adoption", "{}", "map-1");
        EventLine adopted = story.eventOf("proposal/" + map, "ProposalAdopted");
        story.checkEvents("平均 80.0 点", "mean 80.0", adopted.data().contains("\"mean\":80.0"), adopted.data());
        story.delivered("collaboration-office", adopted);
        story.delivered("disaster-prevention", adopted);

        story.step(
                "採択を受けて、協定書が下書きされ(協働委託)、評価が計画されます。",
                "Because of it an agreement is drafted and an evaluation planned.");
        EventLine agreement = because(adopted, "AgreementDrafted");
        EventLine evaluation = because(adopted, "EvaluationPlanned");
        story.checkEvents(
                "協定書の様式は協働委託",
                "the agreement is that of a commission",
                agreement.data().contains("\"form\":\"COMMISSION\""),
                agreement.data());
        story.until(
                "協定書を団体が読める",
                "the group can read the agreement",
                () -> api.get(WATCHERS, PROPOSAL, "/api/v1/agreements?proposal=" + map),
                list -> list.body().path("items").size() == 1);
        story.until(
                "評価計画を職員が読める",
                "staff can read the plan of the evaluation",
                () -> api.get(OFFICE, EVALUATION, "/api/v1/evaluations?proposal=" + map),
                list -> list.body().path("items").size() == 1);
        story.checkEvents(
                "ひとつの相関IDが提案から評価まで通る",
                "one correlation id from the proposal to the evaluation",
                story.seen().stream()
                        .filter(event -> event.subject().equals("proposal/" + map)
                                || event.subject().equals(agreement.subject())
                                || event.subject().equals(evaluation.subject()))
                        .allMatch(event -> event.correlationId().equals(correlation("map-1"))),
                story.seen().stream()
                        .filter(event -> event.subject().equals("proposal/" + map))
                        .map(event -> event.shortType() + " " + event.correlationId())
                        .toList());
        story.checkEvents(
                "個々の審査員の点数はどのイベントにもない",
                "no event tells a single reviewer's points",
                story.seen().stream().noneMatch(event -> event.data().contains("\"points\"")),
                "points on a topic");
    }

    /** The event that the other one led to: caused by it, with the same correlation id. */
    private EventLine because(EventLine cause, String name) {
        EventLine effect =
                story.event(name, event -> event.header("ce_causationid").equals(cause.header("ce_id")));
        story.checkEvents(
                name + " の原因は採択、相関IDは同じ",
                name + " is caused by the adoption, with its correlation id",
                effect.correlationId().equals(cause.correlationId()),
                effect.json());
        return effect;
    }

    private void adoptAnother() {
        String id = cast.id("another");
        String together = rationale("COMMISSION", "ともに観察し、記録を分け合うため。");
        story.step("もう一方も、双方が理由を述べて採択されます。", "The other is adopted as well, once both sides have said why.");
        chained(OFFICE, id, "form-rationales", together, "hotaru-1");
        chained(FIREFLIES, id, "form-rationales", together, "hotaru-1");
        chained(OFFICE, id, "adoption", "{}", "hotaru-1");
        EventLine adopted = story.eventOf("proposal/" + id, "ProposalAdopted");
        because(adopted, "AgreementDrafted");
        because(adopted, "EvaluationPlanned");
    }

    private static String rationale(String form, String text) {
        return "{\"form\": \"%s\", \"text\": \"%s\"}".formatted(form, text);
    }

    private void chained(String account, String proposal, String what, String body, String key) {
        story.must(
                200,
                api.post(
                        account,
                        PROPOSAL,
                        "/api/v1/proposals/" + proposal + "/" + what,
                        body,
                        "X-Correlation-Id",
                        correlation(key)));
    }
}
