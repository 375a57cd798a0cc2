package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.DESK;
import static org.kyodo.journeys.Cast.FIREFLIES;
import static org.kyodo.journeys.Cast.OTONO_CENTRE;
import static org.kyodo.journeys.Cast.SCHOOLS;
import static org.kyodo.journeys.Cast.SHOPKEEPERS;
import static org.kyodo.journeys.Service.REGISTRY;

import java.util.Optional;

/** E24, the registry's part: a course with places, a waiting list and attendance. */
final class CourseScene {
    private final Story story;
    private final Cast cast;
    private final Api api;
    private String id;

    CourseScene(Story story, Cast cast) {
        this.story = story;
        this.cast = cast;
        this.api = story.api();
    }

    void play() {
        story.chapter("E24 講座: 定員、キャンセル待ち、参加の実績", "E24 A course: places, waiting list, attendance");
        announce();
        enrol();
        attend();
    }

    private void announce() {
        story.itIs("2026-09-11T09:00");
        story.step(
                "大殿地域交流センターが、定員5人の講座を企画し、案内します。",
                "The exchange centre plans a course for five people and announces it.");
        id = story.must(201, api.post(OTONO_CENTRE, REGISTRY, "/api/v1/gatherings", """
                        {"plan": {"kind": "COURSE", "title": "市民活動はじめて講座", "summary": "市民活動のはじめ方を、活動している人と学ぶ。",
                          "host": {"department": "area-center-otono"},
                          "slot": {"opensAt": "2026-10-17T04:30:00Z", "closesAt": "2026-10-17T07:00:00Z"},
                          "place": "大殿地域交流センター", "capacity": 5, "enrolUntil": "2026-09-30T08:00:00Z", "fee": "無料",
                          "fields": ["COMMUNITY_BUILDING"], "areas": ["大殿"]}}
                        """))
                .id();
        story.must(200, post(OTONO_CENTRE, "announcement", "{}"));
        story.eventOf(subject(), "GatheringAnnounced");
        Api.Answer listed = story.must(
                200, api.look(REGISTRY, "/api/v1/public/gatherings?kind=COURSE&municipality=" + cast.municipality()));
        story.check(
                "誰でも見られる一覧にある",
                "everybody finds it in the public list",
                listed.body().toString().contains(id),
                listed.body());
    }

    private void enrol() {
        story.step(
                "団体が3人、学校教育課の職員が1人、アカウントのない市民が窓口で1人申し込み、満員になります。次の団体は待ちます。",
                "Three people of a group, one of the schools section, one resident at the counter: full. The next group waits.");
        story.must(200, post(FIREFLIES, "enrolments", people("fireflies", 3)));
        story.must(200, post(SCHOOLS, "enrolments", "{\"people\": 1}"));
        story.must(
                200,
                post(
                        DESK,
                        "enrolments",
                        "{\"people\": 1, \"person\": {\"name\": \"横山みどり\", \"reach\": \"083-000-0000\"}}",
                        "Kyodo-Channel",
                        "COUNTER",
                        "Kyodo-On-Behalf-Of",
                        "person"));
        story.must(200, post(SHOPKEEPERS, "enrolments", people("shopkeepers", 1)));
        EventLine waiting = story.eventOf(subject(), "EnrolmentWaitlisted");
        story.checkEvents(
                "申込4はキャンセル待ち", "the fourth enrolment waits", waiting.data().contains("\"number\":4"), waiting.data());

        story.step("職員が取り消すと、待っていた団体が繰り上がります。", "The section cancels, and the group that waited moves up.");
        story.must(200, post(SCHOOLS, "enrolment-cancellations", "{\"enrolment\": 2}"));
        EventLine movedUp = story.event(
                "EnrolmentAccepted",
                event -> event.subject().equals(subject()) && event.data().contains("\"number\":4"));
        story.checkEvents("空きは0", "no place is left", movedUp.data().contains("\"left\":0"), movedUp.data());

        story.itIs("2026-09-30T17:00:01");
        story.step("締切を1秒過ぎた申込は受け付けません。", "One second after the deadline nobody enrols any more.");
        story.refused(422, "LATE", "K-ALL-3", post(SCHOOLS, "enrolments", "{\"people\": 1}"));
    }

    private void attend() {
        story.itIs("2026-10-17T16:30");
        story.step(
                "来た人を記録します。申し込んで来なかった団体は数えません。数え直しは訂正になります。",
                "Who came is recorded; a group that enrolled and did not come is not counted; counted again, it is a correction.");
        story.must(200, post(OTONO_CENTRE, "attendance", attendance(3)));
        EventLine held = story.eventOf(subject(), "GatheringHeld");
        story.checkEvents(
                "来た団体と人数だけ、名前なし",
                "groups that came and numbers, no name",
                held.data().contains(cast.id("fireflies"))
                        && !held.data().contains(cast.id("shopkeepers"))
                        && held.header("ce_visibility").equals(Optional.of("PUBLIC")),
                held.data());
        story.must(200, post(OTONO_CENTRE, "attendance", attendance(2)));
        story.eventOf(subject(), "AttendanceCorrected");
        story.checkEvents(
                "開催の記録は1回だけ",
                "held is told once",
                story.history(subject()).stream()
                                .filter("GatheringHeld"::equals)
                                .count()
                        == 1,
                story.history(subject()));
    }

    private Api.Answer post(String account, String what, String body, String... headers) {
        return api.post(account, REGISTRY, "/api/v1/gatherings/" + id + "/" + what, body, headers);
    }

    private String subject() {
        return "gathering/" + id;
    }

    private String people(String group, int people) {
        return "{\"group\": \"" + cast.id(group) + "\", \"people\": " + people + "}";
    }

    private String attendance(int members) {
        return """
                {"attendance": {"groups": ["%s"], "departments": [],
                  "people": {"residents": 1, "groupMembers": %d, "business": 0, "education": 0, "staff": 0}}}
                """.formatted(cast.id("fireflies"), members);
    }
}
