package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.DECLARING_GROUP;
import static org.kyodo.journeys.Cast.DESK;
import static org.kyodo.journeys.Cast.OFFICE;
import static org.kyodo.journeys.Service.PROPOSAL;

/** E5: a policy proposal of citizens is debated in public and goes to the city with the opinion statement; the city is late. */
final class PolicyScene {
    private static final String PARKS = "parks-green";

    private final Story story;
    private final Cast cast;
    private final Api api;
    private String id;

    PolicyScene(Story story, Cast cast) {
        this.story = story;
        this.cast = cast;
        this.api = story.api().in(cast.declaring());
    }

    void play() {
        story.chapter("E5 市民提案: 公開協議、意見書、説明責任(NP)", "E5 A policy proposal: debate, opinion statement, account (NP)");
        propose();
        debate();
        owe();
        account();
    }

    private void propose() {
        story.itIs("2026-11-09T09:00");
        story.step("第3回の市民提案を募集します。", "The third round of policy proposals is announced.");
        String call = story.must(201, api.post(OFFICE, PROPOSAL, "/api/v1/calls", """
                        {"plan": {"kind": "CITIZEN_POLICY", "title": "令和8年度 市民提案(第3回)", "fiscalYear": 2026, "round": 3,
                         "window": {"opensAt": "2026-11-09T01:00:00Z", "closesAt": "2026-12-25T08:00:00Z"},
                         "criteria": [], "forms": []}}
                        """))
                .id();
        story.must(200, api.post(OFFICE, PROPOSAL, "/api/v1/calls/" + call + "/publication", "{}"));
        story.itIs("2026-11-09T10:00:01");
        story.eventOf("call/" + call, "CallOpened");
        story.step("団体が計画提案を出し、受領証を受け取ります。", "A group hands in a plan, and gets a receipt.");
        Api.Answer submitted = story.must(201, api.post(DECLARING_GROUP, PROPOSAL, "/api/v1/proposals", """
                {"call": "%s", "proposer": "%s",
                 "outline": {"title": "緑道のベンチとトイレ配置計画", "summary": "緑道で休めるようにする。(デモのための架空の提案)",
                             "fieldTypes": ["F1"], "areas": ["桜丘"]},
                 "details": {"problem": "緑道に休む場所がない。", "strengths": "毎週歩いて調べている。",
                             "action": "ベンチ8基とトイレを置く。"}}
                """.formatted(
                        call, cast.id("declared"))));
        id = submitted.id();
        EventLine event = story.eventOf("proposal/" + id, "ProposalSubmitted");
        story.checkEvents(
                "受領証(内容のハッシュ)がイベントにある",
                "the event carries a receipt, the hash of what was handed in",
                event.data().contains("\"receipt\":\""),
                event.data());
        story.must(200, command(OFFICE, "acceptance", "{}"));
        story.step("採択も不採択もできません。公の場で話し合うものだからです。", "It is neither adopted nor rejected, but debated.");
        story.check(
                "採択は 409",
                "adopting it is refused with 409",
                command(OFFICE, "adoption", "{}").status() == 409,
                "it was not");
    }

    private void debate() {
        String forum = story.must(201, api.post(OFFICE, PROPOSAL, "/api/v1/round-tables", """
                        {"plan": {"kind": "PUBLIC_FORUM", "title": "緑道を語る会", "place": "中央公民館",
                         "subjects": [{"kind": "PROPOSAL", "id": "%s"}],
                         "slot": {"opensAt": "2026-11-22T01:00:00Z", "closesAt": "2026-11-22T03:00:00Z"}}}
                        """.formatted(id)))
                .id();
        story.must(200, command(OFFICE, "public-discussion", "{\"forum\": \"%s\"}".formatted(forum)));
        story.itIs("2026-11-22T15:00");
        story.step("公開の場に42人が集まりました。", "Forty-two people came to the public forum.");
        story.must(200, api.post(OFFICE, PROPOSAL, "/api/v1/round-tables/" + forum + "/attendance", """
                {"attendance": {"groups": ["%s"], "departments": ["collaboration-office"],
                 "people": {"residents": 42, "groupMembers": 0, "business": 0, "education": 0, "staff": 3}}}
                """.formatted(
                        cast.id("declared"))));
        story.itIs("2026-11-30T10:00");
        story.must(200, api.post(OFFICE, PROPOSAL, "/api/v1/round-tables/" + forum + "/minutes", """
                {"text": "ベンチを求める声が多かった。", "namesByConsent": true}
                """));
        story.step(
                "意見書の公表より前には、市へ提案できません(R-CP-2)。", "Before the opinion statement it does not go to the city (R-CP-2).");
        story.check(
                "409",
                "refused with 409",
                command(DECLARING_GROUP, "city-submission", "").status() == 409,
                "it went");
        String statement = api.upload(DESK, PROPOSAL, "意見書.pdf").asDocument();
        story.must(200, command(DESK, "opinion-statement", """
                {"document": %s, "pointsFor": ["休む場所が要る。"], "pointsAgainst": ["維持の費用が心配だ。"]}
                """.formatted(statement)));
        story.eventOf("proposal/" + id, "OpinionStatementPublished");
    }

    private void owe() {
        story.itIs("2026-12-25T10:00");
        story.step(
                "意見書とともに市へ。90日以内に、市は結果を説明します。", "To the city, with the statement: it owes an account within 90 days.");
        story.must(200, command(DECLARING_GROUP, "city-submission", ""));
        EventLine submitted = story.eventOf("proposal/" + id, "ProposalSubmittedToCity");
        story.checkEvents("期限 2027-03-25", "due 2027-03-25", submitted.data().contains("2027-03-25"), submitted.data());
        story.must(200, command(OFFICE, "departments", "{\"departments\": [\"parks-green\"]}"));
        open(1);
        story.itIs("2027-03-26T00:00:01");
        story.step("期限を過ぎると一度だけ知らされ、公開の一覧に残ります。", "The day after, it is told once that the account is overdue.");
        story.eventOf("proposal/" + id, "AccountabilityOverdue");
        open(1);
    }

    private void account() {
        story.itIs("2027-03-29T10:00");
        story.step("担当課が結果と理由を公表して、説明を果たします。", "The section publishes what came of it, and why.");
        story.must(200, command(PARKS, "reflection", """
                {"outcome": "PARTLY", "text": "ベンチ8基は令和9年度の予算に計上しました。トイレは令和10年度以降に検討します。",
                 "reason": {"code": "FEASIBILITY", "text": "下水道の計画により、令和9年度にはトイレを置けないため。"},
                 "measures": [{"text": "ベンチ8基を置く。", "department": "parks-green", "when": "令和9年度"}]}
                """));
        EventLine reported = story.eventOf("proposal/" + id, "ReflectionResultReported");
        story.checkEvents(
                "94日かかったことも公開される",
                "that it took 94 days is public too",
                reported.data().contains("\"daysTaken\":94") && reported.data().contains("ベンチ8基"),
                reported.data());
        story.checkEvents(
                "超過の知らせは一度だけ",
                "overdue was told once",
                story.history("proposal/" + id).stream()
                                .filter("AccountabilityOverdue"::equals)
                                .count()
                        == 1,
                story.history("proposal/" + id));
        open(0);
    }

    private void open(int count) {
        story.until(
                "説明を待つ市民提案 " + count + " 件",
                count + " on the public list of what the city owes an account of",
                () -> api.look(PROPOSAL, "/api/v1/public/accountability?municipality=" + cast.declaring()),
                list -> list.body().path("items").size() == count);
    }

    private Api.Answer command(String account, String what, String body) {
        return api.post(account, PROPOSAL, "/api/v1/proposals/" + id + "/" + what, body);
    }
}
