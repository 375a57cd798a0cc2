package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.DECLARING_GROUP;
import static org.kyodo.journeys.Cast.DESK;
import static org.kyodo.journeys.Cast.OFFICE;
import static org.kyodo.journeys.Service.REGISTRY;

import java.util.List;
import java.util.Optional;

/** E2: a registration is refused with a reason, and elsewhere granted on declaration. */
final class RefusalScene {
    private final Story story;
    private final Cast cast;
    private final Api api;
    /** Whose it is; staff enter it from paper. */
    private final String account;

    private final String[] byPaper;
    private String id;

    RefusalScene(Story story, Cast cast) {
        this.story = story;
        this.cast = cast;
        this.api = story.api();
        this.account = "acct-" + cast.municipality() + "-counter-7";
        this.byPaper = new String[] {"Kyodo-Channel", "PAPER", "Kyodo-On-Behalf-Of", account};
    }

    /** In April. */
    void refuse() {
        story.chapter("E2 登録の拒否には理由が要る", "E2 Registration refused, reason required");
        story.itIs("2026-04-24T10:00");
        story.step(
                "朝の体操仲間の会(会員8人、会員の紹介に限る)が紙で申請し、窓口の職員が入力します。",
                "A morning exercise circle, members only, hands in a paper form; staff enter it.");
        id = story.must(201, api.post(DESK, REGISTRY, "/api/v1/groups", "{\"account\": \"" + account + "\"}", byPaper))
                .id();
        cast.remember("exercisers", id);
        String group = "group/" + id;
        story.must(
                200,
                api.post(
                        DESK,
                        REGISTRY,
                        "/api/v1/groups/" + id + "/submission",
                        form(false, "大殿", Cast.attachments(api, DESK, byPaper)),
                        byPaper));
        EventLine submitted = story.eventOf(group, "GroupRegistrationSubmitted");
        story.checkEvents(
                "チャネル PAPER と代理が記録される",
                "channel PAPER and the party it was entered for are on the event",
                submitted.header("ce_channel").equals(Optional.of("PAPER"))
                        && submitted.header("ce_onbehalfof").equals(Optional.of(account)),
                submitted.json());
        story.must(200, api.post(OFFICE, REGISTRY, "/api/v1/groups/" + id + "/review", "{}"));
        story.eventOf(group, "GroupReviewStarted");

        story.step("理由なしの拒否はできません。", "It cannot be refused without a reason.");
        List<String> before = story.history(group);
        story.refused(422, "REASON_REQUIRED", "K-ALL-2", refusal("{\"reason\": null, \"rule\": null}"));
        story.refused(422, "REASON_REQUIRED", "K-ALL-2", refusal(Cast.reason("MUTUAL_BENEFIT_ONLY", "共益のため")));
        story.checkEvents("イベントなし", "no event", story.history(group).equals(before), story.history(group));

        story.step(
                "理由コードと説明文をつけて拒否します。件数だけが名前なしで公開されます。",
                "Refused with code and text; the public sees a count, not a name.");
        story.must(200, refusal(Cast.reason("MUTUAL_BENEFIT_ONLY", "固定会員間の共益活動のため。広く参加を呼びかける場合は再申請できます")));
        EventLine refused = story.eventOf(group, "GroupRegistrationRefused");
        story.checkEvents(
                "理由が本人に伝わる", "the reason is told", refused.data().contains("広く参加を呼びかける場合は再申請できます"), refused.data());
        Api.Answer counts =
                story.must(200, api.look(REGISTRY, "/api/v1/public/refusals?municipality=" + cast.municipality()));
        story.checkEvents(
                "公開件数 MUTUAL_BENEFIT_ONLY = 1、名称なし",
                "public count 1, without the name",
                counts.body().path("byReason").path("MUTUAL_BENEFIT_ONLY").asInt(0) == 1
                        && !counts.body().toString().contains("体操"),
                counts.body());
    }

    /** In May, with other rules; and elsewhere, by declaration. */
    void register() {
        String group = "group/" + id;
        story.chapter("E2 再申請と、宣言制のまち(NP)", "E2 Applying again; and the declarative preset (NP)");
        story.itIs("2026-05-08T10:00");
        story.step(
                "会則を改め(誰でも参加できる)、再申請して登録されます。",
                "With its rules changed, open to all, it applies again and is registered.");
        story.must(
                200,
                api.post(
                        DESK,
                        REGISTRY,
                        "/api/v1/groups/" + id + "/submission",
                        form(true, "大殿", Cast.attachments(api, DESK, byPaper)),
                        byPaper));
        story.must(200, api.post(OFFICE, REGISTRY, "/api/v1/groups/" + id + "/review", "{}"));
        story.must(200, api.post(OFFICE, REGISTRY, "/api/v1/groups/" + id + "/registration", Cast.FOUND_MET));
        story.eventOf(group, "GroupRegistered");

        story.step(
                "宣言制のまち NP では、同じ様式がその場で登録され「意思表明的な登録」と表示されます。",
                "Under preset NP the same form is registered at once, labelled as a declaration.");
        Api elsewhere = api.in(cast.declaring());
        String declared = story.must(201, elsewhere.post(DECLARING_GROUP, REGISTRY, "/api/v1/groups", "{}"))
                .id();
        cast.remember("declared", declared);
        story.must(
                200,
                elsewhere.post(
                        DECLARING_GROUP,
                        REGISTRY,
                        "/api/v1/groups/" + declared + "/submission",
                        form(true, "桜丘", Cast.attachments(elsewhere, DECLARING_GROUP))));
        story.eventOf("group/" + declared, "GroupRegistered");
        Api.Answer page = story.must(
                200, api.look(REGISTRY, "/api/v1/public/groups/" + declared + "?municipality=" + cast.declaring()));
        story.check(
                "「意思表明的な登録」",
                "labelled 'registration by declaration of intent'",
                page.body().path("label").path("ja").asString("").equals("意思表明的な登録"),
                page.body());
        story.check(
                "他の自治体からは見えない(404)",
                "not visible in another municipality (404)",
                api.look(REGISTRY, "/api/v1/public/groups/" + declared + "?municipality=" + cast.municipality())
                                .status()
                        == 404,
                "visible");
    }

    private Api.Answer refusal(String body) {
        return api.post(OFFICE, REGISTRY, "/api/v1/groups/" + id + "/refusal", body);
    }

    private static String form(boolean open, String area, String attachments) {
        return Cast.form(
                "朝の体操仲間の会",
                "アサノタイソウナカマノカイ",
                "CITIZEN_ACTIVITY",
                8,
                open,
                "\"HEALTH_WELFARE\"",
                area,
                open ? "誰でも参加できる朝の体操で健康づくりを広げる。" : "会員相互の健康づくり、入会は会員の紹介に限る。",
                "松本幸子",
                "マツモトサチコ",
                attachments);
    }
}
