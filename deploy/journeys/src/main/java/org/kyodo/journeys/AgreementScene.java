package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.OFFICE;
import static org.kyodo.journeys.Cast.SCHOOLS;
import static org.kyodo.journeys.Cast.WATCHERS;
import static org.kyodo.journeys.Service.PROPOSAL;

/** E3, its second half: what was adopted is agreed upon, signed and published, and only then carried out. */
final class AgreementScene {
    private final Story story;
    private final Cast cast;
    private final Api api;
    private String agreement;
    private String project;

    AgreementScene(Story story, Cast cast) {
        this.story = story;
        this.cast = cast;
        this.api = story.api();
    }

    /** In September. */
    void agree() {
        story.chapter("E3 協定: 双方で書き、同じ版を確認し、公開する", "E3 The agreement: written by both sides, confirmed, published");
        agreement = first("/api/v1/agreements?proposal=");
        project = first("/api/v1/projects?proposal=");
        story.itIs("2026-09-10T14:00");
        story.step(
                "団体が仕様を書き、対価を示し、市が合意します(R-IT-1、R-FP-2)。",
                "The group writes the specification and names a price; the city accepts it.");
        story.must(200, agreed(WATCHERS, "versions", TEXT));
        story.must(200, agreed(WATCHERS, "price", PRICE));
        story.must(200, agreed(OFFICE, "price/acceptance", "{}"));
        story.step(
                "遂行能力を確かめるまで、締結できません(R-IT-3)。何が足りないかは「形態の助言」が示します。",
                "It cannot be signed before the capability was checked (R-IT-3); the form adviser says what is missing.");
        story.must(200, agreed(OFFICE, "evidence", evidence("R-IT-2")));
        story.refused(422, "CAPABILITY_NOT_CHECKED", "R-IT-3", agreed(OFFICE, "signature", ""));
        Api.Answer advice =
                story.must(200, api.get(WATCHERS, PROPOSAL, "/api/v1/agreements/" + agreement + "/form-advice"));
        story.check(
                "助言が R-IT-3 を挙げる",
                "the adviser names R-IT-3",
                state(advice, "R-IT-3").equals("MISSING"),
                advice.body());
        story.must(200, agreed(OFFICE, "evidence", evidence("R-IT-3")));
        story.step(
                "全当事者が同じ版を確認してから締結し、公開します(K-AG-2、R-AG-4)。",
                "All parties confirm the same version, then it is signed and published.");
        String latest = latest();
        story.must(200, agreed(WATCHERS, "confirmations", latest));
        story.must(200, agreed(OFFICE, "confirmations", latest));
        story.refused(409, "NOT_CONFIRMED_BY_ALL", "K-AG-2", agreed(OFFICE, "signature", ""));
        story.must(200, agreed(SCHOOLS, "confirmations", latest));
        story.must(200, agreed(OFFICE, "signature", ""));
        story.eventOf("agreement/" + agreement, "AgreementSigned");
        story.check(
                "公開の前には始められない(409)",
                "it does not start before it is public (409)",
                project(WATCHERS, "start", "{}").status() == 409,
                "it started");
        story.must(200, agreed(OFFICE, "publication", "{\"withoutPersonalData\": true}"));
        story.eventOf("agreement/" + agreement, "AgreementPublished");
    }

    /** In October. */
    void carryOut() {
        story.chapter("E3 協働事業の開始", "E3 The project starts");
        story.itIs("2026-10-18T10:00");
        story.step(
                "公開された協定のもとで事業が始まり、進捗を報告します。",
                "Under the published agreement the project starts, and progress is reported.");
        story.must(200, project(WATCHERS, "start", "{}"));
        story.eventOf("project/" + project, "ProjectStarted");
        story.must(200, project(WATCHERS, "progress-reports", """
                {"progress": {"percent": 20, "milestones": [], "people": 24, "outputs": ["通学路の点検1回"]}}
                """));
        story.eventOf("project/" + project, "ProgressReported");
        story.check(
                "事業の公開ページがある",
                "the project has its public page",
                api.look(PROPOSAL, "/api/v1/public/projects/" + project + "?municipality=" + cast.municipality())
                                .status()
                        == 200,
                "none");
    }

    private String first(String list) {
        return story.until(
                        "団体が読める",
                        "the group can read it",
                        () -> api.get(WATCHERS, PROPOSAL, list + cast.id("map")),
                        answer -> answer.body().path("items").size() == 1)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString("");
    }

    private Api.Answer agreed(String account, String what, String body) {
        return api.post(account, PROPOSAL, "/api/v1/agreements/" + agreement + "/" + what, body);
    }

    private Api.Answer project(String account, String what, String body) {
        return api.post(account, PROPOSAL, "/api/v1/projects/" + project + "/" + what, body);
    }

    private String latest() {
        var content = api.get(OFFICE, PROPOSAL, "/api/v1/agreements/" + agreement)
                .body()
                .path("content");
        return "{\"version\": %d, \"hash\": \"%s\"}"
                .formatted(
                        content.path("version").asInt(0), content.path("hash").asString(""));
    }

    private static String state(Api.Answer advice, String rule) {
        return advice.body()
                .path("rules")
                .valueStream()
                .filter(each -> each.path("rule").asString("").equals(rule))
                .map(each -> each.path("state").asString(""))
                .findFirst()
                .orElse("");
    }

    private static String evidence(String rule) {
        return """
                {"evidence": {"rule": "%s", "met": true, "on": "2026-09-01", "answer": "面談で確かめました。"}}
                """.formatted(rule);
    }

    private static final String TEXT = """
            {"text": {"title": "放課後みまもりマップづくり", "purpose": "子どもの通り道を地域で見守る。",
             "roles": {"city": ["学校との調整"], "group": ["地図をつくる"]},
             "responsibility": "それぞれの役割の範囲で責任を負う。", "costs": {"city": 850000, "group": 0},
             "term": {"from": "2026-10-01", "until": "2027-03-31"}, "reviewDates": ["2026-12-25"],
             "clauses": [{"code": "specification", "text": "地図づくりの進め方は団体が定める。", "source": "001:L366"}]}}
            """;

    private static final String PRICE = """
            {"price": {"costLines": [
              {"what": "人件費", "amount": 600000, "basis": "12,500円 × 2人 × 24日"},
              {"what": "会場", "amount": 96000}, {"what": "教材", "amount": 54000}, {"what": "管理費", "amount": 100000}],
             "amount": 850000, "why": "必要性が高く収益性が低いため、積算どおりとする(デモのための架空の金額)。",
             "assessment": {"nature": "継続的な公益サービス", "necessity": "高い", "profitability": "低い"}}}
            """;
}
