package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.DESK;
import static org.kyodo.journeys.Cast.FIREFLIES;
import static org.kyodo.journeys.Cast.OFFICE;
import static org.kyodo.journeys.Cast.OTONO_CENTRE;
import static org.kyodo.journeys.Cast.SHOPKEEPERS;
import static org.kyodo.journeys.Cast.WATCHERS;
import static org.kyodo.journeys.Service.NOTIFICATION;
import static org.kyodo.journeys.Service.REGISTRY;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.FiscalYear;

/** E1: citizen activity groups are registered after a review (Yamaguchi). */
final class RegistrationScene {
    private final Story story;
    private final Cast cast;
    private final Api api;

    RegistrationScene(Story story, Cast cast) {
        this.story = story;
        this.cast = cast;
        this.api = story.api();
    }

    void play() {
        story.chapter("E1 市民活動団体の登録(山口市、審査制)", "E1 Registration of citizen activity groups (Yamaguchi, reviewed)");
        subscribe();
        submit();
        register();
        duplicate();
        others();
    }

    private void subscribe() {
        story.step(
                "所属が購読します。大殿地域交流センターは庁内受信箱、防災危機管理課は分野 F2 を Webhook、協働推進課はすべてを Webhook で。",
                "Departments subscribe: Otono centre in the app, Disaster Prevention by webhook (field F2), the office to everything.");
        story.must(
                201,
                api.post(
                        OTONO_CENTRE,
                        NOTIFICATION,
                        "/api/v1/subscriptions",
                        subscription("area-center-otono", "大殿のできごと", "", "\"大殿\"", "\"IN_APP\"", "")));
        webhook("disaster-prevention", Cast.DISASTERS, "F2の提案", "\"F2\"");
        webhook("collaboration-office", OFFICE, "すべて", "");
        story.must(
                201,
                api.post(
                        Cast.SCHOOLS,
                        NOTIFICATION,
                        "/api/v1/subscriptions",
                        subscription("school-education", "担当する提案", "", "", "\"IN_APP\"", "")));
    }

    private void webhook(String department, String account, String name, String fieldTypes) {
        Optional<WebhookReceiver> receiver = story.receiver();
        Api.Answer answer = story.must(
                201,
                api.post(
                        account,
                        NOTIFICATION,
                        "/api/v1/subscriptions",
                        subscription(
                                department,
                                name,
                                fieldTypes,
                                "",
                                receiver.isPresent() ? "\"IN_APP\", \"WEBHOOK\"" : "\"IN_APP\"",
                                receiver.map(at -> at.address(department).toString())
                                        .orElse(""))));
        receiver.ifPresent(
                at -> at.trust(department, answer.body().path("webhookSecret").asString("")));
    }

    private static String subscription(
            String department, String name, String fieldTypes, String areas, String channels, String webhook) {
        return """
                {"department": "%s", "terms": {"name": "%s",
                 "filter": {"types": [], "fieldTypes": [%s], "areas": [%s], "forms": [], "stages": [], "amountMin": null},
                 "channels": [%s]}, "webhookUrl": %s}
                """.formatted(
                department, name, fieldTypes, areas, channels, webhook.isEmpty() ? "null" : "\"" + webhook + "\"");
    }

    private void submit() {
        story.itIs("2026-04-10T10:15");
        story.step(
                "一の坂川ほたる見守り隊(代表 藤井久美子、会員12人)が規約と役員名簿を送り、登録を申請します。",
                "The firefly watchers of Ichinosaka river (12 members) upload their bylaws and roster, and apply for registration.");
        String id = begin(FIREFLIES);
        cast.remember("fireflies", id);
        story.must(200, api.post(FIREFLIES, REGISTRY, "/api/v1/groups/" + id + "/submission", hotaru(FIREFLIES)));
        story.eventOf("group/" + id, "GroupRegistrationSubmitted");

        story.step(
                "会員4人の団体は申請できず、他の団体の申請内容は見えません。",
                "Four members are too few; and another group's application is not visible.");
        String small = begin(SHOPKEEPERS);
        story.refused(
                422,
                "TOO_FEW_MEMBERS",
                "",
                api.post(
                        SHOPKEEPERS,
                        REGISTRY,
                        "/api/v1/groups/" + small + "/submission",
                        hotaru(SHOPKEEPERS).replace("\"members\": 12", "\"members\": 4")));
        story.check(
                "他の団体からは見えない(404)",
                "not visible to another group (404)",
                api.get(SHOPKEEPERS, REGISTRY, "/api/v1/groups/" + id).status() == 404,
                "visible");
        cast.remember("small", small);
    }

    private void register() {
        story.itIs("2026-04-17T14:00");
        story.step(
                "市民活動支援センター「さぼらんて」の職員(山本健)が4つの基準を確認し、登録します。",
                "The support centre, which registers such groups, finds the four criteria met and registers it.");
        String group = "group/" + cast.id("fireflies");
        review(cast.id("fireflies"));
        Api.Answer answer = story.must(
                200,
                api.post(
                        DESK,
                        REGISTRY,
                        "/api/v1/" + group.replace("group/", "groups/") + "/registration",
                        Cast.FOUND_MET));
        EventLine registered = story.eventOf(group, "GroupRegistered");
        String number = "%s-%s-0001"
                .formatted(cast.municipality(), FiscalYear.at(story.now()).year());
        story.checkEvents(
                "登録番号 " + number,
                "number " + number,
                registered.data().contains("\"" + number + "\""),
                registered.data());
        story.checkEvents(
                "順序: 申請 → 確認 → 登録",
                "in order: submitted, reviewed, registered",
                story.history(group)
                        .equals(List.of(
                                "GroupRegistrationStarted",
                                "GroupRegistrationSubmitted",
                                "GroupReviewStarted",
                                "GroupRegistered")),
                story.history(group));
        story.check(
                "受付票のハッシュ",
                "the receipt carries the event's hash",
                answer.body().path("events").path(0).path("hash").asString("").length() == 64,
                answer.body());
        story.delivered("collaboration-office", registered);

        story.step(
                "公開ページには同意した項目だけが出ます(代表者名は出る、電話と住所は出ない)。",
                "The public page shows only what was agreed to: the name, not phone or address.");
        Api.Answer page = story.must(
                200,
                api.look(
                        REGISTRY,
                        "/api/v1/public/groups/" + cast.id("fireflies") + "?municipality=" + cast.municipality()));
        story.check(
                "代表者名あり",
                "representative shown",
                page.body().at("/people/representative").asString("").equals("藤井久美子"),
                page.body());
        story.check(
                "電話・住所なし",
                "phone and address not shown",
                page.body().at("/people/phone").isNull()
                        && page.body().at("/people/address").isNull(),
                page.body());

        story.step("大殿地域交流センターの庁内受信箱にお知らせが届きます。", "The Otono centre finds it in its inbox.");
        story.until(
                "受信箱に GroupRegistered",
                "GroupRegistered is in the inbox",
                () -> api.get(OTONO_CENTRE, NOTIFICATION, "/api/v1/inbox"),
                inbox -> inbox.body().toString().contains("GroupRegistered"));
    }

    private void duplicate() {
        story.itIs("2026-04-20T09:30");
        story.step(
                "同じ名称・同じ代表者でもう一度申請すると、重複として拒否されます。",
                "The same name and representative once more: refused as a duplicate.");
        String again = cast.id("small");
        story.refused(
                409,
                "DUPLICATE",
                "",
                api.post(SHOPKEEPERS, REGISTRY, "/api/v1/groups/" + again + "/submission", hotaru(SHOPKEEPERS)));
        long registered = story.seen().stream()
                .filter(event -> event.shortType().endsWith(".GroupRegistered"))
                .count();
        story.checkEvents("GroupRegistered は1件のまま", "still one GroupRegistered", registered == 1, registered);
    }

    private void others() {
        story.step("大殿子ども見守りネットと米屋町商店街振興組合も登録されます。", "Two more groups are registered.");
        String watchers = begin(WATCHERS);
        story.must(
                200,
                api.post(
                        WATCHERS,
                        REGISTRY,
                        "/api/v1/groups/" + watchers + "/submission",
                        Cast.form(
                                "大殿子ども見守りネット",
                                "オオドノコドモミマモリネット",
                                "CITIZEN_ACTIVITY",
                                25,
                                true,
                                "\"CHILDREN\", \"COMMUNITY_SAFETY\"",
                                "大殿",
                                "放課後の子どもを地域で見守る。",
                                "原田恵",
                                "ハラダメグミ",
                                Cast.attachments(api, WATCHERS))));
        registered(watchers);
        cast.remember("watchers", watchers);
        String shopkeepers = cast.id("small");
        story.must(
                200,
                api.post(
                        SHOPKEEPERS,
                        REGISTRY,
                        "/api/v1/groups/" + shopkeepers + "/submission",
                        Cast.form(
                                "米屋町商店街振興組合",
                                "コメヤチョウショウテンガイシンコウクミアイ",
                                "OTHER_CORPORATION",
                                40,
                                true,
                                "\"ECONOMY\"",
                                "白石",
                                "中心商店街のにぎわいをつくる。",
                                "河村庄一",
                                "カワムラショウイチ",
                                Cast.attachments(api, SHOPKEEPERS))));
        registered(shopkeepers);
        cast.remember("shopkeepers", shopkeepers);
    }

    /** The form of the fireflies, with documents that the account has uploaded. */
    private String hotaru(String account) {
        return Cast.form(
                "一の坂川ほたる見守り隊",
                "イチノサカガワホタルミマモリタイ",
                "CITIZEN_ACTIVITY",
                12,
                true,
                "\"ENVIRONMENT\", \"COMMUNITY_BUILDING\"",
                "大殿",
                "一の坂川のほたるの生息環境を守り、次の世代へ引き継ぐ。",
                "藤井久美子",
                "フジイクミコ",
                Cast.attachments(api, account));
    }

    private String begin(String account) {
        return story.must(201, api.post(account, REGISTRY, "/api/v1/groups", "{}"))
                .id();
    }

    private void review(String id) {
        story.must(200, api.post(DESK, REGISTRY, "/api/v1/groups/" + id + "/review", "{}"));
    }

    private void registered(String id) {
        review(id);
        story.must(200, api.post(DESK, REGISTRY, "/api/v1/groups/" + id + "/registration", Cast.FOUND_MET));
        story.eventOf("group/" + id, "GroupRegistered");
    }
}
