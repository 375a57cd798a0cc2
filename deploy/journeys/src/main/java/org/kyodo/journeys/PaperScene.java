package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.CHAIR;
import static org.kyodo.journeys.Cast.DESK;
import static org.kyodo.journeys.Cast.NEXT_CHAIR;
import static org.kyodo.journeys.Cast.OFFICE;
import static org.kyodo.journeys.Service.REGISTRY;

import java.util.Optional;

/** E16 and E22: a neighbourhood association is registered on paper, and its representative claims its account later. */
final class PaperScene {
    private final Story story;
    private final Cast cast;
    private final Api api;
    private String id;
    private String code;

    PaperScene(Story story, Cast cast) {
        this.story = story;
        this.cast = cast;
        this.api = story.api();
    }

    /** In April: without an account, and without e-mail. */
    void register() {
        story.chapter("E16 紙で届いた自治会の登録", "E16 A neighbourhood association registered on paper");
        story.itIs("2026-04-28T10:00");
        story.step(
                "大殿本町自治会の会長が、アカウントもメールもないまま紙の様式を窓口に出し、窓口の職員が入力します。",
                "The chair hands in a paper form, with neither account nor e-mail; the desk enters it.");
        id = story.must(
                        201,
                        api.post(
                                DESK,
                                REGISTRY,
                                "/api/v1/groups",
                                "{}",
                                "Kyodo-Channel",
                                "PAPER",
                                "Kyodo-On-Behalf-Of",
                                "new"))
                .id();
        String[] byPaper = {"Kyodo-Channel", "PAPER", "Kyodo-On-Behalf-Of", id};
        story.must(
                200, api.post(DESK, REGISTRY, path("submission"), form(Cast.attachments(api, DESK, byPaper)), byPaper));
        EventLine submitted = story.eventOf(subject(), "GroupRegistrationSubmitted");
        story.checkEvents(
                "チャネル PAPER、入力の相手は団体自身",
                "channel PAPER, entered for the group itself",
                submitted.header("ce_channel").equals(Optional.of("PAPER"))
                        && submitted.header("ce_onbehalfof").equals(Optional.of(id)),
                submitted.json());

        story.step(
                "登録するのは協働推進課です(地縁団体)。入力した人は決められません。",
                "The office registers neighbourhood associations; whoever entered the form does not decide on it.");
        story.check(
                "窓口の職員には見えない(404)",
                "to the desk it is not there (404)",
                api.post(DESK, REGISTRY, path("review"), "{}").status() == 404,
                "visible");
        story.must(200, api.post(OFFICE, REGISTRY, path("review"), "{}"));
        story.must(
                200,
                api.post(
                        OFFICE,
                        REGISTRY,
                        path("registration"),
                        "{\"findings\": [{\"criterion\": \"R-GR-5\", \"met\": true}]}"));
        EventLine registered = story.eventOf(subject(), "GroupRegistered");
        story.checkEvents(
                "アカウントなしで登録",
                "registered without an account",
                !registered.data().contains("acct-"),
                registered.data());

        story.step("引継ぎコードが窓口で会長に渡されます。", "The chair is handed a claim code.");
        code = claimCode(story.must(200, api.post(OFFICE, REGISTRY, path("claim-code"), "")));
        EventLine issued = story.eventOf(subject(), "GroupClaimCodeIssued");
        story.checkEvents(
                "コードはイベントにない", "the code is in no event", !issued.json().contains(code), issued.json());
    }

    /** In May, when the chair has an account; and the year after, when another chair has one. */
    void claim() {
        story.chapter("E16・E22 アカウントの引継ぎ", "E16, E22 An account claimed, and handed over");
        story.itIs("2026-05-11T10:00");
        story.step(
                "会長がアカウントを作り、コードで団体を引き継ぎます。コードは一度だけ使えます。",
                "The chair claims the group with the code, which works once.");
        claimedBy(CHAIR, "GroupAccountClaimed");
        Api.Answer entered = story.must(200, api.get(CHAIR, REGISTRY, "/api/v1/entries"));
        story.check(
                "紙で入力された内容が見え、異議を述べられる",
                "sees what was entered on paper, and may contest it",
                entered.body().path("items").size() == 2
                        && entered.body()
                                .at("/items/0/entry/subject")
                                .asString()
                                .equals(subject())
                        && entered.body()
                                        .at("/items/0/contestableUntil")
                                        .asString()
                                        .compareTo("2026-05-11")
                                >= 0,
                entered.body());
        story.refused(409, "NO_CODE", "K-GR-8", claim(NEXT_CHAIR));

        story.step(
                "会長が交代し、アカウントも新しい会長に移ります。前のアカウントからは見えなくなります。",
                "The chair changes, and the account with it; to the former account it is not there any more.");
        story.must(200, api.post(CHAIR, REGISTRY, path("representative"), """
                        {"representative": {"name": "西田道子", "nameKana": "ニシダミチコ", "title": "会長"},
                         "effectiveOn": "%s", "minutes": null, "bothSigned": false}
                        """.formatted(
                        story.now().atZone(Story.JST).toLocalDate())));
        story.eventOf(subject(), "GroupRepresentativeChanged");
        Api.Answer page = story.must(
                200, api.look(REGISTRY, "/api/v1/public/groups/" + id + "?municipality=" + cast.municipality()));
        story.check(
                "同意があるまで代表者は出ない",
                "no representative is shown until she consents",
                page.body().at("/people/representative").isNull(),
                page.body());
        code = claimCode(story.must(200, api.post(CHAIR, REGISTRY, path("account-transfer"), "")));
        claimedBy(NEXT_CHAIR, "GroupAccountTransferred");
        story.check(
                "前のアカウントには 404",
                "404 to the former account",
                api.get(CHAIR, REGISTRY, path("")).status() == 404,
                "visible");
    }

    private void claimedBy(String account, String event) {
        story.must(200, claim(account));
        story.eventOf(subject(), event);
    }

    private Api.Answer claim(String account) {
        return api.post(account, REGISTRY, path("account"), "{\"code\": \"" + code + "\"}");
    }

    private String claimCode(Api.Answer issued) {
        return issued.body().path("code").asString("");
    }

    private String path(String what) {
        return "/api/v1/groups/" + id + (what.isEmpty() ? "" : "/" + what);
    }

    private String subject() {
        return "group/" + id;
    }

    private static String form(String attachments) {
        return """
                {"card": {"name": "大殿本町自治会", "nameKana": "オオドノホンマチジチカイ", "groupType": "NEIGHBORHOOD_ASSOCIATION",
                          "fields": ["COMMUNITY_BUILDING"], "areas": ["大殿"]},
                 "particulars": {"households": 64, "membershipOpen": true, "purpose": "住民の親睦と助け合い",
                                 "activities": "清掃、防災訓練、回覧"},
                 "representative": {"name": "河野誠", "nameKana": "コウノマコト", "title": "会長"},
                 "contact": {"phone": "083-000-0000"},
                 "attachments": %s,
                 "declaration": {"organizedCrime": false, "religion": false, "politics": false, "election": false,
                                 "membersOnly": false, "signed": true},
                 "publicationConsent": {"representative": true, "contactName": false, "address": false, "phone": false,
                                        "email": false}}
                """.formatted(attachments);
    }
}
