package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.DESK;
import static org.kyodo.journeys.Cast.SCHOOLS;
import static org.kyodo.journeys.Service.REGISTRY;

import java.time.Duration;
import java.time.Instant;

/** E16: a consultation by appointment, from the question to what came of it. */
final class ConsultationScene {
    private final Story story;
    private final Cast cast;
    private final Api api;
    private String id;

    ConsultationScene(Story story, Cast cast) {
        this.story = story;
        this.cast = cast;
        this.api = story.api();
    }

    /** In April, after the circle of E2 was refused. */
    void ask() {
        story.chapter("E16 相談: 枠の予約から助言と紹介まで", "E16 A consultation: slot, advice, referral");
        story.itIs("2026-04-27T09:00");
        story.step("市民活動支援センターの窓口が相談日を設定します。", "The desk of the support centre sets its consultation days.");
        String schedule = story.must(201, api.post(DESK, REGISTRY, "/api/v1/desk-schedules", """
                        {"facility": "saporante",
                         "slots": {"weekly": [{"day": "MONDAY", "opensAt": "10:00", "closesAt": "17:00"},
                                              {"day": "WEDNESDAY", "opensAt": "10:00", "closesAt": "17:00"},
                                              {"day": "FRIDAY", "opensAt": "10:00", "closesAt": "17:00"}],
                                   "minutes": 30, "desks": 1}}
                        """))
                .id();
        Api.Answer open = story.must(
                200,
                api.look(
                        REGISTRY,
                        "/api/v1/public/desk-schedules/" + schedule + "/open-slots?municipality="
                                + cast.municipality()));
        Instant slot = Instant.parse(open.body().at("/items/0/from").asString(Instant.MAX.toString()));

        story.step(
                "登録できなかった体操の会の代表が窓口で相談を申し込みます。時間外の枠は、次に空いている枠とともに断られます。",
                "The circle that was refused asks at the counter; outside the hours it is told the next open slot.");
        Api.Answer outside = request(slot.plus(Duration.ofHours(12)));
        story.refused(422, "OUTSIDE_HOURS", "R-CO-2", outside);
        story.check(
                "次に空いている枠が示される",
                "the next open slot is told",
                outside.body().path("allowed").size() == 1,
                outside.body());
        id = story.must(201, request(slot)).id();
        story.refused(422, "TAKEN", "K-CO-2", request(slot));
        EventLine received = story.eventOf(subject(), "ConsultationReceived");
        story.checkEvents(
                "相談の中身と相談者はイベントにない",
                "neither the question nor who asked is in the event",
                !received.data().contains("松本") && !received.data().contains("会員"),
                received.data());

        story.step("所属の職員も、自分の仕事について相談できます(R-CO-1)。", "Sections may ask about their own work as well (R-CO-1).");
        String section = story.must(
                        201,
                        api.post(
                                SCHOOLS,
                                REGISTRY,
                                "/api/v1/consultations",
                                "{\"topic\": \"OPERATE\", \"facility\": \"saporante\"}"))
                .id();
        EventLine asked = story.eventOf("consultation/" + section, "ConsultationReceived");
        story.checkEvents("相談者の種別は所属", "asked by a department", asked.data().contains("DEPARTMENT"), asked.data());

        story.itIs("2026-04-27T10:20");
        story.step(
                "窓口が担当し、助言し、場所について大殿地域交流センターを紹介して終えます。",
                "The desk takes it, advises, refers to the exchange centre for a place, and closes it.");
        story.must(200, post("assignment", "{\"facility\": \"saporante\"}"));
        story.must(200, post("advice", "{\"advice\": \"誰でも参加できるように会則を改めれば、もう一度申請できる。\"}"));
        story.must(200, post("referral", "{\"to\": {\"kind\": \"FACILITY\", \"ref\": \"area-center-otono\"}}"));
        story.must(200, post("closure", "{\"outcome\": \"GROUP_STARTED\"}"));
        EventLine advised = story.eventOf(subject(), "ConsultationAdvised");
        story.checkEvents(
                "待ち時間が分かり、助言の中身はない",
                "tells how long it waited, not what was advised",
                advised.data().contains("waitedMinutes") && !advised.data().contains("会則"),
                advised.data());
        story.eventOf(subject(), "ConsultationClosed");
    }

    /** In May, after the circle was registered: what came of it. */
    void link() {
        story.chapter("E16 相談から生まれたもの", "E16 What came of the consultation");
        story.step("相談は、そこから生まれた団体の登録に結びつけられます。", "The consultation is linked to the registration that came of it.");
        story.must(
                200, post("links", "{\"subject\": {\"kind\": \"GROUP\", \"id\": \"" + cast.id("exercisers") + "\"}}"));
        story.eventOf(subject(), "ConsultationLinked");
        Api.Answer figures = story.must(200, api.get(DESK, REGISTRY, "/api/v1/consultations/figures"));
        story.check(
                "集計: 団体につながった相談 1、受付 2",
                "figures: one led to a group, of two",
                figures.body().at("/ledTo/GROUP").asInt(0) == 1
                        && figures.body().path("total").asInt(0) == 2,
                figures.body());
    }

    private Api.Answer request(Instant slot) {
        return api.post(
                DESK,
                REGISTRY,
                "/api/v1/consultations",
                """
                {"topic": "START_GROUP", "facility": "saporante", "slot": "%s",
                 "question": "会員の紹介に限る会は登録できないと言われた。どう変えればよいか。",
                 "asker": {"name": "松本幸子", "reach": "083-000-0000"}}
                """.formatted(slot),
                "Kyodo-Channel",
                "COUNTER",
                "Kyodo-On-Behalf-Of",
                "person");
    }

    private Api.Answer post(String what, String body) {
        return api.post(DESK, REGISTRY, "/api/v1/consultations/" + id + "/" + what, body);
    }

    private String subject() {
        return "consultation/" + id;
    }
}
