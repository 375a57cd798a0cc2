package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.DECLARING_GROUP;
import static org.kyodo.journeys.Cast.OFFICE;
import static org.kyodo.journeys.Service.PROPOSAL;

/** E23: residents state what they do with their own hands, and others help by their own judgement. */
final class InitiativeScene {
    private static final String RESIDENT = "resident-1";
    private static final String PARKS = "parks-green";

    private final Story story;
    private final Cast cast;
    private final Api api;
    private String id;

    InitiativeScene(Story story, Cast cast) {
        this.story = story;
        this.cast = cast;
        this.api = story.api().in(cast.declaring());
    }

    void play() {
        story.chapter("E23 市民事業と、それぞれの判断による支援(NP)", "E23 An initiative of residents, and who helps (NP)");
        announce();
        pledge();
        hide();
        carryOut();
    }

    private void announce() {
        story.itIs("2026-10-19T10:00");
        story.step(
                "市民が「緑道おはなし会」を表明します。市の決定は要りません。", "A resident states an initiative; it takes no decision of the city.");
        id = story.must(201, api.post(RESIDENT, PROPOSAL, "/api/v1/projects/initiatives", """
                                {"initiative": %s, "contact": {"name": "横山みどり", "reach": "083-000-0000"}}
                                """.formatted(
                                initiative("緑道の木かげで、子どもに絵本を読み聞かせる。"))))
                .id();
        EventLine announced = story.eventOf("project/" + id, "InitiativeAnnounced");
        story.checkEvents(
                "連絡先はどのイベントにもない",
                "the event does not say how to reach her",
                !announced.data().contains("083") && !announced.data().contains("横山"),
                announced.data());
        story.must(200, api.look(PROPOSAL, "/api/v1/public/projects/" + id + "?municipality=" + cast.declaring()));
        story.check(
                "採択というものがない(職員にも 404)",
                "there is no adopting it, not for staff either (404)",
                api.post(OFFICE, PROPOSAL, "/api/v1/proposals/" + id + "/adoption", "{}")
                                .status()
                        == 404,
                "it was there");
    }

    private void pledge() {
        story.step(
                "団体が4人、公園緑地課も「それぞれの一人として」テントで応援します。取りやめられるのは本人だけです。",
                "A group helps with four people, a section of the city, as one of many, with a tent; only they themselves take it back.");
        help(
                DECLARING_GROUP,
                "{\"group\": \"%s\", \"kind\": \"STAFF_TIME\", \"quantity\": 4}".formatted(cast.id("declared")));
        help(PARKS, "{\"department\": \"parks-green\", \"kind\": \"GOODS\", \"quantity\": 1}");
        story.event(
                "SupportPledged",
                event -> event.subject().equals("project/" + id) && event.data().contains("parks-green"));
        story.check(
                "他人の応援は取り消せない",
                "nobody takes back another's pledge",
                api.post(
                                        PARKS,
                                        PROPOSAL,
                                        "/api/v1/projects/" + id + "/pledge-withdrawals",
                                        "{\"group\": \"%s\", \"kind\": \"STAFF_TIME\"}".formatted(cast.id("declared")))
                                .status()
                        == 403,
                "taken back");
    }

    private void help(String account, String body) {
        story.must(200, api.post(account, PROPOSAL, "/api/v1/projects/" + id + "/pledges", body));
    }

    private void hide() {
        story.step(
                "個人の名前を書いてしまったので非表示になり、理由を受け取って直し、また表示されます。",
                "Hidden because its text names a person; she reads why, corrects it, and it is shown again.");
        story.must(200, api.post(OFFICE, PROPOSAL, "/api/v1/projects/" + id + "/hiding", HIDDEN));
        story.check(
                "公開ページから消える(404)",
                "gone from the public page (404)",
                api.look(PROPOSAL, "/api/v1/public/projects/" + id + "?municipality=" + cast.declaring())
                                .status()
                        == 404,
                "shown");
        story.must(
                200,
                api.put(
                        RESIDENT,
                        PROPOSAL,
                        "/api/v1/projects/" + id + "/initiative",
                        "{\"initiative\": %s}".formatted(initiative("緑道の木かげで絵本を読み聞かせる。"))));
        story.must(200, api.post(OFFICE, PROPOSAL, "/api/v1/projects/" + id + "/showing", ""));
        story.eventOf("project/" + id, "InitiativeShown");
    }

    private static final String HIDDEN = Cast.reason("PERSONS_NAMED", "説明文に子どもの名前があります。名前を除いてください。");

    private void carryOut() {
        story.itIs("2026-10-24T10:00");
        story.step("協定なしで始め、結果を自分の責任で公表します。", "It starts without an agreement, and she publishes what came of it.");
        story.must(200, api.post(RESIDENT, PROPOSAL, "/api/v1/projects/" + id + "/start", "{}"));
        story.eventOf("project/" + id, "ProjectStarted");
        story.itIs("2026-11-08T16:00");
        story.must(200, api.post(RESIDENT, PROPOSAL, "/api/v1/projects/" + id + "/completion", """
                {"result": {"text": "3回ひらき、延べ61人が絵本を楽しみました。", "outputs": ["おはなし会3回"], "people": 61}}
                """));
        story.eventOf("project/" + id, "ProjectCompleted");
        Api.Answer page = story.must(
                200, api.look(PROPOSAL, "/api/v1/public/projects/" + id + "?municipality=" + cast.declaring()));
        story.check(
                "結果が公開されている",
                "what came of it is public",
                page.body().toString().contains("延べ61人"),
                page.body());
    }

    private static String initiative(String aim) {
        return """
                {"title": "緑道おはなし会", "aim": "%s(デモのための架空の事業)", "fieldTypes": [], "areas": ["桜丘"],
                 "wanted": [{"kind": "STAFF_TIME", "what": "読み手と見守り", "quantity": 6}]}
                """.formatted(aim);
    }
}
